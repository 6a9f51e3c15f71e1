import { teleservices } from "../support/fund";
import { mailsTo } from "../support/post";
import { expect, test } from "../support/test";

interface CivilStatus {
  first_name: string;
  last_name: string;
  birth_name: string | null;
}

/** What the API says of a household, as far as the journeys look at it. */
interface Household {
  holder: { id: string; civil_status: CivilStatus; family_situation: string | null };
  spouse: { id: string; civil_status: CivilStatus } | null;
  children: { id: string; civil_status: CivilStatus }[];
}

const place = "donnees-personnelles";

const nameOf = ({ first_name, last_name }: CivilStatus): string => `${first_name} ${last_name}`;

test("DATA-01 the names at the top switch between the members, by keyboard too, and the address remembers who", async ({
  page, text, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), place);
  await expect(page.getByRole("heading", { level: 1, name: text("household.title") })).toBeFocused();
  const { holder, spouse, children } = await api<Household>("/household");
  const names = page.getByRole("navigation", { name: text("household.members") });
  await expect(names.getByRole("link")).toHaveCount(5);
  const table = page.getByRole("table");
  await expect(table.locator("caption")).toHaveText(text("household.caption", { name: nameOf(holder.civil_status) }));
  await expect(table).toContainText(holder.family_situation ?? "");
  await expect(table).toContainText("12, boulevard des Moulins");
  await checkScreen("household");

  if (!spouse) throw new Error("Alain Dupont is married");
  await names.getByRole("link", { name: nameOf(spouse.civil_status) }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`personne=${spouse.id}`));
  await expect(table.locator("caption")).toHaveText(text("household.caption", { name: nameOf(spouse.civil_status) }));
  await expect(table).toContainText(spouse.civil_status.birth_name ?? "");
  await expect(names.locator('[aria-current="true"]')).toContainText(nameOf(spouse.civil_status));

  await page.reload();
  await expect(table.locator("caption")).toHaveText(text("household.caption", { name: nameOf(spouse.civil_status) }));
  await page.goBack();
  await expect(table.locator("caption")).toHaveText(text("household.caption", { name: nameOf(holder.civil_status) }));
  expect(children).toHaveLength(3);
});

test("DATA-02 children show no address and no family situation, and the screen says why", async ({
  page, text, person, signIn, api, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), place);
  const { children } = await api<Household>("/household");
  for (const child of children) {
    await page.goto(`/mon-compte/${place}?personne=${child.id}`);
    const table = page.getByRole("table");
    await expect(table.locator("caption")).toHaveText(text("household.caption", { name: nameOf(child.civil_status) }));
    for (const field of ["address", "family_situation"]) {
      await expect(table.getByRole("rowheader", { name: text(`household.${field}`), exact: true })).toHaveCount(0);
    }
    await expect(page.getByText(text("household.children_note"))).toBeVisible();
  }
  await checkScreen("household-child");
});

test("DATA-03 an incomplete file says so at the top", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("Nadia Benali"), place);
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.getByText(text("common.file_incomplete"))).toHaveCount(1);
  await checkScreen("household-incomplete");
  await page.context().clearCookies();
  await signIn(person("Thomas Blanchi"), place);
  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.getByText(text("common.file_incomplete"))).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: text("household.members") }).getByRole("link")).toHaveCount(1);
});

test("DATA-01 what is wrong is reported from the very field, answered by the fund, and the answer is read", async ({
  page, text, identify, subscriber, confirmedEmail, checkScreen,
}) => {
  await page.goto(`/salarie/identification?service=${place}`);
  await identify(subscriber);
  await expect(page).toHaveURL(new RegExp(`/mon-compte/${place}`));
  const row = page.getByRole("row", { name: text("household.first_name") });
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: text("household.report_title") })).toBeFocused();

  await page.getByRole("button", { name: text("household.report_send") }).click();
  await expect(page.getByRole("link", { name: text("household.should_be_missing") })).toBeVisible();
  await checkScreen("household-report-missing");
  await page.getByLabel(text("household.should_be"), { exact: true }).fill("Marie-Lou");
  await checkScreen("household-report");
  await page.getByRole("button", { name: text("household.report_send") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("household.sent_title") })).toBeFocused();
  const number = (await page.getByText(/S\d{4}-\d{6}/).first().textContent())?.match(/S\d{4}-\d{6,}/)?.[0] ?? "";
  expect(number).toMatch(/^S\d{4}-\d{6,}$/);
  await checkScreen("household-report-sent");

  await page.getByRole("main").getByRole("link", { name: text("household.title") }).click();
  await expect(page.getByRole("row", { name: text("household.first_name") })).toContainText(number);
  const report = page.getByRole("listitem").filter({ hasText: number });
  await expect(report).toContainText(text("household.state_received"));
  await expect(report).toContainText("Marie-Lou");

  expect(await teleservices("reports", "list")).toContain(number);
  await teleservices("reports", "answer", number, "--handled", "Corrigé le jour même.");
  await page.reload();
  await expect(report).toContainText(text("household.state_handled"));
  await expect(report).toContainText("Corrigé le jour même.");
  await expect(page.getByRole("row", { name: text("household.first_name") }).getByRole("link")).toBeVisible();
  await checkScreen("household-answered");
  const told = async (): Promise<number> => (await mailsTo(confirmedEmail)).filter(({ subject }) => subject?.includes(number)).length;
  await expect.poll(told, "mails that say that there is an answer").toBe(1);
});

test("DATA-01 a former spouse and a recipient have no such service", async ({ page, text, person, signIn, allowErrors }) => {
  allowErrors(/403/);
  await signIn(person("Isabelle Lefèvre"), "profil");
  await page.goto(`/mon-compte/${place}`);
  await expect(page.getByRole("heading", { level: 1, name: text("session.not_open_title") })).toBeVisible();
});
