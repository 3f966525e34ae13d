// SPDX-License-Identifier: Apache-2.0
// "Instructions": the organisation's own where the policy has some, otherwise what to do with card and phone.

import type { SelfServiceAction } from '../../../contract/self-service.ts';
import type { Page } from '../../../contract/view.ts';
import type { Rules, Situation, Visit } from '../state.ts';
import { to } from '../table.ts';
import { type ActionPart, choosingAction, setsUpPhones } from './action.ts';

/** Nothing but the page. */
export interface ReadInstructionsState {
  readonly kind: 'readingInstructions';
  readonly visit: Visit;
}

/** Whether there is anything to read: our own guide is about setting up a phone. */
export function hasInstructions({ instructions }: Rules, actions: readonly SelfServiceAction[]): boolean {
  return instructions !== undefined || setsUpPhones({ login: { actions } });
}

/** The action's part of the workflow. */
export const readInstructions: ActionPart<'readingInstructions'> = {
  rows: {
    readingInstructions: { goBack: (state) => to(choosingAction(state)) },
  },
  pages: { readingInstructions: instructionsPage },
  entry: {},
  waits: ['readingInstructions'],
  usesCard: [],
};

function instructionsPage({ visit }: ReadInstructionsState, { rules }: Situation): Page {
  if (rules.instructions) return { kind: 'instructions', ...rules.instructions };
  return { kind: 'guide', begin: visit.login.actions.includes('setUpPhone') ? 'setUpPhone' : 'enrolCredential' };
}
