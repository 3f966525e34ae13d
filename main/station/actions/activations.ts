// SPDX-License-Identifier: Apache-2.0
// Where the station stands, by what the issuer tells of an activation.

import type { ActivationStatus } from '../../../contract/activation.ts';
import type { OpenedActivation } from '../../../contract/station-api.ts';
import type { EventOf, StationEvent } from '../events.ts';
import { fail } from '../failing.ts';
import type { Activation, Situation, State, Visit } from '../state.ts';

/** The state that belongs to an activation just opened, or taken up again. */
export function shown(situation: Situation, event: EventOf<'activationOpened'>, visit: Visit): State {
  const { opened, endsAt } = event;
  const lifetimeMilliseconds = opened.status.expiresInMilliseconds;
  return stateFor(situation, event, visit, { opened, endsAt, lifetimeMilliseconds });
}

/** The state after news of `activation`; the same state where the news is of another one. */
export function followed(
  situation: Situation,
  event: EventOf<'activationChanged'>,
  state: State & { readonly visit: Visit; readonly activation: Activation },
): State {
  const { activation, visit } = state;
  const { status, endsAt } = event;
  if (status.id !== activation.opened.status.id) return state;
  const news = { ...activation, opened: { ...activation.opened, status }, endsAt };
  // The stream may still say `claimed` while the confirmation is on its way.
  if (state.kind === 'confirming' && status.state === 'claimed') return { ...state, activation: news };
  return stateFor(situation, event, visit, news);
}

/** Whether the phone may still come: only then has the person a reason to see QR and password. */
function stateFor(situation: Situation, event: StationEvent, visit: Visit, activation: Activation): State {
  const { status } = activation.opened;
  switch (status.state) {
    case 'waiting':
    case 'scanned':
      return withPassword(activation.opened)
        ? { kind: 'pairing', visit, activation }
        : incomplete(situation, event, visit);
    case 'claimed':
      return status.phraseDigest ? { kind: 'comparing', visit, activation } : incomplete(situation, event, visit);
    case 'confirmed':
    case 'collected':
      return { kind: status.issued ? 'done' : 'confirming', visit, activation };
    case 'void':
      return ended(situation, event, visit, status);
  }
}

function withPassword(opened: OpenedActivation): boolean {
  return opened.password !== undefined;
}

function ended(situation: Situation, event: StationEvent, visit: Visit, status: ActivationStatus): State {
  const trouble = { code: status.voidReason ?? 'activationCancelled', details: [] };
  return fail(situation, event, trouble, { kind: 'choosingAction', visit });
}

function incomplete(situation: Situation, event: StationEvent, visit: Visit): State {
  const trouble = { code: 'issuerFailed', details: ['The activation came without what it needs'] } as const;
  return fail(situation, event, trouble, { kind: 'choosingAction', visit });
}
