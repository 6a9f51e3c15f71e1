/** A new password: its strength, what is refused, and what a change ends (AUTH-11). */
import { mailsTo } from "../support/post";
import { goodPassword } from "../support/subscribers";
import { expect, test } from "../support/test";

const changePage = "/mon-compte/profil/mot-de-passe";
const otherPassword = "six parapluies au fond du jardin";

test("AUTH-11 the strength and the rules are shown while typing, and what everybody tries or is one's own is refused", async ({
  page, text, subscriber, signIn, checkScreen, allowErrors,
}) => {
  allowErrors(/422/);
  await signIn(subscriber, "profil");
  await page.goto(changePage);
  const password = page.getByLabel(text("password.new"), { exact: true });
  const save = page.getByRole("button", { name: text("password.save") });
  const strength = page.locator("meter").locator("xpath=following-sibling::*[@role='status']");
  const rules = page.getByRole("list", { name: text("password.rules"), exact: true });
  const rule = (name: string) => rules.getByRole("listitem").filter({ hasText: text(name) });
  await page.getByLabel(text("password.current"), { exact: true }).fill(goodPassword);

  await password.fill("onze lettre");
  await expect(rule("password.rule_length")).toContainText(text("password.rule_open"));
  await expect(strength).toContainText(text("password.too_short"));
  await save.click();
  await expect(page.locator("ds-error-summary").getByRole("link", { name: text("password.too_short") })).toBeVisible();

  const born = subscriber.birth_date.slice(0, 4);
  for (const [typed, fault] of [
    ["motdepasse123", "password.common"],
    [`${subscriber.first_name}.${subscriber.last_name}.${born}`, "password.personal_data"],
    ["lundilundilundi", "password.too_weak"],
  ] as const) {
    await password.fill(typed);
    await expect(rule("password.rule_length"), typed).toContainText(text("password.rule_met"));
    await expect(strength, typed).toContainText(text(fault));
    await save.click();
    await expect(page.locator("ds-error-summary").getByRole("link", { name: text(fault) }), typed).toBeVisible();
    await expect(password, "what was typed stays").toHaveValue(typed);
  }
  await checkScreen("password-refused");

  await password.fill(otherPassword);
  await expect(strength).toHaveText(text("password.strength_4"));
  for (const name of ["length", "not_common", "not_personal", "strong"]) {
    await expect(rule(`password.rule_${name}`)).toContainText(text("password.rule_met"));
  }
  await page.getByRole("button", { name: text("sign_in.show", { label: text("password.new") }) }).click();
  await expect(password).toHaveAttribute("type", "text");
  await expect(password).toHaveAttribute("autocomplete", "new-password");
  await checkScreen("password-strong");
});

test("AUTH-11 changing the password asks for the present one, ends every other session, and tells the owner", async ({
  page, text, subscriber, confirmedEmail, elsewhere, signIn, api, checkScreen, allowErrors,
}) => {
  allowErrors(/422/);
  await signIn(subscriber, "profil");
  await page.getByRole("row", { name: text("profile.password") }).getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(changePage));
  const current = page.getByLabel(text("password.current"), { exact: true });
  await page.getByLabel(text("password.new"), { exact: true }).fill(otherPassword);
  await page.getByRole("button", { name: text("password.save") }).click();
  await expect(page.getByText(text("password.current_missing")), "in the summary and at the field").toHaveCount(2);
  await current.fill("ce n'est pas lui");
  await page.getByRole("button", { name: text("password.save") }).click();
  await expect(page.getByText(text("password.current_wrong")), "in the summary and at the field").toHaveCount(2);
  await checkScreen("password-wrong");

  expect((await elsewhere.get("/api/v1/session")).status(), "another session is open").toBe(200);
  await current.fill(goodPassword);
  await page.getByRole("button", { name: text("password.save") }).click();
  await expect(page.getByRole("heading", { level: 1, name: text("password.done_title") })).toBeFocused();
  await expect(page.getByRole("main")).toContainText(text("password.other_sessions_ended"));
  await checkScreen("password-changed");
  expect((await elsewhere.get("/api/v1/session")).status(), "it has ended").toBe(401);
  expect(await api("/session"), "this one goes on").toMatchObject({ matricule: subscriber.matricule });
  // One mail to confirm the address, one that it is confirmed, one about the change.
  await expect.poll(async () => (await mailsTo(confirmedEmail)).length).toBe(3);
  const [, , told] = await mailsTo(confirmedEmail);
  expect(told?.text, "neither password is in it").not.toMatch(new RegExp(`${goodPassword}|${otherPassword}`));
});

test("AUTH-11 the page of the password opens to nobody who is not signed in", async ({ page, text }) => {
  await page.goto(changePage);
  await expect(page.getByText(text("session.ended"))).toBeVisible();
  await expect(page.getByLabel(text("password.current"), { exact: true })).toHaveCount(0);
});
