/** A session ends after fifteen idle minutes, and says so before (NAV-12). */
import type { Page } from "@playwright/test";

import { expect, test } from "../support/test";

/** Waits until the page asks for nothing more: requests under way would be given up when the clock jumps. */
const settle = (page: Page) => page.waitForLoadState("networkidle");

test("NAV-12 two minutes before its end the session warns, and the person can stay", async ({
  page, text, person, signIn, checkScreen,
}) => {
  await page.clock.install();
  await signIn(person("Alain Dupont"));
  await settle(page);
  await page.getByLabel(text("common.period_until"), { exact: true }).fill("2026-01-31");
  const warning = page.getByRole("alertdialog", { name: text("session.ends_soon_title") });
  await page.clock.fastForward("12:00");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("01:00");
  await expect(warning).toBeVisible();
  await expect(warning.getByRole("status")).toHaveText(text("session.ends_soon", { count: 2 }));
  const stay = warning.getByRole("button", { name: text("session.stay") });
  await expect(stay).toBeFocused();
  // Until it has faded in, its colours are not those that are checked.
  await warning.evaluate((dialog) => Promise.all(dialog.getAnimations({ subtree: true }).map((one) => one.finished)));
  await checkScreen("session-warning");
  await stay.press("Enter");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("12:00");
  await expect(warning).toBeHidden();
  // What was typed is still there.
  await expect(page.getByLabel(text("common.period_until"), { exact: true })).toHaveValue("2026-01-31");
});

test("NAV-12 the warning counts down, and Escape keeps the session", async ({ page, text, person, signIn }) => {
  await page.clock.install();
  await signIn(person("Alain Dupont"));
  await settle(page);
  await page.clock.fastForward("14:00");
  const warning = page.getByRole("alertdialog");
  await expect(warning.getByRole("status")).toHaveText(text("session.ends_soon", { count: 1 }));
  await page.keyboard.press("Escape");
  await expect(warning).toBeHidden();
  await expect(page.getByRole("table").first()).toBeVisible();
});

test("NAV-12 after fifteen idle minutes nothing stays on the screen, and signing in again leads back to it", async ({
  page, text, person, signIn, identify, api, allowErrors,
}) => {
  allowErrors(/401/);
  await page.clock.install();
  await signIn(person("Alain Dupont"));
  await page.goto("/mon-compte/soins?etat=en-cours");
  await expect(page.getByText("Alain Dupont").first()).toBeVisible();
  await settle(page);
  await page.clock.fastForward("15:00");
  await expect(page.getByText(text("session.ended"))).toBeVisible();
  await expect(page.getByText("Alain Dupont")).toHaveCount(0);
  await expect.poll(() => api("/care/beneficiaries")).toMatchObject({ status: 401 });
  await page.getByRole("main").getByRole("link", { name: text("population.employee") }).click();
  await identify(person("Alain Dupont"));
  await expect(page).toHaveURL(/\/mon-compte\/soins\?etat=en-cours/);
});

test("NAV-12 who is active in one window is not disturbed in another", async ({ page, context, person, signIn }) => {
  await page.clock.install();
  await signIn(person("Alain Dupont"));
  await settle(page);
  await page.clock.fastForward("14:00");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  const other = await context.newPage();
  await other.clock.install({ time: await page.evaluate(() => Date.now()) });
  await other.goto("/mon-compte/soins");
  await expect(other.getByRole("table").first()).toBeVisible();
  await page.clock.runFor(2_000);
  await expect(page.getByRole("alertdialog")).toBeHidden();
});
