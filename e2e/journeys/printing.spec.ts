/** On paper (NAV-09): the data, who and when, and no menus. */
import { refunds } from "../support/care";
import { expect, test } from "../support/test";

test("NAV-09 the printed refunds hold the data, who and when, and no menus; unfolded rows print unfolded", async ({
  page, text, language, person, signIn,
}, info) => {
  await signIn(person("Alain Dupont"));
  const table = refunds({ page, text, language });
  await expect(table.table).toBeVisible();
  await table.rows().first().getByRole("button").click();

  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(text("common.printed_for", { name: "Alain Dupont", matricule: "002490" }), { exact: true })).toBeVisible();
  await expect(page.getByText(text("common.printed_on", { moment: "" }).trim())).toBeVisible();
  await expect(table.table.getByText(text("care.paid_to"), { exact: true })).toBeVisible();
  await expect(table.table.locator("tfoot")).toBeVisible();
  for (const menu of await page.getByRole("navigation", { includeHidden: true }).all()) {
    if (await menu.locator("h2").count()) continue;
    await expect(menu).toBeHidden();
  }
  await expect(page.getByRole("button")).toHaveCount(0);

  const pdf = await page.pdf({ path: info.outputPath("refunds.pdf"), format: "A4" });
  expect(pdf.length).toBeGreaterThan(10_000);
});

test("NAV-09 what is printed is everything, even what waits behind « Afficher la suite »", async ({
  page, text, language, person, signIn,
}) => {
  await signIn(person("Jeanne Castellari"));
  const table = refunds({ page, text, language });
  await expect(table.table).toBeVisible();
  await page.evaluate(() => (window.print = () => document.body.setAttribute("data-printed", "")));
  await page.getByRole("button", { name: text("common.print") }).click();
  await expect(page.locator("body")).toHaveAttribute("data-printed", "");
  await expect(page.getByRole("button", { name: text("common.more") })).toHaveCount(0);
});
