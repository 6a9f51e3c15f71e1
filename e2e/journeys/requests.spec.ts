/** « Demandes en ligne »: from the address on record to the answer of the department, and to the stranger who verifies. */
import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";
import { getDocumentProxy } from "unpdf";

import { teleservices } from "../support/fund";
import { mailsTo, textOf } from "../support/post";
import { expect, test } from "../support/test";

const place = "demandes";

type Text = (key: string, values?: Record<string, string | number>) => string;

interface Document {
  code: string;
  title: string;
}

async function download(page: Page, name: string | RegExp): Promise<Uint8Array> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return readFileSync(await file.path());
}

/** Asks for a document on the page of its second step, and returns the number of the request. */
async function ask(page: Page, text: Text, code: string): Promise<string> {
  await page.goto(`/mon-compte/demandes/document/${code}`);
  await page.getByRole("button", { name: text("requests.submit") }).click();
  const number = page.getByText(/DEM\d{4}-\d{6,}/).first();
  await expect(number).toBeVisible();
  return (await number.textContent())?.match(/DEM\d{4}-\d{6,}/)?.[0] ?? "";
}

test("REQ-01 the address on record is shown, and a wrong one leads, after a confirmation, to the form for download", async ({
  page, text, person, signIn, api, checkScreen,
}) => {
  const alain = person("Alain Dupont");
  await signIn(alain, place);
  await expect(page.getByRole("heading", { level: 1, name: text("requests.title") })).toBeFocused();
  const { holder } = await api<{ holder: { address: { line_1: string } } }>("/household");
  await expect(page.locator("address")).toContainText(holder.address.line_1);
  await expect(page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) }).first()).toBeVisible();
  await checkScreen("requests");

  await page.getByRole("link", { name: text("requests.address_report") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("requests.address_title") })).toBeFocused();
  await expect(page.locator("address")).toContainText(holder.address.line_1);
  await expect(page.getByRole("link", { name: text("requests.address_form") })).toHaveCount(0);
  await checkScreen("requests-address");
  await page.getByRole("button", { name: text("requests.address_wrong") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("requests.address_form_title") })).toBeFocused();
  await checkScreen("requests-address-form");

  const pdf = await download(page, text("requests.address_form"));
  const fields = (await (await getDocumentProxy(new Uint8Array(pdf))).getFieldObjects()) as Record<string, { value?: string }[]>;
  const values = Object.values(fields).flatMap((field) => field.map(({ value }) => String(value ?? "")));
  expect(values.length, "fields to fill in on the screen").toBeGreaterThan(4);
  expect(`${await textOf(pdf)} ${values.join(" ")}`).toContain(alain.matricule);
});

test("REQ-02 a document is found by its domain or by a word, whatever its accents and capitals, while one types", async ({
  page, text, person, signIn, api, language, checkScreen,
}) => {
  await signIn(person("Alain Dupont"), place);
  const titles = page.getByRole("main").getByRole("heading", { level: 3 }).filter({ has: page.getByRole("link") });
  const { documents } = await api<{ documents: Document[] }>("/requests/documents");
  await expect(titles).toHaveText(documents.map(({ title }) => title));

  await page.getByRole("radio", { name: text("requests.family") }).check();
  const family = await api<{ documents: Document[] }>("/requests/documents?domain=family");
  await expect(titles).toHaveText(family.documents.map(({ title }) => title));
  await page.getByRole("radio", { name: text("requests.every_domain") }).check();

  const word = language === "fr" ? "ecole" : "school";
  await page.getByLabel(text("requests.search"), { exact: true }).pressSequentially(word.toUpperCase());
  const found = await api<{ documents: Document[] }>(`/requests/documents?search=${word}`);
  expect(found.documents.length).toBeGreaterThan(0);
  expect(found.documents.length).toBeLessThan(documents.length);
  await expect(titles).toHaveText(found.documents.map(({ title }) => title));
  await expect(page.getByRole("status").filter({ hasText: text("requests.documents", { count: found.documents.length }) })).toBeVisible();
  await checkScreen("requests-search");

  await page.getByLabel(text("requests.search"), { exact: true }).fill("xyzzy");
  await expect(page.getByText(text("requests.nothing_found"))).toBeVisible();
  await checkScreen("requests-nothing-found");

  // What was looked for is found again on the way back from the second step.
  await page.getByLabel(text("requests.search"), { exact: true }).fill(word);
  await titles.first().getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: text("requests.document_title") })).toBeFocused();
  await page.goBack();
  await expect(page.getByLabel(text("requests.search"), { exact: true })).toHaveValue(word);
});

test("REQ-03 REQ-04 a request with a comment has a number, is handled and refused with a reason, and each change is announced", async ({
  page, text, subscriber, confirmedEmail, signIn, allowErrors, checkScreen,
}) => {
  allowErrors(/409/);
  await signIn(subscriber, place);
  await page.goto("/mon-compte/demandes/document/card-duplicate");
  await expect(page.getByRole("heading", { level: 1, name: text("requests.document_title") })).toBeVisible();
  await expect(page.getByRole("radio").first()).toBeChecked();
  const comment = page.getByLabel(text("form.optional", { label: text("requests.comment") }), { exact: true });
  await comment.fill("a".repeat(501));
  await expect(page.locator("[data-field=counter]")).toHaveAttribute("data-label", text("form.over", { count: 1 }));
  await page.getByRole("button", { name: text("requests.submit") }).click();
  await expect(page.locator("ds-error-summary")).toContainText(text("requests.comment_long"));
  await checkScreen("requests-comment-long");
  const said = "Carte volée <script>alert('non')</script>\nà Menton";
  await comment.fill(said);
  await expect(page.locator("[data-field=counter]")).toHaveAttribute("data-label", text("form.left", { count: 500 - said.length }));
  await checkScreen("requests-document");
  await page.getByRole("button", { name: text("requests.submit") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("requests.received_title") })).toBeFocused();
  const number = (await page.getByText(/DEM\d{4}-\d{6,}/).first().textContent())?.match(/DEM\d{4}-\d{6,}/)?.[0] ?? "";
  expect(number).toMatch(/^DEM\d{4}-\d{6,}$/);
  await checkScreen("requests-received");

  // The same again is refused, and says where the first one is.
  await page.getByRole("link", { name: text("requests.another") }).click();
  await page.goto("/mon-compte/demandes/document/card-duplicate");
  await page.getByRole("button", { name: text("requests.submit") }).click();
  await expect(page.locator("ds-error-summary")).toContainText(text("problem.already_requested"));

  await page.goto("/mon-compte/demandes/suivi");
  const request = page.getByRole("listitem").filter({ hasText: number });
  await expect(request).toContainText(text("requests.state_received"));
  await expect(request).toContainText("<script>alert('non')</script>");

  expect(await teleservices("requests", "list")).toContain(number);
  await teleservices("requests", "assign", number, "--to", "Service immatriculation");
  await page.reload();
  await expect(request).toContainText(text("requests.state_being_handled"));
  await expect(request).toContainText(text("requests.handled_since"));
  await teleservices("requests", "answer", number, "--refused", "La carte se retire au guichet.");
  await page.reload();
  await expect(request).toContainText(text("requests.state_refused"));
  await expect(request).toContainText("La carte se retire au guichet.");
  await checkScreen("requests-mine");

  // FUND-04: the fund's looks and decisions are told, the newest first.
  await page.goto("/mon-compte/profil");
  await page.getByRole("link", { name: text("accesses.title") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("accesses.title") })).toBeFocused();
  const accesses = page.locator("tbody tr").filter({ hasText: number });
  await expect(accesses.first()).toContainText(text("accesses.refused"));
  await expect(accesses.nth(1)).toContainText(text("accesses.assigned"));
  await expect(accesses.first()).toContainText(text("accesses.operator"));
  await checkScreen("accesses");
  const told = async (): Promise<number> => (await mailsTo(confirmedEmail)).filter((mail) => `${mail.subject} ${mail.text}`.includes(number)).length;
  await expect.poll(told, "mails that say that there is news").toBeGreaterThanOrEqual(2);
});

test("REQ-05 an attestation is issued at once, and a stranger verifies its number and code and learns nothing else", async ({
  page, browser, text, subscriber, signIn, language, allowErrors, checkScreen,
}) => {
  allowErrors(/404/);
  await signIn(subscriber, place);
  const request = await ask(page, text, "medical-rights");
  await expect(page.getByRole("heading", { level: 1, name: text("requests.issued_title") })).toBeVisible();
  await checkScreen("requests-issued");
  const told = (await page.getByText(/ATT\d{4}-\d{6,}/).last().textContent()) ?? "";
  const number = /ATT\d{4}-\d{6,}/.exec(told)?.[0] ?? "";
  const code = /\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/.exec(told.replace(number, ""))?.[0] ?? "";
  const attestation = await textOf(await download(page, text("requests.download", { number })));
  expect(attestation).toContain(number);
  expect(attestation).toContain(code);
  expect(attestation).toContain(subscriber.last_name);

  await page.goto("/mon-compte/demandes/suivi");
  const mine = page.getByRole("listitem").filter({ hasText: request });
  await expect(mine).toContainText(text("requests.state_issued"));
  await expect(mine.getByRole("link", { name: text("requests.download", { number }) })).toBeVisible();

  // Somebody else, elsewhere, without any session.
  const stranger = await browser.newContext({ locale: language === "fr" ? "fr-FR" : "en-GB", baseURL: process.env.TELESERVICES_URL });
  const theirs = await stranger.newPage();
  await theirs.goto("/verifier");
  await theirs.getByLabel(text("verify.number"), { exact: true }).fill(number);
  await theirs.getByLabel(text("verify.code"), { exact: true }).fill(code === "0000-0000" ? "1111-1111" : "0000-0000");
  await theirs.getByRole("button", { name: text("verify.submit"), exact: true }).click();
  await expect(theirs.locator("ds-error-summary")).toContainText(text("verify.not_together"));
  await theirs.getByLabel(text("verify.number"), { exact: true }).fill(` ${number.toLowerCase().replace("-", " ")}`);
  await theirs.getByLabel(text("verify.code"), { exact: true }).fill(code.toLowerCase().replace("-", " "));
  await theirs.getByRole("button", { name: text("verify.submit"), exact: true }).click();
  await expect(theirs.getByRole("heading", { level: 1, name: text("verify.genuine") })).toBeFocused();
  const initials = `${subscriber.first_name[0]}. ${subscriber.last_name[0]}.`;
  await expect(theirs.getByRole("row", { name: text("verify.initials") })).toContainText(initials);
  await expect(theirs.getByRole("main")).not.toContainText(subscriber.last_name);
  await expect(theirs.getByRole("main")).not.toContainText(subscriber.matricule);
  // The sign on the document leads there at once.
  await theirs.goto(`/verifier?numero=${number}&code=${code}`);
  await expect(theirs.getByRole("heading", { level: 1, name: text("verify.genuine") })).toBeVisible();
  await stranger.close();

  await page.goto(`/verifier?numero=${number}&code=${code}`);
  await expect(page.getByRole("row", { name: text("verify.kind") })).toContainText(text("requests.medical_rights"));
  await checkScreen("verify-genuine");
});

test("REQ-05 number and code that are none are told at their fields, and those that do not belong together in one way", async ({
  page, text, allowErrors, checkScreen,
}) => {
  allowErrors(/404/);
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: text("bottom.verify") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("verify.title") })).toBeFocused();
  await checkScreen("verify");
  await page.getByRole("button", { name: text("verify.submit"), exact: true }).click();
  await expect(page.locator("ds-error-summary").getByRole("link")).toHaveText([text("verify.number_wrong"), text("verify.code_wrong")]);
  await page.getByLabel(text("verify.number"), { exact: true }).fill("ATT2026-999999");
  await page.getByLabel(text("verify.code"), { exact: true }).fill("7K4M-90XR");
  await page.getByRole("button", { name: text("verify.submit"), exact: true }).click();
  await expect(page.locator("ds-error-summary")).toContainText(text("verify.not_together"));
  await checkScreen("verify-not-together");
});

test("REQ-05 where the data do not suffice, the department takes the request, and the page says why", async ({
  page, text, subscriber, signIn, checkScreen,
}) => {
  // An employee, whom no pension is paid.
  await signIn(subscriber, place);
  await ask(page, text, "pension-payments");
  await expect(page.getByRole("heading", { level: 1, name: text("requests.received_title") })).toBeVisible();
  await expect(page.getByText(text("requests.not_issued_no_payment"))).toBeVisible();
  await checkScreen("requests-not-issued");
  await page.goto("/mon-compte/demandes/document/no-such-document");
  await expect(page.getByText(text("requests.no_such_document"))).toBeVisible();
});

test("REQ-04 who has asked for nothing reads so; a recipient of allowances has no such service", async ({
  page, text, subscriber, person, signIn, allowErrors, checkScreen,
}) => {
  allowErrors(/403/);
  await signIn(subscriber, place);
  await page.getByRole("link", { name: text("requests.mine") }).click();
  await expect(page.getByText(text("requests.none"))).toBeVisible();
  await checkScreen("requests-none");
  await page.context().clearCookies();
  await signIn(person("Isabelle Lefèvre"), "profil");
  await page.goto(`/mon-compte/${place}`);
  await expect(page.getByRole("heading", { level: 1, name: text("session.not_open_title") })).toBeVisible();
});
