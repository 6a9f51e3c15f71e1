/** « Simulation de retraite » (SIM-01 to SIM-04). */
import { amount, day } from "../support/amounts";
import { shownCents } from "../support/tables";
import { expect, test } from "../support/test";

interface Fund {
  fund: "car" | "carti";
  validated_hundredths: number;
  to_come_hundredths: number;
  monthly_cents: number;
}

interface Simulation {
  id: string;
  leaving_month: string;
  monthly_cents: number;
  missing: string[];
  funds: Fund[];
  sensitivity: { change_bp: number; monthly_cents: number }[];
}

interface Outlook {
  access: string;
  open_from: string | null;
  earliest_month: string | null;
  first_month: string;
  last_month: string;
  funds: { validated_hundredths: number }[];
}

const tags = { fr: "fr-FR", en: "en-GB", it: "it-IT" };

/** `mars 2030`. */
const month = (date: string, language: keyof typeof tags) =>
  new Intl.DateTimeFormat(tags[language], { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(date));

const points = (hundredths: number, language: keyof typeof tags) =>
  new RegExp(
    new Intl.NumberFormat(tags[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 })
      .format(hundredths / 100)
      .replace(/[.]/g, "\\.")
      .replace(/\s/g, "\\s"),
  );

test("SIM-02 points acquired stand first, two lists choose the month, and the result tells the amount and its points", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Olivier Noaro"), "simulation");
  await expect(page.getByRole("heading", { level: 1, name: text("simulation.title") })).toBeVisible();
  const outlook = await api<Outlook>("/pension/outlook");
  const known = page.locator("table", { has: page.getByText(text("simulation.known"), { exact: true }) });
  await expect(known).toContainText(points(outlook.funds[0]?.validated_hundredths ?? 0, language));
  await expect(page.getByText(text("simulation.earliest", { month: month(outlook.earliest_month ?? "", language) }))).toBeVisible();
  const years = page.getByLabel(text("simulation.year"), { exact: true }).locator("option:not([value=''])");
  await expect(years).toHaveCount(11);
  await expect(years.last()).toHaveText(outlook.last_month.slice(0, 4));
  await checkScreen("simulation");

  await page.getByLabel(text("simulation.month"), { exact: true }).selectOption("6");
  await page.getByLabel(text("simulation.year"), { exact: true }).selectOption("2033");
  await page.getByRole("button", { name: text("simulation.submit"), exact: true }).click();
  const heading = page.getByRole("heading", { level: 2, name: text("simulation.result", { month: month("2033-06-01", language) }) });
  await expect(heading).toBeFocused();
  const { simulations } = await api<{ simulations: Simulation[] }>("/pension/simulations");
  const result = simulations.find((one) => one.leaving_month === "2033-06-01");
  if (!result) throw new Error("the result is not kept");
  const section = page.getByRole("region", { name: text("simulation.result", { month: month("2033-06-01", language) }) });
  await expect(section).toContainText(amount(result.monthly_cents, language));
  const car = result.funds[0];
  if (!car) throw new Error("no fund");
  for (const [line, hundredths] of [["validated", car.validated_hundredths], ["to_come", car.to_come_hundredths]] as const) {
    const row = section.locator("tr", { has: page.getByRole("rowheader", { name: text(`simulation.${line}`), exact: true }) });
    await expect(row).toContainText(points(hundredths, language));
  }
  await section.locator("summary").click();
  await expect(section.getByText(text("simulation.parameter_car_point_value"), { exact: true })).toBeVisible();
  await expect(section.getByText(text("simulation.illustrative"), { exact: true }).first()).toBeVisible();
  await expect(section.getByText(text("simulation.illustrative_note"))).toBeVisible();
  await checkScreen("simulation-result");
});

test("SIM-03 other dates stand side by side, as a chart and as a table with their differences; SIM-04 to the same cent", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Anne-Françoise Marie-Thérèse de l’Église d’Aubréville-Saint-Hilaire"), "simulation");
  for (const year of ["2029", "2031"]) {
    await page.getByLabel(text("simulation.month"), { exact: true }).selectOption("3");
    await page.getByLabel(text("simulation.year"), { exact: true }).selectOption(year);
    await page.getByRole("button", { name: text("simulation.submit"), exact: true }).click();
    const name = text("simulation.result", { month: month(`${year}-03-01`, language) });
    await expect(page.getByRole("heading", { level: 2, name })).toBeFocused();
    // The lists stay where they were, for the next date.
    await expect(page.getByLabel(text("simulation.month"), { exact: true })).toHaveValue("3");
    await expect(page.getByLabel(text("simulation.year"), { exact: true })).toHaveValue(year);
  }
  const read = async () => (await api<{ simulations: Simulation[] }>("/pension/simulations")).simulations;
  const first = await read();
  const table = page.locator("table.simulations");
  // The same person simulates on other screens at this very moment: what is compared is read together.
  await expect(async () => {
    await page.reload();
    await expect(table.locator("tbody tr").first()).toBeVisible();
    const simulations = await read();
    expect(simulations.length).toBeGreaterThanOrEqual(2);
    expect(await table.locator("tbody tr").count()).toBe(simulations.length);
    for (const [index, simulation] of simulations.entries()) {
      expect(simulation.funds.reduce((sum, fund) => sum + fund.monthly_cents, 0)).toBe(simulation.monthly_cents);
      const cells = table.locator("tbody tr").nth(index).locator("td");
      expect(await shownCents(cells.nth(2), language)).toBe(simulation.monthly_cents);
      const before = simulations[index - 1];
      if (before) expect(await shownCents(cells.nth(3), language)).toBe(simulation.monthly_cents - before.monthly_cents);
    }
    const again = new Map(simulations.map((one) => [one.id, one]));
    for (const one of first) expect(again.get(one.id)).toEqual(one);
  }).toPass();
  await expect(page.getByRole("img", { name: text("simulation.chart_title") })).toBeVisible();
  await checkScreen("simulation-side-by-side");

  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(text("simulation.side_by_side"), { exact: true })).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
});

test("SIM-02 a date before the right says what is missing and which month opens it; a month outside the lists is refused in words", async ({
  page, text, language, person, signIn, checkScreen,
}) => {
  await signIn(person("Olivier Noaro"), "simulation");
  await page.getByLabel(text("simulation.month"), { exact: true }).selectOption("2");
  await page.getByLabel(text("simulation.year"), { exact: true }).selectOption("2028");
  await page.getByRole("button", { name: text("simulation.submit"), exact: true }).click();
  const section = page.getByRole("region", { name: text("simulation.result", { month: month("2028-02-01", language) }) });
  await expect(section.getByText(text("simulation.no_right"), { exact: true })).toBeVisible();
  await expect(section.getByText(text("simulation.missing_age", { value: 60 }))).toBeVisible();
  await expect(section.getByText(text("simulation.earliest", { month: month("2030-03-01", language) }))).toBeVisible();
  await checkScreen("simulation-no-right");

  await page.getByLabel(text("simulation.month"), { exact: true }).selectOption("1");
  await page.getByLabel(text("simulation.year"), { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: text("simulation.submit"), exact: true }).click();
  await expect(page.locator("ds-error-summary")).toBeFocused();
  await checkScreen("simulation-outside");
});

test("SIM-01 whoever may not simulate is told why", async ({ page, text, language, person, signIn, api, checkScreen }) => {
  await signIn(person("Alain Dupont"), "simulation");
  const { open_from } = await api<Outlook>("/pension/outlook");
  await expect(page.getByText(text("simulation.too_young", { age: 55, date: day(open_from ?? "", language) }))).toBeVisible();
  await expect(page.getByRole("button", { name: text("simulation.submit") })).toHaveCount(0);
  await checkScreen("simulation-too-young");
});

test("SIM-01 who is retired is told so and led to the payments", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("René Ferrero"), "simulation");
  await expect(page.getByText(text("simulation.already_retired"))).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: text("simulation.see_payments") }).click();
  await expect(page).toHaveURL(/\/mon-compte\/pension/);
  await page.goBack();
  await checkScreen("simulation-retired");
});

test("PEN-02 who has no pension and may simulate is led there", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("Olivier Noaro"), "pension");
  await expect(page.getByText(text("pension.none"))).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: text("service.pension_simulation") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("simulation.title") })).toBeFocused();
  await checkScreen("simulation-from-payments");
});
