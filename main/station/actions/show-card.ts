// SPDX-License-Identifier: Apache-2.0
// "What is on my card": whose it is, its certificates and what each is for; the rest is for staff. What is printed on it
// is a page of its own, behind the PIN (show-printed.ts).

import type { CardInspection } from '../../../contract/card.ts';
import type { CardSignerJudgement } from '../../../contract/station-api.ts';
import type { Visit } from '../state.ts';
import { type Rows, to } from '../table.ts';
import { type ActionPart, cardHindered, choosingAction } from './action.ts';
import { holdingCardToShow } from './show-printed.ts';

/** The states of looking at the card. */
export type ShowCardState =
  | { readonly kind: 'inspectingCard'; readonly visit: Visit }
  | {
      readonly kind: 'showingCard';
      readonly visit: Visit;
      readonly contents: CardInspection;
      readonly signer?: CardSignerJudgement;
    };

/** What it wants done. `visit` is the token of the log-in; nothing waits for the answer. */
export interface ShowCardEffect {
  readonly kind: 'judgeSigner';
  readonly visit: string;
  readonly certificate: Uint8Array;
}

/** What comes back. */
export interface ShowCardAnswer {
  readonly kind: 'signerJudged';
  readonly judgement: CardSignerJudgement;
}

type Kind = ShowCardState['kind'];

const rows: Rows<Kind> = {
  inspectingCard: {
    cardInspected: ({ visit }, { contents }) => to({ kind: 'showingCard', visit, contents }),
    cardFailed: cardHindered,
  },
  showingCard: {
    signerJudged: (state, { judgement }) => to({ ...state, signer: judgement }),
    showPrinted: (state) => (state.contents.printed === 'behindPin' ? to(holdingCardToShow(state)) : undefined),
    goBack: (state) => to(choosingAction(state)),
  },
};

/** The action's part of the workflow. */
export const showCard: ActionPart<Kind> = {
  rows,
  pages: {
    inspectingCard: () => ({ kind: 'working' }),
    showingCard: ({ visit, contents, signer }) => {
      return { kind: 'card', holder: visit.login.person.name, contents, ...(signer ? { signer } : {}) };
    },
  },
  entry: {
    inspectingCard: ({ visit }) => [{ kind: 'inspectCard', reader: visit.card.reader }],
    showingCard: ({ visit, contents: { identity }, signer }) => {
      if (signer || typeof identity === 'string' || identity.signature.verdict !== 'right') return [];
      return [{ kind: 'judgeSigner', visit: visit.login.visit, certificate: identity.signature.certificate }];
    },
  },
  waits: ['showingCard'],
  usesCard: ['inspectingCard'],
};
