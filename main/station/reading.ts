// SPDX-License-Identifier: Apache-2.0
// From cards in readers to the one card that signs in: each is read and judged, and the person is asked only where
// two or more fit.

import { askForPin } from './asking-pin.ts';
import { beginReading, includesCard, isPresent, judged, newCards, presentKeys, whyGone } from './cards.ts';
import type { Effect } from './effects.ts';
import type { EventOf, StationEvent } from './events.ts';
import { failCards } from './failing.ts';
import { cardTrouble } from './failures.ts';
import { enteringPin } from './pin.ts';
import type { ReaderName, ReadersState } from './ports.ts';
import type { CardKey, FailedState, FittingCard, Reading, Situation, State, StateOf, Trouble } from './state.ts';

type ReadingCards = StateOf<'readingCards'>;

/** The certificate is there: the issuer judges it before the PIN is asked for (FIPS 201-3, 6.2.3.1). */
export function cardRead(
  state: ReadingCards,
  { reader, presented }: EventOf<'cardRead'>,
): { readonly state: State; readonly effects: readonly Effect[] } {
  if (stageOf(state, reader) !== 'reading') return { state, effects: [] };
  const next = replace(state, reader, ({ insertion }) => ({ reader, insertion, stage: 'judging', presented }));
  return { state: next, effects: [{ kind: 'judgeCard', reader, certificate: presented.certificate }] };
}

/** The issuer has judged a card. */
export function cardJudged(state: ReadingCards, { reader, judgement }: EventOf<'cardJudged'>): State {
  return replace(state, reader, (reading) =>
    reading.stage === 'judging' ? judged(reading, reading.presented, judgement) : reading,
  );
}

/** A card could not be read. What was known of it before, such as that it was taken out, says more. */
export function cardFailed(state: ReadingCards, { reader, failure }: EventOf<'cardFailed'>): State {
  return replace(state, reader, (reading) =>
    reading.stage === 'reading' ? refused(reading, cardTrouble(failure, reader)) : reading,
  );
}

/** Cards that were taken out while they were read, and cards that came in addition. */
export function cardsMoved(
  state: ReadingCards,
  readers: ReadersState,
): { readonly state: State; readonly effects: readonly Effect[] } {
  const staying = state.readings.map((reading) => {
    if (reading.stage === 'refused' || isPresent(readers, reading)) return reading;
    return refused(reading, { code: whyGone(readers, reading), details: [`Reader: ${reading.reader}`] });
  });
  const added = newCards(readers, [...state.spent, ...state.readings])
    .filter(({ name }) => !staying.some(({ reader }) => reader === name))
    .map(beginReading);
  return { state: { ...state, readings: [...staying, ...added] }, effects: readEffects(added) };
}

/** How a reading begins that has not failed already. */
export function readEffects(readings: readonly Reading[]): readonly Effect[] {
  return readings.filter(({ stage }) => stage === 'reading').map(({ reader }) => ({ kind: 'readCard', reader }));
}

/** The choice, when cards were taken out, have come in addition, or can be read now. */
export function choiceMoved(situation: Situation, event: StationEvent, state: StateOf<'choosingCard'>): State {
  const { readers } = situation;
  const cards = state.cards.filter((card) => isPresent(readers, card));
  const refused = state.refused.filter((card) => isPresent(readers, card) && !(card.hindered && isFree(readers, card)));
  const spent = state.spent.filter((card) => isPresent(readers, card));
  const added = newCards(readers, [...cards, ...refused, ...spent]).map(beginReading);
  if (cards.length === 0 || added.length === 0) return choose(situation, event, { cards, refused, spent });
  return { kind: 'readingCards', readings: [...cards.map(fits), ...refused, ...added], spent };
}

function fits(card: FittingCard): Reading {
  const { reader, insertion } = card;
  return { reader, insertion, stage: 'fits', card };
}

/** Asks for the PIN to sign in with. */
export function askPin(
  situation: Situation,
  event: StationEvent,
  card: FittingCard,
  occasion: 'atFirst' | 'afterWrong' = 'atFirst',
): State {
  const afterWrong = occasion === 'afterWrong';
  const { attemptsLeft } = card;
  const weighing: State = { kind: 'weighingLastAttempt', card, afterWrong };
  return askForPin(situation, event, { card, attemptsLeft }, { weighing, entering: enteringPin(card, afterWrong) });
}

/**
 * Where the cards lead by themselves: the first page goes on to reading as soon as a new card is in, reading ends when
 * all cards are judged, and a failure page gives way to a card that it was not about.
 */
export function settled(situation: Situation, event: StationEvent): State {
  const { state } = situation;
  if (!situation.equipment) return state;
  switch (state.kind) {
    case 'waitingForCard':
      return readNewCards(situation, event, state.spent);
    case 'resting': {
      const next = readNewCards(situation, event, state.spent);
      return next.kind === 'waitingForCard' ? state : next;
    }
    case 'readingCards':
      return decided(situation, event, state);
    case 'failed':
      return overtaken(situation, event, state);
    default:
      return state;
  }
}

function readNewCards(situation: Situation, event: StationEvent, known: readonly CardKey[]): State {
  const spent = known.filter((card) => isPresent(situation.readers, card));
  const readings = newCards(situation.readers, spent).map(beginReading);
  if (readings.length === 0) return { kind: 'waitingForCard', spent };
  return decided(situation, event, { kind: 'readingCards', readings, spent });
}

function decided(situation: Situation, event: StationEvent, state: ReadingCards): State {
  const { readings, spent } = state;
  if (readings.some(({ stage }) => stage === 'reading' || stage === 'judging')) return state;
  const cards = readings.flatMap((reading) => (reading.stage === 'fits' ? [reading.card] : []));
  const others = readings.filter((reading) => reading.stage === 'refused');
  const refused = others.filter((reading) => isPresent(situation.readers, reading));
  if (cards.length > 0) return choose(situation, event, { cards, refused, spent });
  const failed = noneFits(event, readings, spent);
  return failed ? overtaken(situation, event, failed) : { kind: 'waitingForCard', spent };
}

function choose(situation: Situation, event: StationEvent, choice: Omit<StateOf<'choosingCard'>, 'kind'>): State {
  const [first, second] = choice.cards;
  if (!first) return { kind: 'waitingForCard', spent: presentKeys(situation.readers) };
  return second ? { kind: 'choosingCard', ...choice } : askPin(situation, event, first);
}

/** Tells why of the card that came nearest: one that the issuer judged, else one that could be read at all. */
function noneFits(
  event: StationEvent,
  readings: readonly Reading[],
  spent: readonly CardKey[],
): FailedState | undefined {
  const all = readings.filter((reading) => reading.stage === 'refused');
  const nearest = all.find((reading) => reading.judged) ?? all.find((reading) => !reading.hindered) ?? all[0];
  if (!nearest) return undefined;
  const { reader, insertion, trouble } = nearest;
  const hindered = all.filter((reading) => reading.hindered);
  return failCards(event, { trouble, card: { reader, insertion } }, [...spent, ...readings], hindered);
}

function overtaken(situation: Situation, event: StationEvent, state: FailedState): State {
  const { readers } = situation;
  const seen = state.seen.filter((card) => isPresent(readers, card));
  const freed = state.hindered.filter((card) => isFree(readers, card));
  const aboutCards = state.goOn.kind === 'waitingForCard';
  const known = seen.filter((card) => !includesCard(freed, card));
  if (aboutCards && newCards(readers, known).length > 0) return readNewCards(situation, event, known);
  const mended = state.trouble.code === 'serviceStopped' && readers.service === 'running';
  return mended ? { kind: 'waitingForCard', spent: seen } : { ...state, seen };
}

/** Whether a card that was mute or held by another program can be read now. */
function isFree({ readers }: ReadersState, card: CardKey): boolean {
  return readers.some(
    ({ name, insertion, card: presence }) =>
      name === card.reader && insertion === card.insertion && presence === 'present',
  );
}

function refused({ reader, insertion }: CardKey, trouble: Trouble): Reading {
  return { reader, insertion, stage: 'refused', trouble, judged: false, hindered: false };
}

function stageOf({ readings }: ReadingCards, reader: ReaderName): Reading['stage'] | undefined {
  return readings.find((reading) => reading.reader === reader)?.stage;
}

function replace(state: ReadingCards, reader: ReaderName, change: (reading: Reading) => Reading): ReadingCards {
  const readings = state.readings.map((reading) => (reading.reader === reader ? change(reading) : reading));
  return { ...state, readings };
}
