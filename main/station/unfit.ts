// SPDX-License-Identifier: Apache-2.0
// Why cards cannot log in, one certificate after the other. It is read of a card only once that is to be shown: a card
// that fits is asked for nothing of it.

import type { CardInspection, KeyFacts } from '../../contract/card.ts';
import { certificateFailureCodes, type StationFailureCode } from '../../contract/failures.ts';
import type { Effect } from './effects.ts';
import type { EventOf } from './events.ts';
import type { Refused, State, StateOf } from './state.ts';

const ofCertificates: ReadonlySet<StationFailureCode> = new Set<StationFailureCode>([
  'noSignInCertificate',
  'unsupportedKey',
  ...certificateFailureCodes,
]);

/** Looks at the cards whose certificates a state is to explain. */
export function lookEffects(state: State): readonly Effect[] {
  if (state.kind === 'choosingCard') return state.refused.filter(isExplained).map(look);
  return state.kind === 'failed' && state.card && ofCertificates.has(state.trouble.code) ? [look(state.card)] : [];
}

/** The state with what was found on a refused card. */
export function withContents(
  state: StateOf<'choosingCard' | 'failed'>,
  { reader, contents }: EventOf<'cardInspected'>,
): State {
  if (state.kind === 'choosingCard') {
    const refused = state.refused.map((card) => (card.reader === reader ? { ...card, contents } : card));
    return { ...state, refused };
  }
  const isMeant = state.card?.reader === reader && ofCertificates.has(state.trouble.code);
  return isMeant ? { ...state, contents } : state;
}

/** The card's certificates, the one for logging in first. Old keys for old mail are left out: nobody expects them here. */
export function unfitKeys({ keys }: CardInspection): readonly KeyFacts[] {
  return keys.filter(({ use, certificate }) => use === 'logIn' || (use !== 'retired' && certificate !== undefined));
}

function isExplained({ trouble }: Refused): boolean {
  return ofCertificates.has(trouble.code);
}

function look({ reader }: Pick<Refused, 'reader'>): Effect {
  return { kind: 'inspectCard', reader };
}
