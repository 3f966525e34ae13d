// SPDX-License-Identifier: Apache-2.0
// How an activation moves on: a step of `transitions.ts`, kept together with its row in the audit log.

import type { ActivationStatus } from '../../contract/activation.ts';
import { ok } from '../../contract/result.ts';
import { report } from '../audit/chain.ts';
import { type CertificatePurpose, describeIssued, type IssuedRecord } from '../ca/issued.ts';
import type { Clock } from '../clock.ts';
import type { CredentialTypeSettings } from '../credential-types.ts';
import type { Limits } from '../limits/limits.ts';
import type { Account } from '../login/accounts.ts';
import type { Records, Store } from '../records.ts';
import { refuse } from '../refusal.ts';
import type { Secrets } from '../secrets.ts';
import { type Activation, statusOf } from './activation.ts';
import type { Hub, UnitOfWork } from './hub.ts';
import { expire, type Step } from './transitions.ts';

/** What activations need from around them. */
export interface Surroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly hub: Hub;
  readonly limits: Limits;
  /** How long a person has to confirm, and how long a phone has to collect after that. */
  readonly activationMilliseconds: number;
  readonly collectionMilliseconds: number;
  readonly credentialTypes: readonly CredentialTypeSettings[];
  /** Whether a root (by its SHA-256) is trusted at this moment. */
  readonly isTrusted: (records: Records, anchor: string) => Promise<boolean>;
  /** Makes the certificate; called within the transaction of the confirmation. */
  readonly makeCertificate: (order: CertificateOrder) => IssuedRecord;
}

/** What a certificate is made from. */
export interface CertificateOrder {
  readonly activationId: string;
  readonly account: Account;
  readonly credentialType: string;
  readonly purpose: CertificatePurpose;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly now: number;
}

/** Lets time pass, then takes the step, and keeps what changed with a report of it. The activation must exist. */
export async function advance<Value>(
  { clock }: { readonly clock: Pick<Surroundings['clock'], 'now'> },
  unit: UnitOfWork,
  id: string,
  next: (activation: Activation) => Step<Value>,
): Promise<Step<Value>> {
  const before = await unit.records.activations.hold(id);
  if (!before) throw new Error('only an activation that is there can move on');
  const aged = expire(before, clock.now());
  await keep(unit, clock.now(), before, aged);
  const step = next(aged.activation);
  await keep(unit, clock.now(), aged.activation, step);
  return step;
}

/** No step but the passing of time. */
export function stay(activation: Activation): Step<void> {
  return { activation, outcome: ok(undefined) };
}

/** The status for the station, with the certificate once there is one. */
export async function describe(
  { clock }: Pick<Surroundings, 'clock'>,
  { records }: UnitOfWork,
  activation: Activation,
): Promise<ActivationStatus> {
  const issued = await records.issued.ofActivation(activation.id);
  return statusOf(activation, issued && describeIssued(issued), clock.now());
}

/** For an id that leads to no activation of this person; whether it exists is nobody else's concern. */
export function refuseUnknown() {
  return refuse('activationUnknown', 'there is no such activation, or it is somebody else’s');
}

async function keep({ records, changed }: UnitOfWork, now: number, before: Activation, step: Step<unknown>) {
  const { activation } = step;
  if (activation !== before) {
    await records.activations.save(activation);
    if (activation.claim && !before.claim)
      await records.phoneKeys.take(activation.claim.publicKey, activation.accountId);
    changed(activation.id);
  }
  if (!step.report) return;
  const { id, accountId } = activation;
  await report(records, now, step.report.event, { activation: id, account: accountId, ...step.report.details });
}
