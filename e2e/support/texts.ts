import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Language = "fr" | "en" | "it";

const folder = join(import.meta.dirname, "..", "..", "frontend", "locales");
const loaded = new Map<Language, Record<string, string>>();

function texts(language: Language): Record<string, string> {
  const known = loaded.get(language);
  if (known) return known;
  const read = JSON.parse(readFileSync(join(folder, `${language}.json`), "utf8")) as Record<string, string>;
  loaded.set(language, read);
  return read;
}

/**
 * What the portal says for a key, in a language; `values` fill the places written `{name}`, and `count` chooses the
 * plural. Fails on a key that does not exist, so that a renamed text is noticed.
 */
export function say(language: Language, key: string, values: Record<string, string | number> = {}): string {
  const all = texts(language);
  const plural = typeof values.count === "number" ? new Intl.PluralRules(language).select(values.count) : "other";
  const found = all[key] ?? all[`${key}.${plural}`] ?? all[`${key}.other`];
  if (found === undefined) throw new Error(`no text « ${key} » in ${language}.json`);
  return found.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
