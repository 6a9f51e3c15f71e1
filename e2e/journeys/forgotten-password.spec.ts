/** « Mot de passe oublié » (AUTH-05, AUTH-06). */
import type { Page } from "@playwright/test";

import { mailsTo } from "../support/post";
import { codeFor, linkFor } from "../support/subscribers";
import { expect, test } from "../support/test";

const linkPage = "/mot-de-passe/nouveau";
const otherPassword = "six parapluies au fond du jardin";

type Text = (key: string) => string;

/** Sends the form, and waits for the answer that is always the same. */
async function ask(page: Page, text: Text) {
  await page.getByRole("button", { name: text("forgotten.send") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("forgotten.taken_title") })).toBeFocused();
}

test("AUTH-05 without a confirmed e-mail address a letter brings a code", async ({
  page, text, subscriber, claim, identify, request, checkScreen, allowErrors,
}) => {
  allowErrors(/401/);
  await page.goto("/salarie/identification?service=praticiens");
  await claim(subscriber);
  await page.getByRole("main").getByRole("link", { name: text("forgotten.title") }).click();
  await expect(page.getByLabel(text("sign_in.matricule"), { exact: true }), "typed once").toHaveValue(subscriber.matricule);
  await expect(page.getByRole("main")).toContainText(text("forgotten.once_a_day"));
  await checkScreen("forgotten-password");
  await ask(page, text);
  await checkScreen("forgotten-password-taken");

  const code = await codeFor(request, subscriber, "forgotten_password");
  await page.getByRole("link", { name: text("forgotten.sign_in") }).click();
  await identify({ ...subscriber, password: code });
  await page.getByLabel(text("password.new"), { exact: true }).fill(otherPassword);
  await page.getByRole("button", { name: text("password.save") }).click();
  await expect(page, "the service that was asked for at the beginning").toHaveURL(/\/mon-compte\/praticiens/);

  await page.getByRole("button", { name: text("shell.sign_out") }).click();
  await page.goto("/salarie/identification?service=praticiens");
  await identify(subscriber);
  await expect(page.getByText(text("sign_in.refused")), "the forgotten one no longer works").toBeVisible();
  await identify({ ...subscriber, password: otherPassword });
  await expect(page).toHaveURL(/\/mon-compte\/praticiens/);
});

test("AUTH-05 with a confirmed e-mail address a link is mailed, works once, and ends every session", async ({
  page, text, subscriber, confirmedEmail, elsewhere, claim, identify, request, checkScreen, allowErrors,
}) => {
  allowErrors(/410/);
  await page.goto("/salarie/mot-de-passe-oublie");
  await claim(subscriber);
  await ask(page, text);
  const link = await linkFor(confirmedEmail, linkPage);
  // A mail scanner follows the link first: nothing happens.
  expect((await request.get(link)).ok()).toBe(true);

  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: text("password.link_title") })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(subscriber.first_name);
  expect(page.url(), "the secret leaves the address bar").toMatch(/\/mot-de-passe\/nouveau$/);
  await page.getByLabel(text("password.new"), { exact: true }).fill(otherPassword);
  await expect(page.getByText(text("password.strength_4"))).toBeVisible();
  await checkScreen("new-password");
  await page.getByRole("button", { name: text("password.save") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("password.done_title") })).toBeFocused();
  await checkScreen("new-password-done");
  expect((await elsewhere.get("/api/v1/session")).status(), "sessions end").toBe(401);

  await page.getByRole("main").getByRole("link", { name: text("population.employee") }).click();
  await identify({ ...subscriber, password: otherPassword });
  await expect(page).toHaveURL(/\/mon-compte\/profil/);

  await page.goto("/");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: text("password.unusable_title") })).toBeVisible();
  await checkScreen("new-password-unusable");
});

test("AUTH-05 the answer is the same whoever asks", async ({ page, text, newcomer, person, claim }) => {
  const answers = new Set<string>();
  for (const somebody of [
    { matricule: "999999", birth_date: "1971-05-13" },
    newcomer,
    { ...person("Olivier Noaro"), birth_date: "1971-05-13" },
  ]) {
    await page.goto("/salarie/mot-de-passe-oublie");
    await claim(somebody);
    await ask(page, text);
    answers.add(await page.getByRole("main").innerText());
  }
  expect([...answers]).toHaveLength(1);
});

test("AUTH-06 the function works once a day, a wrong birth date does not use it up, and the link sent stays valid", async ({
  page, text, subscriber, confirmedEmail, claim,
}) => {
  for (const birth_date of ["1971-05-13", subscriber.birth_date, subscriber.birth_date]) {
    await page.goto("/salarie/mot-de-passe-oublie");
    await claim({ ...subscriber, birth_date });
    await ask(page, text);
  }
  const link = await linkFor(confirmedEmail, linkPage);
  await page.goto(link);
  await page.getByLabel(text("password.new"), { exact: true }).fill(otherPassword);
  await page.getByRole("button", { name: text("password.save") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("password.done_title") })).toBeVisible();
  // Two messages were about the address and one brought the link; the one about the change comes after whatever the
  // second request might have sent.
  await expect.poll(async () => (await mailsTo(confirmedEmail)).length).toBe(4);
  await linkFor(confirmedEmail, linkPage);
});

test("AUTH-05 a link that was not copied whole says so and how to start again", async ({ page, text, allowErrors, checkScreen }) => {
  allowErrors(/410|422/);
  await page.goto(`${linkPage}#abc`);
  await expect(page.getByRole("heading", { level: 1, name: text("password.unusable_title") })).toBeVisible();
  await expect(page.getByText(text("problem.link_unusable"))).toBeVisible();
  await checkScreen("new-password-not-whole");
  await page.getByRole("main").getByRole("link", { name: text("population.retired") }).click();
  await expect(page).toHaveURL(/\/retraite\/mot-de-passe-oublie/);
});
