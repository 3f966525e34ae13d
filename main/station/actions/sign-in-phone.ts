// SPDX-License-Identifier: Apache-2.0
// "Sign in a phone": the code that a phone shows is typed, the person sees which phone asks and approves it, and types
// on the phone the number that is then shown.

import type { StationFailureCode } from '../../../contract/failures.ts';
import type { ApprovedSignIn, AskedSignIn } from '../../../contract/station-api.ts';
import type { Page, TimeLeft } from '../../../contract/view.ts';
import { fail } from '../failing.ts';
import type { Situation, Visit } from '../state.ts';
import { hindered, type Move, type Rows, to } from '../table.ts';
import { type ActionPart, choosingAction } from './action.ts';

/** The states of a sign-in. Times are by this computer's clock. */
export type SignInPhoneState =
  /** `problem`: why the code before led nowhere. */
  | { readonly kind: 'enteringUserCode'; readonly visit: Visit; readonly problem?: StationFailureCode }
  | { readonly kind: 'lookingForPhone'; readonly visit: Visit; readonly code: string }
  | WithPhone<'weighingPhone' | 'approvingPhone' | 'phoneSignedIn'>
  | (WithPhone<'showingNumber'> & TimeLeft & { readonly number: string });

type WithPhone<Kind> = Kind extends string
  ? { readonly kind: Kind; readonly visit: Visit; readonly asked: AskedSignIn; readonly askedAt: number }
  : never;

/** What a sign-in wants done. `visit` is the token of the log-in. */
export type SignInPhoneEffect =
  | { readonly kind: 'findPhone'; readonly visit: string; readonly code: string }
  /** `watchSignIn` asks after a moment how the phone stands. */
  | {
      readonly kind: 'approveSignIn' | 'rejectSignIn' | 'watchSignIn';
      readonly visit: string;
      readonly signInId: string;
    };

/** What comes back of it. */
export type SignInPhoneAnswer =
  | { readonly kind: 'phoneFound'; readonly asked: AskedSignIn; readonly askedAt: number }
  | { readonly kind: 'signInApproved'; readonly approved: ApprovedSignIn; readonly endsAt: number }
  | { readonly kind: 'signInTold'; readonly asked: AskedSignIn };

type Kind = SignInPhoneState['kind'];

const rows: Rows<Kind> = {
  enteringUserCode: {
    submitUserCode: ({ visit }, { payload: code }) => to({ kind: 'lookingForPhone', visit, code }),
    goBack: (state) => to(choosingAction(state)),
  },
  lookingForPhone: {
    phoneFound: ({ visit }, { asked, askedAt }) => to({ kind: 'weighingPhone', visit, asked, askedAt }),
    issuerFailed: (state, event, situation) => {
      const { code: problem } = event.failure;
      if (mistyped.has(problem)) return to({ kind: 'enteringUserCode', visit: state.visit, problem });
      return hindered(state, event, situation);
    },
  },
  weighingPhone: {
    approvePhone: (state) => to({ ...state, kind: 'approvingPhone' }),
    rejectPhone: (state, event, situation) => {
      const rejected = fail(situation, event, { code: 'signInRejected', details: [] }, choosingAction(state));
      return to(rejected, reject(state));
    },
    goBack: ({ visit }) => to({ kind: 'enteringUserCode', visit }),
  },
  approvingPhone: {
    signInApproved: (state, { approved, endsAt }) =>
      to({
        ...state,
        kind: 'showingNumber',
        number: approved.number,
        endsAt,
        lifetimeMilliseconds: approved.expiresInMilliseconds,
      }),
    issuerFailed: hindered,
  },
  showingNumber: {
    signInTold: (state, event, situation) => told(state, event, situation),
    // The number stays: the phone may send it while this station does not reach the issuer.
    issuerFailed: (state, event, situation) =>
      event.failure.code === 'issuerUnreachable' ? to(state, watch(state)) : hindered(state, event, situation),
    goBack: (state) => to(choosingAction(state), reject(state)),
  },
  phoneSignedIn: {
    goBack: (state) => to(choosingAction(state)),
  },
};

/** Failures that typing the code again, or another one, mends. */
const mistyped: ReadonlySet<StationFailureCode> = new Set(['signInUnknown', 'signInExpired', 'signInUsed']);

/** The action's part of the workflow. */
export const signInPhone: ActionPart<Kind> = {
  rows,
  pages: {
    enteringUserCode: ({ problem }, situation) => ({
      kind: 'userCode',
      address: addressOf(situation),
      busy: false,
      ...(problem && { problem }),
    }),
    lookingForPhone: (_, situation) => ({ kind: 'userCode', address: addressOf(situation), busy: true }),
    weighingPhone: (state) => askedPage(state, false),
    approvingPhone: (state) => askedPage(state, true),
    showingNumber: ({ number, endsAt, lifetimeMilliseconds, asked: { phone } }) => ({
      kind: 'phoneNumber',
      number,
      phone,
      endsAt,
      lifetimeMilliseconds,
    }),
    phoneSignedIn: ({ asked: { phone } }) => ({ kind: 'phoneSignedIn', phone }),
  },
  entry: {
    lookingForPhone: ({ visit, code }) => [{ kind: 'findPhone', visit: visit.login.visit, code }],
    approvingPhone: ({ visit, asked }) => [{ kind: 'approveSignIn', visit: visit.login.visit, signInId: asked.id }],
    showingNumber: (state) => [watch(state)],
  },
  waits: ['enteringUserCode', 'weighingPhone', 'phoneSignedIn'],
  usesCard: [],
};

function told(
  state: Extract<SignInPhoneState, { kind: 'showingNumber' }>,
  event: Parameters<NonNullable<Rows<'showingNumber'>['showingNumber']['signInTold']>>[1],
  situation: Situation,
): Move {
  const { visit, asked, askedAt } = state;
  switch (event.asked.state) {
    case 'waiting':
    case 'approved':
      return to(state, watch(state));
    case 'signedIn':
      return to({ kind: 'phoneSignedIn', visit, asked, askedAt });
    default: {
      const code = failureOf[event.asked.state];
      return to(fail(situation, event, { code, details: [`Phone: ${asked.phone}`] }, choosingAction(state)));
    }
  }
}

const failureOf = {
  rejected: 'signInRejected',
  wrongNumber: 'signInNumberWrong',
  cancelled: 'signInUnknown',
  expired: 'signInExpired',
} as const;

function watch({ visit, asked }: WithPhone<'showingNumber'>): SignInPhoneEffect {
  return { kind: 'watchSignIn', visit: visit.login.visit, signInId: asked.id };
}

function reject({ visit, asked }: WithPhone<'weighingPhone' | 'showingNumber'>): SignInPhoneEffect {
  return { kind: 'rejectSignIn', visit: visit.login.visit, signInId: asked.id };
}

function askedPage({ asked, askedAt }: WithPhone<'weighingPhone' | 'approvingPhone'>, busy: boolean): Page {
  const { phone, address, sameNetwork } = asked;
  return { kind: 'askedPhone', phone, address, sameNetwork, askedAt, busy };
}

/** Where the phone's app is, as a person types it. */
function addressOf({ equipment }: Situation): string {
  return equipment?.info?.phoneOrigin.replace('https://', '') ?? '';
}
