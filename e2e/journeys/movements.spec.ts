/** « Mes derniers mouvements »: the page after signing in, across all services. */
import { amount } from "../support/amounts";
import { expect, test } from "../support/test";

interface Movement {
  kind: "refund" | "indemnity" | "allowance" | "pension" | "letter";
  dated: string;
  amount_cents: number | null;
  who: string | null;
  statement_number: string | null;
}

interface Page {
  movements: Movement[];
  next_cursor: string | null;
}

test("NAV-05 who asked for no page sees the latest movements of all services, the newest first", async ({
  page, text, language, person, identify, api, checkScreen,
}) => {
  await page.goto("/salarie/identification");
  await identify(person("Alain Dupont"));
  await expect(page).toHaveURL(/\/mon-compte\/mouvements$/);
  await expect(page.getByRole("heading", { level: 1, name: text("movements.title") })).toBeFocused();
  const { movements } = await api<Page>("/movements");
  const rows = page.locator("table.lines tbody tr");
  await expect(rows).toHaveCount(movements.length);
  for (const [place, movement] of movements.entries()) {
    await expect(rows.nth(place)).toContainText(text(`movements.${movement.kind}`));
    await expect(rows.nth(place).locator("td").last()).toHaveText(amount(movement.amount_cents ?? 0, language));
    // The link says what it leads to, not its kind alone.
    const about = [movement.who, movement.statement_number].filter((part) => part !== null);
    for (const part of about) await expect(rows.nth(place).getByRole("link")).toContainText(part);
  }
  await page.getByRole("button", { name: text("common.more") }).click();
  await expect(rows).toHaveCount(movements.length * 2);
  await checkScreen("movements");
});

test("CARE-02 FAM-02 a kind narrows the list, stands in the address, and leads to its service", async ({
  page, text, person, signIn, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), "mouvements");
  await page.getByLabel(text("movements.column_kind")).selectOption(text("movements.allowance"));
  await page.getByRole("button", { name: text("care.filter_apply"), exact: true }).click();
  await expect(page).toHaveURL(/type=allocations/);
  const rows = page.locator("table.lines tbody tr");
  await expect(rows.first()).toContainText(text("movements.paid_to", { name: "Sophie Dupont" }));
  await expect(page.locator("table.lines")).not.toContainText(text("movements.refund"));
  await expect(page.locator("table.lines")).not.toContainText("****");
  await checkScreen("movements-allowances");
  await rows.first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: text("allowances.title") })).toBeFocused();
});

test("FAM-05 a recipient's movements are her own allowances", async ({ page, text, person, signIn, api, checkScreen }) => {
  await signIn(person("Sophie Dupont"), "mouvements");
  const { movements } = await api<Page>("/movements?limit=100");
  expect(movements.length).toBeGreaterThan(10);
  expect(movements.every(({ kind, who }) => kind === "allowance" && who === null)).toBe(true);
  await expect(page.locator("table.lines")).not.toContainText("Alain");
  await expect(page.getByLabel(text("movements.column_kind")).locator("option")).toHaveText([
    text("movements.any_kind"), text("movements.allowance"), text("movements.letter"),
  ]);
  await page.locator("table.lines tbody tr").first().getByRole("link").click();
  await expect(page).toHaveURL(/allocations-attributaire/);
  await page.goBack();
  await expect(page.locator("table.lines")).toBeVisible();
  await checkScreen("movements-recipient");
});

test("NAV-09 movements download as CSV, and who has none is told so", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("Thomas Blanchi"), "mouvements");
  await expect(page.getByText(text("movements.empty"))).toBeVisible();
  const link = page.getByRole("link", { name: text("common.export_csv") });
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.status()).toBe(200);
  await checkScreen("movements-empty");
});
