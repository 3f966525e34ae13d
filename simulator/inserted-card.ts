// SPDX-License-Identifier: Apache-2.0
// A card from its insertion into a reader to its removal. Both ways in - the driver in process and vpcd - go through
// here, so that faults, the time that an APDU takes and the APDU log are the same for both.

import { setTimeout as wait } from 'node:timers/promises';
import { response } from './apdu.ts';
import type { VirtualCard } from './card.ts';
import { createFaultPlan, distort, type Fault, strikeBefore } from './faults.ts';

/** One APDU for the log: the command's header and the lengths. Data is never given, for it may be a PIN. */
export interface ApduTrace {
  /** CLA, INS, P1, P2. */
  readonly header: Uint8Array;
  readonly commandLength: number;
  /** With the status word; undefined when the card was pulled before it answered. */
  readonly responseLength: number | undefined;
  readonly statusWord: number | undefined;
}

/** How a card is put in. */
export interface InsertionOptions {
  readonly faults?: readonly Fault[];
  /** How long the card takes for each APDU; nothing if not given. */
  readonly millisecondsPerApdu?: number;
  readonly onApdu?: (trace: ApduTrace) => void;
}

/** A card that is in a reader, or was. */
export interface InsertedCard {
  readonly atr: Uint8Array;
  /** Sends one command; undefined when the card is not in the reader any more. Calls must not overlap. */
  exchange(command: Uint8Array): Promise<Uint8Array | undefined>;
  /** Resets the card, as cutting its power does. */
  reset(): void;
  /** Pulls the card; doing it twice does no harm. */
  remove(): void;
  /** Aborts when the card is pulled. */
  readonly removed: AbortSignal;
}

/** Puts a card in. */
export function insertCard(card: VirtualCard, options: InsertionOptions = {}): InsertedCard {
  const strike = createFaultPlan(options.faults ?? []);
  const removal = new AbortController();

  async function exchange(command: Uint8Array): Promise<Uint8Array | undefined> {
    const answer = await answerUnlessRemoved(command);
    options.onApdu?.(trace(command, answer));
    return answer;
  }

  async function answerUnlessRemoved(command: Uint8Array): Promise<Uint8Array | undefined> {
    const faults = strike(command);
    if (faults.some(({ name }) => name === 'removedBefore')) remove();
    if (removal.signal.aborted) return undefined;
    for (const fault of faults) strikeBefore(card, fault);
    const answer = faults.reduce(distort, instead(faults) ?? card.processApdu(command));
    await pass(delay(faults, options.millisecondsPerApdu), removal.signal);
    if (faults.some(({ name }) => name === 'removedDuring')) remove();
    if (removal.signal.aborted) return undefined;
    if (faults.some(({ name }) => name === 'removedAfter')) setImmediate(remove);
    return answer;
  }

  function remove(): void {
    card.reset();
    removal.abort();
  }

  card.reset();
  return { atr: card.atr, exchange, reset: () => card.reset(), remove, removed: removal.signal };
}

function instead(faults: readonly Fault[]): Uint8Array | undefined {
  const given = faults.find((fault) => fault.name === 'statusWord');
  return given && response(given.statusWord);
}

function delay(faults: readonly Fault[], usual = 0): number {
  return faults.reduce((sum, fault) => sum + (fault.name === 'slow' ? fault.milliseconds : 0), usual);
}

/** Waits, but not for a card that is gone. */
async function pass(milliseconds: number, removed: AbortSignal): Promise<void> {
  if (milliseconds === 0) return;
  await wait(milliseconds, undefined, { signal: removed }).catch(() => {});
}

function trace(command: Uint8Array, answer: Uint8Array | undefined): ApduTrace {
  const [high, low] = answer?.subarray(-2) ?? [];
  return {
    header: command.slice(0, 4),
    commandLength: command.length,
    responseLength: answer?.length,
    statusWord: high === undefined || low === undefined ? undefined : (high << 8) | low,
  };
}
