/** What the pages show while data travel, where there are none, and when something fails. */
import { expect, test } from "../support/test";

const lines = "**/api/v1/care/lines*";

test("CARE-01 while the refunds travel, the page says that it waits", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("Alain Dupont"), "profil");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/api/v1/care/**", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/mon-compte/soins");
  await expect(page.getByRole("status").filter({ hasText: text("common.loading") }).first()).toBeVisible();
  await checkScreen("care-loading");
  release();
  await expect(page.getByRole("table").first()).toBeVisible();
});

test("CARE-01 CARE-08 somebody without a refund reads so, and no empty table", async ({
  page, text, person, signIn, checkScreen,
}) => {
  await signIn(person("Thomas Blanchi"));
  await expect(page.getByText(text("care.empty_year"))).toBeVisible();
  await checkScreen("care-empty");
  await page.goto("/mon-compte/praticiens");
  await expect(page.getByText(text("practitioner.none"))).toBeVisible();
  await checkScreen("practitioners-empty");
});

test("a failure says what became of the data and whom to call, and can be tried again", async ({
  page, text, person, signIn, checkScreen, allowErrors,
}) => {
  allowErrors(/ERR_FAILED/);
  await signIn(person("Alain Dupont"), "profil");
  await page.route(lines, (route) => route.abort());
  await page.goto("/mon-compte/soins");
  const failure = page.getByRole("alert").filter({ hasText: text("problem.title") });
  await expect(failure).toContainText(text("problem.unreachable"));
  await expect(failure).toContainText(text("problem.nothing_lost"));
  await expect(failure).toContainText(/\+377/);
  await checkScreen("care-unreachable");
  await page.unroute(lines);
  await failure.getByRole("button", { name: text("problem.retry") }).click();
  await expect(page.getByRole("table").first()).toBeVisible();
});

test("where the program cannot be loaded, the page still says what to do", async ({ page, allowErrors }) => {
  allowErrors(/.*/);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Le portail ne s’ouvre pas" })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText(/\+377/);
});
