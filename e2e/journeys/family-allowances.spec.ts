/** « Allocations familiales », for the holder and for the recipient (FAM-01 to FAM-05). */
import { allowances, monthName, type HouseholdMonth, type ReceivedMonth } from "../support/allowances";
import { amount } from "../support/amounts";
import { expect, test } from "../support/test";

const household = "allocations-familiales";
const received = "allocations-attributaire";

test("FAM-01 FAM-02 the holder sees twelve months, each with what was granted, recovered and paid", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), household);
  await expect(page.getByRole("heading", { level: 1, name: text("allowances.title") })).toBeFocused();
  const { months, totals } = await api<{ months: HouseholdMonth[]; totals: HouseholdMonth["totals"] }>("/family-allowances");
  expect(months.length).toBe(12);
  const { table } = allowances(page);
  for (const month of months) {
    const row = table.locator("tr", { has: page.locator(`[aria-controls="month-${month.month}"]`) });
    await expect(row).toContainText(monthName(month.month, language));
    await expect(row.locator("td").last()).toHaveText(amount(month.totals.paid_cents, language));
    const recovered = month.totals.internal_recovery_cents + month.totals.third_party_recovery_cents;
    await expect(row.locator("td").nth(3)).toHaveText(amount(recovered, language));
  }
  await expect(table.locator("tfoot td").last()).toHaveText(amount(totals.paid_cents, language));
  for (const entry of ["granted", "recovered", "paid"]) {
    await expect(page.getByText(text(`allowances.legend_${entry}`))).toBeVisible();
  }
  await checkScreen("family-allowances");
});

test("FAM-03 FAM-04 a month unfolds to its recipients with their subtotals, and to the children", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), household);
  const { months } = await api<{ months: HouseholdMonth[] }>("/family-allowances");
  const { unfold, rows } = allowances(page);
  await expect(page.getByText(text("allowances.processing"))).toBeVisible();

  const shared = months.find(({ recipients }) => recipients.length > 1) as HouseholdMonth;
  const group = await unfold(shared.month);
  for (const { recipient, totals } of shared.recipients) {
    const row = group.locator("tr", { hasText: text("allowances.subtotal", { name: recipient }) });
    await expect(row.locator("td").last()).toHaveText(amount(totals.paid_cents, language));
  }

  const recovered = months.find(({ recipients }) => recipients[0]?.recoveries.length === 2) as HouseholdMonth;
  const recipient = recovered.recipients[0] as HouseholdMonth["recipients"][number];
  const facts = (await unfold(recovered.month)).locator("dl").first();
  await expect(facts).toContainText(recipient.recipient);
  await expect(facts).toContainText(text("allowances.recovery_internal", { amount: "" }).trim());
  const body = recipient.recoveries[1]?.third_party ?? "";
  await expect(facts).toContainText(text("allowances.recovery_for", { amount: "", name: body }).trim());

  const child = recipient.children[0]?.child ?? "";
  const name = text("common.unfold", { name: `${child}, ${monthName(recovered.month, language)}` });
  await rows(recovered.month).getByRole("button", { name }).click();
  const details = rows(recovered.month).locator(`[id="child-${recovered.month}-0-0"]`);
  await expect(details).toContainText(recipient.recipient);
  await expect(details).toContainText(text("allowances.recovery_for", { amount: "", name: body }).trim());
  await checkScreen("family-allowances-unfolded");
});

test("FAM-02 more recovered than granted is shown below zero", async ({ page, text, language, person, signIn, api }) => {
  await signIn(person("Alain Dupont"), household);
  const { months } = await api<{ months: HouseholdMonth[] }>("/family-allowances");
  const below = months.find(({ recipients }) => recipients.some(({ children }) => children.some(({ amounts }) => amounts.paid_cents < 0)));
  const child = below?.recipients[0]?.children.find(({ amounts }) => amounts.paid_cents < 0);
  if (!below || !child) throw new Error("no child of the fictitious file is paid less than nothing");
  const group = await allowances(page).unfold(below.month);
  const row = group.locator("tr", { hasText: child.child });
  await expect(row.locator("td").last()).toHaveText(amount(child.amounts.paid_cents, language));
  await expect(page.getByText(text("allowances.legend_paid"))).toBeVisible();
});

test("FAM-04 both levels unfold and fold by keyboard alone", async ({ page, person, signIn, api }) => {
  await signIn(person("Alain Dupont"), household);
  const { months } = await api<{ months: HouseholdMonth[] }>("/family-allowances");
  const month = months[0]?.month ?? "";
  const { button, rows } = allowances(page);
  await button(month).focus();
  await page.keyboard.press("Enter");
  await expect(button(month)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  const child = rows(month).getByRole("button").first();
  await expect(child).toBeFocused();
  await page.keyboard.press("Space");
  await expect(child).toHaveAttribute("aria-expanded", "true");
  await expect(rows(month).locator(`[id="child-${month}-0-0"]`)).toBeVisible();
  await page.keyboard.press("Space");
  await expect(child).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Shift+Tab");
  await expect(button(month)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rows(month)).toBeHidden();
});

test("FAM-05 the recipient sees what was paid to her account, and nothing of her husband's part", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Sophie Dupont"), received);
  const { months } = await api<{ months: ReceivedMonth[] }>("/recipient-allowances");
  const { table } = allowances(page);
  await expect(table).toBeVisible();
  await page.getByRole("button", { name: text("common.unfold_all") }).click();
  const account = months[0]?.children[0]?.account ?? "";
  expect(account).toMatch(/^\w{4}\*{4}\w{4}$/);
  await expect(table.getByText(account).first()).toBeVisible();
  await expect(table).not.toContainText("Alain");
  const paid = months.reduce((whole, month) => whole + month.totals.paid_cents, 0);
  await expect(table.locator("tfoot td").last()).toHaveText(amount(paid, language));
  await checkScreen("recipient-allowances-unfolded");
});

test("FAM-05 neither of the two opens the other's screen", async ({ page, text, person, signIn, allowErrors }) => {
  allowErrors(/40[13]/);
  await signIn(person("Sophie Dupont"), received);
  await page.goto(`/mon-compte/${household}`);
  await expect(page.getByRole("heading", { level: 1, name: text("session.not_open_title") })).toBeVisible();
  await expect(page.getByRole("link", { name: text("service.recipient_allowances") }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: text("service.family_allowances") })).toHaveCount(0);
});

test("FAM-05 a former spouse sees the months until she left", async ({ page, text, language, person, signIn, api, checkScreen }) => {
  await signIn(person("Isabelle Lefèvre"), received);
  const { months } = await api<{ months: ReceivedMonth[] }>("/recipient-allowances");
  expect(months.length).toBeGreaterThan(2);
  expect(months.length).toBeLessThan(8);
  const { table } = allowances(page);
  for (const { month } of months) await expect(table).toContainText(monthName(month, language));
  await expect(page.getByText(text("allowances.lead_received"))).toBeVisible();
  await checkScreen("recipient-allowances-former");
});

test("FAM-01 who has no allowances is told when one appears", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("Thomas Blanchi"), household);
  await expect(page.getByText(text("allowances.empty"))).toBeVisible();
  await checkScreen("family-allowances-empty");
});

test("NAV-09 allowances print as they are unfolded, and download as PDF, CSV and XLSX", async ({
  page, text, person, signIn, api,
}) => {
  await signIn(person("Alain Dupont"), household);
  const { months } = await api<{ months: HouseholdMonth[] }>("/family-allowances");
  const { table, unfold } = allowances(page);
  await unfold(months[0]?.month ?? "");
  for (const format of ["csv", "xlsx", "pdf"]) {
    const link = page.getByRole("link", { name: text(`common.export_${format}`) });
    const answer = await page.request.get((await link.getAttribute("href")) ?? "");
    expect(answer.status()).toBe(200);
  }
  await page.emulateMedia({ media: "print" });
  await expect(table.getByText(text("allowances.recipient"), { exact: true }).first()).toBeVisible();
  await expect(table.locator("tfoot")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
});
