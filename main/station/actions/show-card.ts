// SPDX-License-Identifier: Apache-2.0
// "What is on my card": whose it is, its certificates and what each is for; the rest is for staff.

import type { CardInspection } from '../../../contract/card.ts';
import type { Visit } from '../state.ts';
import { type Rows, to } from '../table.ts';
import { type ActionPart, cardHindered, choosingAction } from './action.ts';

/** The states of looking at the card. */
export type ShowCardState =
  | { readonly kind: 'inspectingCard'; readonly visit: Visit }
  | { readonly kind: 'showingCard'; readonly visit: Visit; readonly contents: CardInspection };

type Kind = ShowCardState['kind'];

const rows: Rows<Kind> = {
  inspectingCard: {
    cardInspected: ({ visit }, { contents }) => to({ kind: 'showingCard', visit, contents }),
    cardFailed: cardHindered,
  },
  showingCard: {
    goBack: (state) => to(choosingAction(state)),
  },
};

/** The action's part of the workflow. */
export const showCard: ActionPart<Kind> = {
  rows,
  pages: {
    inspectingCard: () => ({ kind: 'working' }),
    showingCard: ({ visit, contents }) => ({ kind: 'card', holder: visit.login.person.name, contents }),
  },
  entry: {
    inspectingCard: ({ visit }) => [{ kind: 'inspectCard', reader: visit.card.reader }],
  },
  waits: ['showingCard'],
  usesCard: ['inspectingCard'],
};
