import { expect, type Locator, type Page } from "@playwright/test";

import type { Language } from "./texts";

/** What the API says of allowances, as far as the journeys look at it. */
export interface Amounts {
  allowance_cents: number;
  internal_recovery_cents: number;
  third_party_recovery_cents: number;
  paid_cents: number;
}

export interface Recovery {
  third_party: string | null;
  recovered_cents: number;
}

export interface Child {
  child: string;
  amounts: Amounts;
  recoveries: Recovery[];
  account?: string | null;
}

export interface HouseholdMonth {
  month: string;
  totals: Amounts;
  recipients: { recipient: string; totals: Amounts; recoveries: Recovery[]; children: Child[] }[];
}

export interface ReceivedMonth {
  month: string;
  totals: Amounts;
  children: Child[];
}

/** The name of a month as the pages write it. */
export function monthName(month: string, language: Language): string {
  const tags: Record<Language, string> = { fr: "fr-FR", en: "en-GB", it: "it-IT" };
  const format = new Intl.DateTimeFormat(tags[language], { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(month));
}

/** The table of allowances on the screen. */
export function allowances(page: Page) {
  const table = page.locator("table.lines");
  const button = (month: string): Locator => table.locator(`[aria-controls="month-${month}"]`);
  const rows = (month: string): Locator => table.locator(`[id="month-${month}"]`);

  /** Unfolds a month and returns the rows that it unfolds to. */
  const unfold = async (month: string): Promise<Locator> => {
    await button(month).click();
    await expect(rows(month)).toBeVisible();
    return rows(month);
  };

  return { table, button, rows, unfold };
}
