// SPDX-License-Identifier: Apache-2.0

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IssuedRecord } from '../../issuer/ca/issued.ts';
import type { Account } from '../../issuer/login/accounts.ts';
import type { Records, Store } from '../../issuer/records.ts';
import {
  findCredential,
  resumeCredential,
  revokeCredential,
  suspendCredential,
} from '../../issuer/revocation/credentials.ts';
import { migrations } from '../../issuer/store/migrations.ts';
import { openSqliteFile } from '../../issuer/store/sqlite.ts';
import { openStore } from '../../issuer/store/store.ts';
import { pki } from './cards.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-purposes-'));
const order = { cause: 'administrator', now: 1000 } as const;
let store: Store;

const account: Account = {
  id: 'account',
  anchor: 'anchor',
  kind: 'email',
  identifier: 'person@pivot.example',
  name: 'A Person',
  email: 'person@pivot.example',
  createdAt: 0,
  status: 'active',
  source: 'list',
  groups: [],
  unsettled: false,
  endedAt: undefined,
};

/** A data folder as it was before a credential could have several certificates, with one credential in it. */
async function makeOldFolder(): Promise<void> {
  const file = openSqliteFile(path.join(folder, 'pivot.sqlite')).database;
  const database = file as unknown as Kysely<Record<string, Record<string, unknown>>>;
  const provider = { getMigrations: () => Promise.resolve(migrations({ bytes: 'blob' })) };
  await new Migrator({ db: database, provider }).migrateTo('006-cards');
  const { groups: _, unsettled: __, createdAt, ...columns } = account;
  await database
    .insertInto('accounts')
    .values({ ...columns, created_at: createdAt })
    .execute();
  const bytes = new Uint8Array(1);
  const activation = { id: 'activation', account_id: 'account', idempotency_key: 'key', state: 'collected', name: 'x' };
  const times = { opened_at: 0, expires_at: 0, password_tries_left: 0, typed_code_tries_left: 0 };
  const codes = { password_mac: bytes, typed_code_mac: bytes };
  await database
    .insertInto('activations')
    .values({ ...activation, ...times, ...codes, credential_type: 'mobile' })
    .execute();
  const issued = { serial_number: 'a1', activation_id: 'activation', account_id: 'account', subject: 'CN=A Person' };
  const validity = { not_before: 0, not_after: 10_000, issued_at: 5 };
  await database
    .insertInto('issued_certificates')
    .values({ ...issued, ...validity, credential_type: 'mobile', certificate: pki.root.certificate })
    .execute();
  await database.destroy();
}

beforeAll(async () => {
  await makeOldFolder();
  store = await openStore(folder);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const first = () => store.transaction(({ issued }) => issued.ofActivation('activation'));
const standing = (records: Records) =>
  Promise.all(['a1', 'b2', 'c3'].map(async (serial) => (await records.revocations.get(serial))?.state));

async function addBeside(purpose: IssuedRecord['purpose'], serialNumber: string): Promise<void> {
  const beside = await first();
  if (!beside) throw new Error('the certificate for authentication is missing');
  await store.transaction(({ issued }) => issued.add({ ...beside, purpose, serialNumber }));
}

test('a certificate of an earlier version is one for authentication', async () => {
  expect(await first()).toMatchObject({ serialNumber: 'a1', purpose: 'authentication', issuedAt: 5 });
});

test('an activation gives one certificate of each purpose', async () => {
  await addBeside('signing', 'b2');
  await addBeside('encryption', 'c3');
  await expect(addBeside('signing', 'd4')).rejects.toThrow('UNIQUE');
  const [all, listed] = await store.transaction(async ({ issued }) => [
    await issued.allOfActivation('activation'),
    await issued.ofAccount('account'),
  ]);
  expect(all.map(({ purpose }) => purpose)).toEqual(['authentication', 'encryption', 'signing']);
  expect(listed.map(({ serialNumber }) => serialNumber)).toEqual(['a1']);
});

test('all certificates of a credential are suspended, resumed and revoked with any of them', async () => {
  await store.transaction(async (records) => {
    expect((await findCredential(records, 'c3', 1000))?.issued.serialNumber).toBe('a1');
    await suspendCredential(records, 'c3', order);
    expect(await standing(records)).toEqual(['suspended', 'suspended', 'suspended']);
    await resumeCredential(records, 'a1', order);
    expect(await standing(records)).toEqual(['resumed', 'resumed', 'resumed']);
    await revokeCredential(records, 'b2', { ...order, reason: 'keyCompromise' });
    expect(await standing(records)).toEqual(['revoked', 'revoked', 'revoked']);
  });
});
