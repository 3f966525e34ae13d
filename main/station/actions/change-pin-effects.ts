// SPDX-License-Identifier: Apache-2.0

import type { Hands, PerformanceOf } from '../hands.ts';
import type { ReaderName } from '../ports.ts';
import type { ChangePinEffect } from './change-pin.ts';

const none: Uint8Array = Uint8Array.of();

/**
 * Carries out what changing the PIN wants done. The one owner of the PINs that are typed for it: they are overwritten
 * when they are replaced, compared or forgotten, and by the card's port once they went to the card.
 */
export function performChangePin(hands: Hands): PerformanceOf<ChangePinEffect['kind']> {
  let present = none;
  let chosen = none;
  return {
    holdCard: async ({ reader }, step) => {
      const read = await hands.readers().read(reader);
      if (read.ok) hands.report({ kind: 'cardHeld', step, attemptsLeft: read.value.attemptsLeft });
      else hands.cardFailed(step, reader, read.failure);
    },
    keepPin: ({ pin }) => {
      forget();
      present = pin;
    },
    keepNewPin: ({ pin }, step) => {
      const same = areSame(present, pin);
      choose(same ? none : pin);
      if (same) pin.fill(0);
      hands.report({ kind: 'newPinKept', step, same });
    },
    repeatNewPin: ({ pin }, step) => {
      const same = areSame(pin, chosen);
      pin.fill(0);
      if (!same) choose(none);
      hands.report({ kind: 'newPinRepeated', step, same });
    },
    replacePin: ({ reader }, step) => give(step, reader, 'changePin'),
    unblockPin: ({ reader }, step) => give(step, reader, 'unblockPin'),
    changePinOnPad: ({ reader }, step) => giveOnPad(step, reader, 'changePinOnPad'),
    unblockPinOnPad: ({ reader }, step) => giveOnPad(step, reader, 'unblockPinOnPad'),
    lookForPinPad: async ({ reader }, step) => {
      const found = await hands.readers().hasPinPad(reader);
      if (found.ok) hands.report({ kind: 'pinPadLookedFor', step, pinPad: found.value });
      else hands.cardFailed(step, reader, found.failure);
    },
    forgetPins: forget,
  };

  /** What is kept goes to the card once, and nothing of it stays. */
  async function give(step: number, reader: ReaderName, command: 'changePin' | 'unblockPin'): Promise<void> {
    const [first, newPin] = [present, chosen];
    present = none;
    chosen = none;
    const overwrite = (): void => {
      for (const each of [first, newPin]) each.fill(0);
    };
    const given = await hands.readers()[command](reader, first, newPin).finally(overwrite);
    if (given.ok) hands.report({ kind: 'pinReplaced', step });
    else hands.cardFailed(step, reader, given.failure);
  }

  async function giveOnPad(
    step: number,
    reader: ReaderName,
    command: 'changePinOnPad' | 'unblockPinOnPad',
  ): Promise<void> {
    const given = await hands.readers()[command](reader);
    if (given.ok) hands.report({ kind: 'pinReplaced', step });
    else hands.cardFailed(step, reader, given.failure);
  }

  function choose(pin: Uint8Array): void {
    chosen.fill(0);
    chosen = pin;
  }

  function forget(): void {
    choose(none);
    present.fill(0);
    present = none;
  }
}

function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((digit, place) => digit === other[place]);
}
