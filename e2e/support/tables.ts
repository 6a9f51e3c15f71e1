import type { Locator, Page } from "@playwright/test";

import { cents } from "./amounts";
import type { Language } from "./texts";

/** Cents that a cell shows, recoveries with their sign. */
export async function shownCents(cell: Locator, language: Language): Promise<number> {
  const text = (await cell.textContent()) ?? "";
  return (/[-−]/.test(text) ? -1 : 1) * cents(text, language);
}

/** The rows of a table that unfold, without what they unfold to. */
export const rowsOf = (table: Locator): Locator => table.locator("tbody > tr:has(> th)");

/** A table by its caption. */
export const tableOf = (page: Page, caption: string): Locator => page.locator("table", { has: page.getByText(caption, { exact: true }) });
