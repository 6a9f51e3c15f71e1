/** Links of the portal are followed without loading it anew; everything else about a link stays the browser's affair. */
import { expect, test } from "../support/test";

test("NAV-07 a link draws the page from its top without loading the program anew; Back and Forward follow", async ({
  page, text,
}) => {
  await page.goto("/infos/aide");
  const title = await page.getByRole("heading", { level: 1 }).textContent();
  await page.evaluate(() => { document.body.dataset.loaded = "once"; });
  const siteMap = page.getByRole("contentinfo").getByRole("link", { name: text("bottom.site_map") });
  await siteMap.scrollIntoViewIfNeeded();
  await siteMap.click();

  const heading = page.getByRole("heading", { level: 1, name: text("site_map.title") });
  await expect(heading).toBeFocused();
  await expect(page).toHaveURL("/plan-du-site");
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);

  const entries = await page.evaluate(() => history.length);
  await siteMap.click();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  expect(await page.evaluate(() => history.length), "going where one is leaves no trace").toBe(entries);

  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title ?? "");
  await page.goForward();
  await expect(heading).toBeVisible();
  await expect(page.locator("body")).toHaveAttribute("data-loaded", "once");
});

test("NAV-07 a link that is asked for in a new window opens there, and the page stays", async ({ page, context, text }) => {
  await page.goto("/");
  const opened = context.waitForEvent("page");
  await page.getByRole("contentinfo").getByRole("link", { name: text("bottom.help") }).click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await expect(other).toHaveURL("/infos/aide");
  await expect(page).toHaveURL("/");
});
