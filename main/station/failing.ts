// SPDX-License-Identifier: Apache-2.0

import { presentKeys } from './cards.ts';
import type { StationEvent } from './events.ts';
import { enteringPin } from './pin.ts';
import type { IssuerFailure } from './ports.ts';
import { type CardKey, cardOf, type FailedState, type Situation, type State, type Trouble, visitOf } from './state.ts';

/** The first page, reading any card that is in. */
export const startAgain: State = { kind: 'waitingForCard', spent: [] };

/** The page that says what went wrong; `goOn` is where a second attempt goes on. */
export function fail(situation: Situation, event: StationEvent, trouble: Trouble, goOn: State): FailedState {
  const card = isGone(trouble) ? undefined : cardOf(situation.state);
  const seen = presentKeys(situation.readers);
  return { kind: 'failed', trouble, reference: event.id, goOn, seen, hindered: [], ...(card ? { card } : {}) };
}

/** The page for cards of which none fits: `seen` are all that were considered. */
export function failCards(
  event: StationEvent,
  refused: { readonly trouble: Trouble; readonly card: CardKey },
  seen: readonly CardKey[],
  hindered: readonly CardKey[],
): FailedState {
  const { trouble } = refused;
  const card = isGone(trouble) ? {} : { card: refused.card };
  return { kind: 'failed', trouble, reference: event.id, goOn: startAgain, seen, hindered, ...card };
}

/** Where to go on after the issuer did not do what `state` asked for. */
export function resumePoint(state: State, { code }: IssuerFailure): State {
  const visit = visitOf(state);
  if (unanswered.has(code)) return repeatable(state);
  return visit && code !== 'sessionEnded' ? { kind: 'choosingAction', visit } : startAgain;
}

/** The issuer has said neither yes nor no. */
const unanswered: ReadonlySet<string> = new Set([
  'issuerUnreachable',
  'issuerNotGenuine',
  'issuerUnavailable',
  'issuerFailed',
]);

/** The last state from which everything can be done again: a PIN that was used up has to be typed anew. */
function repeatable(state: State): State {
  switch (state.kind) {
    case 'readingCards':
      return { kind: 'waitingForCard', spent: state.spent };
    case 'fetchingChallenge':
    case 'signing':
    case 'loggingIn':
      return enteringPin(state.card);
    default:
      return state;
  }
}

/** Whether what went wrong is that the card is no longer there, or is lost to us. */
export function isGone({ code }: Trouble): boolean {
  return gone.has(code);
}

const gone: ReadonlySet<string> = new Set(['cardRemoved', 'readerGone', 'serviceStopped', 'pinUncertain']);
