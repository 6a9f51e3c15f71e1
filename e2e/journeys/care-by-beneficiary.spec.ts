/** « Soins médicaux »: from the household to the reason of an amount (CARE-01 to CARE-07). */
import { amount } from "../support/amounts";
import { everyLine, refunds, sum, type Household, type Line } from "../support/care";
import { expect, test } from "../support/test";

const some = (lines: Line[], what: string, wanted: (line: Line) => boolean): Line => {
  const found = lines.find(wanted);
  if (!found) throw new Error(`the fictitious file holds no line that is ${what}`);
  return found;
};

test("CARE-01 each member of the household with what was paid; choosing one shows their refunds", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Alain Dupont"));
  const { beneficiaries } = await api<Household>("/care/beneficiaries");
  expect(beneficiaries.map(({ role }) => role)).toEqual(["holder", "spouse", "child", "child", "child"]);

  const choice = page.getByRole("navigation", { name: text("care.beneficiaries") });
  const table = refunds({ page, text, language });
  for (const beneficiary of beneficiaries) {
    const name = `${beneficiary.first_name} ${beneficiary.last_name}`;
    const link = choice.getByRole("link", { name });
    const card = choice.getByRole("listitem").filter({ has: page.getByRole("link", { name }) });
    await expect(card).toContainText(amount(beneficiary.paid_cents, language));
    await link.click();
    await expect(link).toHaveAttribute("aria-current", "true");
    await expect(table.table.locator("caption")).toHaveText(text("care.caption", { name }));
    await table.showEverything();
    await expect(table.rows()).toHaveCount(beneficiary.lines);
  }
  await checkScreen("care");
});

test("CARE-01 the totals are the sums of what is on the screen", async ({ page, text, language, person, signIn }) => {
  await signIn(person("Alain Dupont"));
  const table = refunds({ page, text, language });
  await table.showEverything();
  for (const column of [1, 2] as const) {
    expect(await table.total(column)).toBe(sum(await table.column(column)));
  }
});

test("CARE-02 CARE-03 every state is written out, dated, and explained in the legend", async ({
  page, text, language, person, signIn, api,
}) => {
  await signIn(person("Alain Dupont"));
  const table = refunds({ page, text, language });
  const { beneficiaries } = await api<Household>("/care/beneficiaries");
  const seen = new Set<string>();
  for (const { id } of beneficiaries) {
    await page.goto(`/mon-compte/soins?${new URLSearchParams({ beneficiaire: id })}`);
    const lines = await everyLine(api, `&beneficiary=${id}`);
    const shown = await table.table.locator("tbody").textContent();
    for (const { state } of lines.slice(0, 20)) {
      seen.add(state);
      expect(shown).toContain(text(`care.state_${state}`));
    }
  }
  expect([...seen].sort()).toEqual(["in_progress", "processed", "to_pay"]);
  const headers = ["date", "benefit", "care_dates", "state", "billed", "refunded"];
  for (const header of headers) {
    await expect(table.table.getByRole("columnheader", { name: text(`care.column_${header}`), exact: true })).toBeVisible();
  }
  for (const entry of ["processed", "to_pay", "in_progress", "adjusted", "third_party", "hnp"]) {
    await expect(page.getByText(text(`care.legend_${entry}`))).toBeVisible();
  }
});

test("CARE-03 nothing refunded is written while a file is being processed", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Hugo Sangiorgio"));
  const line = some(await everyLine(api), "being processed", ({ state }) => state === "in_progress");
  const table = refunds({ page, text, language });
  await table.goToOwner(line);
  await expect(table.row(line).locator("td").last()).toHaveText(text("care.not_yet"));
  const details = await table.unfold(line);
  await expect(details).toContainText(text("care.why_not_yet"));
  await checkScreen("care-in-progress");
});

test("CARE-04 « + » shows payee, performer, prescriber, rate and tariff, and « − » folds again", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Alain Dupont"));
  const table = refunds({ page, text, language });
  await expect(table.table).toBeVisible();
  const { beneficiaries } = await api<Household>("/care/beneficiaries");
  const lines = await everyLine(api, `&beneficiary=${beneficiaries[0]?.id}`);
  const line = some(lines.slice(0, 20), "performed by somebody registered", ({ performer }) => performer !== null);
  const details = await table.unfold(line);
  for (const key of ["paid_to", "performed_by", "prescribed_by", "rate", "base_tariff"]) {
    await expect(details.getByText(text(`care.${key}`), { exact: true })).toBeVisible();
  }
  await expect(details).toContainText(line.payee.name);
  await expect(details).toContainText(line.performer?.name ?? "");
  await checkScreen("care-unfolded");
  await table.row(line).getByRole("button").click();
  await expect(details).toBeHidden();

  await page.getByRole("button", { name: text("common.unfold_all") }).click();
  await expect(table.table.locator('[aria-expanded="false"]')).toHaveCount(0);
  await page.getByRole("button", { name: text("common.fold_all") }).click();
  await expect(table.table.locator('[aria-expanded="true"]')).toHaveCount(0);
});

test("CARE-04 « Pourquoi ce montant ? » explains the refund in parts that add up", async ({
  page, text, language, person, signIn, api,
}) => {
  await signIn(person("Alain Dupont"));
  const table = refunds({ page, text, language });
  await expect(table.table).toBeVisible();
  const { beneficiaries } = await api<Household>("/care/beneficiaries");
  const lines = await everyLine(api, `&beneficiary=${beneficiaries[0]?.id}`);
  const line = some(lines.slice(0, 20), "refunded and explained", ({ explanation }) => explanation !== null);
  const why = await table.unfold(line);
  await expect(why.getByText(text("care.why"), { exact: true })).toBeVisible();
  const refund = why.getByRole("table", { name: text("care.why_refund") });
  await expect(refund.locator("tfoot")).toContainText(amount(line.refunded_cents ?? 0, language));
  const left = why.getByRole("table", { name: text("care.why_left") });
  await expect(left.locator("tfoot")).toContainText(amount(line.billed_cents - (line.refunded_cents ?? 0), language));
});

test("CARE-05 an adjusted file bears R, shows old and new amount, and leads to the one it replaces", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Olivier Noaro"));
  const line = some(await everyLine(api), "adjusted", ({ adjusted, explanation }) => adjusted && !!explanation?.adjustment);
  const table = refunds({ page, text, language });
  await table.goToOwner(line);
  await table.showEverything();
  await expect(table.row(line)).toContainText(text("care.adjusted"));
  const before = line.explanation?.adjustment?.statement_number ?? "";
  const details = await table.unfold(line);
  await expect(details.getByRole("table", { name: text("care.why_adjusted") })).toBeVisible();
  await checkScreen("care-adjusted");
  await details.getByRole("link", { name: text("care.why_superseded", { number: before }) }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("statement.title", { number: before }) })).toBeVisible();
  await expect(page.getByText(text("statement.superseded"))).toBeVisible();
  await checkScreen("statement-superseded");
});

test("CARE-05 what was paid to a third party bears T and says to whom", async ({
  page, text, language, person, signIn, api,
}) => {
  await signIn(person("Alain Dupont"));
  const lines = await everyLine(api);
  const line = some(lines, "paid to a third party", ({ third_party, explanation }) => third_party && !!explanation);
  const table = refunds({ page, text, language });
  await table.goToOwner(line);
  await table.showEverything();
  await expect(table.row(line)).toContainText(text("care.third_party"));
  await expect(await table.unfold(line)).toContainText(line.payee.name);
});

test("CARE-05 unpaid fees bear HNP, which the legend explains", async ({ page, text, language, person, signIn, api, checkScreen }) => {
  await signIn(person("Chiara Bianchi"));
  const line = some(await everyLine(api), "HNP", ({ fees_unpaid }) => fees_unpaid);
  const table = refunds({ page, text, language });
  await table.goToOwner(line);
  await table.showEverything();
  await expect(table.row(line)).toContainText("HNP");
  await expect(page.getByText(text("care.legend_hnp"))).toBeVisible();
  await checkScreen("care-hnp");
});

test("CARE-06 acts billed together stand under one amount", async ({ page, text, language, person, signIn, api, checkScreen }) => {
  await signIn(person("Antoine Vatrican"));
  const line = some(await everyLine(api), "billed together", ({ bundled_acts }) => bundled_acts.length > 1);
  const table = refunds({ page, text, language });
  await table.goToOwner(line);
  await table.showEverything();
  const details = await table.unfold(line);
  await expect(details).toContainText(text("care.bundled"));
  for (const act of line.bundled_acts) await expect(details).toContainText(act.benefit.label);
  await checkScreen("care-bundled");
});

test("CARE-07 nothing older than twelve months is shown", async ({ page, person, signIn, api }) => {
  await signIn(person("Jeanne Castellari"));
  const { since } = await api<Household>("/care/beneficiaries");
  const lines = await everyLine(api);
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter(({ dated }) => dated < since)).toEqual([]);
  await expect(page.getByRole("table").first()).toBeVisible();
});

test("CARE-01 a filter by period and state narrows rows, totals, chart and export alike, and Back undoes it", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Jeanne Castellari"));
  const table = refunds({ page, text, language });
  await expect(table.table.locator("tfoot")).toBeVisible();
  const everything = await table.total(2);
  const paid = some(await everyLine(api), "paid", ({ state }) => state === "processed");
  const [year, month] = paid.dated.split("-");
  await page.getByLabel(text("common.period_from"), { exact: true }).fill(`${year}-${month}-01`);
  await page.getByLabel(text("common.period_until"), { exact: true }).fill(paid.dated);
  await page.getByRole("combobox", { name: text("care.filter_state") }).selectOption({ label: text("care.state_processed") });
  await page.getByRole("button", { name: text("care.filter_apply"), exact: true }).click();
  await expect(page).toHaveURL(/\?.+/);
  await expect.poll(() => table.total(2)).toBeLessThan(everything);
  // Totals and rows travel by themselves: either may arrive first.
  await expect(async () => {
    await table.showEverything();
    expect(await table.total(2)).toBe(sum(await table.column(2)));
  }).toPass();
  await checkScreen("care-filtered");

  const csv = page.getByRole("link", { name: text("common.export_csv") });
  const download = page.waitForEvent("download");
  await csv.click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const rows = Buffer.concat(chunks).toString("utf8").trim().split(/\r?\n/).slice(1);
  expect(rows.length).toBeGreaterThanOrEqual(await table.rows().count());

  await page.goBack();
  await expect.poll(() => table.total(2)).toBe(everything);
});
