/** The door: matricule, birth date, password (AUTH-01 to AUTH-04, AUTH-09). */
import { expect, test } from "../support/test";

const door = "/salarie/identification?service=soins";

test("AUTH-01 the password is hidden until it is asked for, and the form says what it expects", async ({ page, text, checkScreen }) => {
  await page.goto(door);
  const password = page.getByLabel(text("sign_in.password"), { exact: true });
  await expect(password).toHaveAttribute("type", "password");
  await expect(password).toHaveAttribute("autocomplete", "current-password");
  await checkScreen("identification");

  await password.fill("un mot de passe");
  await page.getByRole("button", { name: text("sign_in.show", { label: text("sign_in.password") }) }).click();
  await expect(password).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: text("sign_in.hide", { label: text("sign_in.password") }) }).click();
  await expect(password).toHaveAttribute("type", "password");
  await expect(password).toHaveValue("un mot de passe");
});

test("AUTH-01 an empty form names every missing field, and the summary leads to each", async ({ page, text, checkScreen }) => {
  await page.goto(door);
  await page.getByRole("button", { name: text("form.go_on"), exact: true }).click();
  const summary = page.locator("ds-error-summary");
  await expect(summary).toBeFocused();
  for (const key of ["sign_in.matricule_missing", "sign_in.birth_date_incomplete", "sign_in.password_missing"]) {
    await expect(summary.getByRole("link", { name: text(key) })).toBeVisible();
    await expect(page.getByText(text(key)), "in the summary and at the field").toHaveCount(2);
  }
  await expect(page).toHaveTitle(new RegExp(text("shell.error_title", { title: "" }).trim()));
  await checkScreen("identification-errors");
  await summary.getByRole("link", { name: text("sign_in.password_missing") }).click();
  await expect(page.getByLabel(text("sign_in.password"), { exact: true })).toBeFocused();
});

for (const [why, day, month, year, key] of [
  ["a day that no calendar has", "31", "2", "1980", "sign_in.birth_date_no_such_day"],
  ["letters", "15", "mars", "1980", "sign_in.birth_date_not_a_number"],
  ["a year of two digits", "15", "3", "79", "sign_in.birth_date_year"],
  ["a day to come", "15", "3", "2090", "sign_in.birth_date_future"],
] as const) {
  test(`AUTH-01 a birth date is refused with its own message: ${why}`, async ({ page, text }) => {
    await page.goto(door);
    await page.getByLabel(text("sign_in.day"), { exact: true }).fill(day);
    await page.getByLabel(text("sign_in.month"), { exact: true }).fill(month);
    await page.getByLabel(text("sign_in.year"), { exact: true }).fill(year);
    await page.getByRole("button", { name: text("form.go_on"), exact: true }).click();
    await expect(page.locator("ds-error-summary").getByRole("link", { name: text(key) })).toBeVisible();
    await expect(page.getByLabel(text("sign_in.month"), { exact: true }), "what was typed stays").toHaveValue(month);
  });
}

test("AUTH-02 the holder signs in with their own birth date and sees their household", async ({ page, text, person, signIn }) => {
  await signIn(person("Alain Dupont"));
  await expect(page.getByRole("heading", { level: 1, name: text("care.title") })).toBeFocused();
  await expect(page.getByText("Alain Dupont").first()).toBeVisible();
});

test("AUTH-02 the recipient signs in with the holder's matricule and sees nothing of the household's care", async ({
  page, text, person, signIn, checkScreen, allowErrors,
}) => {
  allowErrors(/403/);
  await signIn(person("Sophie Dupont"), "profil");
  await expect(page.getByRole("cell", { name: text("profile.role_recipient") })).toBeVisible();
  await checkScreen("profile-recipient");
  await page.goto("/mon-compte/soins");
  await expect(page.getByRole("heading", { level: 1, name: text("session.not_open_title") })).toBeVisible();
  await checkScreen("service-not-open");
});

test("AUTH-02 the recipient's password does not open the holder's file", async ({ page, text, person, identify, allowErrors }) => {
  allowErrors(/401/);
  await page.goto(door);
  await identify({ ...person("Alain Dupont"), password: person("Sophie Dupont").password });
  await expect(page.getByText(text("sign_in.refused"))).toBeVisible();
});

test("AUTH-03 AUTH-04 one answer, whatever was wrong", async ({ page, text, person, identify, checkScreen, allowErrors }) => {
  allowErrors(/401|429/);
  const somebody = person("Olivier Noaro");
  const slips = {
    password: { ...somebody, password: "demonstration-000000" },
    matricule: { ...somebody, matricule: "999999" },
    birthDate: { ...somebody, birth_date: "1970-03-28" },
  };
  for (const slip of Object.values(slips)) {
    await page.goto(door);
    await identify(slip);
    await expect(page.getByText(text("sign_in.refused"))).toBeVisible();
    await expect(page.getByLabel(text("sign_in.matricule"), { exact: true })).toHaveValue(slip.matricule);
  }
  await checkScreen("identification-refused");
  await page.goto("/independant/identification?service=soins");
  await identify(somebody);
  await expect(page.getByText(text("sign_in.refused"))).toBeVisible();
});

test("AUTH-09 « Ce service est sécurisé » opens the help where it tells of the connection and the data", async ({ page, text, checkScreen }) => {
  await page.goto(door);
  await page.getByRole("link", { name: text("sign_in.secured") }).click();
  await expect(page).toHaveURL(/\/infos\/aide#securite$/);
  await expect(page.locator("#securite")).toBeFocused();
  await expect(page.locator("#securite")).toBeInViewport();
  const main = page.getByRole("main");
  for (const part of ["#mot-de-passe", "#codes", "#securite"]) await expect(main.locator(part)).toBeVisible();
  await expect(main).toContainText("https");
  await checkScreen("help-security");
});

test("a fictitious person of the demonstration fills the form in one click", async ({ page, text, person, identify }) => {
  await page.goto(door);
  await page.getByRole("button", { name: text("sign_in.demonstration_fill", { name: "Alain Dupont" }) }).click();
  await expect(page.getByLabel(text("sign_in.matricule"), { exact: true })).toHaveValue("002490");
  await identify(person("Alain Dupont"));
  await expect(page).toHaveURL(/\/mon-compte\/soins/);
});
