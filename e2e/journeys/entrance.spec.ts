/** From the public home to the door of a service (NAV-01 to NAV-07). */
import type { Locator } from "@playwright/test";

import { slugs, type Population } from "../support/people";
import { expect, test } from "../support/test";

const hrefs = (links: Locator) => links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));

const populations = Object.keys(slugs) as Population[];

test("NAV-01 the home shows the populations and « Mon compte »", async ({ page, text, checkScreen }) => {
  await page.goto("/");
  const tabs = page.getByRole("navigation", { name: text("shell.populations") });
  for (const population of populations) {
    await expect(tabs.getByRole("link", { name: text(`population.${population}`), exact: true })).toBeVisible();
  }
  await expect(tabs.getByRole("link", { name: text("shell.account"), exact: true })).toBeVisible();
  await checkScreen("home");
});

for (const population of populations) {
  test(`NAV-02 the population ${population} has its own welcome page`, async ({ page, text, checkScreen, menu }) => {
    await page.goto("/");
    const tabs = page.getByRole("navigation", { name: text("shell.populations") });
    await tabs.getByRole("link", { name: text(`population.${population}`), exact: true }).click();

    await expect(page).toHaveURL(`/${slugs[population]}`);
    await expect(page.getByRole("heading", { level: 1, name: text(`population.${population}`) })).toBeFocused();
    await expect(tabs.locator("[aria-current]")).toHaveText(new RegExp(text(`population.${population}`)));

    const information = `a[href^="/${slugs[population]}/infos/"]`;
    const inMenu = await hrefs((await menu.open()).locator(information));
    expect(inMenu.length, "information pages in the menu").toBeGreaterThan(0);
    expect(await hrefs(page.getByRole("main").locator(information)), "the same in the page").toEqual(inMenu);
    await checkScreen(`welcome-${slugs[population]}`);
  });
}

test("NAV-02 an information page opens from the menu, and Back returns", async ({ page, text, menu, checkScreen }) => {
  await page.goto("/salarie");
  const link = (await menu.open()).locator('a[href^="/salarie/infos/"]').first();
  const title = (await link.textContent())?.trim() ?? "";
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  await checkScreen("information");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: text("population.employee") })).toBeVisible();
});

test("NAV-03 « Mon compte » without a population offers the four as links", async ({ page, text, checkScreen }) => {
  await page.goto("/");
  await page.getByRole("link", { name: text("shell.account"), exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: text("account.title") })).toBeVisible();
  const main = page.getByRole("main");
  for (const population of populations) {
    await expect(main.getByRole("link", { name: text(`population.${population}`) })).toBeVisible();
  }
  await checkScreen("account");
  await main.getByRole("link", { name: text("population.self_employed") }).click();
  await expect(page).toHaveURL("/independant");
});

test("NAV-04 « Mon compte personnel » unfolds every service open to the population", async ({ page, text, menu }) => {
  await page.goto("/salarie");
  const group = await menu.unfold(text("shell.personal_account"));
  await expect(group.getByRole("link")).toHaveText([
    text("service.profile"),
    text("service.movements"),
    text("service.personal_data"),
    text("service.requests"),
    text("service.indemnities"),
    text("service.medical_care"),
    text("service.by_practitioner"),
    text("service.family_allowances"),
    text("service.pension_payments"),
    text("service.pension_simulation"),
    text("service.resources_declaration"),
  ]);
  await group.locator("summary").click();
  await expect(group.getByRole("link", { name: text("service.medical_care") })).toBeHidden();
});

test("NAV-04 a recipient is offered her own allowances, and nothing else of the household", async ({ page, text, menu }) => {
  await page.goto("/conjoint");
  const group = await menu.unfold(text("shell.personal_account"));
  await expect(group.getByRole("link")).toHaveText([
    text("service.profile"),
    text("service.movements"),
    text("service.recipient_allowances"),
  ]);
});

test("NAV-05 a service leads to identification, then to that very service", async ({ page, text, menu, person, identify }) => {
  await page.goto("/salarie");
  const group = await menu.unfold(text("shell.personal_account"));
  await group.getByRole("link", { name: text("service.by_practitioner") }).click();
  await expect(page).toHaveURL(/\/salarie\/identification\?.*service=praticiens/);
  await identify(person("Alain Dupont"));
  await expect(page).toHaveURL(/\/mon-compte\/praticiens/);
  await expect(page.getByRole("heading", { level: 1, name: text("practitioner.title") })).toBeVisible();
});

test("NAV-06 a service without a population says so and offers the way in", async ({ page, text, checkScreen, allowErrors }) => {
  allowErrors(/401/);
  await page.goto("/mon-compte/soins");
  await expect(page.getByText(text("session.ended"))).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: text("population.employee") })).toBeVisible();
  await checkScreen("session-ended");
});

test("NAV-06 after the session has ended, the same message and the same way in", async ({
  page, context, text, person, signIn, identify, allowErrors,
}) => {
  allowErrors(/401/);
  await signIn(person("Alain Dupont"));
  await context.clearCookies();
  await page.goto("/mon-compte/praticiens");
  await expect(page.getByText(text("session.ended"))).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: text("population.employee") }).click();
  await identify(person("Alain Dupont"));
  await expect(page).toHaveURL(/\/mon-compte\/praticiens/);
});

for (const [key, address] of [
  ["bottom.presentation", "/infos/presentation"],
  ["bottom.reception", "/infos/accueil"],
  ["bottom.site_map", "/plan-du-site"],
  ["bottom.downloads", "/infos/telechargements"],
  ["bottom.help", "/infos/aide"],
  ["bottom.legal", "/infos/mentions-legales"],
  ["bottom.accessibility", "/infos/accessibilite"],
] as const) {
  test(`NAV-07 the bottom menu leads to ${address}`, async ({ page, text, checkScreen }) => {
    await page.goto("/");
    const bottom = page.getByRole("navigation", { name: text("shell.bottom_menu") });
    await bottom.getByRole("link", { name: text(key), exact: true }).click();
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await checkScreen(`bottom-${address.split("/").at(-1)}`);
  });
}

test("NAV-07 an address that leads nowhere says so and shows the way out", async ({ page, text, checkScreen, allowErrors }) => {
  allowErrors(/404/);
  await page.goto("/cette-page-n-existe-pas");
  await expect(page.getByRole("heading", { level: 1, name: text("not_found.title") })).toBeVisible();
  await checkScreen("not-found");
  await page.getByRole("link", { name: text("not_found.way_out") }).click();
  await expect(page).toHaveURL("/plan-du-site");
});
