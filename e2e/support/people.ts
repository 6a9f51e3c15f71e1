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

/** The people whom the demonstration offers, as every page lists them. */
export async function demonstrationPeople(request: APIRequestContext): Promise<Person[]> {
  const answer = await request.get("/api/v1/institution");
  const { demonstration } = await answer.json();
  if (!demonstration) throw new Error("the server is not in demonstration mode");
  return demonstration.people;
}
