import type { APIRequestContext } from "@playwright/test";

export type Population = "employee" | "self_employed" | "retired" | "spouse";

/** A fictitious person whom the demonstration offers, with what they type to sign in. */
export interface Person {
  name: string;
  population: Population;
  matricule: string;
  /** `1980-03-13` */
  birth_date: string;
  password: string;
}

/** Last part of a population's address. */
export const slugs: Record<Population, string> = {
  employee: "salarie",
  self_employed: "independant",
  retired: "retraite",
  spouse: "conjoint",
};

/** Somebody who has no password yet, whom the demonstration offers on the page of the subscription. */
export interface NamedNewcomer {
  first_name: string;
  last_name: string;
  population: Population;
  matricule: string;
  birth_date: string;
  /** The fund has subscribed the person, whose activation letter waits. */
  subscribed: boolean;
}

/** Those whom the demonstration offers, as the pages list them. */
export interface Demonstration {
  people: Person[];
  newcomers: NamedNewcomer[];
}

/** Asks the server whom the demonstration offers. */
export async function readDemonstration(request: APIRequestContext): Promise<Demonstration> {
  const answer = await request.get("/api/v1/institution");
  const { demonstration } = await answer.json();
  if (!demonstration) throw new Error("the server is not in demonstration mode");
  return demonstration;
}
