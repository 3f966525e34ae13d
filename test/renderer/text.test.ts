// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../contract/view.ts';
import { fr as mailInFrench } from '../../issuer/notify/text/fr.ts';
import { de } from '../../phone/src/text/de.ts';
import { en } from '../../phone/src/text/en.ts';
import { es } from '../../phone/src/text/es.ts';
import { fr } from '../../phone/src/text/fr.ts';
import { nl } from '../../phone/src/text/nl.ts';
import { longDate } from '../../renderer/text/formats.ts';
import { loadText } from '../../renderer/text/index.ts';
import type { Text } from '../../renderer/text/text.ts';
import { stationFailureCodes } from './views.ts';

const phoneTexts: Readonly<Record<Language, object>> = { en, nl, de, fr, es };

/** Words that blame the person or belong to programmers. */
const unwanted: Readonly<Record<string, RegExp>> = {
  en: /\b(error|invalid|please|oops|session|failed|sorry)\b/i,
  nl: /\b(fout\s?melding|ongeldig|alstublieft|a\.u\.b\.|sessie|je|jij|jouw)\b/i,
  de: /\b(Fehler|ungültig|bitte|Sitzung|du|dein|deine)\b/,
  fr: /\b(erreur|invalide|s’il vous plaît|veuillez|session|tu|ton|ta)\b/i,
  es: /\b(error|inválido|por favor|tú|tu|tus)\b/i,
};

/** All sentences below `value`, those with a number as they are said for some numbers. */
function sentencesOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(2, 4, 'x'))]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`));
}

/** The functions of a picture row take a list; the others take numbers or words. */
function withoutPictureRow({ compare: { pictureRow: _, ...compare }, ...text }: Text): object {
  return { ...text, compare };
}

it('in French no line begins with a mark that belongs to the word before, nor ends with an opening quote', async () => {
  for (const text of [withoutPictureRow(await loadText.fr()), fr, mailInFrench]) {
    for (const [path, said] of sentencesOf(text)) expect(said, path).not.toMatch(/« | [»?!;:](?!\w)/);
  }
});

describe.each(languages)('the sentences in %s', (language) => {
  it('are all there, without blanks at their ends', async () => {
    for (const [path, said] of sentencesOf(withoutPictureRow(await loadText[language]()))) {
      expect(said.trim(), path).toBe(said);
      expect(said.length, path).toBeGreaterThan(1);
    }
  });

  it('use no word that blames or that only programmers know', async () => {
    for (const [path, said] of sentencesOf(withoutPictureRow(await loadText[language]()))) {
      expect(said, path).not.toMatch(unwanted[language] ?? /^$/);
    }
  });

  it('say for every failure what happened and what to do', async () => {
    const { codes } = (await loadText[language]()).failure;
    expect(Object.keys(codes).toSorted()).toEqual([...stationFailureCodes].toSorted());
    for (const { title, whatHappened, whatToDo } of Object.values(codes)) {
      expect(title).not.toMatch(/[.!]$/);
      expect(whatHappened).toMatch(/\.$/);
      expect(whatToDo).toMatch(/\.$/);
    }
  });

  it('and those of the phone call a button by its name', async () => {
    const { actions, pairing, compare, userCode } = await loadText[language]();
    const { setUpPhone, signInPhone, manageCredentials } = actions.choices;
    const phone = JSON.stringify(phoneTexts[language]);
    const { signIn } = JSON.parse(phone) as { readonly signIn: { readonly showCode: string } };
    const choices = [setUpPhone, signInPhone, manageCredentials].map(({ title }) => title);
    for (const label of [...choices, pairing.cannotScan, compare.match, compare.differ]) {
      expect(phone).toMatch(new RegExp(`[“„«]\\s?${label}\\s?[”“»]`));
    }
    expect(userCode.message('pivot.example')).toContain(signIn.showCode);
  });

  it('tell one from several', async () => {
    const { pin, pairing, idle } = await loadText[language]();
    expect(pin.triesLeft(1)).not.toContain('3');
    expect(pin.triesLeft(3)).toContain('3');
    expect(pairing.minutesLeft(1)).not.toBe(pairing.minutesLeft(2).replace('2', '1'));
    expect(idle.message(20)).toContain('20');
  });

  it('write dates with the name of the month', () => {
    expect(longDate(language, Date.UTC(2027, 10, 22, 12))).toMatch(/\p{L}{4,}/u);
  });
});
