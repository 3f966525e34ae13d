// SPDX-License-Identifier: Apache-2.0
// How a language writes numbers, days and its own name. The window has it before it has any sentences.

import type { Language } from '../../contract/view.ts';

/** The forms of a sentence that differ by number; `other` serves where a language has no special form. */
type Forms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * Makes the plural chooser of one language. `#` in a form stands for the number, written as the language writes it.
 */
export function plurals(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count));
}

/** A language's name for itself, with a capital letter. */
export function languageName(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
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
