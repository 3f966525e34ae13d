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
