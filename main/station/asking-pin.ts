// SPDX-License-Identifier: Apache-2.0
// What is the same wherever a PIN is asked for: to sign in, to change it, to show what is behind it, to unblock it.

import type { EventOf, StationEvent } from './events.ts';
import { fail, startAgain } from './failing.ts';
import { cardTrouble } from './failures.ts';
import type { CardKey, Situation, State } from './state.ts';
import { type Move, to } from './table.ts';

/** Asks for the PIN of a card that has tries left; first, where it is the last one, whether it shall be spent. */
export function askForPin(
  situation: Situation,
  event: StationEvent,
  { card: { reader, insertion }, attemptsLeft }: { readonly card: CardKey; readonly attemptsLeft: number | undefined },
  { weighing, entering }: { readonly weighing: State; readonly entering: State },
): State {
  if (attemptsLeft === 0) {
    const blocked = fail(situation, event, cardTrouble({ code: 'pinBlocked' }, reader), startAgain);
    return { ...blocked, card: { reader, insertion } };
  }
  return attemptsLeft === 1 ? weighing : entering;
}

/** Where a person goes on to whom the reader's own keys gave no PIN. */
interface WaysOn {
  /** The reader asks once more. */
  readonly again: State;
  /** There where cancelling is an answer, and needs no page that says so. */
  readonly cancelled?: State;
  /** The reader cannot ask for this. */
  readonly unable: State;
}

/**
 * What a reader that asks on its own keys says of itself: no try was spent, for the card was not asked. Undefined where
 * it is the card that has said something.
 */
export function notTyped(
  situation: Situation,
  event: EventOf<'cardFailed'>,
  { again, cancelled, unable }: WaysOn,
): Move {
  const { failure, reader } = event;
  const told = (goOn: State) => to(fail(situation, event, cardTrouble(failure, reader), goOn));
  switch (failure.code) {
    case 'pinPadCancelled':
      return cancelled ? to(cancelled) : told(again);
    case 'pinPadTimedOut':
    case 'pinPadLength':
    case 'pinPadMismatch':
      return told(again);
    case 'pinPadUnable':
      return told(unable);
    default:
      return undefined;
  }
}
