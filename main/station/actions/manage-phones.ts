// SPDX-License-Identifier: Apache-2.0
// What a person does with a phone out of the list of what they hold: sees what is on it, and ends it, which is asked
// first.

import type { Holdings, OwnPhone, PhoneAct } from '../../../contract/credentials.ts';
import type { Visit } from '../state.ts';
import { hindered, type Rows, to } from '../table.ts';
import type { ActionPart } from './action.ts';

/** The states of looking at a phone. */
export type ManagePhonesState =
  | WithPhone<'showingPhone'>
  | (WithPhone<'weighingPhoneAct'> & { readonly act: PhoneAct })
  | (WithPhone<'changingPhone'> & { readonly act: PhoneAct })
  | (WithPhone<'phoneChanged'> & { readonly act: PhoneAct });

interface WithPhone<Kind> {
  readonly kind: Kind;
  readonly visit: Visit;
  readonly holdings: Holdings;
  readonly phone: OwnPhone;
}

/** What it wants done. `visit` is the token of the log-in; what the person holds afterwards comes back. */
export interface ManagePhonesEffect {
  readonly kind: 'changePhone';
  readonly visit: string;
  readonly id: string;
  readonly act: PhoneAct;
}

type Kind = ManagePhonesState['kind'];

const rows: Rows<Kind> = {
  showingPhone: {
    chooseCredential: ({ visit, holdings, phone }, { payload: { id } }) => {
      const credential = on(phone, holdings).find((each) => each.id === id);
      return credential && to({ kind: 'showingCredential', visit, holdings, credential });
    },
    actOnPhone: (state, { payload: act }) =>
      state.phone.acts.includes(act) ? to({ ...state, kind: 'weighingPhoneAct', act }) : undefined,
    goBack: ({ visit, holdings }) => to({ kind: 'showingCredentials', visit, holdings }),
  },
  weighingPhoneAct: {
    confirmAct: (state) => to({ ...state, kind: 'changingPhone' }),
    goBack: ({ visit, holdings, phone }) => to({ kind: 'showingPhone', visit, holdings, phone }),
  },
  changingPhone: {
    holdingsListed: (state, { holdings }) => {
      const phone = findPhone(holdings, state.phone.id) ?? state.phone;
      return to({ ...state, kind: 'phoneChanged', holdings, phone });
    },
    issuerFailed: hindered,
  },
  phoneChanged: {
    goBack: ({ visit, holdings }) => to({ kind: 'showingCredentials', visit, holdings }),
  },
};

/** Its part of the workflow. */
export const managePhones: ActionPart<Kind> = {
  rows,
  pages: {
    showingPhone: ({ phone, holdings }) => ({ kind: 'phone', phone, credentials: on(phone, holdings) }),
    weighingPhoneAct: ({ phone, holdings, act }) => ({
      kind: 'weighPhoneAct',
      phone,
      credentials: on(phone, holdings),
      act,
    }),
    changingPhone: () => ({ kind: 'working' }),
    phoneChanged: ({ phone, act }) => ({ kind: 'phoneChanged', phone, act }),
  },
  entry: {
    changingPhone: ({ visit, phone, act }) => [{ kind: 'changePhone', visit: visit.login.visit, id: phone.id, act }],
  },
  waits: ['showingPhone', 'weighingPhoneAct', 'phoneChanged'],
  usesCard: [],
};

/** One of the phones by its id. */
export function findPhone({ phones }: Holdings, wanted: string | undefined): OwnPhone | undefined {
  return phones.find(({ id }) => id === wanted);
}

function on(phone: OwnPhone, { credentials }: Holdings): Holdings['credentials'] {
  return credentials.filter(({ phoneId }) => phoneId === phone.id);
}
