/**
 * What every journey starts from: `import { test, expect } from "../support/test"`.
 *
 * A journey fails by itself when the browser's console shows an error, when a script fails, or when the
 * Content-Security-Policy refuses something; `allowErrors` names what a journey provokes on purpose.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { test as base, expect, type Page } from "@playwright/test";

import { expectAccessible, expectNoSidewaysScroll } from "./accessible";
import { demonstrationPeople, slugs, type Person } from "./people";
import { say, type Language } from "./texts";

export { expect };
export type { Person };

const screenshots = join(import.meta.dirname, "..", "screenshots");

interface Fixtures {
  /** Language of the browser, and so of the pages. */
  language: Language;
  /** What the portal says for a key of the locale files, in the language of the journey. */
  text: (key: string, values?: Record<string, string | number>) => string;
  /** The fictitious person with this name. */
  person: (name: string) => Person;
  /** Signs in on the pages, for a service of the account (`profil`, `soins`, `praticiens`). */
  signIn: (person: Person, service?: string) => Promise<void>;
  /** Checks the screen as it stands (axe, no sideways scroll, one heading) and keeps a picture under this name. */
  screen: (name: string) => Promise<void>;
  /** Expect errors in the console whose text matches. */
  allowErrors: (pattern: RegExp) => void;
  errors: { allowed: RegExp[]; seen: string[] };
}

interface WorkerFixtures {
  people: Person[];
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  people: [
    async ({ playwright }, use) => {
      const request = await playwright.request.newContext({ baseURL: process.env.TELESERVICES_URL });
      await use(await demonstrationPeople(request));
      await request.dispose();
    },
    { scope: "worker" },
  ],

  errors: [
    async ({ page }, use) => {
      const errors = { allowed: [] as RegExp[], seen: [] as string[] };
      page.on("console", (message) => message.type() === "error" && errors.seen.push(message.text()));
      page.on("pageerror", (error) => errors.seen.push(String(error)));
      await use(errors);
      const unexpected = errors.seen.filter((text) => !errors.allowed.some((pattern) => pattern.test(text)));
      expect(unexpected, "errors in the console").toEqual([]);
    },
    { auto: true },
  ],

  allowErrors: async ({ errors }, use) => use((pattern) => void errors.allowed.push(pattern)),

  language: async ({ locale }, use) => use((locale ?? "fr").slice(0, 2) as Language),

  text: async ({ language }, use) => use((key, values) => say(language, key, values)),

  person: async ({ people }, use) =>
    use((name) => {
      const found = people.find((person) => person.name === name);
      if (!found) throw new Error(`nobody is called « ${name} »: ${people.map((person) => person.name).join(", ")}`);
      return found;
    }),

  signIn: async ({ page, text }, use) =>
    use(async (person, service = "soins") => {
      await page.goto(`/${slugs[person.population]}/identification?service=${service}`);
      await fillIdentification(page, text, person);
      await page.getByRole("button", { name: text("sign_in.submit"), exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/mon-compte/${service}`));
    }),

  screen: async ({ page }, use, info) =>
    use(async (name) => {
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      const folder = join(screenshots, info.project.name);
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: "disabled" });
    }),
});

/** Fills the form of identification as the person would. */
export async function fillIdentification(page: Page, text: Fixtures["text"], person: Person): Promise<void> {
  const [year, month, day] = person.birth_date.split("-");
  await page.getByLabel(text("sign_in.matricule"), { exact: true }).fill(person.matricule);
  await page.getByLabel(text("sign_in.day"), { exact: true }).fill(day ?? "");
  await page.getByLabel(text("sign_in.month"), { exact: true }).fill(month ?? "");
  await page.getByLabel(text("sign_in.year"), { exact: true }).fill(year ?? "");
  await page.getByLabel(text("sign_in.password"), { exact: true }).fill(person.password);
}
