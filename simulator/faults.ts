// SPDX-License-Identifier: Apache-2.0
// Bad luck by name: what may happen to one APDU of a card in a reader. A fault happens once.

/** Which APDU: the n-th since the card was put in (from 1), or the first with this instruction byte. */
type FaultPlace = { readonly apdu: number } | { readonly instruction: number };

/** What happens there. */
export type FaultKind =
  /** The card is pulled before the command reaches it: it does nothing. */
  | { readonly name: 'removedBefore' }
  /** The card does what it was told, and is pulled before it answers. */
  | { readonly name: 'removedDuring' }
  /** The answer arrives; then the card is pulled. */
  | { readonly name: 'removedAfter' }
  /** Every bit of the answer is the wrong one. */
  | { readonly name: 'garbage' }
  /** Only the first half of the answer arrives. */
  | { readonly name: 'truncated' }
  /** The answer takes this much longer. */
  | { readonly name: 'slow'; readonly milliseconds: number }
  /** The card does nothing and answers this status word alone. */
  | { readonly name: 'statusWord'; readonly statusWord: number };

/** One piece of bad luck. */
export type Fault = FaultKind & { readonly at: FaultPlace };

/** Keeps count of a card's APDUs and gives the faults that strike each; a fault that struck is used up. */
export function createFaultPlan(faults: readonly Fault[]): (command: Uint8Array) => readonly Fault[] {
  let count = 0;
  let waiting = [...faults];
  return (command) => {
    count += 1;
    const struck = waiting.filter(({ at }) => ('apdu' in at ? at.apdu === count : at.instruction === command[1]));
    waiting = waiting.filter((fault) => !struck.includes(fault));
    return struck;
  };
}

/** The answer as the fault leaves it. */
export function distort(answer: Uint8Array, fault: Fault): Uint8Array {
  if (fault.name === 'garbage') return answer.map((byte) => byte ^ 0xff);
  if (fault.name === 'truncated') return answer.slice(0, answer.length >> 1);
  return answer;
}
