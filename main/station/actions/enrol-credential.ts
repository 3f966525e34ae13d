// SPDX-License-Identifier: Apache-2.0
// "I'd like to enrol for a derived mobile smart credential": the classical way, a question at a time, to the same code
// that "Set up my phone" shows at once.

import type { Visit } from '../state.ts';
import { type Rows, to } from '../table.ts';
import { type ActionPart, choosingAction } from './action.ts';

/** The states before the code. */
export type EnrolCredentialState =
  | { readonly kind: 'askingForApp'; readonly visit: Visit }
  | {
      readonly kind: 'namingCredential';
      readonly visit: Visit;
      readonly name: string;
      readonly credentialType: string;
    };

type Kind = EnrolCredentialState['kind'];

const rows: Rows<Kind> = {
  askingForApp: {
    appInstalled: ({ visit }) => {
      const [first] = visit.login.credentialTypes;
      const { defaultName: name } = visit.login;
      return first && to({ kind: 'namingCredential', visit, name, credentialType: first.id });
    },
    goBack: (state) => to(choosingAction(state)),
  },
  namingCredential: {
    changeName: (state, { payload: name }) => to({ ...state, name }),
    changeCredentialType: (state, { payload: credentialType }) =>
      state.visit.login.credentialTypes.some(({ id }) => id === credentialType)
        ? to({ ...state, credentialType })
        : undefined,
    showCode: ({ visit, name, credentialType }, { id: idempotencyKey }) =>
      to({ kind: 'openingActivation', visit, idempotencyKey, request: { name, credentialType } }),
    goBack: ({ visit }) => to({ kind: 'askingForApp', visit }),
  },
};

/** The action's part of the workflow. */
export const enrolCredential: ActionPart<Kind> = {
  rows,
  pages: {
    askingForApp: () => ({ kind: 'askForApp' }),
    namingCredential: ({ visit, name, credentialType }) => {
      const { credentialTypes } = visit.login;
      return { kind: 'nameCredential', name, credentialType, credentialTypes };
    },
  },
  entry: {},
  waits: ['askingForApp', 'namingCredential'],
  usesCard: [],
};
