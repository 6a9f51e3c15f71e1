/**
 * People of the fictitious fund whom nobody has named: each journey that changes something takes one of its own, so that
 * journeys never meet. They are known to the fund, meet its conditions, and have chosen no password yet.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "csv-parse/sync";

import type { Population } from "./people";

/** Somebody who is known to the fund, with what they type to subscribe. */
export interface Newcomer {
  first_name: string;
  last_name: string;
  population: Population;
  matricule: string;
  /** `1980-03-13` */
  birth_date: string;
}

type Row = Record<string, string>;

function folder(): string {
  const path = process.env.TELESERVICES_BATCH;
  if (!path) throw new Error("TELESERVICES_BATCH is not set: `cargo xtask e2e` writes the fund's files and sets it");
  return path;
}

function read(name: string): Row[] {
  return parse(readFileSync(join(folder(), `${name}.csv`)), { columns: true });
}

/** Which household somebody shall have: any, or one with a spouse and a child. */
export type HouseholdKind = "any" | "family";

/** Households with a spouse and a child today. */
function families(): Set<string> {
  const today = read("members").filter(({ valid_until }) => !valid_until);
  const having = (role: string) => new Set(today.filter((member) => member.role === role).map(({ matricule }) => matricule ?? ""));
  const parents = having("child");
  return new Set([...having("spouse")].filter((matricule) => parents.has(matricule)));
}

/** Employees with an open right and a refund, of age, alive, at a known address, whom the demonstration does not name. */
function everybody(named: Set<string>): Newcomer[] {
  const persons = new Map(read("persons").map((person) => [person.number, person]));
  // An employee's right: whoever has become self-employed has one in the other fund.
  const isOpen = ({ fund, valid_until }: Row) => fund === "ccss" && !valid_until;
  const open = new Set(read("rights").filter(isOpen).map(({ matricule }) => matricule));
  // A campaign of the fund's own would ask what a journey does not expect.
  const asked = new Set(read("resource_targets").map(({ matricule }) => matricule));
  const refunded = new Set(read("statements").flatMap((one) => (one.state === "processed" ? [one.matricule] : [])));
  return read("subscriptions").flatMap(({ matricule, person: number, population }) => {
    const person = persons.get(number);
    const fits = person && !person.death_date && person.address_line_1 && (person.birth_date ?? "") < "1990-01-01";
    if (!fits || population !== "employee" || named.has(matricule ?? "") || !open.has(matricule)) return [];
    if (!refunded.has(matricule) || asked.has(matricule)) return [];
    const { first_name = "", last_name = "", birth_date = "" } = person;
    return [{ first_name, last_name, population, matricule: matricule ?? "", birth_date }];
  });
}

/**
 * A newcomer for one journey. Journeys run side by side in several processes: whoever creates the folder of a matricule
 * has the person, which the file system grants to one of them only.
 */
export function newcomer(named: Set<string>, household: HouseholdKind = "any"): Newcomer {
  const claims = join(folder(), "claims");
  mkdirSync(claims, { recursive: true });
  const known = families();
  const people = everybody(named).filter(({ matricule }) => known.has(matricule) || household === "any");
  const free = people.find(({ matricule }) => claim(join(claims, matricule)));
  if (!free) throw new Error(`all ${people.length} newcomers of the fund are taken: load more households`);
  return free;
}

function claim(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
}
