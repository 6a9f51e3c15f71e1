/** « Vous souhaitez vous abonner », and the first sign-in (AUTH-07, AUTH-08, AUTH-10). */
import type { Page } from "@playwright/test";

import { codeFor, goodPassword } from "../support/subscribers";
import { expect, test } from "../support/test";

type Text = (key: string) => string;

/** Sends the form of the subscription with these names. */
async function ask(page: Page, text: Text, { first_name, last_name }: { first_name: string; last_name: string }) {
  await page.getByLabel(text("subscribe.last_name"), { exact: true }).fill(last_name);
  await page.getByLabel(text("subscribe.first_name"), { exact: true }).fill(first_name);
  await page.getByRole("button", { name: text("subscribe.send") }).click();
}

test("AUTH-07 AUTH-10 from the request to the letter, its code, a password of one's own, and the service asked for", async ({
  page, text, newcomer, claim, identify, api, request, checkScreen, allowErrors,
}) => {
  allowErrors(/401|403/);
  await page.goto("/salarie/identification?service=soins");
  await claim(newcomer);
  await page.getByRole("main").getByRole("link", { name: text("subscribe.title") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("subscribe.title") })).toBeFocused();
  await expect(page.getByLabel(text("sign_in.matricule"), { exact: true }), "typed once").toHaveValue(newcomer.matricule);
  await checkScreen("subscription");

  await ask(page, text, newcomer);
  await expect(page.getByRole("heading", { level: 1, name: text("subscribe.taken_title") })).toBeFocused();
  await expect(page.getByRole("main")).toContainText(text("subscribe.next_nothing"));
  await checkScreen("subscription-taken");

  const code = await codeFor(request, newcomer, "activation");
  await page.getByRole("link", { name: text("subscribe.sign_in") }).click();
  await identify({ ...newcomer, name: "", password: code.toLowerCase().replaceAll("-", " ") });
  await expect(page).toHaveURL(/\/mon-compte\/profil\?retour=/);
  await expect(page.getByRole("heading", { level: 1, name: text("profile.title") })).toBeVisible();
  await expect(page.getByRole("button", { name: text("shell.sign_out") })).toBeVisible();
  await checkScreen("first-password");

  // Nothing else opens, neither the pages nor the API.
  expect(await api("/care/beneficiaries")).toMatchObject({ status: 403 });
  await page.goto("/mon-compte/soins");
  await expect(page).toHaveURL(/\/mon-compte\/profil\?retour=/);
  const password = page.getByLabel(text("password.new"), { exact: true });
  await expect(page.getByRole("table")).toHaveCount(0);

  await password.fill(goodPassword);
  await page.getByRole("button", { name: text("password.save") }).click();
  await expect(page).toHaveURL(/\/mon-compte\/soins/);
  await expect(page.getByRole("heading", { level: 1, name: text("care.title") })).toBeVisible();

  // The code is used up, and was never the password.
  await page.getByRole("button", { name: text("shell.sign_out") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("home.title") })).toBeVisible();
  await page.goto("/salarie/identification?service=soins");
  await identify({ ...newcomer, name: "", password: code });
  await expect(page.getByText(text("sign_in.refused"))).toBeVisible();
  await identify({ ...newcomer, name: "", password: goodPassword });
  await expect(page).toHaveURL(/\/mon-compte\/soins/);
});

test("AUTH-07 strangers, the ineligible and wrong names get one and the same answer", async ({
  page, text, newcomer, person, claim,
}) => {
  const answers = new Set<string>();
  const requests = [
    { matricule: "999999", birth_date: "1971-05-13", first_name: "Nemo", last_name: "Inconnu" },
    { ...newcomer, birth_date: "1935-01-31" },
    { ...newcomer, last_name: "Inconnu" },
    { ...person("Olivier Noaro"), first_name: "Nemo", last_name: "Noaro" },
  ];
  for (const request of requests) {
    await page.goto("/salarie/abonnement");
    await claim(request);
    await ask(page, text, request);
    await expect(page.getByRole("heading", { level: 1, name: text("subscribe.taken_title") })).toBeVisible();
    answers.add(await page.getByRole("main").innerText());
  }
  expect([...answers], "the answer tells nothing").toHaveLength(1);
});

test("AUTH-08 who is subscribed already is told so, and led to « Mot de passe oublié »", async ({
  page, text, subscriber, claim, language, checkScreen, allowErrors,
}) => {
  allowErrors(/409/);
  await page.goto("/salarie/abonnement");
  await claim(subscriber);
  // Accents, case and hyphens do not matter.
  await ask(page, text, { first_name: subscriber.first_name.toUpperCase(), last_name: subscriber.last_name.toLowerCase() });
  await expect(page.getByRole("heading", { level: 1, name: text("subscribe.already_title") })).toBeFocused();
  const message =
    language === "fr"
      ? "Vous êtes déjà abonné, si vous avez oublié votre mot de passe, utilisez le lien prévu à cet effet"
      : text("problem.already_subscribed");
  await expect(page.getByText(message, { exact: true })).toBeVisible();
  await checkScreen("subscription-already");
  await page.getByRole("main").getByRole("link", { name: text("forgotten.title") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("forgotten.title") })).toBeFocused();
  await expect(page.getByLabel(text("sign_in.matricule"), { exact: true })).toHaveValue(subscriber.matricule);
});

test("AUTH-07 an empty form names every missing answer, in the summary and at the field", async ({ page, text, checkScreen }) => {
  await page.goto("/retraite/abonnement");
  await page.getByRole("button", { name: text("subscribe.send") }).click();
  const summary = page.locator("ds-error-summary");
  await expect(summary).toBeFocused();
  for (const key of [
    "sign_in.matricule_missing", "sign_in.birth_date_incomplete", "subscribe.last_name_missing", "subscribe.first_name_missing",
  ]) {
    await expect(page.getByText(text(key)), "in the summary and at the field").toHaveCount(2);
  }
  await checkScreen("subscription-errors");
  await summary.getByRole("link", { name: text("subscribe.first_name_missing") }).click();
  await expect(page.getByLabel(text("subscribe.first_name"), { exact: true })).toBeFocused();
});

test("AUTH-07 a request that gets no answer can be sent again, and counts once", async ({
  page, text, newcomer, claim, request, allowErrors,
}) => {
  allowErrors(/ERR_FAILED|Failed to load/);
  const keys: (string | undefined)[] = [];
  await page.route("**/api/v1/subscription-requests", async (route) => {
    keys.push(route.request().headers()["idempotency-key"]);
    // The first answer is lost on its way: the request itself has arrived.
    if (keys.length > 1) return route.continue();
    await route.fetch();
    await route.abort("failed");
  });
  await page.goto("/salarie/abonnement");
  await claim(newcomer);
  await ask(page, text, newcomer);
  await expect(page.locator("ds-error-summary")).toContainText(text("form.kept"));
  await ask(page, text, newcomer);
  await expect(page.getByRole("heading", { level: 1, name: text("subscribe.taken_title") })).toBeVisible();
  expect(keys[0]).toBeTruthy();
  expect(keys[1], "the same form, the same key").toBe(keys[0]);
  await codeFor(request, newcomer, "activation");
});

test("a fictitious person without subscription fills the form in one click, under the right population", async ({
  page, text, demonstration, checkScreen,
}) => {
  await page.goto("/salarie/abonnement");
  const [first] = demonstration.newcomers;
  const other = demonstration.newcomers.find(({ population }) => population === "retired");
  if (!first || !other) throw new Error("the demonstration names no newcomers");
  const fill = (name: string) => page.getByRole("button", { name: text("sign_in.demonstration_fill", { name }) });
  await fill(`${first.first_name} ${first.last_name}`).click();
  await expect(page.getByText(text("sign_in.demonstration_filled", { name: `${first.first_name} ${first.last_name}` }))).toBeVisible();
  await expect(page.getByLabel(text("subscribe.last_name"), { exact: true })).toHaveValue(first.last_name);
  await checkScreen("subscription-demonstration");
  await fill(`${other.first_name} ${other.last_name}`).click();
  await expect(page).toHaveURL(/\/retraite\/abonnement/);
  await expect(page.getByLabel(text("sign_in.matricule"), { exact: true })).toHaveValue(other.matricule);
  await expect(page.getByLabel(text("subscribe.first_name"), { exact: true })).toHaveValue(other.first_name);
});
