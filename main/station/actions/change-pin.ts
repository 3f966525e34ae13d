// SPDX-License-Identifier: Apache-2.0
// "Change my card's PIN": the PIN of now, a new one, the new one again; then the card takes it in one command. The card
// is held from its first reading on, so that the tries that are shown are those that it has. The PINs themselves are
// where the effects are carried out: no state has them, and every way out of here forgets them. Where the reader has keys
// of its own, it asks for all three itself.

import { askForPin, notTyped } from '../asking-pin.ts';
import { isPresent, whyGone } from '../cards.ts';
import type { EventOf, StationEvent } from '../events.ts';
import { fail, startAgain } from '../failing.ts';
import { cardTrouble } from '../failures.ts';
import { isPin } from '../pin.ts';
import type { CardFailure, ReaderName } from '../ports.ts';
import { type CardKey, type Situation, type State, type StateOf, typedOnKeyboard, type Visit } from '../state.ts';
import { type Move, type Rows, to } from '../table.ts';
import { type ActionPart, cardHindered, choosingAction } from './action.ts';

/** The states of changing the PIN. */
export type ChangePinState =
  /** The card is read anew, for the tries that it has. `problem`: why everything is asked for again. */
  | { readonly kind: 'holdingCard'; readonly visit: Visit; readonly problem?: 'wrong' | 'refused' }
  /** `problem`: the PIN before was wrong; or the card did not take the new one. */
  | (WithTries<'enteringPresentPin' | 'weighingPresentPin' | 'changingPinOnPad'> & {
      readonly problem?: 'wrong' | 'refused';
    })
  /** `problem`: it is the one of now; or it was typed differently the second time. */
  | (WithTries<'choosingNewPin'> & { readonly problem?: 'same' | 'different' })
  | WithTries<'repeatingNewPin'>
  | { readonly kind: 'changingPin'; readonly visit: Visit }
  | { readonly kind: 'pinChanged'; readonly visit: Visit };

type WithTries<Kind> = Kind extends string
  ? {
      readonly kind: Kind;
      readonly visit: Visit;
      readonly attemptsLeft: number | undefined;
      readonly typedDigits?: number;
    }
  : never;

/** What it wants done. A PIN that is kept is the effects' to overwrite. */
export type ChangePinEffect =
  | { readonly kind: 'holdCard'; readonly reader: ReaderName }
  /** The one of now. */
  | { readonly kind: 'keepPin'; readonly pin: Uint8Array }
  | { readonly kind: 'keepNewPin'; readonly pin: Uint8Array }
  /** The new one again, to be compared. */
  | { readonly kind: 'repeatNewPin'; readonly pin: Uint8Array }
  /** Has the card take the kept new PIN in place of the kept one of now. */
  | { readonly kind: 'replacePin'; readonly reader: ReaderName }
  /** Has the reader ask for the PINs on its own keys. */
  | { readonly kind: 'changePinOnPad'; readonly reader: ReaderName }
  /** Has a blocked card take the kept new PIN by the PUK, which is kept in the place of the PIN of now. */
  | { readonly kind: 'unblockPin'; readonly reader: ReaderName }
  /** Does the reader of a blocked card have keys of its own? Then it asks for PUK and PINs itself. */
  | { readonly kind: 'lookForPinPad'; readonly reader: ReaderName }
  | { readonly kind: 'unblockPinOnPad'; readonly reader: ReaderName }
  | { readonly kind: 'forgetPins' };

/** What comes back. */
export type ChangePinAnswer =
  | { readonly kind: 'cardHeld'; readonly attemptsLeft: number | undefined }
  /** `same`: as the PIN of now. */
  | { readonly kind: 'newPinKept'; readonly same: boolean }
  /** `same`: as it was typed first. */
  | { readonly kind: 'newPinRepeated'; readonly same: boolean }
  | { readonly kind: 'pinPadLookedFor'; readonly pinPad: boolean }
  | { readonly kind: 'pinReplaced' };

type Kind = ChangePinState['kind'];

const rows: Rows<Kind> = {
  holdingCard: {
    cardHeld: ({ visit, problem }, event, situation) =>
      to(askPresentPin(situation, event, { visit, attemptsLeft: event.attemptsLeft, ...(problem && { problem }) })),
    cardFailed: cardHindered,
  },
  enteringPresentPin: {
    pinTyped: (state, { digits }) => to({ ...state, typedDigits: digits }),
    submitPin: ({ visit, attemptsLeft }, { payload: pin }) =>
      isPin(pin) ? to({ kind: 'choosingNewPin', visit, attemptsLeft }, { kind: 'keepPin', pin }) : undefined,
    goBack: (state) => to(choosingAction(state)),
  },
  weighingPresentPin: {
    useLastAttempt: (state) => to(enteringPins(state)),
    goBack: (state) => to(choosingAction(state)),
  },
  choosingNewPin: {
    pinTyped: (state, { digits }) => to({ ...state, typedDigits: digits }),
    submitPin: (state, { payload: pin }) => (isPin(pin) ? to(state, { kind: 'keepNewPin', pin }) : undefined),
    newPinKept: ({ visit, attemptsLeft }, { same }) =>
      same
        ? to({ kind: 'choosingNewPin', visit, attemptsLeft, problem: 'same' })
        : to({ kind: 'repeatingNewPin', visit, attemptsLeft }),
    goBack: ({ visit, attemptsLeft }) => to({ kind: 'enteringPresentPin', visit, attemptsLeft }),
  },
  repeatingNewPin: {
    pinTyped: (state, { digits }) => to({ ...state, typedDigits: digits }),
    submitPin: (state, { payload: pin }) => (isPin(pin) ? to(state, { kind: 'repeatNewPin', pin }) : undefined),
    newPinRepeated: ({ visit, attemptsLeft }, { same }) =>
      same
        ? to({ kind: 'changingPin', visit })
        : to({ kind: 'choosingNewPin', visit, attemptsLeft, problem: 'different' }),
    goBack: ({ visit, attemptsLeft }) => to({ kind: 'choosingNewPin', visit, attemptsLeft }),
  },
  changingPinOnPad: {
    pinReplaced: ({ visit }) => to({ kind: 'pinChanged', visit }),
    cardFailed: notChangedOnPad,
  },
  changingPin: {
    pinReplaced: ({ visit }) => to({ kind: 'pinChanged', visit }),
    cardFailed: notChanged,
  },
  pinChanged: {
    goBack: (state) => to(choosingAction(state)),
  },
};

/** The action's part of the workflow. */
export const changePin: ActionPart<Kind> = {
  rows,
  pages: {
    holdingCard: () => ({ kind: 'working' }),
    enteringPresentPin: ({ attemptsLeft, problem, typedDigits }, { rules }) => ({
      kind: 'presentPin',
      ...(attemptsLeft !== undefined && { attemptsLeft }),
      ...(problem && { problem }),
      ...typedOnKeyboard(rules, typedDigits),
    }),
    weighingPresentPin: ({ visit }) => ({ kind: 'lastAttempt', holder: visit.login.person.name }),
    choosingNewPin: ({ problem, typedDigits }, { rules }) => ({
      kind: 'newPin',
      ...(problem && { problem }),
      ...typedOnKeyboard(rules, typedDigits),
    }),
    repeatingNewPin: ({ typedDigits }, { rules }) => ({ kind: 'repeatPin', ...typedOnKeyboard(rules, typedDigits) }),
    changingPinOnPad: ({ attemptsLeft, problem }) => ({
      kind: 'changePinOnPad',
      ...(attemptsLeft !== undefined && { attemptsLeft }),
      ...(problem && { problem }),
    }),
    changingPin: () => ({ kind: 'changingPin' }),
    pinChanged: () => ({ kind: 'pinChanged' }),
  },
  entry: {
    holdingCard: ({ visit }) => [{ kind: 'holdCard', reader: visit.card.reader }],
    changingPinOnPad: ({ visit }) => [{ kind: 'changePinOnPad', reader: visit.card.reader }],
    changingPin: ({ visit }) => [{ kind: 'replacePin', reader: visit.card.reader }],
  },
  waits: ['enteringPresentPin', 'weighingPresentPin', 'choosingNewPin', 'repeatingNewPin', 'pinChanged'],
  usesCard: ['holdingCard', 'changingPinOnPad', 'changingPin'],
  holdsCard: [
    'holdingCard',
    'enteringPresentPin',
    'weighingPresentPin',
    'choosingNewPin',
    'repeatingNewPin',
    'changingPinOnPad',
    'changingPin',
  ],
};

const keeping: ReadonlySet<State['kind']> = new Set([
  'choosingNewPin',
  'repeatingNewPin',
  'changingPin',
  'choosingUnblockedPin',
  'repeatingUnblockedPin',
  'unblockingPin',
]);

/** Whether PINs are kept for a state: leaving such states forgets them. */
export function keepsPins({ kind }: State): boolean {
  return keeping.has(kind);
}

/** Asks for the PIN of now. */
function askPresentPin(situation: Situation, event: StationEvent, asked: Asked): State {
  const { visit, attemptsLeft } = asked;
  const weighing: State = { ...asked, kind: 'weighingPresentPin' };
  return askForPin(situation, event, { card: visit.card, attemptsLeft }, { weighing, entering: enteringPins(asked) });
}

type Asked = Omit<StateOf<'enteringPresentPin'>, 'kind'>;

/** Where the PINs are typed: on the reader's own keys, where it has any, and else on the page. */
function enteringPins(asked: Asked): State {
  return { ...asked, kind: asked.visit.pinPad ? 'changingPinOnPad' : 'enteringPresentPin' };
}

/** The reader asks again for what was wrong; what was not typed, the person may want to type after all. */
function notChangedOnPad(
  state: StateOf<'changingPinOnPad'>,
  event: EventOf<'cardFailed'>,
  situation: Situation,
): NonNullable<Move> {
  const { visit } = state;
  if (event.failure.code === 'wrongPin') return to({ kind: 'holdingCard', visit, problem: 'wrong' });
  const ways = { again: { kind: 'holdingCard', visit }, unable: choosingAction(state) } as const;
  return notTyped(situation, event, ways) ?? notChanged(state, event, situation);
}

function notChanged(
  { visit }: StateOf<'changingPin' | 'changingPinOnPad'>,
  event: EventOf<'cardFailed'>,
  situation: Situation,
): NonNullable<Move> {
  const { failure, reader } = event;
  switch (failure.code) {
    case 'wrongPin':
      return to(askPresentPin(situation, event, { visit, attemptsLeft: failure.attemptsLeft, problem: 'wrong' }));
    // The form of both was right, so that it is the card which wants another one (SP 800-73-5 part 2, 3.2.2).
    case 'pinFormat':
      return to({ kind: 'holdingCard', visit, problem: 'refused' });
    case 'pinBlocked':
      return to(fail(situation, event, cardTrouble(failure, reader), startAgain));
    default: {
      const { details } = cardTrouble(failure, reader);
      return isUnchanged(failure)
        ? to(fail(situation, event, { code: 'pinNotChanged', details }, choosingAction({ visit })))
        : to(fail(situation, event, pinUncertain(situation, visit.card, failure.code), startAgain));
    }
  }
}

/**
 * Whether a status word says that the card has changed nothing: an execution error of state unchanged, or a check that
 * failed before (ISO/IEC 7816-4, 5.6). Any other may have come after the change; so may silence.
 */
export function isUnchanged(failure: CardFailure): boolean {
  if (failure.code !== 'cardUnexpected' || failure.statusWord === undefined) return false;
  const [unchanged, firstCheck, lastCheck] = [0x64, 0x67, 0x6e];
  const high = failure.statusWord >> 8;
  return high === unchanged || (high >= firstCheck && high <= lastCheck);
}

/** The card was lost in the middle of the change: only the card knows which PIN it has now. */
export function pinUncertain({ readers }: Situation, card: CardKey, found?: CardFailure['code']) {
  const why = isPresent(readers, card) ? found : whyGone(readers, card);
  return {
    code: 'pinUncertain',
    details: [`Reader: ${card.reader}`, `During the change: ${why ?? 'unknown'}`],
  } as const;
}
