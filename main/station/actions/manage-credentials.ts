// SPDX-License-Identifier: Apache-2.0
// "See my credentials": the list, one of them, and what can be done with it. What cannot be undone is asked first.

import type { CredentialAct, OwnCredential } from '../../../contract/credentials.ts';
import type { StateOf, Visit } from '../state.ts';
import { hindered, type Move, type Rows, to } from '../table.ts';
import { type ActionPart, choosingAction, setsUpPhones } from './action.ts';

/** What is done with a credential at the issuer, at once; a renewal goes on with a phone. */
type LifeAct = Exclude<CredentialAct, 'renew'>;

/** An act that the person is asked about first, because there is no way back. */
type FinalAct = 'revoke' | 'reportLost';

/** The states of looking at credentials. */
export type ManageCredentialsState =
  | { readonly kind: 'listingCredentials'; readonly visit: Visit }
  | { readonly kind: 'showingCredentials'; readonly visit: Visit; readonly credentials: Credentials }
  | WithCredential<'showingCredential'>
  | (WithCredential<'weighingCredentialAct'> & { readonly act: FinalAct })
  | (WithCredential<'changingCredential'> & { readonly act: LifeAct })
  | (WithCredential<'credentialChanged'> & { readonly act: LifeAct });

type Credentials = readonly OwnCredential[];

interface WithCredential<Kind> {
  readonly kind: Kind;
  readonly visit: Visit;
  readonly credentials: Credentials;
  readonly credential: OwnCredential;
}

/** What it wants done. `visit` is the token of the log-in. */
export type ManageCredentialsEffect =
  | { readonly kind: 'listCredentials'; readonly visit: string }
  | { readonly kind: 'changeCredential'; readonly visit: string; readonly id: string; readonly act: LifeAct };

/** What comes back: the credentials as they stand now. */
export interface ManageCredentialsAnswer {
  readonly kind: 'credentialsListed';
  readonly credentials: Credentials;
}

type Kind = ManageCredentialsState['kind'];

const rows: Rows<Kind> = {
  listingCredentials: {
    credentialsListed: ({ visit }, { credentials }) => to({ kind: 'showingCredentials', visit, credentials }),
    issuerFailed: hindered,
  },
  showingCredentials: {
    chooseCredential: ({ visit, credentials }, { payload: { id } }) => {
      const credential = find(credentials, id);
      return credential && to({ kind: 'showingCredential', visit, credentials, credential });
    },
    goBack: (state) => to(choosingAction(state)),
  },
  showingCredential: {
    actOnCredential: (state, { payload: act, id }) => (actsOf(state).includes(act) ? begin(state, act, id) : undefined),
    goBack: ({ visit, credentials }) => to({ kind: 'showingCredentials', visit, credentials }),
  },
  weighingCredentialAct: {
    confirmAct: (state) => to({ ...state, kind: 'changingCredential' }),
    goBack: ({ visit, credentials, credential }) => to({ kind: 'showingCredential', visit, credentials, credential }),
  },
  changingCredential: {
    credentialsListed: (state, { credentials }) => {
      const credential = find(credentials, state.credential.id) ?? state.credential;
      return to({ ...state, kind: 'credentialChanged', credentials, credential });
    },
    issuerFailed: hindered,
  },
  credentialChanged: {
    goBack: ({ visit, credentials }) => to({ kind: 'showingCredentials', visit, credentials }),
  },
};

/** The action's part of the workflow. */
export const manageCredentials: ActionPart<Kind> = {
  rows,
  pages: {
    listingCredentials: () => ({ kind: 'working' }),
    showingCredentials: ({ credentials }) => ({ kind: 'credentials', credentials }),
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

function find(credentials: Credentials, wanted: string): OwnCredential | undefined {
  return credentials.find(({ id }) => id === wanted);
}
