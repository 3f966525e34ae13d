// SPDX-License-Identifier: Apache-2.0
// The end of a credential: revoked for good, or suspended until it is resumed. All its certificates go the same way. Each
// step is kept with its row in the audit log, in the transaction of the caller; OCSP and the delta CRL know of it from
// the moment that it is kept.

import { failed, ok, type Result } from '../../contract/result.ts';
import { report } from '../audit/chain.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import type { Account } from '../login/accounts.ts';
import { announce } from '../notify/announce.ts';
import type { Records } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import type { Revocation, RevocationCause } from './revocation-record.ts';

/** Reasons that a credential may be revoked for (RFC 5280 5.3.1). */
export const revocationReasons = [
  'unspecified',
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
] as const;

/** Why a credential is revoked. */
export type RevocationReason = (typeof revocationReasons)[number];

/** How a credential stands. */
type CredentialState = 'active' | 'suspended' | 'revoked' | 'expired';

/** A credential with how it stands. */
export interface Credential {
  /** Its first certificate: that for authentication, once it is there. */
  readonly issued: IssuedRecord;
  readonly state: CredentialState;
  /** The last thing that happened, if anything did. */
  readonly revocation: Revocation | undefined;
}

/** Why nothing was done. */
export type LifeFailure = 'unknown' | 'alreadyRevoked' | 'alreadySuspended' | 'notSuspended' | 'expired';

/** On whose behalf, and when. */
export interface LifeOrder {
  readonly cause: RevocationCause;
  readonly now: number;
  /** In the words of who did it, for the audit log. Never a secret. */
  readonly note?: string | undefined;
}

/** The credential that a certificate with this serial number (hexadecimal, as in `IssuedRecord`) belongs to. */
export async function findCredential(
  records: Records,
  serialNumber: string,
  now: number,
): Promise<Credential | undefined> {
  const certificate = await records.issued.withSerialNumber(serialNumber);
  const [issued] = certificate ? await records.issued.allOfActivation(certificate.activationId) : [];
  return issued && describeCredential(records, issued, now);
}

/** The same, held. */
async function holdCredential(records: Records, serialNumber: string, now: number): Promise<Credential | undefined> {
  const found = await findCredential(records, serialNumber, now);
  const issued = found && (await records.issued.hold(found.issued.serialNumber));
  return issued && describeCredential(records, issued, now);
}

/** A credential, from its first certificate, with how it stands. */
export async function describeCredential(records: Records, issued: IssuedRecord, now: number): Promise<Credential> {
  const revocation = await records.revocations.get(issued.serialNumber);
  return { issued, revocation, state: stateOf(issued, revocation, now) };
}

/** A refusal for a credential that is revoked or suspended; undefined for one that may be used, or was not made here. */
export async function refuseRevoked(records: Records, serialNumber: string) {
  const revocation = await records.revocations.get(serialNumber);
  if (!revocation || revocation.state === 'resumed') return undefined;
  const code = revocation.state === 'suspended' ? 'credentialPaused' : 'certificateRevoked';
  return refuse(code, `the credential is ${revocation.state} (${revocation.reason})`);
}

/**
 * The certificates that an activation has given, so far; refused when they are revoked or suspended. The first is held:
 * who adds to a credential, or renews it, and who ends it come one after the other.
 */
export async function holdUsable(records: Records, activationId: string): Promise<Outcome<readonly IssuedRecord[]>> {
  const certificates = await records.issued.allOfActivation(activationId);
  const [first] = certificates;
  if (!first) return ok(certificates);
  await records.issued.hold(first.serialNumber);
  return (await refuseRevoked(records, first.serialNumber)) ?? ok(certificates);
}

/** Revokes a credential, also a suspended one. There is no way back. */
export async function revokeCredential(
  records: Records,
  serialNumber: string,
  { reason, ...order }: LifeOrder & { readonly reason: RevocationReason },
): Promise<Result<Credential, LifeFailure>> {
  const credential = await holdCredential(records, serialNumber, order.now);
  if (!credential) return failed('unknown');
  if (credential.state === 'revoked') return failed('alreadyRevoked');
  // What was suspended was not to be relied upon since then.
  const revokedAt = credential.state === 'suspended' ? credential.revocation?.revokedAt : order.now;
  return keep(records, credential, order, { state: 'revoked', reason, revokedAt: revokedAt ?? order.now });
}

/** Suspends a credential: it counts as revoked until it is resumed. */
export async function suspendCredential(
  records: Records,
  serialNumber: string,
  order: LifeOrder,
): Promise<Result<Credential, LifeFailure>> {
  const credential = await holdCredential(records, serialNumber, order.now);
  if (!credential) return failed('unknown');
  if (credential.state !== 'active') return failed(cannotSuspend[credential.state]);
  return keep(records, credential, order, { state: 'suspended', reason: 'certificateHold', revokedAt: order.now });
}

/** Ends a suspension. */
export async function resumeCredential(
  records: Records,
  serialNumber: string,
  order: LifeOrder,
): Promise<Result<Credential, LifeFailure>> {
  const credential = await holdCredential(records, serialNumber, order.now);
  if (!credential) return failed('unknown');
  const { state, revocation } = credential;
  if (state !== 'suspended' || !revocation) return failed(state === 'revoked' ? 'alreadyRevoked' : 'notSuspended');
  return keep(records, credential, order, { ...revocation, state: 'resumed' });
}

/**
 * Lets the credentials of an account follow its status: those of an ended one are revoked, those of a disabled one
 * suspended, and when it is active again those resumed that were suspended with it.
 */
export async function followAccount(records: Records, { id, status }: Account, now: number): Promise<void> {
  for (const issued of await records.issued.ofAccount(id)) {
    await follow(records, await describeCredential(records, issued, now), status, { cause: 'account', now });
  }
}

async function follow(records: Records, credential: Credential, status: Account['status'], order: LifeOrder) {
  const { issued, state, revocation } = credential;
  const isOver = state === 'revoked' || state === 'expired';
  if (status === 'ended' && !isOver) {
    await revokeCredential(records, issued.serialNumber, { ...order, reason: 'affiliationChanged' });
  }
  if (status === 'disabled' && state === 'active') await suspendCredential(records, issued.serialNumber, order);
  if (status === 'active' && state === 'suspended' && revocation?.cause === 'account') {
    await resumeCredential(records, issued.serialNumber, order);
  }
}

const cannotSuspend = {
  suspended: 'alreadySuspended',
  revoked: 'alreadyRevoked',
  expired: 'expired',
} as const satisfies Record<Exclude<CredentialState, 'active'>, LifeFailure>;

function stateOf({ notAfter }: IssuedRecord, revocation: Revocation | undefined, now: number): CredentialState {
  if (revocation && revocation.state !== 'resumed') return revocation.state;
  return now > notAfter ? 'expired' : 'active';
}

async function keep(
  records: Records,
  { issued }: Credential,
  { cause, now, note }: LifeOrder,
  what: Pick<Revocation, 'state' | 'reason' | 'revokedAt'>,
): Promise<Result<Credential, LifeFailure>> {
  const { serialNumber, accountId: account, activationId: about } = issued;
  const { state, reason, revokedAt } = what;
  const revoke = (certificate: IssuedRecord): Revocation => {
    return { state, reason, cause, revokedAt, serialNumber: certificate.serialNumber, notAfter: certificate.notAfter };
  };
  for (const each of await records.issued.allOfActivation(issued.activationId)) {
    await records.revocations.save(revoke(each));
  }
  await report(records, now, `credential.${state}`, { serialNumber, account, reason, cause, note });
  const revocation = revoke(issued);
  const kind = state === 'revoked' && cause === 'account' ? 'ended' : state;
  await announce(records, { kind, accountId: account, about, at: now });
  return ok({ issued, revocation, state: stateOf(issued, revocation, now) });
}
