/** « Déclaration de ressources »: whom it is for, its steps, drafts that meet, and what the registration service does. */
import { readFileSync } from "node:fs";

import type { Browser, Page } from "@playwright/test";

import { askForResources, teleservices } from "../support/fund";
import { mailsTo, textOf } from "../support/post";
import type { Subscriber } from "../support/subscribers";
import { expect, test } from "../support/test";

type Text = (key: string, values?: Record<string, string | number>) => string;

const place = "declaration";
const form = "/mon-compte/declaration/remplir";

/** The year whose income the open campaign of the fictitious fund asks for. */
async function yearOf(page: Page): Promise<string> {
  const answer = (await page.evaluate(async () => (await fetch("/api/v1/resources/declaration")).json())) as {
    declaration: { campaign: { reference_year: number } };
  };
  return String(answer.declaration.campaign.reference_year);
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

/** Begins, opens and approves the general terms, and chooses no special situation: then the holder's income stands there. */
async function begin(page: Page, text: Text): Promise<void> {
  await page.goto(`/mon-compte/${place}`);
  await page.getByRole("link", { name: text("resources.begin") }).click();
  await button(page, text("terms.open")).click();
  await page.getByRole("checkbox", { name: text("terms.accept") }).check();
  await button(page, text("form.go_on")).click();
  await expect(title(page, text("resources.situation_title"))).toBeFocused();
  await page.getByRole("radio", { name: text("resources.situation_none") }).check();
  await button(page, text("form.go_on")).click();
  await expect(page.getByRole("group", { name: text("resources.income_number", { number: 1 }) })).toBeVisible();
}

/** Fills the fields of the income at this place, from 1. */
async function income(page: Page, text: Text, number: number, [category, amount, months]: [string, string, string]) {
  const group = page.getByRole("group", { name: text("resources.income_number", { number }), exact: true });
  await group.getByLabel(text("resources.category"), { exact: true }).selectOption(category);
  await group.getByLabel(text("resources.amount"), { exact: true }).fill(amount);
  await group.getByLabel(text("resources.months_label"), { exact: true }).selectOption(months);
  return group;
}

/** Fills the fields of the child at this place, from 1. */
async function child(page: Page, text: Text, number: number, [name, day, month, year]: [string, string, string, string]) {
  const group = page.getByRole("group", { name: text("resources.child_number", { number }), exact: true });
  await group.getByLabel(text("household.first_name"), { exact: true }).fill(name);
  await group.getByLabel(text("sign_in.day"), { exact: true }).fill(day);
  await group.getByLabel(text("sign_in.month"), { exact: true }).fill(month);
  await group.getByLabel(text("sign_in.year"), { exact: true }).fill(year);
  await group.getByLabel(text("resources.cover"), { exact: true }).selectOption("household");
}

/** Signs somebody in in a browser of their own: another device. */
async function onAnotherDevice(browser: Browser, subscriber: Subscriber, text: Text): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.TELESERVICES_URL, locale: text("shell.home") === "Accueil" ? "fr-FR" : "en-GB" });
  const answer = await context.request.post("/api/v1/session", {
    data: { population: subscriber.population, matricule: subscriber.matricule, birth_date: subscriber.birth_date, password: subscriber.password },
    headers: { "X-Teleservices-Request": "1" },
  });
  expect(answer.ok()).toBe(true);
  return context.newPage();
}

test("DECL-01 who is not asked, no longer asked, or asked last year reads so, each in its words", async ({
  page, text, demonstration, signIn, checkScreen,
}) => {
  const of = (matricule: string) => {
    const found = demonstration.people.find((one) => one.matricule === matricule && one.population !== "spouse");
    if (!found) throw new Error(`nobody has ${matricule}`);
    return found;
  };
  await signIn(of("027846"), place);
  await expect(page.getByText(text("resources.not_targeted"))).toBeVisible();
  await expect(page.getByRole("link", { name: text("resources.begin") })).toHaveCount(0);
  await checkScreen("resources-not-targeted");
  await page.context().clearCookies();
  await signIn(of("033015"), place);
  await expect(page.getByText(text("resources.over_unsent"))).toBeVisible();
  await checkScreen("resources-over");
  await page.context().clearCookies();
  await signIn(of("014713"), place);
  await expect(page.getByRole("link", { name: /./ }).filter({ hasText: new RegExp(`${text("resources.begin")}|${text("resources.go_on")}`) })).toBeVisible();
  await expect(page.getByText(text("resources.lead_paper"))).toBeVisible();
  await checkScreen("resources-open");
});

test.describe("a household with a spouse and children", () => {
  test.use({ household: "family" });

  test("DECL-02 DECL-04 DECL-05 DECL-06 DECL-07 the whole declaration, sent, corrected, taken into account, locked", async ({
    page, text, subscriber, confirmedEmail, signIn, checkScreen,
  }) => {
    test.slow();
    await askForResources(subscriber.matricule, { children: true });
    await signIn(subscriber, place);
    const year = await yearOf(page);

    // The terms must have been opened, then approved.
    await page.getByRole("link", { name: text("resources.begin") }).click();
    await expect(title(page, text("resources.terms_title"))).toBeFocused();
    await button(page, text("form.go_on")).click();
    await expect(page.locator("ds-error-summary")).toContainText(text("terms.not_opened"));
    await button(page, text("terms.open")).click();
    await button(page, text("form.go_on")).click();
    await expect(page.locator("ds-error-summary")).toContainText(text("terms.not_accepted"));
    await page.getByRole("checkbox", { name: text("terms.accept") }).check();
    await checkScreen("resources-terms");
    await button(page, text("form.go_on")).click();
    await expect(title(page, text("resources.situation_title"))).toBeFocused();
    await expect(page.getByRole("radio")).toHaveCount(4);
    await checkScreen("resources-situations");
    await page.getByRole("radio", { name: text("resources.situation_none") }).check();
    await button(page, text("form.go_on")).click();

    // What the fund knows is proposed, and says from where.
    await expect(title(page, text("resources.holder_title", { year }))).toBeFocused();
    await expect(page.getByRole("heading", { name: text("resources.known_title") })).toBeVisible();
    const first = page.getByRole("group", { name: text("resources.income_number", { number: 1 }), exact: true });
    await expect(first.getByLabel(text("resources.category"), { exact: true })).toHaveValue("salary");
    await expect(first.getByLabel(text("resources.months_label"), { exact: true })).toHaveValue("12");
    await button(page, text("resources.income_add")).click();
    await income(page, text, 2, ["daily_allowances", "douze", "2"]);
    await button(page, text("form.go_on")).click();
    await expect(page.locator("ds-error-summary")).toContainText(text("resources.amount_not_a_number", { number: 2 }));
    const second = await income(page, text, 2, ["daily_allowances", "-1 234,50", "2"]);
    await button(page, text("form.go_on")).click();
    await expect(page.locator("ds-error-summary")).toContainText(text("resources.amount_negative", { number: 2 }));
    await income(page, text, 2, ["daily_allowances", "1 234,50 €", "2"]);
    await expect(page.getByText(text("resources.counted", { months: text("resources.months", { count: 14 }), most: 12 }))).toBeVisible();
    await button(page, text("form.go_on")).click();
    await expect(page.locator("ds-error-summary")).toContainText(
      text("resources.too_many_months", { lines: "1, 2", months: text("resources.months", { count: 14 }) }),
    );
    await checkScreen("resources-too-many-months");
    await second.getByLabel(text("resources.same"), { exact: true }).selectOption("0");
    await expect(page.getByText(text("resources.counted", { months: text("resources.months", { count: 12 }), most: 12 }))).toBeVisible();
    await field(page, text("form.optional", { label: text("resources.remarks") })).fill("Arrêt de travail en mai,\npuis reprise.");
    await checkScreen("resources-income");
    await button(page, text("form.go_on")).click();

    // The spouse: nothing, on purpose.
    await expect(title(page, text("resources.spouse_title", { year }))).toBeFocused();
    await button(page, text("form.go_on")).click();
    await expect(page.locator("ds-error-summary")).toContainText(text("resources.income_missing"));
    await page.getByRole("checkbox", { name: text("resources.nothing", { year }) }).check();
    await button(page, text("form.go_on")).click();

    // The children, with what cannot be.
    await expect(title(page, text("resources.children_title"))).toBeFocused();
    await field(page, text("resources.children_number")).selectOption("2");
    await child(page, text, 1, ["Jeanne", "17", "2", "2019"]);
    await child(page, text, 2, ["jeanne ", "17", "2", "2019"]);
    await button(page, text("form.go_on")).click();
    await expect(page.locator("ds-error-summary")).toContainText(text("resources.repeated", { number: 1 }));
    await checkScreen("resources-children-repeated");
    await child(page, text, 2, ["Paul", "29", "2", "1990"]);
    await button(page, text("form.go_on")).click();
    await expect(page.locator("ds-error-summary")).toContainText(text("sign_in.birth_date_no_such_day"));
    await child(page, text, 2, ["Paul", "28", "2", "1990"]);
    await button(page, text("form.go_on")).click();
    await expect(page.locator("ds-error-summary")).toContainText(/21/);
    await child(page, text, 2, ["Paul", "29", "2", "2016"]);
    await checkScreen("resources-children");
    await button(page, text("form.go_on")).click();

    // The summary, with the estimate; « Modifier » returns to it.
    await expect(title(page, text("resources.summary_title"))).toBeFocused();
    await expect(page.getByRole("row", { name: /1\. / })).toContainText("28");
    await expect(page.getByRole("row", { name: "Paul" })).toBeVisible();
    await expect(page.getByRole("row", { name: text("resources.estimate_likely") })).toBeVisible();
    await expect(page.getByText(text("resources.estimate_only"))).toBeVisible();
    await checkScreen("resources-summary");
    await page.getByRole("row", { name: "Paul" }).getByRole("link").click();
    await child(page, text, 2, ["Pauline", "29", "2", "2016"]);
    await button(page, text("form.go_on")).click();
    await expect(page.getByRole("row", { name: "Pauline" })).toBeVisible();
    await button(page, text("resources.submit")).click();
    await expect(title(page, text("resources.sent_title"))).toBeFocused();
    const number = (await page.getByText(/DEC\d{4}-\d{6,}/).first().textContent())?.match(/DEC\d{4}-\d{6,}/)?.[0] ?? "";
    await checkScreen("resources-sent");
    const receipt = await receiptOf(page, text);
    for (const told of [number, "Pauline", "Arrêt de travail en mai"]) expect(receipt).toContain(told);

    // A correction that the service asks for, then the end of all changes.
    expect(await teleservices("declarations", "list")).toContain(number);
    await teleservices("declarations", "ask-correction", number, "--seen", "1", "--text", "Précisez les revenus du conjoint.");
    await page.goto(`/mon-compte/${place}`);
    await expect(page.getByText("Précisez les revenus du conjoint.")).toBeVisible();
    await expect(page.getByText(text("resources.state_correction"))).toBeVisible();
    await checkScreen("resources-correction");
    await page.getByRole("link", { name: text("resources.change") }).click();
    await expect(title(page, text("resources.summary_title"))).toBeVisible();
    await page.getByRole("row", { name: text("resources.nothing", { year }) }).getByRole("link").click();
    await page.getByRole("checkbox", { name: text("resources.nothing", { year }) }).uncheck();
    await income(page, text, 1, ["salary", "9.600,00", "6"]);
    await button(page, text("form.go_on")).click();
    await expect(title(page, text("resources.summary_title"))).toBeFocused();
    await button(page, text("resources.submit")).click();
    await expect(title(page, text("resources.sent_title"))).toBeFocused();
    await expect(page.getByText(number)).toBeVisible();
    await teleservices("declarations", "take-into-account", number, "--seen", "2");
    await page.goto(form);
    await expect(page.getByText(text("resources.locked"))).toBeVisible();
    await expect(page.getByText(text("resources.version", { number: 2 }))).toBeVisible();
    await expect(page.getByRole("link", { name: text("resources.change") })).toHaveCount(0);
    await checkScreen("resources-locked");
    const mails = async () => (await mailsTo(confirmedEmail)).filter((mail) => `${mail.subject} ${mail.text}`.includes(number)).length;
    await expect.poll(mails, "mails that say that there is news").toBeGreaterThanOrEqual(2);
  });
});

async function receiptOf(page: Page, text: Text): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: text("resources.receipt") }).click()]);
  return textOf(readFileSync(await file.path()));
}

test("DECL-08 a draft goes on on another device, and two that meet overwrite nothing before one has chosen", async ({
  page, browser, text, subscriber, signIn, allowErrors, checkScreen,
}) => {
  test.slow();
  allowErrors(/412/);
  await askForResources(subscriber.matricule, { children: false });
  await signIn(subscriber, place);
  const year = await yearOf(page);
  await begin(page, text);

  // The other device finds the draft where it was left, and goes on.
  const other = await onAnotherDevice(browser, subscriber, text);
  await other.goto(`/mon-compte/${place}`);
  await other.getByRole("link", { name: text("resources.go_on") }).click();
  await income(other, text, 1, ["salary", "30 000", "12"]);
  await button(other, text("form.go_on")).click();
  await expect(title(other, text("resources.holder_title", { year }))).toHaveCount(0);

  // Here something else was typed meanwhile.
  await income(page, text, 1, ["base_pension", "12 000", "12"]);
  await button(page, text("form.go_on")).click();
  await expect(title(page, text("resources.newer_title"))).toBeFocused();
  await checkScreen("resources-newer");
  await button(page, text("resources.newer_take")).click();
  await page.goto(`${form}?etape=3`);
  const amount = page.getByRole("group", { name: text("resources.income_number", { number: 1 }), exact: true }).getByLabel(text("resources.amount"), { exact: true });
  await expect(amount).toHaveValue(/^30/);

  // The other way round: what is typed here stays.
  await amount.fill("31 000");
  await button(page, text("form.go_on")).click();
  await expect(title(page, text("resources.holder_title", { year }))).toHaveCount(0);
  await other.goto(`${form}?etape=3`);
  const theirs = other.getByRole("group", { name: text("resources.income_number", { number: 1 }), exact: true }).getByLabel(text("resources.amount"), { exact: true });
  await expect(theirs).toHaveValue(/^31/);
  await page.goto(`${form}?etape=3`);
  await amount.fill("32 000");
  await button(page, text("form.go_on")).click();
  await expect(title(page, text("resources.holder_title", { year }))).toHaveCount(0);
  await theirs.fill("33 000");
  await button(other, text("form.go_on")).click();
  await expect(title(other, text("resources.newer_title"))).toBeVisible();
  await button(other, text("resources.newer_keep")).click();
  await expect(title(other, text("resources.newer_title"))).toHaveCount(0);
  await page.goto(`${form}?etape=3`);
  await expect(amount).toHaveValue(/^33/);
  await other.context().close();
});

test("DECL-03 a special situation ends the declaration early; DECL-06 « Annuler » drops it after a confirmation", async ({
  page, text, subscriber, signIn, checkScreen,
}) => {
  await askForResources(subscriber.matricule, { children: false });
  await signIn(subscriber, place);
  await begin(page, text);
  await page.goto(`${form}?etape=2`);
  await page.getByRole("radio").nth(1).check();
  await button(page, text("form.go_on")).click();
  await expect(title(page, text("resources.summary_title"))).toBeFocused();
  await expect(page.getByText(text("resources.estimate_none"))).toBeVisible();
  await expect(page.getByRole("row", { name: text("resources.situation_title") })).toBeVisible();
  await checkScreen("resources-special-situation");

  await button(page, text("resources.give_up")).click();
  await expect(button(page, text("resources.give_up_no"))).toBeFocused();
  await checkScreen("resources-give-up");
  await button(page, text("resources.give_up_no")).click();
  await expect(button(page, text("resources.give_up"))).toBeFocused();
  await button(page, text("resources.give_up")).click();
  await button(page, text("resources.give_up_yes")).click();
  await expect(title(page, text("resources.given_up_title"))).toBeFocused();
  await checkScreen("resources-given-up");
  await page.getByRole("main").getByRole("link", { name: text("resources.title") }).click();
  await expect(page.getByRole("link", { name: text("resources.begin") })).toBeVisible();
});
