// SPDX-License-Identifier: Apache-2.0
// What SCEP requests lead to. Subject and names come from the account, never from the request. A client may ask with the
// challenge of a profile, whose activation was compared before, and gets its certificate at once; or with an
// activation's id and number (`ID:NUMBER`), and waits until the person has confirmed at the station, unless the
// credential type needs that of browsers alone; or with the credential that it renews. Who repeats a request gets the
// same answer.

import { ok } from '../../contract/result.ts';
import { hasRoom } from '../activation/eligibility.ts';
import { announcing, type UnitOfWork } from '../activation/hub.ts';
import { issueBeside, issueCertificate } from '../activation/issuing.ts';
import { holdActiveOwner, type KeyAnswer, type PhoneSide } from '../activation/phone-side.ts';
import { advance, type Surroundings } from '../activation/progress.ts';
import { deliver } from '../activation/transitions.ts';
import { report } from '../audit/chain.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import { isKeyOf, renew } from '../enrolment/renewal.ts';
import type { Outcome } from '../refusal.ts';
import { holdUsable } from '../revocation/credentials.ts';
import { challengeHash, readChallenge } from './challenges.ts';
import { refuseScep, type ScepOutcome } from './refusal.ts';

/** A client's transaction, as it is kept: its id belongs to one key, and the key to one activation. */
export interface ScepTransaction {
  readonly id: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly activationId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Who asks: the key holds the private key, as the message's signature has shown. */
export type ScepClient = Pick<ScepTransaction, 'id' | 'publicKey'>;

/** The certificate in DER; or wait, with the pairing nonce that the phrase is made from. */
export type ScepAnswer =
  | { readonly kind: 'issued'; readonly certificate: Uint8Array }
  | { readonly kind: 'pending'; readonly nonce: Uint8Array };

export type ScepEnrolment = ReturnType<typeof createScepEnrolment>;

/** Answers requests. */
export function createScepEnrolment(around: Surroundings, phones: PhoneSide) {
  return {
    /** PKCSReq: a first certificate. Wrong numbers count for the address that they come from, too. */
    async enrol(client: ScepClient, challenge: string, address: string): Promise<ScepOutcome<ScepAnswer>> {
      const [, activationId, password] = /^([A-Z2-7]{26}):(\d{8})$/.exec(challenge) ?? [];
      if (!activationId || !password) return enrolWithChallenge(around, client, challenge);
      const { publicKey } = client;
      const offer = { activationId, publicKey, proof: { password }, phone, delivery: 'browser' } as const;
      const answer = await phones.offerKey({ ...offer, address, isProgram: true });
      if (!answer.ok) return fromOutcome(answer);
      const kept = await announcing(around, (unit) => keepTransaction(around, unit, client, activationId));
      return kept.ok ? ok(fromKeyAnswer(answer.value)) : kept;
    },

    /** RenewalReq: another certificate for the holder of one; `client` has the new key. */
    renew(client: ScepClient, credential: Uint8Array): Promise<ScepOutcome<ScepAnswer>> {
      return announcing(around, async (unit) => {
        const clash = await findRenewalClash(unit, client);
        if (!clash.ok) return clash;
        const renewed = await renew(around, unit, { credential, publicKey: client.publicKey, keys: 'new', phone });
        if (!renewed.ok) return fromOutcome(renewed);
        const { activationId } = renewed.value;
        await unit.records.scepTransactions.add({ ...client, activationId, at: around.clock.now() });
        return ok(issuedAnswer(renewed.value));
      });
    },

    /** CertPoll: asks again for what was pending, which is what an activation's own number was sent for. */
    async poll({ id, publicKey }: ScepClient): Promise<ScepOutcome<ScepAnswer>> {
      const transaction = await around.store.transaction((records) => records.scepTransactions.get(id));
      if (!transaction || Buffer.compare(transaction.publicKey, publicKey) !== 0) {
        return refuseScep('badCertId', 'no transaction of this key has this id');
      }
      const { activationId } = transaction;
      // The key that was taken needs no other proof; the cookie is one that browsers have.
      const offer = { activationId, publicKey, proof: { cookie: '' }, phone, delivery: 'browser' } as const;
      const answer = await phones.offerKey(offer);
      return answer.ok ? ok(fromKeyAnswer(answer.value)) : fromOutcome(answer);
    },
  };
}

/** What the station shows of the kind of phone: SCEP clients do not say. */
const phone = 'SCEP client';

async function enrolWithChallenge(
  around: Surroundings,
  client: ScepClient,
  text: string,
): Promise<ScepOutcome<ScepAnswer>> {
  const { purpose, kept: secret } = readChallenge(text);
  return announcing<ScepOutcome<ScepAnswer>>(around, async (unit) => {
    const challenge = await unit.records.scepChallenges.withHash(challengeHash(secret));
    if (!challenge || around.clock.now() >= challenge.expiresAt) {
      const known = await unit.records.scepTransactions.withPublicKey(client.publicKey);
      // As some clients do that renew by themselves.
      const why = known.length > 0 ? ', and the key has a certificate already: a renewal needs a new key' : '';
      return refuseScep('badRequest', `the challenge is wrong or too old${why}`);
    }
    const { activationId } = challenge;
    const owner = await holdActiveOwner(unit.records, activationId);
    if (!owner.ok) return fromOutcome(owner);
    const certificates = await holdUsable(unit.records, activationId);
    if (!certificates.ok) return fromOutcome(certificates);
    const issued = certificates.value.find((each) => each.purpose === purpose);
    if (issued && !isKeyOf(issued, client.publicKey)) return otherKey(around, unit, issued);
    const kept = await keepTransaction(around, unit, client, activationId);
    if (!kept.ok) return kept;
    if (issued) return ok(issuedAnswer(issued));
    return purpose === 'signing'
      ? issueForMail(around, unit, client, activationId)
      : issueForChallenge(around, unit, client, activationId);
  });
}

/** The key for signing mail: before or after the other, as the phone likes. */
async function issueForMail(
  around: Surroundings,
  unit: UnitOfWork,
  { publicKey }: ScepClient,
  activationId: string,
): Promise<ScepOutcome<ScepAnswer>> {
  const activation = await unit.records.activations.hold(activationId);
  const type = around.credentialTypes.find(({ id }) => id === activation?.credentialType);
  if (!activation || !type?.mail) return refuseScep('badRequest', 'this credential type is not for mail');
  return ok(issuedAnswer(await issueBeside(around, unit, activation, 'signing', publicKey)));
}

async function issueForChallenge(
  around: Surroundings,
  unit: UnitOfWork,
  { publicKey }: ScepClient,
  activationId: string,
): Promise<ScepOutcome<ScepAnswer>> {
  const confirmed = await unit.records.activations.hold(activationId);
  const room = confirmed && (await hasRoom(unit.records, around.credentialTypes, confirmed, around.clock.now()));
  if (room?.ok === false) return fromOutcome(room);
  const now = around.clock.now();
  const { activation, outcome } = await advance(around, unit, activationId, (before) => deliver(before, now));
  if (!outcome.ok) return fromOutcome(outcome);
  return ok(issuedAnswer(await issueCertificate(around, unit, activation, publicKey)));
}

/** Somebody else has the challenge: the person should know, and gets no second certificate. */
async function otherKey({ clock }: Surroundings, { records }: UnitOfWork, { activationId, accountId }: IssuedRecord) {
  const details = { activation: activationId, account: accountId };
  await report(records, clock.now(), 'scep.challengeUsedByOtherKey', details);
  return refuseScep('badRequest', 'the challenge was used by another key');
}

/** Keeps a transaction, or says with which earlier one it clashes. Repeating it changes nothing. */
async function keepTransaction(
  { clock }: Surroundings,
  unit: UnitOfWork,
  { id, publicKey }: ScepClient,
  activationId: string,
): Promise<ScepOutcome<void>> {
  const clash = await findClash(unit, { id, publicKey }, activationId);
  if (!clash.ok) return clash;
  await unit.records.scepTransactions.add({ id, publicKey, activationId, at: clock.now() });
  return ok(undefined);
}

/** Replay: a transaction's id that another key has used, or a key that has served another activation. */
async function findClash(
  { records }: UnitOfWork,
  { id, publicKey }: ScepClient,
  activationId: string,
): Promise<ScepOutcome<void>> {
  const sameId = await records.scepTransactions.get(id);
  if (sameId && Buffer.compare(sameId.publicKey, publicKey) !== 0) {
    return refuseScep('badRequest', 'the transaction’s id was used by another key');
  }
  const used = await records.scepTransactions.withPublicKey(publicKey);
  const elsewhere = used.some((transaction) => transaction.activationId !== activationId);
  return elsewhere ? refuseScep('badRequest', 'the key was used for another activation') : ok(undefined);
}

/** A renewal's key is new, unless this very transaction is repeated. */
async function findRenewalClash({ records }: UnitOfWork, { id, publicKey }: ScepClient): Promise<ScepOutcome<void>> {
  const sameId = await records.scepTransactions.get(id);
  const used = await records.scepTransactions.withPublicKey(publicKey);
  const clash =
    (sameId && Buffer.compare(sameId.publicKey, publicKey) !== 0) || used.some((transaction) => transaction.id !== id);
  return clash ? refuseScep('badRequest', 'the transaction’s id or the key was used before') : ok(undefined);
}

function fromOutcome<Value>(outcome: Extract<Outcome<Value>, { ok: false }>) {
  return refuseScep('badRequest', `${outcome.failure.code}: ${outcome.failure.reason}`);
}

function fromKeyAnswer(answer: KeyAnswer): ScepAnswer {
  return answer.kind === 'issued' ? answer : { kind: 'pending', nonce: answer.nonce };
}

function issuedAnswer({ certificate }: IssuedRecord): ScepAnswer {
  return { kind: 'issued', certificate };
}
