// SPDX-License-Identifier: Apache-2.0
// Which cards are in, which of them were considered already, and what their reading gave.

import type { Judgement } from '../../contract/station-api.ts';
import { refusalTrouble } from './failures.ts';
import type { PresentedCard, ReaderStatus, ReadersState } from './ports.ts';
import type { CardKey, FittingCard, Reading } from './state.ts';

/** The readers that hold something. */
export function occupied(readers: ReadersState): readonly ReaderStatus[] {
  return readers.service === 'running' ? readers.readers.filter(({ card }) => card !== 'absent') : [];
}

/** The insertions that are in now. */
export function presentKeys(readers: ReadersState): readonly CardKey[] {
  return occupied(readers).map(({ name, insertion }) => ({ reader: name, insertion }));
}

/** Whether `card` is in the list, as the same insertion. */
export function includesCard(cards: readonly CardKey[], card: CardKey): boolean {
  return cards.some(({ reader, insertion }) => reader === card.reader && insertion === card.insertion);
}

/** Whether this insertion is still in. */
export function isPresent(readers: ReadersState, card: CardKey): boolean {
  return includesCard(presentKeys(readers), card);
}

/** Why a card is no longer there. */
export function whyGone(readers: ReadersState, card: CardKey): 'serviceStopped' | 'readerGone' | 'cardRemoved' {
  if (readers.service === 'stopped') return 'serviceStopped';
  return readers.readers.some(({ name }) => name === card.reader) ? 'cardRemoved' : 'readerGone';
}

/** The cards that are in and that were not considered yet. */
export function newCards(readers: ReadersState, known: readonly CardKey[]): readonly ReaderStatus[] {
  return occupied(readers).filter(({ name, insertion }) => !includesCard(known, { reader: name, insertion }));
}

/** A reading as it begins. What the service says of a mute or occupied card needs no further look. */
export function beginReading({ name, insertion, card }: ReaderStatus): Reading {
  const key = { reader: name, insertion };
  if (card === 'present') return { ...key, stage: 'reading' };
  const code = card === 'mute' ? 'cardMute' : 'cardInUse';
  const trouble = { code, details: [`Reader: ${name}`] } as const;
  return { ...key, stage: 'refused', trouble, judged: false, hindered: true };
}

/** What the issuer's judgement makes of a reading. */
export function judged(key: CardKey, presented: PresentedCard, judgement: Judgement): Reading {
  const { reader, insertion } = key;
  const { holder, issuer, notAfter } = judgement;
  if (judgement.accepted) {
    const card: FittingCard = { reader, insertion, ...presented, holder, issuer, notAfter };
    return { reader, insertion, stage: 'fits', card };
  }
  const trouble = refusalTrouble(judgement, reader);
  return { reader, insertion, stage: 'refused', trouble, judged: true, hindered: false };
}
