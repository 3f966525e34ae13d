// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../../contract/view.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';
import type { Text } from './text.ts';

/** All sentences of each language. */
export const texts: Readonly<Record<Language, Text>> = { en, nl, de, fr, es };

/** Each language's name for itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  nl: 'Nederlands',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
};

/** A day, written out as the language does it. `milliseconds` counts from 1970. */
export function longDate(language: Language, milliseconds: number): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(milliseconds);
}
