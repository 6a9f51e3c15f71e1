/** « Mon profil »: subscriptions, e-mail address, open sessions (PROF-01 to PROF-04). */
import { mailsTo } from "../support/post";
import { linkFor } from "../support/subscribers";
import { expect, test } from "../support/test";

const confirmPage = "/adresse-electronique/confirmer";

test("PROF-01 the profile shows password, address and mail option, and a list chooses among several subscriptions", async ({
  page, text, person, signIn, checkScreen,
}) => {
  await signIn(person("Claire Rossi", "employee"), "profil");
  const list = page.getByRole("navigation", { name: text("profile.subscriptions") });
  await expect(list.getByRole("link")).toHaveCount(2);
  const table = page.getByRole("table").first();
  await expect(table.locator("caption")).toContainText("021377");
  await expect(table.getByRole("row", { name: text("profile.email") })).toContainText(text("profile.no_email"));
  await expect(table.getByRole("row", { name: text("profile.mail_option") })).toContainText(text("mail_options.postal"));
  await checkScreen("profile");

  await list.getByRole("link", { name: /018254/ }).click();
  await expect(page.getByRole("table").first().locator("caption")).toContainText("018254");
});

test("PROF-02 PROF-03 an address counts once the link in the message was followed and confirmed, and the old one is told", async ({
  page, text, subscriber, confirmedEmail, signIn, checkScreen,
}) => {
  const other = `autre.${subscriber.matricule}@example.com`;
  await signIn(subscriber, "profil");
  await page.getByRole("row", { name: text("profile.email") }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: text("email.title") })).toBeFocused();
  await expect(page.getByRole("main")).toContainText(confirmedEmail);
  await checkScreen("email");
  await page.getByLabel(text("email.new"), { exact: true }).fill(other);
  await page.getByLabel(text("email.password"), { exact: true }).fill(subscriber.password);
  await page.getByRole("button", { name: text("email.submit") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("email.sent_title") })).toBeFocused();
  await checkScreen("email-sent");

  // The page of the link works without being signed in, and following the link confirms nothing.
  const link = await linkFor(other, confirmPage);
  await page.getByRole("button", { name: text("shell.sign_out") }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: text("email.confirm_title") })).toBeVisible();
  await expect(page.getByRole("row", { name: text("profile.email") })).toContainText(other);
  expect(page.url(), "the secret leaves the address bar").toMatch(/\/confirmer$/);
  await checkScreen("email-confirm");
  await page.getByRole("button", { name: text("email.confirm") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("email.confirmed_title") })).toBeFocused();
  await expect(page.getByRole("row", { name: text("profile.matricule") })).toContainText(subscriber.matricule);
  await checkScreen("email-confirmed");

  await signIn(subscriber, "profil");
  await expect(page.getByRole("row", { name: text("profile.email") })).toContainText(other);
  // The old address had the link of its own confirmation, was told that it was confirmed, and that another was asked for.
  await expect.poll(async () => (await mailsTo(confirmedEmail)).length).toBe(3);
});

test("PROF-03 PROF-04 asking again voids the earlier link, which says how to start again", async ({
  page, text, subscriber, signIn, checkScreen, allowErrors,
}) => {
  allowErrors(/410/);
  const email = `essai.${subscriber.matricule}@example.com`;
  await signIn(subscriber, "profil");
  const ask = async () => {
    await page.goto("/mon-compte/profil/adresse-electronique");
    await page.getByLabel(text("email.new"), { exact: true }).fill(email);
    await page.getByLabel(text("email.password"), { exact: true }).fill(subscriber.password);
    await page.getByRole("button", { name: text("email.submit") }).click();
    await expect(page.getByRole("heading", { level: 1, name: text("email.sent_title") })).toBeVisible();
  };
  await ask();
  const first = await linkFor(email, confirmPage);
  await ask();
  const second = await linkFor(email, confirmPage, 2);
  await page.goto(first);
  await expect(page.getByRole("heading", { level: 1, name: text("email.unusable_title") })).toBeVisible();
  await checkScreen("email-unusable");
  await page.goto("/");
  await page.goto(second);
  await page.getByRole("button", { name: text("email.confirm") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("email.confirmed_title") })).toBeVisible();
});

test("PROF-02 what is no address, and a wrong password, are told at the field and nothing typed is lost", async ({
  page, text, subscriber, signIn, checkScreen, allowErrors,
}) => {
  allowErrors(/422/);
  await signIn(subscriber, "profil");
  await page.goto("/mon-compte/profil/adresse-electronique");
  const email = page.getByLabel(text("email.new"), { exact: true });
  const password = page.getByLabel(text("email.password"), { exact: true });
  const submit = page.getByRole("button", { name: text("email.submit") });
  const summary = page.locator("ds-error-summary");
  await submit.click();
  await expect(summary.getByRole("link")).toHaveText([text("email.missing"), text("email.password_missing")]);
  for (const [typed, message] of [
    ["sans-arobase.example.com", "email.missing_at"],
    ["pa\u0443l@example.com", "email.foreign_letters"],
    ["deux@@example.com", "email.several_ats"],
    ["nom@exemple", "email.domain"],
  ] as const) {
    await email.fill(typed);
    await password.fill(subscriber.password);
    await submit.click();
    await expect(summary.getByRole("link", { name: text(message) })).toBeVisible();
    await expect(email).toHaveValue(typed);
  }
  await checkScreen("email-errors");
  await email.fill("nom@example.com");
  await password.fill("ce n'est pas le bon");
  await submit.click();
  await expect(summary.getByRole("link", { name: text("email.password_wrong") })).toBeVisible();
  await expect(email).toHaveValue("nom@example.com");
});

test("NAV-12 what is typed is found again after signing in anew", async ({ page, text, subscriber, signIn, identify }) => {
  await page.clock.install();
  await signIn(subscriber, "profil");
  await page.getByRole("row", { name: text("profile.email") }).getByRole("link").click();
  await page.getByLabel(text("email.new"), { exact: true }).fill("a.moitie@example.com");
  await page.clock.fastForward("15:05");
  await expect(page.getByRole("heading", { level: 1, name: text("session.ended_title") })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: text("population.employee") }).click();
  await identify(subscriber);
  await expect(page.getByLabel(text("email.new"), { exact: true })).toHaveValue("a.moitie@example.com");
});

test("the open sessions are listed, and « ce n'était pas moi » ends the others and leads to a new password", async ({
  page, text, subscriber, signIn, elsewhere, checkScreen,
}) => {
  expect((await elsewhere.get("/api/v1/session")).status()).toBe(200);
  await signIn(subscriber, "profil");
  await page.getByRole("main").getByRole("link", { name: text("sessions.title") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("sessions.title") })).toBeFocused();
  await expect(page.getByText(text("sessions.current"))).toHaveCount(1);
  await checkScreen("sessions");
  await page.getByRole("button", { name: text("sessions.deny") }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: text("password.change_title") })).toBeFocused();
  expect((await elsewhere.get("/api/v1/session")).status(), "the others end").toBe(401);
});
