// SPDX-License-Identifier: Apache-2.0
// "Set up my phone": an activation is opened or taken up again, its code shown, both screens compared, the credential
// made.

import type { ActivationRequest, OpenedActivation } from '../../../contract/station-api.ts';
import type { Page } from '../../../contract/view.ts';
import type { Effect } from '../effects.ts';
import { fail } from '../failing.ts';
import type { Activation, Visit } from '../state.ts';
import { hindered, type Move, type Rows, to } from '../table.ts';
import { type ActionPart, choosingAction } from './action.ts';
import { followed, shown } from './activations.ts';

/** The states of an activation. */
export type SetUpPhoneState =
  | {
      readonly kind: 'openingActivation';
      readonly visit: Visit;
      readonly idempotencyKey: string;
      readonly request: ActivationRequest;
    }
  | { readonly kind: 'resumingActivation'; readonly visit: Visit; readonly activationId: string }
  | WithActivation<'pairing' | 'comparing' | 'confirming' | 'done'>;

type WithActivation<Kind> = Kind extends string
  ? { readonly kind: Kind; readonly visit: Visit; readonly activation: Activation }
  : never;

/** What an activation wants done. `visit` is the token of the log-in. */
export type SetUpPhoneEffect =
  | {
      readonly kind: 'openActivation';
      readonly visit: string;
      readonly idempotencyKey: string;
      readonly request: ActivationRequest;
    }
  | {
      readonly kind: 'changeActivation';
      readonly visit: string;
      readonly activationId: string;
      readonly change: ActivationChange;
    }
  | {
      readonly kind: 'confirmActivation';
      readonly visit: string;
      readonly activationId: string;
      readonly phraseDigest: string;
    }
  | {
      readonly kind: 'resumeActivation' | 'rejectActivation' | 'cancelActivation' | 'followActivation';
      readonly visit: string;
      readonly activationId: string;
    }
  | { readonly kind: 'stopFollowing' };

type ActivationChange = { readonly name: string } | { readonly credentialType: string };

/** What comes back of it. */
export interface SetUpPhoneAnswer {
  readonly kind: 'activationOpened';
  readonly opened: OpenedActivation;
  readonly endsAt: number;
}

type Kind = SetUpPhoneState['kind'];

const rows: Rows<Kind> = {
  openingActivation: {
    activationOpened: ({ visit }, event, situation) => to(shown(situation, event, visit)),
    issuerFailed: hindered,
  },
  resumingActivation: {
    activationOpened: ({ visit }, event, situation) => to(shown(situation, event, visit)),
    issuerFailed: (state, event, situation) =>
      event.failure.code.startsWith('activation') ? to(choosingAction(state)) : hindered(state, event, situation),
  },
  pairing: {
    activationChanged: (state, event, situation) => to(followed(situation, event, state)),
    followingFailed: hindered,
    changeName: (state, { payload: name }) => to(state, change(state, { name })),
    changeCredentialType: (state, { payload: credentialType }) => to(state, change(state, { credentialType })),
    // A change that came too late shows in the activation's next news; only the end of the visit matters here.
    issuerFailed: (state, event, situation) =>
      event.failure.code === 'sessionEnded' ? hindered(state, event, situation) : undefined,
    goBack: (state) => abandon(state, 'cancelActivation'),
  },
  comparing: {
    activationChanged: (state, event, situation) => to(followed(situation, event, state)),
    followingFailed: hindered,
    phrasesMatch: ({ visit, activation }) => to({ kind: 'confirming', visit, activation }),
    phrasesDiffer: (state, event, situation) => {
      const failed = fail(situation, event, { code: 'phrasesDiffer', details: [] }, choosingAction(state));
      return to(failed, ...(abandon(state, 'rejectActivation').effects ?? []));
    },
    goBack: (state) => abandon(state, 'cancelActivation'),
  },
  confirming: {
    activationChanged: (state, event, situation) => to(followed(situation, event, state)),
    followingFailed: hindered,
    issuerFailed: hindered,
  },
  done: {
    activationChanged: (state, event, situation) => to(followed(situation, event, state)),
    goBack: (state) => to(choosingAction(state)),
  },
};

/** The action's part of the workflow. */
export const setUpPhone: ActionPart<Kind> = {
  rows,
  pages: {
    openingActivation: () => ({ kind: 'preparing' }),
    resumingActivation: () => ({ kind: 'preparing' }),
    pairing: pairingPage,
    comparing: comparePage,
    confirming: () => ({ kind: 'confirming' }),
    done: donePage,
  },
  entry: {
    openingActivation: ({ visit, idempotencyKey, request }) => [
      { kind: 'openActivation', visit: visit.login.visit, idempotencyKey, request },
    ],
    resumingActivation: ({ visit, activationId }) => [
      { kind: 'resumeActivation', visit: visit.login.visit, activationId },
    ],
    confirming: confirmation,
  },
  waits: ['done'],
  usesCard: ['confirming'],
};

/** Back to the list of actions, telling the issuer why. */
function abandon(
  state: WithActivation<'pairing' | 'comparing'>,
  kind: 'cancelActivation' | 'rejectActivation',
): NonNullable<Move> {
  const { visit, activation } = state;
  const activationId = activation.opened.status.id;
  return to(choosingAction(state), { kind, visit: visit.login.visit, activationId });
}

function change({ visit, activation }: WithActivation<'pairing'>, news: ActivationChange): Effect {
  const activationId = activation.opened.status.id;
  return { kind: 'changeActivation', visit: visit.login.visit, activationId, change: news };
}

function confirmation({ visit, activation }: WithActivation<'confirming'>): readonly Effect[] {
  const { id, phraseDigest } = activation.opened.status;
  if (phraseDigest === undefined) return [];
  return [{ kind: 'confirmActivation', visit: visit.login.visit, activationId: id, phraseDigest }];
}

function pairingPage({ visit, activation }: WithActivation<'pairing'>): Page {
  const { opened, endsAt, lifetimeMilliseconds } = activation;
  const { status, link, password = '', typedCode, shortAddress, account } = opened;
  return {
    kind: 'pairing',
    state: status.state === 'scanned' ? 'scanned' : 'waiting',
    link,
    password,
    passwordTriesLeft: status.passwordTriesLeft,
    typedCode,
    shortAddress,
    account,
    name: status.name,
    credentialType: status.credentialType,
    credentialTypes: visit.login.credentialTypes,
    endsAt,
    lifetimeMilliseconds,
  };
}

function comparePage({ activation: { opened, endsAt, lifetimeMilliseconds } }: WithActivation<'comparing'>): Page {
  const { phraseDigest = '', phone = '' } = opened.status;
  return { kind: 'compare', phraseDigest, phone, endsAt, lifetimeMilliseconds };
}

function donePage({ visit, activation }: WithActivation<'done'>): Page {
  const { name, issued, state, credentialType: id } = activation.opened.status;
  if (!issued) return { kind: 'confirming' };
  const credentialType = visit.login.credentialTypes.find((type) => type.id === id)?.name ?? '';
  return { kind: 'done', name, credentialType, issued, collected: state === 'collected' };
}
