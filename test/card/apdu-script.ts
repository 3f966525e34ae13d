// SPDX-License-Identifier: Apache-2.0
// An APDU script: a test that says word for word what is sent to a card and what the card answers. It is strict to the
// end: a byte that differs, a step too many and a step too few each fail, with the step's number and its comment.

import { failed, ok } from '../../contract/result.ts';
import type { CardConnection, ReaderDriver, ReaderError } from '../../main/card/driver.ts';
import type { ReaderName } from '../../main/station/ports.ts';

/** One command and its answer, in hexadecimal with spaces at will, or the driver's error instead of an answer. */
export interface Step {
  /** What this step is for. */
  readonly say: string;
  readonly send: string;
  readonly answer: string | ReaderError['code'];
}

/** A card that follows a script. `finish` fails unless all of it was played. */
export interface ScriptedCard {
  readonly connection: CardConnection;
  /** Whether the card was let go. */
  readonly isDisconnected: () => boolean;
  readonly finish: () => void;
}

/** What a contact card says on reset. */
const contactAtr = fromHex('3b 00');

/** A card that plays `steps`. */
export function scriptedCard(steps: readonly Step[], atr = contactAtr): ScriptedCard {
  let played = 0;
  let disconnected = false;
  const transmit: CardConnection['transmit'] = async (command) => {
    const step = steps[played];
    const sent = toHex(command);
    if (!step) throw new Error(`The script has ended after ${steps.length} steps, and the card is sent ${sent}.`);
    played += 1;
    const expected = toHex(fromHex(step.send));
    if (sent !== expected) throw new Error(`Step ${played}, ${step.say}: ${expected} expected, ${sent} sent.`);
    if (/^[a-z]+$/i.test(step.answer) && !/^[0-9a-f]+$/i.test(step.answer)) {
      return failed({ code: step.answer as ReaderError['code'], detail: 'as the script says' });
    }
    return ok(fromHex(step.answer));
  };
  const finish = () => {
    if (played < steps.length) throw new Error(`Step ${played + 1}, ${steps[played]?.say}, was never sent.`);
  };
  const disconnect = async () => {
    disconnected = true;
  };
  return { connection: { atr, transmit, disconnect }, isDisconnected: () => disconnected, finish };
}

/** The one reader of `scriptedDriver`. */
export const scriptedReader = 'Scripted reader 00' as ReaderName;

/** A driver with one reader, in which each connection meets the next of `cards`, or the error that stands there. */
export function scriptedDriver(cards: readonly (ScriptedCard | ReaderError['code'])[]): ReaderDriver {
  let connections = 0;
  return {
    watch: (listener) => {
      const readers = [{ name: scriptedReader, card: 'present' as const, insertion: 1 }];
      listener({ service: 'running', readers });
      return () => undefined;
    },
    connect: async () => {
      const card = cards[connections];
      connections += 1;
      if (!card) throw new Error(`Connection ${connections} is one too many.`);
      return typeof card === 'string' ? failed({ code: card, detail: 'as the script says' }) : ok(card.connection);
    },
    close: async () => undefined,
  };
}

/** Bytes from hexadecimal text with spaces. */
export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
}

/** Hexadecimal text from bytes. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
