// SPDX-License-Identifier: Apache-2.0
// A blocked card gets a new PIN by its PUK, where the administrator allows it (FIPS 201-3, 2.9.3.1): from the page that
// says so, before anybody is signed in. The PUK, the new PIN, the new PIN again; then the card takes both in one command.
// What is typed is kept where the effects are carried out, as for a change of the PIN (actions/change-pin-effects.ts).
// Where the reader has keys of its own, it asks for all of it itself.

import type { Page } from '../../contract/view.ts';
import { isUnchanged, pinUncertain } from './actions/change-pin.ts';
import { notTyped } from './asking-pin.ts';
import type { EventOf } from './events.ts';
import { fail, startAgain } from './failing.ts';
import { cardTrouble } from './failures.ts';
import { isPin } from './pin.ts';
import { type CardKey, type Situation, type StateOf, typedOnKeyboard } from './state.ts';
import { type Move, type Rows, to } from './table.ts';

/** The states of unblocking. */
export type UnblockPinState =
  | WithCard<'lookingForPinPad'>
  /** `problem`: the PUK before was wrong, or the card did not take the new PIN. */
  | (WithCard<'enteringPuk'> & Problem)
  | (WithCard<'choosingUnblockedPin'> & { readonly problem?: 'sameAsPuk' | 'different' })
  | WithCard<'repeatingUnblockedPin'>
  /** `problem`: as of the PUK. */
  | (WithCard<'unblockingPinOnPad'> & Problem)
  | WithCard<'unblockingPin'>
  | WithCard<'pinUnblocked'>;

interface Problem {
  readonly problem?: 'wrong' | 'refused';
  readonly attemptsLeft?: number;
}

interface WithCard<Kind> {
  readonly kind: Kind;
  readonly card: CardKey;
  readonly typedDigits?: number;
}

type Kind = UnblockPinState['kind'];

/** PUKs that people can type are digits; the standard has 8 bytes (SP 800-73-5 part 2, 2.4.3). */
const pukLength = 8;

/** What each event means while a card is unblocked. */
export const unblockPinRows: Rows<Kind> = {
  lookingForPinPad: {
    pinPadLookedFor: ({ card }, { pinPad }) => to({ kind: pinPad ? 'unblockingPinOnPad' : 'enteringPuk', card }),
    cardFailed: ({ card }, event, situation) =>
      to(fail(situation, event, cardTrouble(event.failure, card.reader), startAgain)),
  },
  enteringPuk: {
    pinTyped: (state, { digits }) => to({ ...state, typedDigits: digits }),
    submitPin: ({ card }, { payload: pin }) =>
      isPin(pin) && pin.length === pukLength
        ? to({ kind: 'choosingUnblockedPin', card }, { kind: 'keepPin', pin })
        : undefined,
    goBack: () => to(startAgain),
  },
  choosingUnblockedPin: {
    pinTyped: (state, { digits }) => to({ ...state, typedDigits: digits }),
    submitPin: (state, { payload: pin }) => (isPin(pin) ? to(state, { kind: 'keepNewPin', pin }) : undefined),
    newPinKept: ({ card }, { same }) =>
      to(same ? { kind: 'choosingUnblockedPin', card, problem: 'sameAsPuk' } : { kind: 'repeatingUnblockedPin', card }),
    goBack: ({ card }) => to({ kind: 'enteringPuk', card }),
  },
  repeatingUnblockedPin: {
    pinTyped: (state, { digits }) => to({ ...state, typedDigits: digits }),
    submitPin: (state, { payload: pin }) => (isPin(pin) ? to(state, { kind: 'repeatNewPin', pin }) : undefined),
    newPinRepeated: ({ card }, { same }) =>
      to(same ? { kind: 'unblockingPin', card } : { kind: 'choosingUnblockedPin', card, problem: 'different' }),
    goBack: ({ card }) => to({ kind: 'choosingUnblockedPin', card }),
  },
  unblockingPinOnPad: {
    pinReplaced: ({ card }) => to({ kind: 'pinUnblocked', card }),
    cardFailed: stillBlockedOnPad,
  },
  unblockingPin: {
    pinReplaced: ({ card }) => to({ kind: 'pinUnblocked', card }),
    cardFailed: stillBlocked,
  },
  pinUnblocked: {
    tryAgain: () => to(startAgain),
  },
};

/** Whether a failure is one that the PUK can mend here. */
export function mayUnblock({ trouble, card }: StateOf<'failed'>, { rules }: Situation): boolean {
  return rules.pinUnblock && trouble.code === 'pinBlocked' && card !== undefined;
}

/** From the page of a blocked card to its PUK. */
export function beginUnblocking(state: StateOf<'failed'>, situation: Situation): Move {
  if (!mayUnblock(state, situation) || !state.card) return undefined;
  const { reader, insertion } = state.card;
  return to({ kind: 'lookingForPinPad', card: { reader, insertion } });
}

/** What the window shows meanwhile. */
export function unblockPinPage(state: UnblockPinState, { rules }: Situation): Page {
  const typed = typedOnKeyboard(rules, state.typedDigits);
  switch (state.kind) {
    case 'lookingForPinPad':
      return { kind: 'working' };
    case 'enteringPuk':
      return { kind: 'enterPuk', ...problemOf(state), ...typed };
    case 'unblockingPinOnPad':
      return { kind: 'unblockOnPad', ...problemOf(state) };
    case 'choosingUnblockedPin':
      return { kind: 'newPin', ...(state.problem && { problem: state.problem }), ...typed };
    case 'repeatingUnblockedPin':
      return { kind: 'repeatPin', ...typed };
    case 'unblockingPin':
      return { kind: 'changingPin' };
    case 'pinUnblocked':
      return { kind: 'pinUnblocked' };
  }
}

function problemOf({ problem, attemptsLeft }: Problem): Problem {
  return { ...(problem && { problem }), ...(attemptsLeft !== undefined && { attemptsLeft }) };
}

/** The reader asks again for what was wrong; who has pressed cancel is back at the page of the blocked card. */
function stillBlockedOnPad(
  state: StateOf<'unblockingPinOnPad'>,
  event: EventOf<'cardFailed'>,
  situation: Situation,
): Move {
  const again = { kind: 'unblockingPinOnPad', card: state.card } as const;
  const ways = { again, cancelled: startAgain, unable: startAgain };
  return notTyped(situation, event, ways) ?? stillBlocked(state, event, situation);
}

/** The card has said why not. What it says of "PIN" is said of the PUK. */
function stillBlocked(
  state: StateOf<'unblockingPin' | 'unblockingPinOnPad'>,
  event: EventOf<'cardFailed'>,
  situation: Situation,
): Move {
  const { card } = state;
  const { failure, reader } = event;
  const { code, details } = cardTrouble(failure, reader);
  switch (failure.code) {
    case 'wrongPin': {
      const { attemptsLeft } = failure;
      return askAgain(state, { problem: 'wrong', ...(attemptsLeft !== undefined && { attemptsLeft }) });
    }
    case 'pinFormat':
      return askAgain(state, { problem: 'refused' });
    case 'pinBlocked':
      return to(fail(situation, event, { code: 'pukBlocked', details }, startAgain));
    default:
      return to(
        fail(
          situation,
          event,
          isUnchanged(failure) ? { code, details } : pinUncertain(situation, card, failure.code),
          startAgain,
        ),
      );
  }
}

function askAgain({ kind, card }: StateOf<'unblockingPin' | 'unblockingPinOnPad'>, problem: Problem): Move {
  if (kind === 'unblockingPin') return to({ kind: 'enteringPuk', card, ...problem });
  return to({ kind, card, ...problem }, { kind: 'unblockPinOnPad', reader: card.reader });
}
