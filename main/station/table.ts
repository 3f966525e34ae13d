// SPDX-License-Identifier: Apache-2.0
// The form of the table: for each state, the events that mean something there. The journey to a signed-in person is in
// workflow.ts; each action of the self-service has its rows in a file of its own (actions/).

import type { Effect } from './effects.ts';
import type { EventOf, StationEvent } from './events.ts';
import { fail, resumePoint } from './failing.ts';
import { issuerTrouble } from './failures.ts';
import type { Situation, State, StateOf } from './state.ts';

/** Where to go from here; `undefined` where the event means nothing. */
export type Move = { readonly state: State; readonly effects?: readonly Effect[] } | undefined;

type Handler<Kind extends State['kind'], Name extends StationEvent['kind']> = (
  state: StateOf<Kind>,
  event: EventOf<Name>,
  situation: Situation,
) => Move;

/** The rows of some states: what each event means in each of them. */
export type Rows<Kind extends State['kind']> = {
  readonly [Each in Kind]: { readonly [Name in StationEvent['kind']]?: Handler<Each, Name> };
};

/** A move to `state`, with what has to be done besides what comes with being there. */
export function to(state: State, ...effects: readonly Effect[]): NonNullable<Move> {
  return { state, effects };
}

/** The handler for an issuer that did not do what this state asked for. */
export function hindered(
  _state: State,
  event: EventOf<'issuerFailed' | 'followingFailed'>,
  situation: Situation,
): NonNullable<Move> {
  const { failure } = event;
  return to(fail(situation, event, issuerTrouble(failure), resumePoint(situation.state, failure)));
}
