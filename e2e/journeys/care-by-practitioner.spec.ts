/** « Par praticien »: the refunds of one performer (CARE-08). */
import { everyLine, refunds, sum } from "../support/care";
import { expect, test } from "../support/test";

interface Practitioners {
  practitioners: { number: string; first_name: string; last_name: string; specialty: string; totals: { lines: number } }[];
  unregistered: { lines: number } | null;
}

test("CARE-08 the list holds the performers and never the prescribers; « Ok » shows the refunds of one", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), "praticiens");
  await expect(page.getByRole("combobox", { name: text("practitioner.select") })).toBeVisible();
  await checkScreen("practitioners");

  const { practitioners } = await api<Practitioners>("/care/practitioners");
  const lines = await everyLine(api);
  const performers = new Set(lines.flatMap(({ performer }) => (performer ? [performer.number] : [])));
  expect(new Set(practitioners.map(({ number }) => number))).toEqual(performers);

  const chosen = practitioners[0];
  if (!chosen) throw new Error("nobody has performed anything");
  await page.getByRole("combobox", { name: text("practitioner.select") }).selectOption(chosen.number);
  await page.getByRole("button", { name: text("practitioner.ok"), exact: true }).click();
  const table = refunds({ page, text, language });
  await expect(table.table.locator("caption")).toContainText(chosen.last_name);
  await table.showEverything();
  await expect(table.rows()).toHaveCount(chosen.totals.lines);
  expect(await table.total(1)).toBe(sum(await table.column(1)));
  await checkScreen("practitioner-chosen");
});

test("CARE-08 « Praticien non immatriculé » gathers care without a registered performer", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), "praticiens");
  const { unregistered } = await api<Practitioners>("/care/practitioners");
  if (!unregistered) throw new Error("every refund of the fictitious file has a registered performer");
  await page
    .getByRole("combobox", { name: text("practitioner.select") })
    .selectOption({ label: text("practitioner.unregistered") });
  await page.getByRole("button", { name: text("practitioner.ok"), exact: true }).click();
  const table = refunds({ page, text, language });
  await table.showEverything();
  await expect(table.rows()).toHaveCount(unregistered.lines);
  await checkScreen("practitioner-unregistered");
});

test("CARE-08 « Ok » without a choice asks for one", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("Alain Dupont"), "praticiens");
  await page.getByRole("button", { name: text("practitioner.ok"), exact: true }).click();
  await expect(page.locator("ds-error-summary")).toBeFocused();
  await expect(page.getByText(text("practitioner.missing"))).toHaveCount(2);
  await checkScreen("practitioner-missing");
});
