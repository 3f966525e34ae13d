// SPDX-License-Identifier: Apache-2.0
// Two languages that nobody speaks, made from English, to see what a new language would do to the pages: one of long
// words with accents, and one that is written from right to left. Their codes are those of Unicode's CLDR.

import type { Text } from '../../renderer/text/text.ts';

/** English in accented letters, with about two fifths more of them. */
export const longWords = 'en-XA';

/** English whose every word is written from right to left. */
export const rightToLeft = 'ar-XB';

/** The sentences of a pseudo-locale. */
export function pseudoText(english: Text, locale: typeof longWords | typeof rightToLeft): Text {
  return changed(english, locale === longWords ? lengthened : turned) as Text;
}

/** The same object, with `say` applied to each sentence in it, those that are put together from parts included. */
function changed(value: unknown, say: (sentence: string) => string): unknown {
  if (typeof value === 'string') return say(value);
  if (typeof value === 'function') return (...parts: unknown[]) => say(String(value(...parts)));
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, changed(inner, say)]));
}

const accented: Readonly<Record<string, string>> = {
  a: 'áa',
  e: 'éê',
  i: 'ïi',
  o: 'öó',
  u: 'ûu',
  y: 'ÿ',
  c: 'ç',
  n: 'ñ',
  A: 'Åa',
  E: 'Éê',
  I: 'Î',
  O: 'Öo',
  U: 'Ûu',
};

function lengthened(sentence: string): string {
  return sentence.replace(/[aeiouycnAEIOU]/g, (letter) => accented[letter] ?? letter);
}

/** Between "right-to-left override" and its end, a word is laid out like one of a right-to-left script. */
function turned(sentence: string): string {
  return sentence.replace(/\S+/g, (word) => `\u202e${word}\u202c`);
}
