import { expect, type Locator, type Page } from "@playwright/test";

import { cents } from "./amounts";
import type { Language } from "./texts";

type Text = (key: string, values?: Record<string, string | number>) => string;

/** What the API says of a refund, as far as the journeys look at it. */
export interface Line {
  id: string;
  beneficiary: string;
  state: "processed" | "in_progress" | "to_pay";
  dated: string;
  benefit: { label: string };
  billed_cents: number;
  refunded_cents: number | null;
  adjusted: boolean;
  third_party: boolean;
  fees_unpaid: boolean;
  payee: { name: string };
  performer: { number: string; name: string } | null;
  prescriber: { number: string; name: string } | null;
  bundled_acts: { benefit: { label: string } }[];
  explanation: { adjustment: { statement_number: string } | null; paid_to_third_party_cents: number } | null;
}

export interface Beneficiary {
  id: string;
  first_name: string;
  last_name: string;
  role: "holder" | "spouse" | "child";
  paid_cents: number;
  lines: number;
}

export interface Household {
  beneficiaries: Beneficiary[];
  since: string;
}

/** The table of refunds on the screen. */
export function refunds({ page, text, language }: { page: Page; text: Text; language: Language }) {
  const table = page.locator("table.lines");

  /** The row of a refund. */
  const row = (line: Line): Locator => table.locator("tbody > tr", { has: page.locator(`[aria-controls="line-${line.id}"]`) });

  /** Unfolds a row and returns what it unfolds to; a row that is unfolded stays so. */
  const unfold = async (line: Line): Promise<Locator> => {
    const button = row(line).getByRole("button");
    if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
    const details = page.locator(`[id="line-${line.id}"]`);
    await expect(details).toBeVisible();
    return details;
  };

  /** Shows the refunds that wait behind « Afficher la suite », until every one is there. */
  const showEverything = async (): Promise<void> => {
    await expect(table).toBeVisible();
    const more = page.getByRole("button", { name: text("common.more") });
    await expect(async () => {
      if (await more.isVisible()) await more.click({ timeout: 500 });
      await expect(more).toBeHidden({ timeout: 500 });
    }).toPass({ intervals: [50] });
  };

  const rows = (): Locator => table.locator("tbody > tr:has(> th)");

  /** Cents of a column, row by row; 0 where no amount is written. */
  const column = async (fromTheRight: 1 | 2): Promise<number[]> => {
    const cells = table.locator(`tbody > tr:has(> th) > td:nth-last-child(${fromTheRight})`);
    return (await cells.allTextContents()).map((cell) => cents(cell, language));
  };

  /** Cents at the foot of a column. */
  const total = async (fromTheRight: 1 | 2): Promise<number> =>
    cents((await table.locator(`tfoot td:nth-last-child(${fromTheRight})`).textContent()) ?? "", language);

  /** Opens the refunds of the member of the household to whom a refund belongs. */
  const goToOwner = async ({ beneficiary }: Line): Promise<void> => {
    await page.goto(`/mon-compte/soins?beneficiaire=${beneficiary}`);
    await expect(table).toBeVisible();
  };

  return { table, row, goToOwner, rows, unfold, showEverything, column, total };
}

export const sum = (all: number[]): number => all.reduce((whole, each) => whole + each, 0);

/** Every refund that a query selects, page after page. */
export async function everyLine(
  api: <T>(path: string) => Promise<T>,
  query = "",
): Promise<Line[]> {
  const lines: Line[] = [];
  let cursor: string | null | undefined = "";
  do {
    const after: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const answer: { lines: Line[]; next_cursor?: string | null } = await api(`/care/lines?limit=100${query}${after}`);
    lines.push(...answer.lines);
    cursor = answer.next_cursor;
  } while (cursor);
  return lines;
}
