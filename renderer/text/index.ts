// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../../contract/view.ts';
import type { Text } from './text.ts';

/** All sentences of one language. Each language is a file of its own, so that the window loads only the one it shows. */
export const loadText: Readonly<Record<Language, () => Promise<Text>>> = {
  en: async () => (await import('./en.ts')).en,
  nl: async () => (await import('./nl.ts')).nl,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
};

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
