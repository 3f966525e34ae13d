// SPDX-License-Identifier: Apache-2.0
// Faults by name: what can go wrong with one APDU of a card in a reader. A fault happens once.

import type { VirtualCard } from './card.ts';
import { cardManagerAid } from './piv-application.ts';
import { concat, hex } from './tlv.ts';

/** Which APDU: the n-th since the card was put in (from 1), or the first or n-th with this instruction byte. */
type FaultPlace = { readonly apdu: number } | { readonly instruction: number; readonly time?: number };

/** What happens there. */
export type FaultKind =
  /** The card is pulled before the command reaches it: it does nothing. */
  | { readonly name: 'removedBefore' }
  /** The card does what it was told, and is pulled before it answers. */
  | { readonly name: 'removedDuring' }
  /** The answer arrives; then the card is pulled. */
  | { readonly name: 'removedAfter' }
  /** The card loses power and has it again before the command reaches it, and nobody is told. */
  | { readonly name: 'powerLost' }
  /** Another program has selected another application before the command reaches the card. */
  | { readonly name: 'selectedElsewhere' }
  /** Every bit of the answer is the wrong one. */
  | { readonly name: 'garbage' }
  /** Only the first half of the answer arrives. */
  | { readonly name: 'truncated' }
  /** The answer's data lacks its last byte, so that lengths in it do not fit; the status word is right. */
  | { readonly name: 'wrongLength' }
  /** An answer of no bytes at all arrives. */
  | { readonly name: 'empty' }
  /** The answer takes this much longer. */
  | { readonly name: 'slow'; readonly milliseconds: number }
  /** The card does nothing and answers this status word alone. */
  | { readonly name: 'statusWord'; readonly statusWord: number };

/** A fault, and where it strikes. */
export type Fault = FaultKind & { readonly at: FaultPlace };

/** What each fault does, in a line for a person. */
export const faultKinds: Readonly<Record<FaultKind['name'], string>> = {
  removedBefore: 'the card is pulled before the command reaches it',
  removedDuring: 'the card does what it was told and is pulled before it answers',
  removedAfter: 'the card is pulled right after its answer',
  powerLost: 'the card was without power for a moment before the command',
  selectedElsewhere: 'another program selected another application before the command',
  garbage: 'every bit of the answer is the wrong one',
  truncated: 'only the first half of the answer arrives',
  wrongLength: 'the last byte of the answer’s data is missing',
  empty: 'an answer of no bytes arrives',
  slow: 'slow=MS: the answer takes MS milliseconds longer',
  statusWord: 'statusWord=HEX: the card does nothing and answers HEX, for example 6f00',
};

/**
 * Reads a fault from text: NAME@N at the n-th APDU, NAME@insXX at the first with instruction XX, NAME@insXX.N at the
 * n-th of these; `slow=3000@ins87`. Undefined for anything else.
 */
export function parseFault(text: string): Fault | undefined {
  const found =
    /^(?<name>[a-zA-Z]+)(?:=(?<value>[0-9a-f]+))?@(?:(?<apdu>\d+)|ins(?<instruction>[0-9a-f]{2})(?:\.(?<time>\d+))?)$/i;
  const { name, value, apdu, instruction, time } = found.exec(text)?.groups ?? {};
  const kind = kindOf(name, value);
  if (!kind) return undefined;
  if (apdu) return { ...kind, at: { apdu: Number(apdu) } };
  return { ...kind, at: { instruction: Number.parseInt(instruction ?? '', 16), time: Number(time ?? 1) } };
}

function kindOf(name: string | undefined, value: string | undefined): FaultKind | undefined {
  if (!isFaultName(name)) return undefined;
  if (name === 'slow') return /^\d+$/.test(value ?? '') ? { name, milliseconds: Number(value) } : undefined;
  if (name === 'statusWord') return value?.length === 4 ? { name, statusWord: Number.parseInt(value, 16) } : undefined;
  return value === undefined ? { name } : undefined;
}

function isFaultName(name: string | undefined): name is FaultKind['name'] {
  return name !== undefined && Object.hasOwn(faultKinds, name);
}

/** Keeps count of a card's APDUs and gives the faults that strike each; a fault that struck is used up. */
export function createFaultPlan(faults: readonly Fault[]): (command: Uint8Array) => readonly Fault[] {
  let count = 0;
  const countOf = new Map<number | undefined, number>();
  let waiting = [...faults];
  return (command) => {
    const instruction = command[1];
    count += 1;
    const time = (countOf.get(instruction) ?? 0) + 1;
    countOf.set(instruction, time);
    const isHere = ({ at }: Fault): boolean =>
      'apdu' in at ? at.apdu === count : at.instruction === instruction && (at.time ?? 1) === time;
    const struck = waiting.filter(isHere);
    waiting = waiting.filter((fault) => !struck.includes(fault));
    return struck;
  };
}

/** What the fault does to the card before the command reaches it. */
export function strikeBefore(card: VirtualCard, { name }: Fault): void {
  if (name === 'powerLost') card.reset();
  if (name === 'selectedElsewhere')
    card.processApdu(concat(hex('00 a4 04 00'), Uint8Array.of(cardManagerAid.length), cardManagerAid));
}

/** The answer as the fault leaves it. */
export function distort(answer: Uint8Array, { name }: Fault): Uint8Array {
  if (name === 'garbage') return answer.map((byte) => byte ^ 0xff);
  if (name === 'truncated') return answer.slice(0, answer.length >> 1);
  if (name === 'wrongLength') return concat(answer.subarray(0, Math.max(0, answer.length - 3)), answer.subarray(-2));
  if (name === 'empty') return new Uint8Array();
  return answer;
}
