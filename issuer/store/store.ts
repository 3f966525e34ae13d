// SPDX-License-Identifier: Apache-2.0

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Records, Store } from '../records.ts';
import { accountRecords } from './account-records.ts';
import { activationRecords } from './activation-records.ts';
import { auditRecords } from './audit-records.ts';
import { cardRecords } from './card-records.ts';
import { oidcRecords, signInRecords } from './device-login-records.ts';
import { failureRecords } from './failure-records.ts';
import { issuedRecords } from './issued-records.ts';
import { type ColumnTypes, migrations } from './migrations.ts';
import { revocationListRecords, revocationRecords } from './revocation-records.ts';
import { scepChallengeRecords, scepTransactionRecords } from './scep-records.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';
import { settingRecords, trustedRecords } from './trust-records.ts';
import { challengeRecords, visitRecords } from './visit-records.ts';

/** Opens the store in a data folder, which is made, readable by its owner alone, when it is not there. */
export async function openStore(dataFolder: string): Promise<Store> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  return openDatabase(sqliteDialect(path.join(dataFolder, 'pivot.sqlite')), { bytes: 'blob' });
}

/** Whether a store is for practice is decided when it is made, and stays so. Throws when the two do not agree. */
export async function settlePractice(store: Store, practice: boolean): Promise<void> {
  const settled = await store.transaction(async (records) => {
    const value = await records.settings.get('practice');
    if (value === undefined) await records.settings.add('practice', String(practice));
    return value ?? String(practice);
  });
  if (settled === String(practice)) return;
  throw new Error(
    practice
      ? 'This data folder is for real cards. Practice needs a folder of its own.'
      : 'This data folder is for practice. Real cards need a folder of their own.',
  );
}

/** Whether the store is for practice; undefined when it is new and not settled yet. */
export async function readPractice(store: Store): Promise<boolean | undefined> {
  const value = await store.transaction((records) => records.settings.get('practice'));
  return value === undefined ? undefined : value === 'true';
}

async function openDatabase(dialect: Dialect, types: ColumnTypes): Promise<Store> {
  const database = new Kysely<Tables>({ dialect });
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations(types)) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  return {
    transaction: (work) => database.transaction().execute((transaction) => work(recordsOf(transaction))),
    close: () => database.destroy(),
  };
}

function recordsOf(database: Kysely<Tables>): Records {
  return {
    settings: settingRecords(database),
    trusted: trustedRecords(database),
    accounts: accountRecords(database),
    failures: failureRecords(database),
    cards: cardRecords(database),
    challenges: challengeRecords(database),
    visits: visitRecords(database),
    activations: activationRecords(database),
    issued: issuedRecords(database),
    oidc: oidcRecords(database),
    signIns: signInRecords(database),
    scepChallenges: scepChallengeRecords(database),
    scepTransactions: scepTransactionRecords(database),
    revocations: revocationRecords(database),
    revocationLists: revocationListRecords(database),
    audit: auditRecords(database),
  };
}
