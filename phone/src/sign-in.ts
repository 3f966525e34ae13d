// SPDX-License-Identifier: Apache-2.0
// The workflow's part of signing this phone in by a code and enrolling it: the person names the work account, types the
// code at a station, and brings the number back from there. All of its pages have one address; what this phone has
// stored says which of them is due.

import type { EnrolledPhone, PhoneSignIn, PhoneSummary } from '../../contract/phone-api.ts';
import type { PhoneFailureCode } from './failures.ts';
import { fail, type Turn, to } from './turns.ts';
import type { Effect, Event, Page, Refusal, Row } from './workflow.ts';

/** The pages. `endsAt` is by the phone's own clock. */
export type SignInPage =
  /** What this phone has stored is looked up. */
  | { readonly kind: 'recallingPhone' }
  /** Whose phone it is. */
  | { readonly kind: 'namingAccount'; readonly sending: boolean; readonly problem?: Refusal }
  /** The code to be typed at the station. */
  | { readonly kind: 'showingCode'; readonly code: string; readonly endsAt: number; readonly connected: boolean }
  /** The number that the station shows. */
  | { readonly kind: 'enteringNumber'; readonly sending: boolean; readonly problem?: Refusal }
  /** Signed in: what enrolling means, and a name for the phone. */
  | { readonly kind: 'namingPhone'; readonly sending: boolean; readonly problem?: Refusal }
  /** Enrolled. */
  | {
      readonly kind: 'phone';
      readonly enrolled: EnrolledPhone;
      readonly push: PushStanding;
      /** It has a credential already: what comes next has been done. */
      readonly hasCredential?: true;
    }
  /** Whether this phone is really to be removed, or `lost`, one of the others, is lost. */
  | { readonly kind: 'endingPhone'; readonly enrolled: EnrolledPhone; readonly lost?: PhoneSummary };

/**
 * Whether this phone is told by web push what happens. `homeScreen`: an iPhone tells only what is on its Home Screen;
 * `refused` by its person, in the browser's own question; `failed`:
 * the browser's push service was not there.
 */
export type PushStanding = 'unavailable' | 'homeScreen' | 'offered' | 'asking' | 'on' | 'refused' | 'failed';

/** What has happened. */
export type SignInEvent =
  | { readonly kind: 'phoneChosen' }
  | { readonly kind: 'phoneRecalled'; readonly stage: 'new' | 'signedIn' }
  | { readonly kind: 'accountEntered'; readonly account: string }
  | { readonly kind: 'codeGiven'; readonly code: string; readonly endsAt: number }
  | { readonly kind: 'signInTold'; readonly state: PhoneSignIn['state'] }
  | { readonly kind: 'cancelChosen' }
  | { readonly kind: 'numberEntered'; readonly number: string }
  | { readonly kind: 'phoneNamed'; readonly name: string }
  | { readonly kind: 'phoneKnown'; readonly enrolled: EnrolledPhone }
  | { readonly kind: 'accessChosen' }
  | { readonly kind: 'pushChosen' }
  | { readonly kind: 'pushDropped' }
  | { readonly kind: 'pushSettled'; readonly standing: PushStanding }
  | { readonly kind: 'removeChosen' }
  | { readonly kind: 'lostChosen'; readonly id: string }
  | { readonly kind: 'phoneRemoved' };

/** What is to be done. The number travels in one effect and is in no state. */
export type SignInEffect =
  | { readonly kind: 'recallPhone' }
  | { readonly kind: 'askForCode'; readonly account: string }
  | { readonly kind: 'watchSignIn'; readonly afterSeconds: number }
  | { readonly kind: 'sendNumber'; readonly number: string }
  | { readonly kind: 'fetchToken' }
  | { readonly kind: 'enrolPhone'; readonly name: string }
  | { readonly kind: 'dropSignIn' }
  | { readonly kind: 'cancelSignIn' }
  | { readonly kind: 'lookAtPush'; readonly isTold: boolean }
  | { readonly kind: 'askForPush' }
  | { readonly kind: 'dropPush' }
  | { readonly kind: 'removePhone' }
  | { readonly kind: 'reportLost'; readonly id: string };

const watch: Effect = { kind: 'watchSignIn', afterSeconds: 2 };

type Of<Kind extends SignInPage['kind']> = Extract<Page, { kind: Kind }>;

/** The rows of these pages. */
export const signInRows: { readonly [Kind in SignInPage['kind']]: Row<Of<Kind>> } = {
  recallingPhone: {
    phoneRecalled: (_, { stage }) => (stage === 'new' ? to(accountPage) : to({ kind: 'namingPhone', sending: false })),
    codeGiven: (_, event) => showCode(event),
    phoneKnown: (_, { enrolled }) => showPhone(enrolled),
    refused: (_, { code }) => end(code),
    lost: (_, { code }) => fail(code, { kind: 'phone' }),
  },
  namingAccount: {
    accountEntered: (page, { account }) =>
      page.sending ? undefined : to({ kind: 'namingAccount', sending: true }, { kind: 'askForCode', account }),
    codeGiven: (_, event) => showCode(event),
    refused: (_, { code }) => to({ kind: 'namingAccount', sending: false, problem: { code } }),
    lost: (_, { code }) => to({ kind: 'namingAccount', sending: false, problem: { code } }),
  },
  showingCode: {
    signInTold: (page, { state }) => follow(page, state),
    lost: (page) => to({ ...page, connected: false }, watch),
    refused: (_, { code }) => end(code),
    resumed: (page) => to(page, { kind: 'watchSignIn', afterSeconds: 0 }),
    cancelChosen: () => to({ kind: 'recallingPhone' }, { kind: 'cancelSignIn' }),
  },
  enteringNumber: {
    numberEntered: (page, { number }) =>
      page.sending ? undefined : to({ kind: 'enteringNumber', sending: true }, { kind: 'sendNumber', number }),
    phoneRecalled: (page, { stage }) => (stage === 'signedIn' ? to({ kind: 'namingPhone', sending: false }) : to(page)),
    refused: (_, { code }) => end(code),
    lost: (_, { code }) => to({ kind: 'enteringNumber', sending: false, problem: { code } }),
    cancelChosen: () => to({ kind: 'recallingPhone' }, { kind: 'cancelSignIn' }),
  },
  namingPhone: {
    phoneNamed: (page, { name }) =>
      page.sending ? undefined : to({ kind: 'namingPhone', sending: true }, { kind: 'enrolPhone', name }),
    phoneKnown: (_, { enrolled }) => showPhone(enrolled),
    refused: (_, { code }) => end(code),
    lost: (_, { code }) => to({ kind: 'namingPhone', sending: false, problem: { code } }),
  },
  phone: {
    pushChosen: (page) =>
      page.push === 'asking' ? undefined : to({ ...page, push: 'asking' }, { kind: 'askForPush' }),
    pushDropped: (page) => to({ ...page, push: 'asking' }, { kind: 'dropPush' }),
    pushSettled: (page, { standing }) => to({ ...page, push: standing }),
    newestFound: (page, { enrolment }) =>
      enrolment.stage === 'issued' ? to({ ...page, hasCredential: true }) : undefined,
    removeChosen: ({ enrolled }) => to({ kind: 'endingPhone', enrolled }),
    lostChosen: ({ enrolled }, { id }) => {
      const lost = enrolled.others.find((other) => other.id === id);
      return lost && to({ kind: 'endingPhone', enrolled, lost });
    },
    phoneKnown: (_, { enrolled }) => showPhone(enrolled),
    refused: (_, { code }) => end(code),
    lost: (_, { code }) => fail(code, { kind: 'phone' }),
  },
  endingPhone: {
    keepChosen: ({ enrolled }) => showPhone(enrolled),
    removalConfirmed: (page) =>
      to(page, page.lost ? { kind: 'reportLost', id: page.lost.id } : { kind: 'removePhone' }),
    phoneKnown: (_, { enrolled }) => showPhone(enrolled),
    phoneRemoved: () => to(accountPage),
    refused: (_, { code }) => end(code),
    lost: (_, { code }) => fail(code, { kind: 'phone' }),
  },
};

const accountPage: Page = { kind: 'namingAccount', sending: false };

function showPhone(enrolled: EnrolledPhone): Turn {
  const look: Effect = { kind: 'lookAtPush', isTold: enrolled.isTold };
  return to({ kind: 'phone', enrolled, push: 'unavailable' }, look, { kind: 'findNewest' });
}

/** Where the page of this phone begins. */
export function enterPhone(): Turn {
  return to({ kind: 'recallingPhone' }, { kind: 'recallPhone' });
}

function showCode({ code, endsAt }: Extract<Event, { kind: 'codeGiven' }>): Turn {
  return to({ kind: 'showingCode', code, endsAt, connected: true }, watch);
}

/** The page for where the sign-in stands. Another tab may have sent the number: then the token is fetched here too. */
function follow(page: Of<'showingCode'>, state: PhoneSignIn['state']): Turn {
  switch (state) {
    case 'waiting':
      return to({ ...page, connected: true }, watch);
    case 'approved':
      return to({ kind: 'enteringNumber', sending: false });
    case 'signedIn':
      return to({ kind: 'enteringNumber', sending: true }, { kind: 'fetchToken' });
    case 'rejected':
      return end('signInRejected');
    case 'wrongNumber':
      return end('signInNumberWrong');
    case 'expired':
      return end('signInExpired');
    case 'cancelled':
      return to(accountPage, { kind: 'dropSignIn' });
  }
}

/** The sign-in is over: trying again begins a new one. */
function end(code: PhoneFailureCode): Turn {
  return fail(code, { kind: 'phone' }, { kind: 'dropSignIn' });
}
