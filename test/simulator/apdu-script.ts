// SPDX-License-Identifier: Apache-2.0
// APDU scripts against the virtual card: what is sent and what must come back, byte by byte. `..` stands for any bytes.

import { expect } from 'vitest';
import type { VirtualCard } from '../../simulator/card.ts';
import { makePracticeCard, type PracticeCard, type PracticeCardOptions } from '../../simulator/practice-card.ts';

/** Commands and the answers that they must get. */
export type Script = readonly (readonly [command: string, answer: string])[];

export const selectPiv = '00 a4 04 00 09 a0 00 00 03 08 00 00 10 00 00';
export const goodPin = '31 32 33 34 35 36 ff ff';
export const wrongPin = '39 39 39 39 39 39 ff ff';
const hash = '11'.repeat(32);

/** GENERAL AUTHENTICATE of a hash with a P-256 key, and its answer. */
export const signWith = (slot: string) => `00 87 11 ${slot} 26 7c 24 82 00 81 20 ${hash} 00`;
export const signature = '7c .. 82 .. 30 .. 90 00';

/** Makes a practice card with P-256 keys, which are made in no time. */
export const makeCard = (options: PracticeCardOptions = {}): Promise<PracticeCard> =>
  makePracticeCard({ algorithm: 'p256', ...options });

/** Plays a script on a new card. */
export async function runScript(script: Script, options: PracticeCardOptions = {}): Promise<void> {
  runOn((await makeCard(options)).card, script);
}

/** Plays a script on a card. */
export function runOn(card: VirtualCard, script: Script): void {
  for (const [index, [command, answer]] of script.entries()) {
    const given = send(card, command);
    expect(given, `step ${index + 1}: ${command}`).toMatch(pattern(answer));
  }
}

/** Sends one command, and gives the answer in hexadecimal digits. */
export function send(card: VirtualCard, command: string): string {
  return hexOf(card.processApdu(bytesOf(command)));
}

export const bytesOf = (digits: string): Uint8Array => new Uint8Array(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function pattern(answer: string): RegExp {
  return new RegExp(`^${answer.replaceAll(' ', '').replaceAll('..', '(..)*')}$`);
}
