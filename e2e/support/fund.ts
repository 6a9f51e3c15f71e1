/** The fund's part: its files, and the commands that its people call. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { parse } from "csv-parse/sync";

/** Calls a command of the program, on the database behind the pages. */
export async function teleservices(...commands: string[]): Promise<string> {
  const { TELESERVICES_PROGRAM: program, TELESERVICES_DATABASE_URL, PATH } = process.env;
  if (!program) throw new Error("TELESERVICES_PROGRAM is not set: `cargo xtask e2e` sets it");
  // Not the journeys' own variables: the program would take them for settings.
  const { stdout } = await promisify(execFile)(program, commands, { env: { TELESERVICES_DATABASE_URL, PATH } });
  return stdout;
}

type Row = Record<string, string>;

function read(folder: string, name: string): Row[] {
  return parse(readFileSync(join(folder, `${name}.csv`)), { columns: true });
}

function csv(rows: Row[]): string {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const [first = {}] = rows;
  return [Object.keys(first), ...rows.map((row) => Object.values(row))].map((row) => row.map(quoted).join(",")).join("\n");
}

/** Loads a batch of files of our own, beside those of the fund. */
async function load(label: string, files: Record<string, Row[]>): Promise<void> {
  const batch = JSON.parse(readFileSync(join(process.env.TELESERVICES_BATCH ?? "", "batch.json"), "utf8")) as Row;
  const folder = mkdtempSync(join(tmpdir(), "batch-"));
  writeFileSync(join(folder, "batch.json"), JSON.stringify({ ...batch, label }));
  for (const [name, rows] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), csv(rows));
  await teleservices("import", folder);
}

/**
 * Asks a household for the declaration of the campaign that is open, on a form with or without the section of the
 * children. The fund knows a salary of the holder.
 */
export async function askForResources(matricule: string, form: { children: boolean }): Promise<void> {
  const campaigns = read(process.env.TELESERVICES_BATCH ?? "", "resource_campaigns");
  const [open] = campaigns.sort((one, other) => (other.opens_on ?? "").localeCompare(one.opens_on ?? ""));
  if (!open?.code) throw new Error("the fund has no campaign");
  const campaign = open.code;
  await load(`demo, resources of ${matricule}`, {
    resource_targets: [{ campaign, matricule, children_section: String(form.children), ended_on: "" }],
    resource_incomes: [
      { campaign, matricule, whose: "holder", category: "salary", amount_cents: "2840000", months: "12", origin: "declared_by_employer" },
    ],
  });
}

/**
 * Loads a batch with one more paid statement of a household: a copy of one that the fund's files hold, under a number of
 * its own, which is returned.
 */
export async function payAnotherStatement(matricule: string): Promise<string> {
  const source = process.env.TELESERVICES_BATCH ?? "";
  const paid = read(source, "statements").filter(
    (statement) => statement.matricule === matricule && statement.state === "processed" && !statement.adjusts,
  );
  const [model] = paid.sort((one, other) => (other.processed_on ?? "").localeCompare(one.processed_on ?? ""));
  if (!model) throw new Error(`${matricule} has no paid statement`);
  // Follows from the matricule and does not hold it: the number stands in a message that must not tell whose it is.
  const number = `D2026-9${[...matricule].reverse().join("")}-1`;
  const lines = read(source, "lines").filter(({ statement, adjusts_line }) => statement === model.number && !adjusts_line);
  await load(`demo, statement of ${matricule}`, {
    statements: [{ ...model, number }],
    lines: lines.map((line) => ({ ...line, statement: number })),
  });
  return number;
}
