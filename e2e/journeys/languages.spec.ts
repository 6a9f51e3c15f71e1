/** French, English and Italian. */
import { publicPlaces } from "../support/places";
import { expect, test } from "../support/test";
import { say } from "../support/texts";

test("the language can be changed on every page, is remembered, and is the page's own", async ({ page, language }) => {
  const other = language === "fr" ? "it" : "fr";
  const name = { fr: "Français", en: "English", it: "Italiano" };
  await page.goto("/salarie");
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await page.getByRole("button", { name: name[other], exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", other);
  await expect(page.getByRole("heading", { level: 1, name: say(other, "population.employee") })).toBeVisible();
  await page.goto("/infos/aide");
  await expect(page.locator("html")).toHaveAttribute("lang", other);
  await expect(page.getByRole("button", { name: name[other], exact: true })).toHaveAttribute("aria-current", "true");
});

test.describe("in Italian", () => {
  test.use({ locale: "it-IT" });

  test("every public screen speaks Italian", async ({ page, text, checkScreen }) => {
    for (const place of publicPlaces) {
      await page.goto(place);
      await expect(page.locator("html")).toHaveAttribute("lang", "it");
      await expect(page.getByRole("navigation", { name: text("shell.bottom_menu") })).toBeVisible();
    }
    await page.goto("/");
    await checkScreen("home-it");
  });

  test("CARE-03 the refunds speak Italian", async ({ page, text, person, signIn, checkScreen }) => {
    await signIn(person("Giulia Orengo"));
    await expect(page.getByRole("columnheader", { name: text("care.column_refunded") }).first()).toBeVisible();
    await checkScreen("care-it");
  });
});
