/** « Paiements de pension »: twelve months of CAR and CARTI (PEN-01, PEN-02). */
import { amount, day } from "../support/amounts";
import { rowsOf, shownCents, tableOf } from "../support/tables";
import { expect, test } from "../support/test";

interface Payment {
  number: string;
  paid_on: string;
  amount_cents: number;
  method: "transfer" | "cheque";
  account: string | null;
  bank: string | null;
}

interface Pension {
  fund: "car" | "carti";
  kind: "own" | "survivor";
  payments: Payment[];
  paid_cents: number;
}

interface Payments {
  pensions: Pension[];
  paid_cents: number;
  since: string;
  data_as_of: string;
}

test("PEN-01 each pension stands in its own table with its sum, and the sums make the total", async ({
  page, text, language, person, signIn, api, checkScreen,
}) => {
  await signIn(person("René Ferrero"), "pension");
  await expect(page.getByRole("heading", { level: 1, name: text("pension.title") })).toBeVisible();
  const answer = await api<Payments>("/pension/payments");
  expect(answer.pensions.length).toBe(3);
  await expect(page.getByText(text("common.data_as_of", { date: day(answer.data_as_of, language) }))).toBeVisible();
  let total = 0;
  for (const pension of answer.pensions) {
    const kind = text(pension.kind === "own" ? "pension.kind_own" : "pension.kind_survivor");
    const name = text("pension.name", { kind, fund: pension.fund.toUpperCase() });
    const table = tableOf(page, text("pension.caption", { name }));
    const rows = rowsOf(table);
    await expect(rows).toHaveCount(pension.payments.length);
    let sum = 0;
    for (const row of await rows.all()) sum += await shownCents(row.locator("td:last-child"), language);
    expect(sum).toBe(pension.paid_cents);
    expect(await shownCents(table.locator("tfoot td"), language)).toBe(sum);
    total += sum;
  }
  expect(total).toBe(answer.paid_cents);
  await expect(page.getByText(amount(total, language))).toBeVisible();
  await expect(page.getByRole("heading", { name: text("common.contact") })).toBeVisible();
  await checkScreen("pension-payments");
});

test("PEN-01 « + » shows how it was paid, with the masked account, and a recovery says what it is", async ({
  page, text, person, signIn, api, checkScreen,
}) => {
  await signIn(person("René Ferrero"), "pension");
  const { pensions } = await api<Payments>("/pension/payments");
  const payments = pensions.flatMap((pension) => pension.payments);
  for (const method of ["transfer", "cheque"] as const) {
    const payment = payments.find((one) => one.method === method);
    if (!payment) throw new Error(`no payment by ${method}`);
    const button = page.locator(`[aria-controls="payment-${payment.number}"]`);
    await button.focus();
    await page.keyboard.press("Enter");
    const details = page.locator(`[id="payment-${payment.number}"]`);
    await expect(details.getByText(text(`pension.${method}`), { exact: true })).toBeVisible();
    if (method === "transfer") {
      await expect(details.getByText("MC58****0134", { exact: true })).toBeVisible();
      await expect(details.getByText(payment.bank ?? "", { exact: true })).toBeVisible();
    } else {
      await expect(details.getByText(text("pension.account"))).toHaveCount(0);
    }
  }
  const recovery = payments.find((one) => one.amount_cents < 0);
  if (!recovery) throw new Error("no recovery");
  const row = page.locator("tr", { has: page.locator(`[aria-controls="payment-${recovery.number}"]`) });
  await expect(row.getByText(text("pension.recovery"), { exact: true })).toBeVisible();
  await checkScreen("pension-payments-unfolded");
});

test("PEN-01 a pension that has ended and a payment of nothing are told", async ({
  page, text, person, signIn, checkScreen,
}) => {
  await signIn(person("Jeanne Castellari"), "pension");
  await expect(page.getByText(text("pension.zero"), { exact: true }).first()).toBeVisible();
  const carti = text("pension.name", { kind: text("pension.kind_survivor"), fund: "CARTI" });
  await expect(page.getByRole("heading", { level: 2, name: carti })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(text("common.printed_for", { name: "Jeanne Castellari", matricule: "001875" }), { exact: true })).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await checkScreen("pension-payments-ended");
});

test("PEN-02 who has no pension is told so, and has made no mistake", async ({
  page, text, person, signIn, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), "pension");
  await expect(page.getByRole("heading", { level: 1, name: text("pension.title") })).toBeVisible();
  await expect(page.getByText(text("pension.none"))).toBeVisible();
  await expect(page.getByText(text("problem.title"))).toHaveCount(0);
  await checkScreen("pension-none");
});

test("PEN-01 pensions are not among the services of a recipient", async ({ page, person, signIn, menu, text }) => {
  await signIn(person("Sophie Dupont"), "profil");
  const group = await menu.unfold(text("shell.personal_account"));
  await expect(group.getByRole("link", { name: text("service.pension_payments") })).toHaveCount(0);
  await page.goto("/mon-compte/pension");
  await expect(page.getByRole("heading", { level: 1, name: text("session.not_open_title") })).toBeVisible();
});
