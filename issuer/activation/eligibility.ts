// SPDX-License-Identifier: Apache-2.0
// Which credential types a person may have, and how many of each (SP 800-157r1 leaves both to the organisation).

import { ok } from '../../contract/result.ts';
import { type CredentialTypeSettings, typesFor } from '../credential-types.ts';
import { renewalKey } from '../enrolment/renewal-key.ts';
import type { Records } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { type Credential, describeCredential, revokeCredential } from '../revocation/credentials.ts';
import type { Activation } from './activation.ts';

/** The type that an account gets: the one asked for, else the first that it may have; or why it gets none. */
export async function chooseType(
  records: Records,
  credentialTypes: readonly CredentialTypeSettings[],
  choice: {
    readonly accountId: string;
    readonly wanted: string | undefined;
    /** The activation whose credential makes room for the new one. */
    readonly replaces: string | undefined;
    readonly now: number;
  },
): Promise<Outcome<CredentialTypeSettings>> {
  const { accountId, wanted, replaces, now } = choice;
  const account = await records.accounts.hold(accountId);
  const allowed = account ? typesFor(credentialTypes, account) : [];
  const type = wanted === undefined ? allowed[0] : allowed.find(({ id }) => id === wanted);
  if (!type) return refuseType(credentialTypes, wanted);
  const room = await findRoom(records, type, { accountId, besides: [replaces], now });
  return room.ok ? ok(type) : room;
}

/**
 * Whether there is still room for the credential of an activation: another one, whose phone had not fetched its own yet,
 * may have given it since this one was opened.
 */
export async function hasRoom(
  records: Records,
  credentialTypes: readonly CredentialTypeSettings[],
  { id, accountId, credentialType, replaces }: Activation,
  now: number,
): Promise<Outcome<void>> {
  const type = credentialTypes.find((each) => each.id === credentialType);
  return type ? findRoom(records, type, { accountId, besides: [id, replaces], now }) : ok(undefined);
}

async function findRoom(
  records: Records,
  { id, maximumPerPerson, whenFull }: CredentialTypeSettings,
  asked: {
    readonly accountId: string;
    /** The activations whose credentials do not count. */
    readonly besides: readonly (string | undefined)[];
    readonly now: number;
  },
): Promise<Outcome<void>> {
  if (whenFull === 'replace' || maximumPerPerson === undefined) return ok(undefined);
  const besides: string[] = [];
  for (const each of asked.besides) besides.push(...(await lineFrom(records, asked.accountId, each)));
  const all = await usable(records, asked.accountId, id, asked.now);
  const { length } = all.filter(({ issued }) => !besides.includes(issued.activationId));
  if (length < maximumPerPerson) return ok(undefined);
  return refuse('tooManyCredentials', `the account has ${length} of the type ${id}`);
}

/** An activation, and those that renewed what it gave. */
async function lineFrom(records: Records, accountId: string, id: string | undefined): Promise<readonly string[]> {
  const line: string[] = [];
  for (let next = id; next !== undefined; ) {
    line.push(next);
    const issued = await records.issued.ofActivation(next);
    next = issued && (await records.activations.withIdempotencyKey(accountId, renewalKey(issued)))?.id;
  }
  return line;
}

/** Revokes the oldest of an account's credentials of a type that has as many as it may, where newer ones replace them. */
export async function replaceOldest(
  records: Records,
  { id, maximumPerPerson, whenFull }: CredentialTypeSettings,
  { accountId, now }: { accountId: string; now: number },
): Promise<void> {
  if (whenFull !== 'replace' || maximumPerPerson === undefined) return;
  const credentials = await usable(records, accountId, id, now);
  const oldestFirst = credentials.sort((a, b) => a.issued.issuedAt - b.issued.issuedAt);
  for (const { issued } of oldestFirst.slice(0, Math.max(0, oldestFirst.length - maximumPerPerson))) {
    const order = { cause: 'person', reason: 'superseded', note: 'a newer one took its place', now } as const;
    await revokeCredential(records, issued.serialNumber, order);
  }
}

/** Suspended ones count, for they may be resumed; one that was renewed does not, for its successor does. */
async function usable(records: Records, accountId: string, typeId: string, now: number): Promise<Credential[]> {
  const credentials: Credential[] = [];
  for (const issued of await records.issued.ofAccount(accountId)) {
    if (issued.credentialType !== typeId) continue;
    const isRenewed = await records.activations.withIdempotencyKey(accountId, renewalKey(issued));
    if (!isRenewed) credentials.push(await describeCredential(records, issued, now));
  }
  return credentials.filter(({ state }) => state === 'active' || state === 'suspended');
}

function refuseType(credentialTypes: readonly CredentialTypeSettings[], wanted: string | undefined) {
  const known = wanted === undefined || credentialTypes.some(({ id }) => id === wanted);
  if (known) return refuse('requestForbidden', `this credential type is not for this account: ${wanted ?? 'any'}`);
  return refuse('requestMalformed', `there is no credential type ${JSON.stringify(wanted)}`);
}
