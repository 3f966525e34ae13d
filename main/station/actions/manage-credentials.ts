// SPDX-License-Identifier: Apache-2.0
// "See my phones and credentials": the list, one credential of it, and what can be done with it; what can be done with a
// phone is in manage-phones.ts. What cannot be undone is asked first.

import type { CredentialAct, Holdings, OwnCredential } from '../../../contract/credentials.ts';
import type { StateOf, Visit } from '../state.ts';
import { hindered, type Move, type Rows, to } from '../table.ts';
import { type ActionPart, choosingAction, setsUpPhones } from './action.ts';
import { findPhone } from './manage-phones.ts';

/** What is done with a credential at the issuer, at once; a renewal goes on with a phone. */
type LifeAct = Exclude<CredentialAct, 'renew'>;

/** An act that the person is asked about first, because there is no way back. */
type FinalAct = 'revoke' | 'reportLost';

/** The states of looking at credentials. */
export type ManageCredentialsState =
  | { readonly kind: 'listingCredentials'; readonly visit: Visit }
  | { readonly kind: 'showingCredentials'; readonly visit: Visit; readonly holdings: Holdings }
  | WithCredential<'showingCredential'>
  | (WithCredential<'weighingCredentialAct'> & { readonly act: FinalAct })
  | (WithCredential<'changingCredential'> & { readonly act: LifeAct })
  | (WithCredential<'credentialChanged'> & { readonly act: LifeAct });

interface WithCredential<Kind> {
  readonly kind: Kind;
  readonly visit: Visit;
  readonly holdings: Holdings;
  readonly credential: OwnCredential;
}

/** What it wants done. `visit` is the token of the log-in. */
export type ManageCredentialsEffect =
  | { readonly kind: 'listCredentials'; readonly visit: string }
  | { readonly kind: 'changeCredential'; readonly visit: string; readonly id: string; readonly act: LifeAct };

/** What comes back: what the person holds now. */
export interface HoldingsAnswer {
  readonly kind: 'holdingsListed';
  readonly holdings: Holdings;
}

type Kind = ManageCredentialsState['kind'];

const rows: Rows<Kind> = {
  listingCredentials: {
    holdingsListed: ({ visit }, { holdings }) => to({ kind: 'showingCredentials', visit, holdings }),
    issuerFailed: hindered,
  },
  showingCredentials: {
    choosePhone: ({ visit, holdings }, { payload: { id } }) => {
      const phone = findPhone(holdings, id);
      return phone && to({ kind: 'showingPhone', visit, holdings, phone });
    },
    chooseCredential: ({ visit, holdings }, { payload: { id } }) => {
      const credential = findCredential(holdings, id);
      return credential && to({ kind: 'showingCredential', visit, holdings, credential });
    },
    goBack: (state) => to(choosingAction(state)),
  },
  showingCredential: {
    actOnCredential: (state, { payload: act, id }) => (actsOf(state).includes(act) ? begin(state, act, id) : undefined),
    goBack: ({ visit, holdings, credential }) => {
      const phone = findPhone(holdings, credential.phoneId);
      return to(
        phone ? { kind: 'showingPhone', visit, holdings, phone } : { kind: 'showingCredentials', visit, holdings },
      );
    },
  },
  weighingCredentialAct: {
    confirmAct: (state) => to({ ...state, kind: 'changingCredential' }),
    goBack: ({ visit, holdings, credential }) => to({ kind: 'showingCredential', visit, holdings, credential }),
  },
  changingCredential: {
    holdingsListed: (state, { holdings }) => {
      const credential = findCredential(holdings, state.credential.id) ?? state.credential;
      return to({ ...state, kind: 'credentialChanged', holdings, credential });
    },
    issuerFailed: hindered,
  },
  credentialChanged: {
    goBack: ({ visit, holdings }) => to({ kind: 'showingCredentials', visit, holdings }),
  },
};

/** The action's part of the workflow. */
export const manageCredentials: ActionPart<Kind> = {
  rows,
  pages: {
    listingCredentials: () => ({ kind: 'working' }),
    showingCredentials: ({ holdings }) => ({ kind: 'credentials', ...holdings }),
    showingCredential: (state) => ({ kind: 'credential', credential: { ...state.credential, acts: actsOf(state) } }),
    weighingCredentialAct: ({ credential, act }) => ({ kind: 'weighCredentialAct', credential, act }),
    changingCredential: () => ({ kind: 'working' }),
    credentialChanged: ({ credential, act }) => ({ kind: 'credentialChanged', credential, act }),
  },
  entry: {
    listingCredentials: ({ visit }) => [{ kind: 'listCredentials', visit: visit.login.visit }],
    changingCredential: ({ visit, credential, act }) => [
      { kind: 'changeCredential', visit: visit.login.visit, id: credential.id, act },
    ],
  },
  waits: ['showingCredentials', 'showingCredential', 'weighingCredentialAct', 'credentialChanged'],
  usesCard: [],
};

/** `id` is the event's own: a renewal that is asked for twice is one activation. */
function begin(state: StateOf<'showingCredential'>, act: CredentialAct, id: string): NonNullable<Move> {
  const { visit, credential } = state;
  switch (act) {
    case 'renew':
      return to({ kind: 'openingActivation', visit, idempotencyKey: id, request: { replaces: credential.id } });
    case 'revoke':
    case 'reportLost':
      return to({ ...state, kind: 'weighingCredentialAct', act });
    case 'suspend':
    case 'resume':
      return to({ ...state, kind: 'changingCredential', act });
  }
}

/** A renewal sets a phone up, which this station may not offer. */
function actsOf({ visit, credential }: WithCredential<unknown>): readonly CredentialAct[] {
  return setsUpPhones(visit) ? credential.acts : credential.acts.filter((act) => act !== 'renew');
}

function findCredential({ credentials }: Holdings, wanted: string): OwnCredential | undefined {
  return credentials.find(({ id }) => id === wanted);
}
