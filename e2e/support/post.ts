/**
 * What reaches people: mails in a real mail server, letters as the PDF that is printed.
 *
 * `mailServer` is a mail server that keeps what it is given as files; it runs once for all journeys (`setup.ts`), and
 * the portal delivers to it as it would to any relay.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { APIRequestContext } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";
import { extractText, getDocumentProxy } from "unpdf";

function folder(): string {
  const path = process.env.TELESERVICES_MAILS;
  if (!path) throw new Error("TELESERVICES_MAILS is not set: `cargo xtask e2e` sets it");
  return path;
}

/** The mails that an address has received, the oldest first. */
export async function mailsTo(address: string): Promise<Email[]> {
  const files = readdirSync(folder()).filter((name) => name.endsWith(".eml"));
  const mails = await Promise.all(files.sort().map((name) => PostalMime.parse(readFileSync(join(folder(), name)))));
  return mails.filter(({ to }) => to?.some((one) => one.address?.toLowerCase() === address.toLowerCase()));
}

/** The first link of a mail that leads to the portal. */
export function linkOf(mail: Email): string {
  const [link] = /https?:\/\/\S+#\S+/.exec(mail.text ?? "") ?? [];
  if (!link) throw new Error(`no link in « ${mail.subject} »:\n${mail.text}`);
  return link;
}

/** Which letter. */
export type LetterKind = "activation" | "forgotten_password";

/** A letter of the demonstration. */
interface Letter {
  id: string;
  to: string;
  kind: LetterKind;
}

/** The letters that await somebody, the newest first. */
export async function lettersTo(request: APIRequestContext, name: string): Promise<Letter[]> {
  const answer = await request.get("/api/v1/demonstration/post");
  const { letters } = (await answer.json()) as { letters: Letter[] };
  return letters.filter(({ to }) => to === name);
}

/** What is printed on a letter. */
export async function readLetter(request: APIRequestContext, letter: Letter): Promise<string> {
  const answer = await request.get(`/api/v1/demonstration/letters/${letter.id}`);
  return textOf(await answer.body());
}

/** The text of a PDF. */
export async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text;
}

/** The code on a letter: three groups of four symbols. */
export function codeOn(letter: string): string {
  const [code] = /\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b/.exec(letter) ?? [];
  if (!code) throw new Error(`no code on the letter:\n${letter}`);
  return code;
}
