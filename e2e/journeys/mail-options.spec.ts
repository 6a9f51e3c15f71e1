/** « Mes options de courrier »: electronic mail and forwarding, from the choice to the ledger (PROF-05 to PROF-09). */
import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { payAnotherStatement } from "../support/fund";
import { linkOf, mailsTo, textOf } from "../support/post";
import { expect, test } from "../support/test";

type Text = (key: string, values?: Record<string, string | number>) => string;

/** A mailbox of the fictitious fund's conventions. */
const insurer = "decomptes@mutuelle.example";

async function chooseElectronic(page: Page, text: Text) {
  await page.goto("/mon-compte/profil/courrier");
  await page.getByRole("radio", { name: text("mail_options.electronic") }).check();
  await page.getByRole("button", { name: text("form.go_on") }).click();
}

test("PROF-05 electronic mail needs a confirmed address", async ({ page, text, subscriber, signIn, checkScreen }) => {
  await signIn(subscriber, "profil");
  await page.getByRole("row", { name: text("profile.mail_option") }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: text("mail_options.title") })).toBeFocused();
  await expect(page.getByRole("main")).toContainText(text("mail_options.care_statement"));
  await page.getByRole("radio", { name: text("mail_options.electronic") }).check();
  await page.getByRole("button", { name: text("form.go_on") }).click();
  await expect(page.locator("ds-error-summary")).toContainText(text("problem.email_not_confirmed"));
  await checkScreen("mail-options-no-email");
});

test("PROF-05 PROF-06 PROF-08 the choice is validated after the terms were opened and accepted, and can be revoked", async ({
  page, text, subscriber, confirmedEmail, signIn, checkScreen,
}) => {
  await signIn(subscriber, "profil");
  await chooseElectronic(page, text);
  await expect(page.getByRole("heading", { level: 1, name: text("mail_options.insurers_title") })).toBeFocused();
  await expect(page.getByRole("main")).toContainText(text("mail_options.insurers_limits"));
  await checkScreen("mail-options-insurers");
  // Naming an insurer may be left out.
  await page.getByRole("button", { name: text("form.go_on") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("mail_options.summary_title") })).toBeFocused();

  const submit = page.getByRole("button", { name: text("mail_options.submit") });
  await submit.click();
  await expect(page.locator("ds-error-summary")).toContainText(text("terms.not_opened"));
  await page.getByRole("button", { name: text("terms.open") }).click();
  const accept = page.getByRole("checkbox", { name: text("terms.accept") });
  await expect(accept).toBeVisible();
  await submit.click();
  await expect(page.locator("ds-error-summary")).toContainText(text("terms.not_accepted"));
  await accept.check();
  await checkScreen("mail-options-summary");
  await submit.click();
  await expect(page.getByRole("heading", { level: 1, name: text("mail_options.done_title") })).toBeFocused();
  await checkScreen("mail-options-done");

  await page.goto("/mon-compte/profil");
  await expect(page.getByRole("row", { name: text("profile.mail_option") })).toContainText(text("mail_options.electronic"));
  await expect(page.getByRole("main")).toContainText(confirmedEmail);

  // The version that was accepted can be read again.
  await page.goto("/mon-compte/profil/envois");
  await expect(page.getByRole("heading", { level: 1, name: text("deliveries.title") })).toBeVisible();
  await checkScreen("deliveries");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/conditions\/courrier\?version=/);
  await checkScreen("terms");

  await page.goto("/mon-compte/profil/courrier");
  await page.getByRole("radio", { name: text("mail_options.postal") }).check();
  await page.getByRole("button", { name: text("form.go_on") }).click();
  await page.getByRole("button", { name: text("mail_options.postal_submit") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("mail_options.done_title") })).toBeFocused();
  await page.goto("/mon-compte/profil");
  await expect(page.getByRole("row", { name: text("profile.mail_option") })).toContainText(text("mail_options.postal"));
});

test("PROF-06 PROF-07 only an insurer with a convention is accepted, one address serves for all, and the request form can be downloaded", async ({
  page, text, person, signIn, allowErrors, checkScreen,
}) => {
  allowErrors(/422/);
  await signIn(person("Alain Dupont"), "profil");
  await chooseElectronic(page, text);
  const mailboxes = page.getByRole("textbox");
  await expect(mailboxes).toHaveCount(5);
  await mailboxes.first().fill("inconnue@assurance.example");
  await page.getByRole("button", { name: text("form.go_on") }).click();
  await expect(page.locator("ds-error-summary").getByRole("link", { name: text("mail_options.no_convention") })).toBeVisible();
  await checkScreen("mail-options-no-convention");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: text("mail_options.request_form") }).click(),
  ]);
  expect(await textOf(readFileSync(await download.path()))).toMatch(/convention/i);

  await mailboxes.first().fill(insurer);
  await page.getByRole("button", { name: text("mail_options.copy_for_all") }).click();
  for (const mailbox of await mailboxes.all()) await expect(mailbox).toHaveValue(insurer);
  await page.getByRole("button", { name: text("form.go_on") }).click();
  await expect(page.getByRole("row", { name: /Chloé/ })).toContainText(insurer);
  // « Modifier » corrects, and leads back to the summary.
  await page.getByRole("row", { name: /Chloé/ }).getByRole("link").click();
  await mailboxes.last().fill("");
  await page.getByRole("button", { name: text("form.go_on") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("mail_options.summary_title") })).toBeFocused();
  await expect(page.getByRole("table")).toContainText(text("mail_options.not_forwarded"));
});

test("PROF-09 a new statement is announced and forwarded, without any content, and the ledger says what went where", async ({
  page, text, subscriber, confirmedEmail, signIn, checkScreen, allowErrors,
}) => {
  allowErrors(/410/);
  await signIn(subscriber, "profil");
  await chooseElectronic(page, text);
  await page.getByRole("textbox").first().fill(insurer);
  const copy = page.getByRole("button", { name: text("mail_options.copy_for_all") });
  if (await copy.isVisible()) await copy.click();
  await page.getByRole("button", { name: text("form.go_on") }).click();
  await page.getByRole("button", { name: text("terms.open") }).click();
  await page.getByRole("checkbox", { name: text("terms.accept") }).check();
  await page.getByRole("button", { name: text("mail_options.submit") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("mail_options.done_title") })).toBeVisible();
  const before = (await mailsTo(confirmedEmail)).length;

  const number = await payAnotherStatement(subscriber.matricule);
  const forwarded = async () => (await mailsTo(insurer)).find((mail) => mail.text?.includes(number));
  await expect.poll(forwarded, { timeout: 60_000 }).toBeTruthy();
  await expect.poll(async () => (await mailsTo(confirmedEmail)).length).toBeGreaterThan(before);
  const notice = (await mailsTo(confirmedEmail)).at(-1);
  const mail = await forwarded();
  if (!mail || !notice) throw new Error("no mail");
  for (const content of [mail, notice].map(({ text: body, html }) => `${body} ${html}`)) {
    expect(content).not.toMatch(new RegExp(`${subscriber.last_name}|${subscriber.matricule}|€`));
  }

  // The insurer, with the link and the key of its convention; the link alone opens nothing.
  await page.goto(linkOf(mail));
  await expect(page.getByRole("heading", { level: 1, name: text("forwarded.title") })).toBeVisible();
  await checkScreen("forwarded-question");
  const key = page.getByLabel(text("forwarded.key"), { exact: true });
  await key.fill("pas la bonne");
  await page.getByRole("button", { name: text("forwarded.submit") }).click();
  await expect(page.locator("ds-error-summary")).toContainText(text("forwarded.unusable"));
  await key.fill("demonstration-CV-2019-004");
  await page.getByRole("button", { name: text("forwarded.submit") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("forwarded.statement", { number }) })).toBeVisible();
  await expect(page.getByRole("row", { name: text("profile.matricule") })).toContainText(subscriber.matricule);
  await checkScreen("forwarded-statement");

  await page.goto("/mon-compte/profil/envois");
  const entries = page.getByRole("row", { name: new RegExp(number) });
  await expect(entries).toHaveCount(2);
  await expect(entries.filter({ hasText: confirmedEmail })).toContainText(text("deliveries.sent"));
  await expect(entries.filter({ hasText: insurer })).toContainText(text("deliveries.fetched"));
  await checkScreen("deliveries-ledger");
});

test("the demonstration's post shows mails and letters, and says that it is a demonstration", async ({ page, text, subscriber, checkScreen }) => {
  await page.goto("/demonstration/courrier");
  await expect(page.getByRole("heading", { level: 1, name: text("post.title") })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`${subscriber.first_name} ${subscriber.last_name}`);
  await checkScreen("demonstration-post");
});
