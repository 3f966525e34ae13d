// SPDX-License-Identifier: Apache-2.0
// Takes the place of renderer/text/index.ts in the build that the page tests look at: the shipped languages, and the
// pseudo-locales beside them. Nothing of it is in what ships.

import { loadText as shipped } from '../../renderer/text/index.ts';
import { longWords, pseudoText, rightToLeft } from './pseudo-locales.ts';

/** All sentences of one language or pseudo-locale. */
export const loadText = {
  ...shipped,
  [longWords]: async () => pseudoText(await shipped.en(), longWords),
  [rightToLeft]: async () => pseudoText(await shipped.en(), rightToLeft),
};
