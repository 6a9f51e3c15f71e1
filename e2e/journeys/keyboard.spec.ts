/** The whole way by keyboard alone, from the home to « Se déconnecter ». */
import type { Page } from "@playwright/test";

import { expect, test } from "../support/test";

/** Presses Tab until the focus stands on what is looked for; fails after a whole round. */
async function tabTo(page: Page, name: string | RegExp, role: "link" | "button" | "textbox" | "any" = "any"): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) === 0) continue;
    const wanted = role === "any" ? focused : focused.and(page.getByRole(role));
    if ((await wanted.count()) === 0) continue;
    const label = await focused.evaluate((element) => {
      const input = element as HTMLInputElement;
      return (element.getAttribute("aria-label") ?? input.labels?.[0]?.textContent ?? element.textContent ?? "").trim();
    });
    if (typeof name === "string" ? label === name : name.test(label)) return;
  }
  throw new Error(`Tab never reaches « ${name} »`);
}

test("NAV-01 AUTH-01 CARE-04 NAV-08 from the home to an unfolded refund and out again, by keyboard alone", async ({
  page, text, person,
}) => {
  const alain = person("Alain Dupont");
  const [year = "", month = "", day = ""] = alain.birth_date.split("-");

  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus"), "the first stop skips the menus").toHaveText(text("shell.skip"));
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();

  await page.goto("/salarie");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("main").focus();
  await tabTo(page, text("service.medical_care"), "link");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: text("sign_in.title") })).toBeFocused();
  for (const [field, value] of Object.entries({ matricule: alain.matricule, day, month, year, password: alain.password })) {
    await tabTo(page, text(`sign_in.${field}`));
    await page.keyboard.type(value);
  }
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: text("care.title") })).toBeFocused();
  await expect(page.getByRole("table").first()).toBeVisible();
  const unfold = text("common.unfold", { name: "" }).trim();
  await tabTo(page, new RegExp(`^${unfold}`), "button");
  const button = page.locator(":focus");
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByText(text("care.paid_to")).first()).toBeVisible();
  await page.keyboard.press("Space");
  await expect(button).toHaveAttribute("aria-expanded", "false");

  await page.goto("/mon-compte/soins");
  await tabTo(page, text("shell.sign_out"), "button");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
});
