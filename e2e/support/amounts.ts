import type { Language } from "./texts";

const tags: Record<Language, string> = { fr: "fr-FR", en: "en-GB", it: "it-IT" };

/** The first day of a month: an ordinal number in French and Italian. */
const firstDay: Record<Language, string> = { fr: "1er", en: "1", it: "1º" };

/** An amount as the pages write it, whatever kind of blank stands in it. */
export function amount(cents: number, language: Language): RegExp {
  const written = new Intl.NumberFormat(tags[language], { style: "currency", currency: "EUR" }).format(cents / 100);
  return new RegExp(escape(written).replace(/\s/g, "\\s"));
}

/** Cents that a text shows as an amount; 0 where it shows none. */
export function cents(text: string, language: Language): number {
  const decimal = language === "en" ? "." : ",";
  const digits = text.replace(new RegExp(`[^0-9\\${decimal}]`, "g"), "");
  return digits === "" ? 0 : Math.round(Number(digits.replace(decimal, ".")) * 100);
}

/** A day (`2026-03-03`) as the pages write it. */
export function day(date: string, language: Language): string {
  const written = new Intl.DateTimeFormat(tags[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
  return written.replace(/^1 /, `${firstDay[language]} `);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
