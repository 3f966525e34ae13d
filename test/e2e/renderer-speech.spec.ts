// SPDX-License-Identifier: Apache-2.0
// The pages read aloud. A browser without a screen has no voices: what it would say is written down instead by a
// stand-in for `speechSynthesis`, the very last edge; which words, when, how loud and how fast are the station's own.

import type { Page } from '@playwright/test';
import type { View } from '../../contract/view.ts';
import { expect, test } from '../renderer/pages.ts';
import type { RendererPage } from '../renderer/renderer-page.ts';
import { enterPin, pairing, views } from '../renderer/views.ts';

interface Said {
  readonly words: string;
  readonly lang: string;
  readonly volume: number;
  readonly rate: number;
}

const aloud = (view: View): View => ({ ...view, speech: 'always' });

/** Opens a page on a computer with an English voice and two German ones. */
async function openWithVoices(
  open: (first: View) => Promise<RendererPage>,
  first: View,
): Promise<RendererPage & { said: () => Promise<readonly Said[]> }> {
  const opened = await open(first);
  await opened.page.addInitScript(installVoices);
  await opened.page.reload();
  await opened.page.locator('h1').waitFor();
  return { ...opened, said: () => saidSoFar(opened.page) };
}

test('each page is read when it comes: its title, its sentences and its buttons', async ({ open }) => {
  const { show, said } = await openWithVoices(open, aloud(views.welcome));
  await expect
    .poll(async () => (await said()).map(({ words }) => words))
    .toContain('Put your smart card in the reader');
  await show(aloud(views.lastAttempt));
  await expect
    .poll(async () => (await said()).map(({ words }) => words).slice(-5))
    .toEqual([
      'One try left',
      'If it is wrong, your card is blocked and only the help desk, telephone 4 3 5 7 can unblock it.',
      'If you are not sure of your PIN, take your card and ask first. Your last try is then kept.',
      'Use my last try',
      'Take my card and leave',
    ]);
});

test('a number is said digit by digit, and what changes is told', async ({ open }) => {
  const { show, said } = await openWithVoices(open, aloud(pairing({ state: 'scanned' })));
  await expect.poll(async () => (await said()).map(({ words }) => words)).toContain('4 8 2 1, 9 0 3 7');
  await show(aloud(pairing({ state: 'scanned', passwordTriesLeft: 3 })));
  await expect
    .poll(async () => (await said()).at(-1)?.words)
    .toBe('The number typed on the phone was wrong. 3 tries are left.');
});

test('no digit of a PIN is ever said, only how many there are', async ({ open }) => {
  const { page, said } = await openWithVoices(open, aloud(enterPin()));
  await expect.poll(async () => (await said()).map(({ words }) => words)).toContain('Enter your PIN');
  await page.keyboard.type('907');
  await page.getByRole('button', { name: '4', exact: true }).click();
  await expect.poll(async () => (await said()).at(-1)?.words).toBe('4 digits typed');
  const all = (await said()).map(({ words }) => words);
  expect(all.filter((words) => /[907]/.test(words))).toEqual([]);
  expect(all).not.toContain('4');
});

test('Tab says what it leads to; keys at the side change loudness and speed, and read again', async ({ open }) => {
  const { page, said } = await openWithVoices(open, aloud(views.lastAttempt));
  await expect.poll(async () => (await said()).at(-1)?.words).toBe('Take my card and leave');
  const last = async () => (await said()).at(-1);
  for (const name of ['Use my last try', 'Take my card and leave']) {
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await last())?.words).toBe(name);
  }
  await page.keyboard.press('NumpadAdd');
  await expect.poll(last).toMatchObject({ volume: 0.85, words: '85%' });
  await page.keyboard.press('NumpadSubtract');
  await expect.poll(last).toMatchObject({ volume: 0.7 });
  await page.keyboard.press('NumpadMultiply');
  await expect.poll(last).toMatchObject({ rate: 1.2, words: '120%' });
  await page.keyboard.press('NumpadDivide');
  await page.keyboard.press('NumpadDivide');
  await expect.poll(last).toMatchObject({ rate: 0.8, words: '80%' });
  await page.keyboard.press('Home');
  await expect.poll(last).toMatchObject({ words: 'Take my card and leave', rate: 0.8 });
});

test('it begins when it is asked for, in the language of the page, and ends the same way', async ({ open }) => {
  const { page, show, said } = await openWithVoices(open, { ...views.enterPin, language: 'de', speech: 'onRequest' });
  await page.getByRole('button', { name: 'Vorlesen' }).click();
  await page.getByRole('button', { name: 'Vorlesen beginnen' }).click();
  await expect.poll(async () => (await said()).map(({ words }) => words)).toContain('Geben Sie Ihre PIN ein');
  expect(new Set((await said()).map(({ lang }) => lang))).toEqual(new Set(['de-DE']));
  await page.getByRole('button', { name: 'Vorlesen' }).click();
  await page.getByRole('button', { name: 'Vorlesen beenden' }).click();
  const { length } = await said();
  await show({ ...views.welcome, language: 'de', speech: 'onRequest' });
  expect(await said()).toHaveLength(length);
});

test('another language is read by its own voice, of the region where most speak it, and never by the one before', async ({
  open,
}) => {
  const { show, said } = await openWithVoices(open, aloud(views.welcome));
  await expect.poll(async () => (await said()).at(-1)?.words).toBe('Español');
  const { length } = await said();
  await show({ ...aloud(views.welcome), language: 'de' });
  await expect.poll(async () => (await said()).at(-1)).toMatchObject({ words: 'Español', lang: 'de-DE' });
  const since = (await said()).slice(length);
  expect(new Set(since.map(({ lang }) => lang))).toEqual(new Set(['de-DE']));
  expect(since.map(({ words }) => words).join(' ')).not.toContain('smart card');
});

test('a computer without a voice for the language says so in writing', async ({ open }) => {
  const { page } = await openWithVoices(open, { ...aloud(views.welcome), language: 'fr' });
  await page.getByRole('button', { name: 'Écouter' }).click();
  await expect(page.getByRole('alert')).toContainText('Cet ordinateur n’a pas de voix pour cette langue.');
});

function saidSoFar(page: Page): Promise<readonly Said[]> {
  return page.evaluate(() => (window as unknown as { said: Said[] }).said);
}

/** Runs in the page, before its own scripts. */
function installVoices(): void {
  const said: Said[] = [];
  const voices = ['en-GB', 'de-AT', 'de-DE'].map((lang) => ({ lang, localService: true, name: lang }));
  const speechSynthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    cancel: () => undefined,
    speak: ({ text, lang, volume, rate }: SpeechSynthesisUtterance) => {
      said.push({ words: text, lang, volume: Math.round(volume * 100) / 100, rate: Math.round(rate * 100) / 100 });
    },
  });
  // A real utterance takes real voices alone.
  class SpeechSynthesisUtterance {
    readonly text: string;
    lang = '';
    volume = 1;
    rate = 1;
    constructor(text: string) {
      this.text = text;
    }
  }
  Object.defineProperties(window, {
    speechSynthesis: { value: speechSynthesis },
    SpeechSynthesisUtterance: { value: SpeechSynthesisUtterance },
    said: { value: said },
  });
}
