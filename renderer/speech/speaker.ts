// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../../contract/view.ts';

/** How loud and how fast, as SpeechSynthesisUtterance counts. */
export interface Sound {
  readonly volume: number;
  readonly rate: number;
}

/** How a page starts out, and how far each step of a key goes. */
export const usualSound: Sound = { volume: 0.7, rate: 1 };

const within = (value: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)) * 100) / 100;

/** Louder or softer: never silent, because silence cannot be told from a fault. */
export const turnedTo = ({ volume, rate }: Sound, steps: number): Sound => ({
  volume: within(volume + steps * 0.15, 0.1, 1),
  rate,
});

/** Faster or slower. */
export const spedTo = ({ volume, rate }: Sound, steps: number): Sound => ({
  volume,
  rate: within(rate + steps * 0.2, 0.6, 3),
});

/** Whether this computer has a voice for a language. */
export function hasVoice(language: Language): boolean {
  return voiceFor(language) !== undefined;
}

/** A voice of this computer before one of a service, and one of the region where most speak the language before others. */
function voiceFor(language: Language): SpeechSynthesisVoice | undefined {
  const usual = new Intl.Locale(language).maximize().region?.toLowerCase();
  const fitting = speechSynthesis.getVoices().flatMap((voice) => {
    const [spoken, region = usual] = voice.lang.toLowerCase().split(/[-_]/);
    return spoken === language ? [{ voice, rank: (voice.localService ? 0 : 2) + (region === usual ? 0 : 1) }] : [];
  });
  return fitting.toSorted((one, other) => one.rank - other.rank)[0]?.voice;
}

/** Says sentences one after the other; what was being said goes on first unless `atOnce`. */
export function say(
  sentences: readonly string[],
  language: Language,
  { volume, rate }: Sound,
  when: 'atOnce' | 'afterwards',
): void {
  const voice = voiceFor(language);
  if (!voice) return;
  if (when === 'atOnce') speechSynthesis.cancel();
  for (const sentence of sentences) {
    const utterance = new SpeechSynthesisUtterance(sentence);
    Object.assign(utterance, { voice, lang: voice.lang, volume, rate });
    speechSynthesis.speak(utterance);
  }
}

/** Says no more. */
export function hush(): void {
  speechSynthesis.cancel();
}
