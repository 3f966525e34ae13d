// SPDX-License-Identifier: Apache-2.0
// What an action of the self-service tells the rest of the station. Taking the card out, signing out, idleness, the end
// of the visit and the giving back of what a state held are the same for all, and stand in workflow.ts and upkeep.ts.

import type { Page } from '../../../contract/view.ts';
import type { Effect } from '../effects.ts';
import type { EventOf } from '../events.ts';
import { fail, isGone, startAgain } from '../failing.ts';
import { cardTrouble } from '../failures.ts';
import type { Situation, State, StateOf, Visit } from '../state.ts';
import { type Move, type Rows, to } from '../table.ts';

/** An action's part of the workflow: its states, all of which belong to a visit. */
export interface ActionPart<Kind extends State['kind']> {
  /** What each event means in each of its states. */
  readonly rows: Rows<Kind>;
  /** What the window shows of each. */
  readonly pages: { readonly [Each in Kind]: (state: StateOf<Each>, situation: Situation) => Page };
  /** What has to be begun when one is entered. */
  readonly entry: { readonly [Each in Kind]?: (state: StateOf<Each>) => readonly Effect[] };
  /** Those that wait for the person alone: lack of activity ends them. */
  readonly waits: readonly Kind[];
  /** Those that need the card where it is: when it is taken out, the person is told. */
  readonly usesCard: readonly Kind[];
  /** Those that hold the visit's card exclusively: whatever leaves them releases it. */
  readonly holdsCard?: readonly Kind[];
}

/** Where an action begins; `id` is the choosing event's own, fit for an idempotency key. */
export type Beginning = (visit: Visit, id: string) => State;

/** Whether phones are set up here, in one way or the other. */
export function setsUpPhones({ login: { actions } }: { login: Pick<Visit['login'], 'actions'> }): boolean {
  return actions.includes('setUpPhone') || actions.includes('enrolCredential');
}

/** Back to the list of actions. */
export function choosingAction({ visit }: { readonly visit: Visit }): StateOf<'choosingAction'> {
  return { kind: 'choosingAction', visit };
}

/** The handler for a card that did not do what an action wanted. With the card gone, the visit is over. */
export function cardHindered(
  state: { readonly visit: Visit },
  event: EventOf<'cardFailed'>,
  situation: Situation,
): NonNullable<Move> {
  const trouble = cardTrouble(event.failure, event.reader);
  return to(fail(situation, event, trouble, isGone(trouble) ? startAgain : choosingAction(state)));
}
