/** People who have become subscribers by the API, for journeys that begin where subscribing ends. */
import { expect, type APIRequestContext } from "@playwright/test";

import type { Newcomer } from "./newcomers";
import type { Person } from "./people";
import { codeOn, lettersTo, linkOf, mailsTo, readLetter, type LetterKind } from "./post";

/** A subscriber of one journey alone. */
export interface Subscriber extends Person {
  first_name: string;
  last_name: string;
}

/** A password that nobody guesses, and that tells nothing of who chose it. */
export const goodPassword = "quatre chevaux sous la pluie";

/** Sends what changes something to the API, below `/api/v1`. */
async function send<T>(request: APIRequestContext, method: "POST" | "PUT", path: string, data: object): Promise<T> {
  const answer = await request.fetch(`/api/v1${path}`, { method, data, headers: { "X-Teleservices-Request": "1" } });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return answer.status() === 204 ? (undefined as T) : ((await answer.json()) as T);
}

/** The code on the newest letter of a kind to somebody, as soon as it is written. */
export async function codeFor(
  request: APIRequestContext,
  { first_name, last_name }: { first_name: string; last_name: string },
  kind: LetterKind,
): Promise<string> {
  const name = `${first_name} ${last_name}`;
  const find = async () => (await lettersTo(request, name)).find((letter) => letter.kind === kind);
  await expect.poll(find, `a letter to ${name}`).toBeTruthy();
  const letter = await find();
  if (!letter) throw new Error(`no letter to ${name}`);
  return codeOn(await readLetter(request, letter));
}

/** The link in the newest mail to an address that leads to a page, as soon as there are so many of them. */
export async function linkFor(address: string, page: string, count = 1): Promise<string> {
  const find = async () => (await mailsTo(address)).filter(({ text }) => text?.includes(`${page}#`));
  await expect.poll(async () => (await find()).length, `mails to ${address}`).toBe(count);
  const mail = (await find()).at(-1);
  if (!mail) throw new Error(`no mail to ${address}`);
  return linkOf(mail);
}

/** Subscribes a newcomer, who chooses a password with the code of the letter. The request is signed in afterwards. */
export async function subscribe(request: APIRequestContext, newcomer: Newcomer): Promise<Subscriber> {
  const { first_name, last_name, population, matricule, birth_date } = newcomer;
  await send(request, "POST", "/subscription-requests", newcomer);
  const code = await codeFor(request, newcomer, "activation");
  await send(request, "POST", "/session", { population, matricule, birth_date, password: code });
  await send(request, "PUT", "/profile/password", { new_password: goodPassword });
  return { ...newcomer, name: `${first_name} ${last_name}`, password: goodPassword };
}

/** Confirms an e-mail address of the subscriber whom the request is signed in as. */
export async function confirmEmail(request: APIRequestContext, { password, matricule }: Subscriber): Promise<string> {
  const email = `abonne.${matricule}@example.com`;
  const { subscriptions } = (await (await request.get("/api/v1/profile")).json()) as {
    subscriptions: { id: string; current: boolean }[];
  };
  const id = subscriptions.find(({ current }) => current)?.id ?? "";
  await send(request, "POST", `/profile/subscriptions/${id}/email-changes`, { email, password });
  const link = await linkFor(email, "/adresse-electronique/confirmer");
  await send(request, "POST", "/email-confirmations", { token: link.split("#")[1] });
  return email;
}
