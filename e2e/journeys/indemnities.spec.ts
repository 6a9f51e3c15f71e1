import { amount, cents, day } from "../support/amounts";
import { sum } from "../support/care";
import { expect, test } from "../support/test";

/** What the API says of a period, as far as the journeys look at it. */
interface Period {
  number: string;
  kind: "sickness" | "maternity" | "invalidity";
  state: "paid" | "to_pay" | "in_progress";
  from: string;
  until: string;
  employer: string | null;
  amount_cents: number | null;
  payee: { kind: "person" | "employer"; name: string };
  explanation: { waiting_days: number; correction_cents: number } | null;
}

interface Indemnities {
  periods: Period[];
  paid_cents: number;
  last_approved_leave: { kind: string; from: string; until: string | null } | null;
}

const some = (periods: Period[], what: string, wanted: (period: Period) => boolean): Period => {
  const found = periods.find(wanted);
  if (!found) throw new Error(`the fictitious file holds no period that is ${what}`);
  return found;
};

test("IND-01 the total paid and the last approved leave stand at the top", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), "indemnisation");
  await expect(page.getByRole("heading", { level: 1, name: text("indemnities.title") })).toBeFocused();
  const { periods, paid_cents } = await api<Indemnities>("/indemnities");
  const paid = periods.filter(({ state }) => state === "paid").map(({ amount_cents }) => amount_cents ?? 0);
  expect(sum(paid)).toBe(paid_cents);
  const facts = page.locator("dl.facts").first();
  await expect(facts).toContainText(amount(paid_cents, language));
  await expect(facts).toContainText(text("indemnities.kind_sickness"));
  await expect(page.getByText(text("indemnities.leave_next"))).toBeVisible();
  const { data_as_of } = await api<{ data_as_of: string }>("/session");
  await expect(page.getByText(text("common.data_as_of", { date: day(data_as_of, language) }))).toBeVisible();
  await checkScreen("indemnities");
});

test("IND-02 a row for each period and employer, whose paid amounts make the total", async ({
  page, text, language, person, signIn, api,
}) => {
  await signIn(person("Alain Dupont"), "indemnisation");
  const { periods, paid_cents } = await api<Indemnities>("/indemnities");
  const table = page.getByRole("table", { name: text("indemnities.caption") });
  const rows = table.locator("tbody > tr:has(> th)");
  await expect(rows).toHaveCount(periods.length);
  const shown = await rows.locator("td:last-child").allTextContents();
  const isPaid = (index: number): boolean => periods[index]?.state === "paid";
  expect(sum(shown.filter((_, index) => isPaid(index)).map((cell) => cents(cell, language)))).toBe(paid_cents);
  await expect(table.locator("tfoot tr").last()).toContainText(amount(paid_cents, language));
  const double = some(periods, "of two employers", (one) =>
    periods.some((other) => other.from === one.from && other.until === one.until && other.employer !== one.employer));
  const same = periods.filter(({ from, until }) => from === double.from && until === double.until);
  for (const { employer } of same) {
    await expect(rows.filter({ hasText: employer ?? "" }).first()).toBeVisible();
  }
  for (const header of ["period", "employer", "kind", "state", "amount"]) {
    await expect(table.getByRole("columnheader", { name: text(`indemnities.column_${header}`), exact: true })).toBeVisible();
  }
  for (const state of ["paid", "to_pay", "in_progress"]) {
    await expect(table.getByText(text(`indemnities.state_${state}`), { exact: true }).first()).toBeVisible();
    await expect(page.getByText(text(`indemnities.legend_${state}`))).toBeVisible();
  }
});

test("IND-03 « + » shows the payment date and the payee, by keyboard too, and why the amount is what it is", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), "indemnisation");
  const { periods } = await api<Indemnities>("/indemnities");
  const subrogated = some(periods, "paid to an employer", ({ state, payee }) => state === "paid" && payee.kind === "employer");
  const button = page.locator(`[aria-controls="period-${subrogated.number}"]`);
  await button.focus();
  await page.keyboard.press("Enter");
  const details = page.locator(`[id="period-${subrogated.number}"]`);
  await expect(details.getByText(text("indemnities.paid_on"), { exact: true })).toBeVisible();
  await expect(details).toContainText(text("indemnities.payee_employer", { name: subrogated.payee.name }));
  const why = details.getByRole("table", { name: text("indemnities.why_amount") });
  await expect(why.locator("tfoot")).toContainText(amount(subrogated.amount_cents ?? 0, language));
  await page.keyboard.press("Enter");
  await expect(details).toBeHidden();

  const corrected = some(periods, "corrected", ({ explanation }) => (explanation?.correction_cents ?? 0) < 0);
  await page.locator(`[aria-controls="period-${corrected.number}"]`).click();
  const explained = page.locator(`[id="period-${corrected.number}"]`);
  await expect(explained).toContainText(text("indemnities.why_correction"));
  await expect(explained).toContainText(text("indemnities.why_waiting"));
  await checkScreen("indemnities-unfolded");
});

test("IND-02 maternity, invalidity and an open end have words of their own", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("Claire Rossi", "employee"), "indemnisation");
  await expect(page.getByRole("table").getByText(text("indemnities.kind_maternity"), { exact: true }).first()).toBeVisible();
  await checkScreen("indemnities-maternity");
  await page.context().clearCookies();
  await signIn(person("Olivier Noaro"), "indemnisation");
  await expect(page.getByText(text("indemnities.no_leave"))).toBeVisible();
  await expect(page.getByRole("table").getByText(text("common.not_applicable"), { exact: true }).first()).toBeVisible();
  await checkScreen("indemnities-invalidity");
  await page.context().clearCookies();
  await signIn(person("Chiara Bianchi"), "indemnisation");
  await expect(page.getByText(text("indemnities.open_period", { from: "" }).split(",")[1]?.trim() ?? "")).toBeVisible();
});

test("IND-01 who has none is told so, and what makes something appear", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("Thomas Blanchi"), "indemnisation");
  await expect(page.getByText(text("indemnities.empty"))).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await checkScreen("indemnities-none");
});

test("IND-01 the spouse who receives allowances has no such service", async ({ page, text, person, signIn, allowErrors }) => {
  allowErrors(/403/);
  await signIn(person("Sophie Dupont"), "profil");
  await page.goto("/mon-compte/indemnisation");
  await expect(page.getByRole("heading", { level: 1, name: text("session.not_open_title") })).toBeVisible();
});
