// SPDX-License-Identifier: Apache-2.0
// A blocked card gets a new PIN by its PUK, where the administrator allows it (FIPS 201-3, 2.9.3.1): from the page that
// says so, before anybody is signed in. The PUK, the new PIN, the new PIN again; then the card takes both in one command.
// What is typed is kept where the effects are carried out, as for a change of the PIN (actions/change-pin-effects.ts).

import type { Page } from '../../contract/view.ts';
import { isUnchanged, pinUncertain } from './actions/change-pin.ts';
import type { EventOf } from './events.ts';
import { fail, startAgain } from './failing.ts';
import { cardTrouble } from './failures.ts';
import { isPin } from './pin.ts';
import { type CardKey, type Situation, type StateOf, typedOnKeyboard } from './state.ts';
import { type Move, type Rows, to } from './table.ts';

/** The states of unblocking. */
export type UnblockPinState =
  /** `problem`: the PUK before was wrong, or the card did not take the new PIN. */
  | (WithCard<'enteringPuk'> & { readonly problem?: 'wrong' | 'refused'; readonly attemptsLeft?: number })
  | (WithCard<'choosingUnblockedPin'> & { readonly problem?: 'sameAsPuk' | 'different' })
  | WithCard<'repeatingUnblockedPin'>
  | WithCard<'unblockingPin'>
  | WithCard<'pinUnblocked'>;

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
  return rules.pinUnblock === true && trouble.code === 'pinBlocked' && card !== undefined;
}

/** From the page of a blocked card to its PUK. */
export function beginUnblocking(state: StateOf<'failed'>, situation: Situation): Move {
  if (!mayUnblock(state, situation) || !state.card) return undefined;
  const { reader, insertion } = state.card;
  return to({ kind: 'enteringPuk', card: { reader, insertion } });
}

/** What the window shows meanwhile. */
export function unblockPinPage(state: UnblockPinState, { rules }: Situation): Page {
  const typed = typedOnKeyboard(rules, state.typedDigits);
  switch (state.kind) {
    case 'enteringPuk': {
      const { problem, attemptsLeft } = state;
      return {
        kind: 'enterPuk',
        ...(problem && { problem }),
        ...(attemptsLeft !== undefined && { attemptsLeft }),
        ...typed,
      };
    }
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

/** The card has said why not. What it says of "PIN" is said of the PUK. */
function stillBlocked({ card }: StateOf<'unblockingPin'>, event: EventOf<'cardFailed'>, situation: Situation): Move {
  const { failure, reader } = event;
  const { code, details } = cardTrouble(failure, reader);
  switch (failure.code) {
    case 'wrongPin': {
      const { attemptsLeft } = failure;
      return to({ kind: 'enteringPuk', card, problem: 'wrong', ...(attemptsLeft !== undefined && { attemptsLeft }) });
    }
    case 'pinFormat':
      return to({ kind: 'enteringPuk', card, problem: 'refused' });
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
