// SPDX-License-Identifier: Apache-2.0
// An issuer in memory that keeps state as the real one does: visits, one activation at a time, its phone, and a line
// that can be cut. Certificates are judged by a list of refusals that a test sets.

import type { ActivationStatus, VoidReason } from '../../contract/activation.ts';
import type { Holdings, OwnCredential, OwnPhone } from '../../contract/credentials.ts';
import type { StationFailureCode } from '../../contract/failures.ts';
import { encodeActivationId, pairingLink } from '../../contract/qr.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { SignInState } from '../../contract/sign-in.ts';
import { stationAction } from '../../contract/station-actions.ts';
import type {
  ActivationRequest,
  AskedSignIn,
  IssuerInfo,
  Judgement,
  OpenedActivation,
} from '../../contract/station-api.ts';
import type { Clock, IssuerClient, IssuerFailure } from '../../main/station/ports.ts';

const origin = 'https://issuer.pivot.example:8443';
const phoneOrigin = 'https://phone.pivot.example:8444';
const lifetime = 600_000;

export const issuerInfo = (practice = false): IssuerInfo => ({
  product: 'pivot',
  version: '0.1.0',
  organisation: 'Example Agency',
  origin,
  phoneOrigin,
  practice,
  support: 'Ask the help desk on floor 1.',
});

type Listener = (news: Result<ActivationStatus, IssuerFailure>) => void;

/** The code of the one phone that asks to be signed in. */
export const waitingCode = 'BCDFGHJK';

export interface FakeIssuer extends IssuerClient {
  /** From now on every question goes unanswered; followers are told. */
  cutLine(): void;
  restoreLine(): void;
  /** All visits end, as by time. */
  endVisits(): void;
  /** Answers wait until `release` is called. */
  holdAnswers(): { release(): void };
  /** Why the next cards are refused; nothing accepts them. */
  refuse(code: Judgement['refusal'] | undefined): void;
  /** How the next log-in fails. */
  refuseLogIn(code: StationFailureCode | undefined): void;
  /** What the phone and the issuer do with the activation. */
  phoneScans(): void;
  phoneClaims(digest?: string): void;
  phoneCollects(): void;
  voidActivation(reason: VoidReason): void;
  /** What becomes of the sign-in of the phone that waits with `waitingCode`. */
  phoneSends(state: SignInState): void;
  readonly signIn: AskedSignIn;
  readonly activation: ActivationStatus | undefined;
  /** Visits that were signed in and not signed out. */
  readonly liveVisits: ReadonlySet<string>;
  readonly opened: readonly string[];
  /** The questions of the log-in, in their order. */
  readonly asked: string[];
  /** What those asked for. */
  readonly requests: readonly ActivationRequest[];
  readonly followers: number;
}

export function createFakeIssuer(clock: Clock, options: { readonly practice?: boolean } = {}): FakeIssuer {
  const liveVisits = new Set<string>();
  const listeners = new Set<Listener>();
  const opened: string[] = [];
  const asked: string[] = [];
  const requests: ActivationRequest[] = [];
  const keys = new Map<string, OpenedActivation>();
  let activation: ActivationStatus | undefined;
  let signIn: AskedSignIn = {
    id: 'ab'.repeat(32),
    state: 'waiting',
    phone: 'iPhone, iOS 18.1, Safari',
    address: '203.0.113.24',
    sameNetwork: true,
    askedMillisecondsAgo: 20_000,
    expiresInMilliseconds: 580_000,
  };
  let resumable: string | undefined;
  let reachable = true;
  let refusal: Judgement['refusal'];
  let loginRefusal: StationFailureCode | undefined;
  let gate: Promise<void> = Promise.resolve();
  let count = 0;
  let endsAt = 0;
  let held: Holdings = { credentials: [heldCredential], phones: [enrolledPhone] };

  async function answer<Value>(make: () => Result<Value, IssuerFailure>): Promise<Result<Value, IssuerFailure>> {
    await gate;
    return reachable ? make() : unreachable;
  }

  function inVisit<Value>(visit: string, make: () => Result<Value, IssuerFailure>) {
    return answer(() => (liveVisits.has(visit) ? make() : failed({ code: 'sessionEnded', detail: '401' } as const)));
  }

  function news(change: Partial<ActivationStatus>): ActivationStatus {
    if (!activation) throw new Error('there is no activation');
    activation = { ...activation, ...change, expiresInMilliseconds: endsAt - clock.now() };
    if (reachable) for (const listener of [...listeners]) listener(ok(activation));
    return activation;
  }

  function create(): OpenedActivation {
    count += 1;
    endsAt = clock.now() + lifetime;
    activation = {
      id: encodeActivationId(new Uint8Array(16).fill(count)),
      state: 'waiting',
      suspended: false,
      name: 'Phone of Practice Cardholder',
      credentialType: 'mobile',
      expiresAt: endsAt,
      expiresInMilliseconds: lifetime,
      passwordTriesLeft: 5,
    };
    return present();
  }

  function present(): OpenedActivation {
    const status = news({});
    const needsPassword = status.state === 'waiting' || status.state === 'scanned';
    return {
      status,
      ...(needsPassword ? { password: '48219037' } : {}),
      link: pairingLink(phoneOrigin, status.id),
      typedCode: '1234567890123',
      shortAddress: 'phone.pivot.example:8444',
      account: 'practice.cardholder@pivot.example',
    };
  }

  return {
    info: () => answer(() => ok(issuerInfo(options.practice))),
    judge: () => {
      asked.push('judge');
      return answer(() =>
        ok({
          accepted: refusal === undefined,
          ...(refusal === undefined ? {} : { refusal }),
          holder: 'Practice Cardholder',
          issuer: 'Practice Issuing CA',
          notAfter: clock.now() + 86_400_000,
        }),
      );
    },
    challenge: () => {
      asked.push('challenge');
      return answer(() =>
        ok({ visit: `challenge-${++count}`, nonce: 'A'.repeat(44), origin, expiresInMilliseconds: 300_000 }),
      );
    },
    logIn: () =>
      answer(() => {
        if (loginRefusal) return failed({ code: loginRefusal, detail: '' });
        const visit = `visit-${++count}`;
        liveVisits.add(visit);
        return ok({
          visit,
          person: { name: 'Practice Cardholder', account: 'practice.cardholder@pivot.example' },
          actions: [...stationAction.options],
          defaultName: 'Practice Cardholder’s phone',
          credentialTypes: [
            { id: 'mobile', name: 'Mobile smart credential', lifetimeDays: 365 },
            { id: 'short', name: 'Short credential', lifetimeDays: 7 },
          ],
          ...(resumable === undefined ? {} : { resumable }),
        });
      }),
    signOut: (visit) =>
      answer(() => {
        liveVisits.delete(visit);
        if (activation && ['waiting', 'scanned', 'claimed'].includes(activation.state)) {
          news({ suspended: true });
          resumable = activation.id;
        }
        return ok(undefined);
      }),
    judgeSigner: (visit) => {
      asked.push('judgeSigner');
      return inVisit(visit, () => ok({ trusted: false, reason: 'nobody knows it' }));
    },
    openActivation: (visit, request, idempotencyKey) =>
      inVisit(visit, () => {
        opened.push(idempotencyKey);
        requests.push(request);
        const known = keys.get(idempotencyKey) ?? create();
        keys.set(idempotencyKey, known);
        return ok(known);
      }),
    resumeActivation: (visit, id) =>
      inVisit(visit, () => {
        if (activation?.id !== id || activation.state === 'void') {
          return failed({ code: 'activationExpired', detail: '' });
        }
        news({ suspended: false });
        return ok(present());
      }),
    changeActivation: (visit, _id, change) =>
      inVisit(visit, () =>
        ok(
          news({
            ...(change.name === undefined ? {} : { name: change.name }),
            ...(change.credentialType === undefined ? {} : { credentialType: change.credentialType }),
          }),
        ),
      ),
    confirmActivation: (visit, _id, phraseDigest) =>
      inVisit(visit, () => {
        if (phraseDigest !== activation?.phraseDigest) return failed({ code: 'phrasesDiffer', detail: '' });
        const notBefore = clock.now();
        const issued = { serialNumber: '0a1b', subject: 'CN=Practice Cardholder', notBefore, notAfter: notBefore + 1 };
        return ok(news({ state: 'confirmed', issued: { ...issued, certificate: 'AAAA' } }));
      }),
    rejectActivation: (visit) => inVisit(visit, () => ok(news({ state: 'void', voidReason: 'phrasesDiffer' }))),
    cancelActivation: (visit) => inVisit(visit, () => ok(news({ state: 'void', voidReason: 'activationCancelled' }))),
    findSignIn: (visit, code) =>
      inVisit(visit, () => (code === waitingCode ? ok(signIn) : failed({ code: 'signInUnknown', detail: '' }))),
    signInStatus: (visit) => inVisit(visit, () => ok(signIn)),
    approveSignIn: (visit) =>
      inVisit(visit, () => {
        signIn = { ...signIn, state: 'approved' };
        return ok({ number: '42', expiresInMilliseconds: 500_000 });
      }),
    rejectSignIn: (visit) =>
      inVisit(visit, () => {
        signIn = { ...signIn, state: 'rejected' };
        return ok(signIn);
      }),
    phoneSends: (state) => {
      signIn = { ...signIn, state };
    },
    get signIn() {
      return signIn;
    },
    followActivation: (_visit, _id, listener) => {
      listeners.add(listener);
      if (activation) listener(ok(activation));
      return () => listeners.delete(listener);
    },
    holdings: (visit) => inVisit(visit, () => ok(held)),
    changeCredential: (visit, id, act) =>
      inVisit(visit, () => {
        const credentials = held.credentials.map((each) => (each.id === id ? { ...each, ...afterAct[act] } : each));
        held = { ...held, credentials };
        return ok(held);
      }),
    changePhone: (visit, id, act) =>
      inVisit(visit, () => {
        const state = act === 'remove' ? 'removed' : 'lost';
        held = {
          credentials: held.credentials.map((each) => (each.phoneId === id ? { ...each, ...afterAct.revoke } : each)),
          phones: held.phones.map((each) => (each.id === id ? { ...each, state, acts: [] } : each)),
        };
        return ok(held);
      }),
    cutLine: () => {
      reachable = false;
      for (const listener of [...listeners]) listener(unreachable);
    },
    restoreLine: () => {
      reachable = true;
      if (activation) news({});
    },
    endVisits: () => liveVisits.clear(),
    holdAnswers: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return { release: resolve };
    },
    refuse: (code) => {
      refusal = code;
    },
    refuseLogIn: (code) => {
      loginRefusal = code;
    },
    phoneScans: () => void news({ state: 'scanned' }),
    phoneClaims: (phraseDigest = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA') =>
      void news({ state: 'claimed', phraseDigest, phone: 'iPhone, Safari' }),
    phoneCollects: () => void news({ state: 'collected' }),
    voidActivation: (voidReason) => void news({ state: 'void', voidReason }),
    get activation() {
      return activation;
    },
    liveVisits,
    opened,
    asked,
    requests,
    get followers() {
      return listeners.size;
    },
  };
}

const enrolledPhone: OwnPhone = {
  id: 'a-phone',
  name: 'My phone',
  kind: 'iPhone, Safari',
  state: 'enrolled',
  enrolledAt: 0,
  contactAt: 3_600_000,
  acts: ['remove', 'reportLost'],
};

const heldCredential: OwnCredential = {
  id: encodeActivationId(new Uint8Array(16).fill(99)),
  name: 'My phone',
  phone: 'iPhone, Safari',
  phoneId: enrolledPhone.id,
  credentialType: 'Mobile smart credential',
  state: 'active',
  issuedAt: 0,
  notAfter: 86_400_000,
  daysLeft: 1,
  acts: ['renew', 'suspend', 'revoke'],
};

const afterAct = {
  suspend: { state: 'suspended', acts: ['resume', 'revoke'] },
  resume: { state: 'active', acts: heldCredential.acts },
  revoke: { state: 'revoked', acts: [] },
  reportLost: { state: 'revoked', acts: [] },
} as const;

const unreachable = failed({ code: 'issuerUnreachable', detail: 'the line is cut' } as const);
