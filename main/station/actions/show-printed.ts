// SPDX-License-Identifier: Apache-2.0
// From "What is on my card" to what is printed on it, which a card tells behind its PIN alone. The card is read anew, for
// the tries that it has; PIN and object then go in one hold of the card. What was read is in the one state that shows it.

import type { Printed } from '../../../contract/card.ts';
import { askForPin, notTyped } from '../asking-pin.ts';
import type { EventOf, StationEvent } from '../events.ts';
import { fail, isGone, startAgain } from '../failing.ts';
import { cardTrouble } from '../failures.ts';
import { isPin } from '../pin.ts';
import type { PinProof, ReaderName } from '../ports.ts';
import { type Situation, type State, type StateOf, typedOnKeyboard, type Visit } from '../state.ts';
import { type Move, type Rows, to } from '../table.ts';
import type { ActionPart } from './action.ts';

/** The states between the page of the card and what is printed on it. */
export type ShowPrintedState =
  | (WithCardPage<'holdingCardToShow'> & { readonly afterWrong: boolean })
  | Asking<'weighingPinToShow'>
  | (Asking<'enteringPinToShow'> & { readonly typedDigits?: number })
  | Asking<'enteringPinToShowOnPad'>
  | WithCardPage<'readingPrinted'>
  | (WithCardPage<'showingPrinted'> & { readonly printed: Printed });

interface WithCardPage<Kind> {
  readonly kind: Kind;
  readonly visit: Visit;
  /** Where all of this leads back to. */
  readonly cardPage: StateOf<'showingCard'>;
}

interface Asking<Kind> extends WithCardPage<Kind> {
  readonly attemptsLeft: number | undefined;
  readonly afterWrong: boolean;
}

/** What it wants done: VERIFY, and the object. */
export interface ShowPrintedEffect {
  readonly kind: 'readPrinted';
  readonly reader: ReaderName;
  readonly pin: PinProof;
}

/** What comes back. */
export interface ShowPrintedAnswer {
  readonly kind: 'printedRead';
  readonly printed: Printed;
}

type Kind = ShowPrintedState['kind'];

/** From the page of the card. */
export function holdingCardToShow(
  cardPage: StateOf<'showingCard'>,
  occasion: 'atFirst' | 'afterWrong' = 'atFirst',
): StateOf<'holdingCardToShow'> {
  return { kind: 'holdingCardToShow', visit: cardPage.visit, cardPage, afterWrong: occasion === 'afterWrong' };
}

const rows: Rows<Kind> = {
  holdingCardToShow: {
    cardHeld: ({ visit, cardPage, afterWrong }, event, situation) =>
      to(askPinToShow(situation, event, { visit, cardPage, afterWrong, attemptsLeft: event.attemptsLeft })),
    cardFailed: notShown,
  },
  weighingPinToShow: {
    useLastAttempt: (state) => to(enteringPin(state)),
    goBack: ({ cardPage }) => to(cardPage),
  },
  enteringPinToShow: {
    pinTyped: (state, { digits }) => to({ ...state, typedDigits: digits }),
    submitPin: ({ visit, cardPage }, { payload: pin }) =>
      isPin(pin)
        ? to({ kind: 'readingPrinted', visit, cardPage }, { kind: 'readPrinted', reader: visit.card.reader, pin })
        : undefined,
    goBack: ({ cardPage }) => to(cardPage),
  },
  enteringPinToShowOnPad: {
    pinVerified: ({ visit, cardPage }) =>
      to(
        { kind: 'readingPrinted', visit, cardPage },
        { kind: 'readPrinted', reader: visit.card.reader, pin: 'verifiedOnPad' },
      ),
    cardFailed: notShown,
  },
  readingPrinted: {
    printedRead: ({ visit, cardPage }, { printed }) => to({ kind: 'showingPrinted', visit, cardPage, printed }),
    cardFailed: notShown,
  },
  showingPrinted: {
    goBack: ({ cardPage }) => to(cardPage),
  },
};

function tries({ attemptsLeft, afterWrong }: Asking<Kind>) {
  return { afterWrong, ...(attemptsLeft !== undefined && { attemptsLeft }) };
}

/** This part of the workflow. */
export const showPrinted: ActionPart<Kind> = {
  rows,
  pages: {
    holdingCardToShow: () => ({ kind: 'working' }),
    weighingPinToShow: ({ visit }) => ({ kind: 'lastAttempt', holder: visit.login.person.name }),
    enteringPinToShow: (state, { rules }) => ({
      kind: 'pinForPrinted',
      ...tries(state),
      ...typedOnKeyboard(rules, state.typedDigits),
    }),
    enteringPinToShowOnPad: (state) => ({ kind: 'pinForPrintedOnPad', ...tries(state) }),
    readingPrinted: () => ({ kind: 'working' }),
    showingPrinted: ({ printed }) => ({ kind: 'printed', printed }),
  },
  entry: {
    holdingCardToShow: ({ visit }) => [{ kind: 'holdCard', reader: visit.card.reader }],
    enteringPinToShowOnPad: ({ visit }) => [{ kind: 'verifyOnPad', reader: visit.card.reader }],
  },
  waits: ['weighingPinToShow', 'enteringPinToShow', 'showingPrinted'],
  usesCard: ['holdingCardToShow', 'enteringPinToShowOnPad', 'readingPrinted'],
  holdsCard: [
    'holdingCardToShow',
    'weighingPinToShow',
    'enteringPinToShow',
    'enteringPinToShowOnPad',
    'readingPrinted',
  ],
};

type Asked = Omit<Asking<Kind>, 'kind'>;

/** Asks for the PIN to show what is behind it. */
function askPinToShow(situation: Situation, event: StationEvent, asked: Asked): State {
  const { visit, attemptsLeft } = asked;
  const weighing: State = { ...asked, kind: 'weighingPinToShow' };
  return askForPin(situation, event, { card: visit.card, attemptsLeft }, { weighing, entering: enteringPin(asked) });
}

/** Where the PIN is typed: on the reader's own keys, where it has any, and else on the page. */
function enteringPin(asked: Asked): State {
  return { ...asked, kind: asked.visit.pinPad ? 'enteringPinToShowOnPad' : 'enteringPinToShow' };
}

/** A wrong PIN is asked for again, with the tries that are left; who has pressed cancel does not want it after all. */
function notShown(
  { cardPage }: WithCardPage<Kind>,
  event: EventOf<'cardFailed'>,
  situation: Situation,
): NonNullable<Move> {
  const { failure, reader } = event;
  if (failure.code === 'wrongPin') return to(holdingCardToShow(cardPage, 'afterWrong'));
  const ways = { again: holdingCardToShow(cardPage), cancelled: cardPage, unable: cardPage };
  const trouble = cardTrouble(failure, reader);
  const isOver = isGone(trouble) || failure.code === 'pinBlocked';
  return notTyped(situation, event, ways) ?? to(fail(situation, event, trouble, isOver ? startAgain : cardPage));
}
