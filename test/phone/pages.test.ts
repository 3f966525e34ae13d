// SPDX-License-Identifier: Apache-2.0

import { describe, expect, test } from 'vitest';
import { readDigits } from '../../phone/src/components/digits-field.tsx';
import { remedies } from '../../phone/src/failures.ts';
import { addressOf, readRoute } from '../../phone/src/routes.ts';
import { de } from '../../phone/src/text/de.ts';
import { en } from '../../phone/src/text/en.ts';
import { es } from '../../phone/src/text/es.ts';
import { fr } from '../../phone/src/text/fr.ts';
import { nl } from '../../phone/src/text/nl.ts';
import { begin, next } from '../../phone/src/workflow.ts';

const id = 'ABCDEFGHIJKLMNOPQRSTUVWXYA';

describe('addresses', () => {
  test('each leads back to its place', () => {
    for (const route of [
      { kind: 'start' },
      { kind: 'camera' },
      { kind: 'code' },
      { kind: 'activation', id },
    ] as const) {
      const { pathname, hash } = new URL(addressOf(route), 'https://pivot.example');
      expect(readRoute(pathname, hash)).toEqual(route);
    }
  });

  test('letters may be small, as some cameras hand them on', () => {
    expect(readRoute(`/a/${id.toLowerCase()}`, '')).toEqual({ kind: 'activation', id });
    expect(readRoute(`/A/${id}/`, '')).toEqual({ kind: 'activation', id });
  });

  test.each(['/A/', '/A/SHORT', `/A/${id}A`, '/A/ABCDEFGHIJKLMNOPQRSTUVWXYB'])('%s is none', (path) => {
    expect(readRoute(path, '')).toEqual({ kind: 'unknown' });
  });

  test('what is no address of the app leads nowhere, and says so', () => {
    const route = readRoute('/somewhere', '');
    expect(route).toEqual({ kind: 'nowhere' });
    const { state } = next(begin(route).state, {
      kind: 'ready',
      info: { organisation: '', practice: true, support: '', now: 0 },
    });
    expect(state.page).toMatchObject({ kind: 'failed', code: 'notFound' });
  });
});

describe('a field for digits', () => {
  test('takes spaces and dashes as they come, and drops what is no digit', () => {
    expect(readDigits('4821-9037', 9, 8)).toEqual({ digits: '48219037', caret: 9 });
    expect(readDigits(' 48 21 90x37', 12, 8).digits).toBe('48219037');
  });

  test('takes no more digits than the code has', () => {
    expect(readDigits('4821 90371', 10, 8).digits).toBe('48219037');
  });

  test('keeps the caret behind the same digit', () => {
    expect(readDigits('48 21', 2, 8)).toEqual({ digits: '4821', caret: 2 });
    expect(readDigits('48219', 5, 8)).toEqual({ digits: '48219', caret: 6 });
    expect(readDigits('4851 2190', 3, 8)).toEqual({ digits: '48512190', caret: 3 });
  });
});

describe('the words', () => {
  const texts = { en, nl, de, fr, es };

  test('every failure has a title of its own kind, what happened and what to do, in each language', () => {
    for (const text of Object.values(texts)) {
      expect(Object.keys(text.failures).sort()).toEqual(Object.keys(remedies).sort());
      for (const { title, happened, toDo } of Object.values(text.failures)) {
        expect(title).not.toMatch(/[.!]$/);
        expect(happened).toMatch(/[.]$/);
        expect(toDo).toMatch(/[.]$/);
      }
    }
  });

  test('English does without the words that explain nothing', () => {
    expect(JSON.stringify(en)).not.toMatch(/\b(error|invalid|please|oops|session)\b/i);
  });

  test('counts are written out in the singular and the plural', () => {
    for (const text of Object.values(texts)) {
      expect(text.password.triesLeft(1)).not.toBe(text.password.triesLeft(2).replace('2', '1'));
    }
  });
});
