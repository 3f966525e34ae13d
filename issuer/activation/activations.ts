// SPDX-License-Identifier: Apache-2.0
// Activations from opening to collecting. Each function is one transaction: what happened, its certificate and its row
// in the audit log are kept together or not at all.

import { randomBytes } from 'node:crypto';
import type { ActivationStatus, IssuedCertificate } from '../../contract/activation.ts';
import { ok } from '../../contract/result.ts';
import { report } from '../audit/chain.ts';
import { describeIssued, type IssuedRecord } from '../ca/issued.ts';
import type { Clock } from '../clock.ts';
import { type Account, accountText } from '../login/accounts.ts';
import type { Visit } from '../login/visits.ts';
import type { Records, Store } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import type { Secrets } from '../secrets.ts';
import { type Activation, statusOf } from './activation.ts';
import {
  type FreshCodes,
  freshCodes,
  isPassword,
  isPollCookie,
  isTypedCode,
  newActivationId,
  pollCookie,
} from './codes.ts';
import { announcing, type Hub } from './hub.ts';
import {
  cancel,
  change,
  confirm,
  expire,
  offerKey,
  reject,
  resume,
  type Step,
  scan,
  suspend,
  wrongTypedCode,
} from './transitions.ts';

/** What activations need from around them. */
export interface ActivationSurroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly hub: Hub;
  /** How long a person has to confirm, and how long a phone has to collect after that. */
  readonly activationMilliseconds: number;
  readonly collectionMilliseconds: number;
  readonly isCredentialType: (id: string) => boolean;
  /** Makes the certificate; called within the transaction of the confirmation. */
  readonly makeCertificate: (order: CertificateOrder) => IssuedRecord;
}

/** What a certificate is made from. */
export interface CertificateOrder {
  readonly activationId: string;
  readonly account: Account;
  readonly credentialType: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly now: number;
}

/** An activation with the codes that are shown this once. `password` is absent once a phone has sent its key. */
export interface Opened {
  readonly status: ActivationStatus;
  readonly password: string | undefined;
  readonly typedCode: string;
  readonly account: string;
}

/** A key that a phone offers, with what proves that it may. */
export interface KeyOffer {
  readonly activationId: string;
  readonly publicKey: Uint8Array;
  readonly proof: { readonly password: string } | { readonly cookie: string };
  readonly phone: string;
}

/** The answer to a key: wait (with what the phrase needs), or the certificate in DER. */
export type KeyAnswer =
  | { readonly kind: 'pending'; readonly nonce: Uint8Array; readonly cookie: string }
  | { readonly kind: 'issued'; readonly certificate: Uint8Array };

export type Activations = ReturnType<typeof createActivations>;

/** All that can be done with activations. */
export function createActivations(surroundings: ActivationSurroundings) {
  const { store, clock, secrets, hub } = surroundings;

  return {
    /** Opens one. The person's earlier ones that are still open are cancelled. */
    open(visit: Visit, wanted: { name: string; credentialType: string; idempotencyKey: string }) {
      return announcing<Outcome<Opened>>(store, hub, async (records, changed) => {
        const { accountId } = visit;
        if (!surroundings.isCredentialType(wanted.credentialType)) return refuseType(wanted.credentialType);
        const before = await records.activations.withIdempotencyKey(accountId, wanted.idempotencyKey);
        if (before) return takeUp(records, changed, visit, before.id);
        for (const earlier of await records.activations.openOf(accountId)) {
          await advance(records, changed, earlier.id, cancel);
        }
        return begin(records, visit, wanted);
      });
    },

    /** Takes one up again after the person had left. */
    resume(visit: Visit, id: string) {
      return announcing<Outcome<Opened>>(store, hub, (records, changed) => takeUp(records, changed, visit, id));
    },

    /** Changes name or type. */
    change(visit: Visit, id: string, wanted: { name?: string | undefined; credentialType?: string | undefined }) {
      const { credentialType } = wanted;
      if (credentialType !== undefined && !surroundings.isCredentialType(credentialType)) {
        return Promise.resolve(refuseType(credentialType));
      }
      return atStation(visit, id, (activation) => change(activation, wanted));
    },

    reject: (visit: Visit, id: string) => atStation(visit, id, reject),
    cancel: (visit: Visit, id: string) => atStation(visit, id, cancel),

    /** The status, for the person's own station. */
    status: (visit: Visit, id: string) =>
      atStation(visit, id, (activation) => ({ activation, outcome: ok(undefined) })),

    /** Makes the certificate, in the transaction of the confirmation. Repeating it changes nothing. */
    confirm(visit: Visit, id: string, phraseDigest: string) {
      return announcing<Outcome<ActivationStatus>>(store, hub, async (records, changed) => {
        const own = await ownActivation(records, visit, id);
        if (!own) return refuseUnknown();
        const until = clock.now() + surroundings.collectionMilliseconds;
        const step = await advance(records, changed, id, (activation) => confirm(activation, phraseDigest, until));
        if (!step.outcome.ok) return step.outcome;
        if (step.outcome.value === 'make') await makeCertificate(records, step.activation);
        return ok(await describe(records, step.activation));
      });
    },

    /** A phone has opened the link. */
    scan(id: string) {
      return announcing<Outcome<Activation>>(store, hub, async (records, changed) => {
        if (!(await records.activations.get(id))) return refuseUnknown();
        const step = await advance(records, changed, id, scan);
        return step.outcome.ok ? ok(step.activation) : step.outcome;
      });
    },

    /** The activation that a typed code stands for. A wrong one counts against all that the account has open. */
    findByTypedCode(account: string, code: string) {
      return announcing<Outcome<string>>(store, hub, async (records, changed) => {
        const accounts = await records.accounts.named(accountText(account));
        const lists = await Promise.all(accounts.map((each) => records.activations.openOf(each.id)));
        const open = lists.flat().filter((activation) => expire(activation, clock.now()).outcome.ok);
        const match = open.find((activation) => isTypedCode(secrets, activation, code));
        if (match) return ok(match.id);
        for (const activation of open) await advance(records, changed, activation.id, wrongTypedCode);
        return refuse('codeUnknown', 'no open activation of this account has this code');
      });
    },

    /** A phone offers its key, or asks again. The same key gets the same answer, however often. */
    offerKey({ activationId, publicKey, proof, phone }: KeyOffer) {
      return announcing<Outcome<KeyAnswer>>(store, hub, async (records, changed) => {
        if (!(await records.activations.get(activationId))) return refuseUnknown();
        const nonce = randomBytes(16);
        const step = await advance(records, changed, activationId, (activation) =>
          offerKey(
            activation,
            { publicKey, proof: judgeProof(activation, publicKey, proof), nonce, phone },
            clock.now(),
          ),
        );
        return step.outcome.ok ? answerKey(records, step.activation, publicKey) : step.outcome;
      });
    },

    /** Where the phone's own enrolment stands, for the holder of its poll cookie. */
    phoneStatus(id: string, cookie: string) {
      return announcing<Outcome<Activation>>(store, hub, async (records, changed) => {
        if (!(await records.activations.get(id))) return refuseUnknown();
        const { activation } = await advance(records, changed, id, unmoved);
        const mine = activation.claim && isPollCookie(secrets, cookie, id, activation.claim.publicKey);
        return mine ? ok(activation) : refuse('requestForbidden', 'the poll cookie is not that of this activation');
      });
    },

    /** An activation of this account that has still time and waits for its person. */
    async resumable(records: Records, accountId: string): Promise<string | undefined> {
      const open = await records.activations.openOf(accountId);
      return open.find((activation) => expire(activation, clock.now()).outcome.ok)?.id;
    },

    /** Suspends what a visit holds, in the transaction that ends the visit. */
    async suspendHeldBy(records: Records, changed: (id: string) => void, visitTokenHash: string): Promise<void> {
      for (const { id } of await records.activations.openHeldBy(visitTokenHash)) {
        await advance(records, changed, id, suspend);
      }
    },

    /** Lets end what has run out of time. To be called every second or so. */
    sweep(): Promise<void> {
      return announcing(store, hub, async (records, changed) => {
        for (const { id } of await records.activations.due(clock.now())) await advance(records, changed, id, unmoved);
      });
    },
  };

  /** Lets time pass, then takes the step, and keeps what changed with a report of it. */
  async function advance<Value>(
    records: Records,
    changed: (id: string) => void,
    id: string,
    next: (activation: Activation) => Step<Value>,
  ): Promise<Step<Value>> {
    const before = await records.activations.get(id);
    if (!before) throw new Error('the activation was there a moment ago');
    const aged = expire(before, clock.now());
    if (aged.report) await keep(records, changed, before, aged);
    const step = next(aged.activation);
    await keep(records, changed, aged.activation, step);
    return step;
  }

  async function keep(records: Records, changed: (id: string) => void, before: Activation, step: Step<unknown>) {
    const { activation } = step;
    if (activation !== before) {
      await records.activations.save(activation);
      changed(activation.id);
    }
    if (!step.report) return;
    const { id, accountId } = activation;
    await report(records, clock.now(), step.report.event, {
      activation: id,
      account: accountId,
      ...step.report.details,
    });
  }

  function atStation<Value>(visit: Visit, id: string, next: (activation: Activation) => Step<Value>) {
    return announcing<Outcome<ActivationStatus>>(store, hub, async (records, changed) => {
      if (!(await ownActivation(records, visit, id))) return refuseUnknown();
      const step = await advance(records, changed, id, next);
      return step.outcome.ok ? ok(await describe(records, step.activation)) : step.outcome;
    });
  }

  async function begin(
    records: Records,
    { tokenHash, accountId }: Visit,
    wanted: { name: string; credentialType: string; idempotencyKey: string },
  ): Promise<Outcome<Opened>> {
    const id = newActivationId();
    const codes = freshCodes(secrets, id, accountId);
    const now = clock.now();
    const activation: Activation = {
      id,
      accountId,
      heldBy: tokenHash,
      ...wanted,
      state: 'waiting',
      voidReason: undefined,
      openedAt: now,
      expiresAt: now + surroundings.activationMilliseconds,
      passwordMac: codes.passwordMac,
      passwordTriesLeft: 5,
      typedCodeMac: codes.typedCodeMac,
      typedCodeTriesLeft: 5,
      claim: undefined,
    };
    await records.activations.add(activation);
    const { credentialType } = wanted;
    await report(records, now, 'activation.opened', { activation: id, account: accountId, credentialType });
    return ok(await opened(records, activation, codes, codes.password));
  }

  async function takeUp(records: Records, changed: (id: string) => void, visit: Visit, id: string) {
    if (!(await ownActivation(records, visit, id))) return refuseUnknown();
    const codes = freshCodes(secrets, id, visit.accountId);
    const { passwordMac, typedCodeMac } = codes;
    const holder = { heldBy: visit.tokenHash, passwordMac, typedCodeMac };
    const step = await advance(records, changed, id, (activation) => resume(activation, holder));
    if (!step.outcome.ok) return step.outcome;
    const password = step.outcome.value === 'withPassword' ? codes.password : undefined;
    return ok(await opened(records, step.activation, codes, password));
  }

  async function opened(
    records: Records,
    activation: Activation,
    { typedCode }: FreshCodes,
    password: string | undefined,
  ): Promise<Opened> {
    const account = await records.accounts.get(activation.accountId);
    return { status: await describe(records, activation), password, typedCode, account: account?.identifier ?? '' };
  }

  async function describe(records: Records, activation: Activation): Promise<ActivationStatus> {
    return statusOf(activation, await issuedFor(records, activation), clock.now());
  }

  async function makeCertificate(records: Records, activation: Activation): Promise<void> {
    const { id, accountId, credentialType, claim } = activation;
    const account = await records.accounts.get(accountId);
    if (!claim || !account) throw new Error('only a claimed activation of an account can be confirmed');
    const now = clock.now();
    const issued = surroundings.makeCertificate({
      activationId: id,
      account,
      credentialType,
      publicKey: claim.publicKey,
      now,
    });
    await records.issued.add(issued);
    const { serialNumber } = issued;
    await report(records, now, 'certificate.issued', {
      activation: id,
      account: accountId,
      serialNumber,
      credentialType,
    });
  }

  async function answerKey(
    records: Records,
    activation: Activation,
    publicKey: Uint8Array,
  ): Promise<Outcome<KeyAnswer>> {
    const { id, claim } = activation;
    const issued = await records.issued.ofActivation(id);
    if (issued) return ok({ kind: 'issued', certificate: issued.certificate });
    if (!claim) throw new Error('a key was taken without being kept');
    return ok({ kind: 'pending', nonce: claim.nonce, cookie: pollCookie(secrets, id, publicKey) });
  }

  function judgeProof(activation: Activation, publicKey: Uint8Array, proof: KeyOffer['proof']) {
    if ('password' in proof) return isPassword(secrets, activation, proof.password) ? 'password' : 'wrongPassword';
    return isPollCookie(secrets, proof.cookie, activation.id, publicKey) ? 'cookie' : 'wrongCookie';
  }
}

const refuseUnknown = () => refuse('activationUnknown', 'there is no such activation, or it is somebody else’s');
const refuseType = (id: string) => refuse('requestMalformed', `there is no credential type ${JSON.stringify(id)}`);

function unmoved(activation: Activation): Step<void> {
  return { activation, outcome: ok(undefined) };
}

async function ownActivation(records: Records, visit: Visit, id: string): Promise<Activation | undefined> {
  const activation = await records.activations.get(id);
  return activation?.accountId === visit.accountId ? activation : undefined;
}

async function issuedFor(records: Records, { id }: Activation): Promise<IssuedCertificate | undefined> {
  const issued = await records.issued.ofActivation(id);
  return issued && describeIssued(issued);
}
