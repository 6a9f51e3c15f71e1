/** What surrounds every secured screen (NAV-08, NAV-10, NAV-11). */
import { day } from "../support/amounts";
import { expect, test } from "../support/test";

const services = ["profil", "donnees-personnelles", "indemnisation", "soins", "praticiens", "allocations-familiales", "pension", "simulation"];

test("NAV-08 « Mon profil » and « Se déconnecter » stand on every secured screen", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("Alain Dupont"), "profil");
  await checkScreen("profile");
  for (const service of services) {
    await page.goto(`/mon-compte/${service}`);
    const bar = page.getByRole("navigation", { name: text("shell.session"), exact: true });
    await expect(bar.getByRole("link", { name: text("shell.profile") })).toHaveAttribute("href", "/mon-compte/profil");
    await expect(bar.getByRole("button", { name: text("shell.sign_out") })).toBeVisible();
    await expect(bar).toContainText("Alain Dupont");
  }
});

test("NAV-08 « Se déconnecter » ends the session on the server and returns home", async ({
  page, text, person, signIn, api, allowErrors,
}) => {
  allowErrors(/401/);
  await signIn(person("Alain Dupont"));
  await page.getByRole("button", { name: text("shell.sign_out") }).click();
  await expect(page).toHaveURL("/");
  expect(await api("/care/beneficiaries")).toMatchObject({ status: 401 });
  await page.goBack();
  await expect(page.getByText(text("session.ended"))).toBeVisible();
  await expect(page.getByText("Alain Dupont")).toHaveCount(0);
});

test("NAV-10 every service says whom to contact, and technical support too", async ({ page, text, person, signIn }) => {
  await signIn(person("Alain Dupont"));
  for (const service of ["donnees-personnelles", "indemnisation", "soins", "praticiens", "allocations-familiales", "pension", "simulation"]) {
    await page.goto(`/mon-compte/${service}`);
    const contact = page.getByRole("region", { name: text("common.contact") });
    await expect(contact.getByRole("link", { name: /4444@/ })).toBeVisible();
    await expect(contact.getByRole("link", { name: /^\+377/ })).toHaveCount(2);
    await expect(contact.getByText(text("common.hours"))).toHaveCount(2);
  }
});

test("NAV-11 each screen says on which date its data stand", async ({ page, text, language, person, signIn, api }) => {
  await signIn(person("Alain Dupont"));
  const { data_as_of } = await api<{ data_as_of: string }>("/session");
  for (const service of services) {
    await page.goto(`/mon-compte/${service}`);
    await expect(page.getByText(text("common.data_as_of", { date: day(data_as_of, language) })).first()).toBeVisible();
  }
});

test("an incomplete file says so at the top", async ({ page, text, person, signIn, checkScreen }) => {
  await signIn(person("Nadia Benali"));
  await expect(page.getByText(text("common.file_incomplete"))).toBeVisible();
  await checkScreen("file-incomplete");
});
