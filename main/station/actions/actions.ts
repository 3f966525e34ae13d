// SPDX-License-Identifier: Apache-2.0
// All actions of the self-service together. To add one: its name in `stationAction` (contract/station-actions.ts), or in
// `localAction` (contract/self-service.ts) where the issuer has no part in it, a file here with its states, rows and
// pages, one that carries out its effects (performer.ts), and its place in the lists below; its words and sign stand with
// the pages.

import type { SelfServiceAction } from '../../../contract/self-service.ts';
import type { Page } from '../../../contract/view.ts';
import type { Effect } from '../effects.ts';
import type { ActionState, Situation, State } from '../state.ts';
import type { ActionPart, Beginning } from './action.ts';
import { changePin } from './change-pin.ts';
import { enrolCredential } from './enrol-credential.ts';
import { manageCredentials } from './manage-credentials.ts';
import { managePhones } from './manage-phones.ts';
import { readInstructions } from './read-instructions.ts';
import { setUpPhone } from './set-up-phone.ts';
import { showCard } from './show-card.ts';
import { showPrinted } from './show-printed.ts';
import { signInPhone } from './sign-in-phone.ts';

const parts = [
  setUpPhone,
  signInPhone,
  enrolCredential,
  manageCredentials,
  managePhones,
  showCard,
  showPrinted,
  changePin,
  readInstructions,
] as const;

/** Where each action begins. */
export const beginnings: Readonly<Record<SelfServiceAction, Beginning>> = {
  setUpPhone: (visit, idempotencyKey) => ({ kind: 'openingActivation', visit, idempotencyKey, request: {} }),
  enrolCredential: (visit) => ({ kind: 'askingForApp', visit }),
  manageCredentials: (visit) => ({ kind: 'listingCredentials', visit }),
  signInPhone: (visit) => ({ kind: 'enteringUserCode', visit }),
  showCard: (visit) => ({ kind: 'inspectingCard', visit }),
  changePin: (visit) => ({ kind: 'holdingCard', visit }),
  readInstructions: (visit) => ({ kind: 'readingInstructions', visit }),
};

/** The rows of all actions. */
export const actionRows: ActionPart<ActionState['kind']>['rows'] = {
  ...setUpPhone.rows,
  ...enrolCredential.rows,
  ...manageCredentials.rows,
  ...managePhones.rows,
  ...signInPhone.rows,
  ...showCard.rows,
  ...showPrinted.rows,
  ...changePin.rows,
  ...readInstructions.rows,
};

const pages: ActionPart<ActionState['kind']>['pages'] = {
  ...setUpPhone.pages,
  ...enrolCredential.pages,
  ...manageCredentials.pages,
  ...managePhones.pages,
  ...signInPhone.pages,
  ...showCard.pages,
  ...showPrinted.pages,
  ...changePin.pages,
  ...readInstructions.pages,
};

const entries: ActionPart<ActionState['kind']>['entry'] = Object.assign({}, ...parts.map(({ entry }) => entry));
const waiting: ReadonlySet<State['kind']> = new Set(parts.flatMap(({ waits }) => waits));
const using: ReadonlySet<State['kind']> = new Set(parts.flatMap(({ usesCard }) => usesCard));

const holding: ReadonlySet<State['kind']> = new Set(
  parts.flatMap((part) => ('holdsCard' in part ? part.holdsCard : [])),
);

/** What the window shows of an action's state. */
export function pageOfAction(state: ActionState, situation: Situation): Page {
  // The lists' types tie each function to its own state; the compiler cannot follow that through a look-up.
  const page = pages[state.kind] as (state: ActionState, situation: Situation) => Page;
  return page(state, situation);
}

/** What has to be begun when an action's state is entered. */
export function entryOfAction(state: State): readonly Effect[] {
  const entry = (entries as Partial<Record<State['kind'], (state: State) => readonly Effect[]>>)[state.kind];
  return entry?.(state) ?? [];
}

/** Whether an action's state waits for the person alone. */
export function actionWaits({ kind }: State): boolean {
  return waiting.has(kind);
}

/** Whether an action's state needs the card where it is. */
export function actionUsesCard({ kind }: State): boolean {
  return using.has(kind);
}

/** Whether an action's state holds the visit's card. */
export function actionHoldsCard(state: State): state is ActionState {
  return holding.has(state.kind);
}
