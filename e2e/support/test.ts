/**
 * What every journey starts from: `import { test, expect } from "../support/test"`.
 *
 * A journey fails by itself when the browser's console shows an error, when a script fails, or when the
 * Content-Security-Policy refuses something; `allowErrors` names what a journey provokes on purpose.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { test as base, expect, type APIRequestContext, type ConsoleMessage, type Locator } from "@playwright/test";

import { expectAccessible, expectNoSidewaysScroll } from "./accessible";
import { newcomer, type HouseholdKind, type Newcomer } from "./newcomers";
import { readDemonstration, slugs, type Demonstration, type Person, type Population } from "./people";
import { confirmEmail, subscribe, type Subscriber } from "./subscribers";
import { say, type Language } from "./texts";

export { expect };
export type { Person };

const screenshots = join(import.meta.dirname, "..", "screenshots");

interface Fixtures {
  /** Language of the browser, and so of the pages. */
  language: Language;
  /** What the portal says for a key of the locale files, in the language of the journey. */
  text: (key: string, values?: Record<string, string | number>) => string;
  /** The fictitious person with this name, and this population where they hold several subscriptions. */
  person: (name: string, population?: Population) => Person;
  /** Which household the newcomer of the journey shall have: `test.use({ household: "family" })`. */
  household: HouseholdKind;
  /** Somebody of the fund who has not subscribed yet, and whom no other journey has. */
  newcomer: Newcomer;
  /** Somebody who has subscribed and chosen a password, and whom no other journey has. No e-mail address is known. */
  subscriber: Subscriber;
  /** Confirms an e-mail address of the subscriber of the journey, and says which. */
  confirmedEmail: string;
  /** What the subscriber does elsewhere, as in another browser: signed in from the beginning. */
  elsewhere: APIRequestContext;
  /** Fills in matricule and birth date on the screen. */
  claim: (person: Pick<Person, "matricule" | "birth_date">) => Promise<void>;
  /** Fills the form of identification that is on the screen, and sends it. */
  identify: (person: Person) => Promise<void>;
  /** Signs in on the pages, for a service of the account (`profil`, `soins`, `praticiens`). */
  signIn: (person: Person, service?: string) => Promise<void>;
  /** The menu of the population: at the left on a wide screen, behind a button on a phone. */
  menu: {
    open: () => Promise<Locator>;
    /** Opens the menu and a group in it. */
    unfold: (title: string) => Promise<Locator>;
  };
  /** Checks the screen as it stands (axe, no sideways scroll, one heading) and keeps a picture under this name. */
  checkScreen: (name: string) => Promise<void>;
  /** What the API answers the person who is signed in, below `/api/v1`. */
  api: <T>(path: string) => Promise<T>;
  /** Expect errors in the console whose text matches. */
  allowErrors: (pattern: RegExp) => void;
  errors: { allowed: RegExp[]; seen: string[] };
}

interface WorkerFixtures {
  demonstration: Demonstration;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  demonstration: [
    async ({ playwright }, use) => {
      const request = await playwright.request.newContext({ baseURL: process.env.TELESERVICES_URL });
      await use(await readDemonstration(request));
      await request.dispose();
    },
    { scope: "worker" },
  ],

  errors: [
    async ({ page }, use) => {
      const errors = { allowed: [] as RegExp[], seen: [] as string[] };
      page.on("console", (message) => isError(message) && errors.seen.push(message.text()));
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

  person: async ({ demonstration: { people } }, use) =>
    use((name, population) => {
      const found = people.find((one) => one.name === name && (!population || one.population === population));
      if (!found) throw new Error(`nobody is called « ${name} »: ${people.map((one) => one.name).join(", ")}`);
      return found;
    }),

  household: ["any", { option: true }],

  newcomer: async ({ demonstration: { people, newcomers }, household }, use) =>
    use(newcomer(new Set([...people, ...newcomers].map(({ matricule }) => matricule)), household)),

  elsewhere: async ({ playwright }, use) => {
    const request = await playwright.request.newContext({ baseURL: process.env.TELESERVICES_URL });
    await use(request);
    await request.dispose();
  },

  subscriber: async ({ elsewhere, newcomer }, use) => use(await subscribe(elsewhere, newcomer)),

  confirmedEmail: async ({ elsewhere, subscriber }, use) => use(await confirmEmail(elsewhere, subscriber)),

  claim: async ({ page, text }, use) =>
    use(async ({ matricule, birth_date }) => {
      const [year = "", month = "", day = ""] = birth_date.split("-");
      for (const [field, value] of Object.entries({ matricule, day, month, year })) {
        await page.getByLabel(text(`sign_in.${field}`), { exact: true }).fill(value);
      }
    }),

  identify: async ({ page, text, claim }, use) =>
    use(async (person) => {
      await claim(person);
      await page.getByLabel(text("sign_in.password"), { exact: true }).fill(person.password);
      await page.getByRole("button", { name: text("form.go_on"), exact: true }).click();
    }),

  signIn: async ({ page, identify }, use) =>
    use(async (person, service = "soins") => {
      await page.goto(`/${slugs[person.population]}/identification?service=${service}`);
      await identify(person);
      await expect(page).toHaveURL(new RegExp(`/mon-compte/${service}`));
    }),

  menu: async ({ page, text }, use) => {
    const open = async () => {
      const menu = page.getByRole("navigation", { name: text("shell.menu"), exact: true });
      // On a wide screen the menu is always open, and has nothing to open it with.
      const button = menu.getByRole("button", { expanded: false });
      await expect(menu.locator("a").first()).toBeAttached();
      if (await button.isVisible()) await button.click();
      await expect(menu.locator("a").first()).toBeVisible();
      return menu;
    };
    const unfold = async (title: string) => {
      const group = (await open()).locator("details", { hasText: title });
      if (!(await group.getByRole("link").first().isVisible())) await group.locator("summary").click();
      await expect(group.getByRole("link").first()).toBeVisible();
      return group;
    };
    await use({ open, unfold });
  },

  api: async ({ page }, use) =>
    use((path) => page.evaluate(async (path) => (await fetch(`/api/v1${path}`)).json(), path)),

  checkScreen: async ({ page }, use, info) =>
    use(async (name) => {
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      const folder = join(screenshots, info.project.name);
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: "disabled", scale: "css" });
    }),
});

/** Whether a message is an error. That nobody is signed in is no error: the pages ask, and the answer is « no ». */
function isError(message: ConsoleMessage): boolean {
  const asksWhoIsThere = message.location().url.endsWith("/api/v1/session") && message.text().includes("401");
  return message.type() === "error" && !asksWhoIsThere;
}
