// SPDX-License-Identifier: Apache-2.0
// Renewal: the credential that a phone has, proved by its key, stands for the log-in at the station (SP 800-157r1:
// only in a session that is mutually authenticated with the current credential). A renewal is an activation of its own
// that was confirmed by the old credential, so that "one activation, one credential" holds for it too; and each
// credential can be renewed once. The old one stays until it ends or its successor is renewed in turn: so a person
// never has more than two where one was given.

import { randomBytes } from 'node:crypto';
import { ok } from '../../contract/result.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import type { Activation } from '../activation/activation.ts';
import { newActivationId } from '../activation/codes.ts';
import type { UnitOfWork } from '../activation/hub.ts';
import { issueCertificate } from '../activation/issuing.ts';
import { refuseUnknown, type Surroundings } from '../activation/progress.ts';
import { report } from '../audit/chain.ts';
import { type IssuedRecord, isErased, serialNumberOf } from '../ca/issued.ts';
import { typesFor } from '../credential-types.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { findCredential, holdUsable, revokeCredential } from '../revocation/credentials.ts';
import { renewalKey, renewedBy } from './renewal-key.ts';

/** A renewal that was asked for. */
export interface Renewal {
  /** The certificate whose key has signed the request, DER. */
  readonly credential: Uint8Array;
  /** The key that the new certificate is for, SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array;
  /** Whether it may be the old one (RFC 7030 4.2.2: some clients cannot make another). */
  readonly keys: 'new' | 'any';
  /** The kind of phone in a few words. */
  readonly phone: string;
}

/** The certificate for the key. The same key gets the same certificate, however often; another key none. */
export async function renew(around: Surroundings, unit: UnitOfWork, renewal: Renewal): Promise<Outcome<IssuedRecord>> {
  const { records } = unit;
  const old = await currentCredential(around, unit, renewal.credential);
  if (!old.ok) return old;
  const before = await records.activations.withIdempotencyKey(old.value.accountId, renewalKey(old.value));
  if (before) return renewedAlready(unit, before, renewal);
  const model = await records.activations.get(old.value.activationId);
  if (!model) return refuseUnknown();
  if (renewal.keys === 'new' && isKeyOf(old.value, renewal.publicKey)) {
    return refuse('requestForbidden', 'a renewal needs a new key');
  }
  const activation = renewalActivation(around, model, old.value, renewal);
  await records.activations.add(activation);
  await records.phoneKeys.take(renewal.publicKey, activation.accountId);
  const phone = await records.phones.keyOfActivation(model.id);
  if (phone !== undefined) await records.phones.keepActivation(activation.id, phone);
  const { id, accountId } = activation;
  const details = { activation: id, account: accountId, renews: old.value.serialNumber };
  await report(records, around.clock.now(), 'activation.renewal', details);
  await endRenewedBefore(unit, model, around.clock.now());
  return ok(await issueCertificate(around, unit, activation, renewal.publicKey));
}

/** Whether the certificate is for this key (SubjectPublicKeyInfo, DER). */
export function isKeyOf(issued: IssuedRecord, publicKey: Uint8Array): boolean {
  if (isErased(issued)) return false;
  const { certificate } = issued;
  return Buffer.compare(parseCertificate(certificate).subjectPublicKeyInfo.bytes, publicKey) === 0;
}

/** The record of a credential that was issued here and is valid now, of a person whose account is active. */
async function currentCredential(
  { clock, credentialTypes, isTrusted }: Surroundings,
  unit: UnitOfWork,
  credential: Uint8Array,
): Promise<Outcome<IssuedRecord>> {
  const issued = await unit.records.issued.withSerialNumber(serialNumberOf(credential) ?? '');
  if (!issued || Buffer.compare(issued.certificate, credential) !== 0) {
    return refuse('credentialRefused', 'the certificate was not issued here');
  }
  // The key of a certificate for encryption is not its holder's alone.
  if (issued.purpose !== 'authentication') return refuse('credentialRefused', 'the certificate is one for mail');
  const account = await unit.records.accounts.hold(issued.accountId);
  if (account?.status !== 'active') return refuse('credentialRefused', 'the account is not active any more');
  // What was given stays when trust is taken away; more is not given.
  if (!(await isTrusted(unit.records, account.anchor))) {
    return refuse('credentialRefused', 'the root that vouches for the account is trusted no more');
  }
  const usable = await holdUsable(unit.records, issued.activationId);
  if (!usable.ok) return usable;
  const now = clock.now();
  const valid = issued.notBefore <= now && now <= issued.notAfter;
  if (!valid) return refuse('credentialRefused', 'the certificate is not valid now');
  const isGiven = typesFor(credentialTypes, account).some(({ id }) => id === issued.credentialType);
  if (!isGiven) return refuse('credentialRefused', 'this type is given no more, or not to this account');
  return ok(issued);
}

/** Revokes the credential that the one which is renewed now had renewed itself. */
async function endRenewedBefore({ records }: UnitOfWork, model: Activation, now: number): Promise<void> {
  const serialNumber = renewedBy(model);
  const before = serialNumber === undefined ? undefined : await findCredential(records, serialNumber, now);
  if (before?.state !== 'active' && before?.state !== 'suspended') return;
  const order = { cause: 'person', reason: 'superseded', note: 'its successor was renewed', now } as const;
  await revokeCredential(records, before.issued.serialNumber, order);
}

async function renewedAlready(
  { records }: UnitOfWork,
  { id }: Activation,
  { publicKey }: Renewal,
): Promise<Outcome<IssuedRecord>> {
  const issued = await records.issued.ofActivation(id);
  if (issued && isKeyOf(issued, publicKey)) return ok(issued);
  return refuse('activationUsed', 'the credential was renewed already, for another key');
}

function renewalActivation(
  { clock, collectionMilliseconds }: Surroundings,
  { name, accountId, credentialType }: Activation,
  old: IssuedRecord,
  { publicKey, phone }: Renewal,
): Activation {
  const now = clock.now();
  return {
    id: newActivationId(),
    accountId,
    heldBy: undefined,
    idempotencyKey: renewalKey(old),
    state: 'collected',
    voidReason: undefined,
    name,
    credentialType,
    openedAt: now,
    expiresAt: now + collectionMilliseconds,
    // Nobody knows a password or a code for it.
    passwordMac: randomBytes(32),
    passwordTriesLeft: 0,
    typedCodeMac: randomBytes(32),
    typedCodeTriesLeft: 0,
    claim: { publicKey, nonce: randomBytes(16), phone, delivery: 'browser' },
    replaces: undefined,
  };
}
