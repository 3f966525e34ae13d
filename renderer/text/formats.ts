// SPDX-License-Identifier: Apache-2.0
// How a language writes numbers, lists, days and its own name. The window has it before it has any sentences.

import { type Language, languages } from '../../contract/view.ts';

/** The language of the system, which is likely to be that of the first view. */
export const systemLanguage: Language = languages.find((known) => navigator.language.startsWith(known)) ?? 'en';

/** The forms of a sentence that differ by number; `other` serves where a language has no special form. */
type Forms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * Makes the plural chooser of one language. `#` in a form stands for the number, written as the language writes it.
 */
export function plurals(language: string): (count: number, forms: Forms) => string {
  const make = once(() => ({ rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) }));
  return (count, forms) => {
    const { rules, numbers } = make();
    return (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count));
  };
}

/** Makes the list writer of one language: “1, 3, and 4”. */
export function lists(language: string): (items: readonly string[]) => string {
  const make = once(() => new Intl.ListFormat(language));
  return (items) => make().format(items);
}

/** Intl is slow at its first use: it reads what it knows of all languages. The first page does without. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

declare global {
  interface ImportMetaEnv {
    /** Each language's name for itself (vite.config.ts). */
    readonly LANGUAGE_NAMES: Readonly<Record<Language, string>>;
  }
}

/** A language's name for itself, with a capital letter. */
export function languageName(language: Language): string {
  return import.meta.env.LANGUAGE_NAMES[language];
}

/** A day and a time of it, in few letters. `milliseconds` counts from 1970. */
export function dayAndTime(language: Language, milliseconds: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(milliseconds);
}

/** A day, written out as the language does it. `milliseconds` counts from 1970. */
export function longDate(language: Language, milliseconds: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(milliseconds);
}

/** From one day to another, written out as the language does it. */
export function longPeriod(language: Language, from: number, until: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).formatRange(from, until);
}
