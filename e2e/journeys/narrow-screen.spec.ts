/** A window of 320 px, which is also a page enlarged to 400 % (WCAG 1.4.10). */
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { publicPlaces, securedPlaces } from "../support/places";
import { expect, test } from "../support/test";

test.use({ viewport: { width: 320, height: 640 } });

test("NAV-01 NAV-07 every public screen fits into 320 px", async ({ page }) => {
  for (const place of publicPlaces) {
    await page.goto(place);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
});

test("CARE-03 CARE-04 every secured screen fits into 320 px, its tables scroll by themselves", async ({
  page, text, person, signIn, checkScreen,
}) => {
  await signIn(person("Anne-Françoise Marie-Thérèse de l’Église d’Aubréville-Saint-Hilaire"));
  for (const place of securedPlaces) {
    await page.goto(place);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(text("common.loading"))).toHaveCount(0);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  await page.goto("/mon-compte/soins");
  await page.getByRole("button", { name: text("common.unfold_all") }).click();
  await checkScreen("narrow-care-unfolded");
});
