// SPDX-License-Identifier: Apache-2.0

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { onlyChain } from '../audit/chain.ts';
import type { Store } from '../records.ts';
import { groupAppender, queuedAppender } from './appender.ts';
import { createStore, type Engine } from './database.ts';
import { groupedTransactions } from './grouped.ts';
import { noLocks, rowLocks } from './locks.ts';
import { type ColumnTypes, migrations } from './migrations.ts';
import type { PostgresqlSettings, StoreSettings } from './settings.ts';
import { isSqliteAway, isSqliteEmpty, openSqliteFile, openSqliteForReading } from './sqlite.ts';
import type { Database } from './statements.ts';

/**
 * Opens the store: in PostgreSQL where the settings say so, else in the data folder, which is made, readable by its owner
 * alone, when it is not there. `chain` is the audit log's for this process, where several write to it.
 */
export async function openStore(
  dataFolder: string,
  { postgresql }: StoreSettings = {},
  chain = 'commands',
): Promise<Store> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  return createStore(postgresql ? await openPostgresql(postgresql, chain) : await openSqlite(dataFolder));
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
  const value = await store.read((records) => records.settings.get('practice'));
  return value === undefined ? undefined : value === 'true';
}

/** A database in a file of the data folder. */
async function openSqlite(dataFolder: string): Promise<Engine> {
  const file = path.join(dataFolder, 'pivot.sqlite');
  const { database, execute, rewrite, serveTransactions } = openSqliteFile(file);
  // The steps are many and wait for the disk once, together: one that the power takes away is made again.
  execute('PRAGMA synchronous = NORMAL');
  await bringUpToDate(database, { bytes: 'blob' });
  execute('PRAGMA synchronous = FULL');
  serveTransactions();
  const reader = openSqliteForReading(file);
  const appender = groupAppender(onlyChain);
  const { begin, between, end } = groupedTransactions(database, execute, appender.forget);
  return {
    begin,
    reader,
    appender,
    locks: () => noLocks,
    isClash: () => false,
    isAway: isSqliteAway,
    isForeignText: () => false,
    isEmpty: isSqliteEmpty,
    purge: () => between(rewrite),
    async close() {
      await end();
      await reader.destroy();
      await database.destroy();
    },
  };
}

/** Its driver is loaded only where it is used. */
async function openPostgresql(settings: PostgresqlSettings, chain: string): Promise<Engine> {
  const { openForSteps, openPostgresqlDatabase, isClash, isAway, isForeignText, isEmpty } = await import(
    './postgresql.ts'
  );
  await unlessDeadlocked(isClash, async () => {
    const tables = openForSteps(settings);
    await bringUpToDate(tables, { bytes: 'bytea' });
    await tables.destroy();
  });
  const { database, begin } = openPostgresqlDatabase(settings);
  const appender = queuedAppender(chain);
  const errors = { isClash, isAway, isForeignText, isEmpty };
  // Its files are not the issuer's own: docs/issuer.md says what is left in them, and for how long.
  const purge = () => Promise.resolve();
  return { begin, reader: database, appender, locks: rowLocks, ...errors, purge, close: () => database.destroy() };
}

/**
 * An issuer of an older version at work beside it takes hold of tables in another order than the steps do. Of two that
 * wait for each other the database sends one away, after a second: whoever it is begins anew.
 */
async function unlessDeadlocked(isDeadlock: (error: unknown) => boolean, work: () => Promise<void>): Promise<void> {
  for (let triesLeft = 60; ; triesLeft -= 1) {
    try {
      return await work();
    } catch (error) {
      if (triesLeft === 0 || !isDeadlock(error)) throw error;
    }
  }
}

/** Brings the tables up to date; of several processes that do so at once one does it, and the others wait. */
async function bringUpToDate(db: Database, types: ColumnTypes): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations(types)) };
  // Each area has its own steps, which do not depend on those of others: a step may come late.
  const migrator = new Migrator({ db, provider, allowUnorderedMigrations: true });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  const isNewer = await hasOtherSteps(db, Object.keys(migrations(types)));
  await db.destroy();
  throw isNewer ? new Error(newerText) : error;
}

const newerText =
  'The store was made by a newer version of Pivot: this one cannot read it. Start the newer one, or restore a backup ' +
  'from before it.';

/** Whether the tables have taken steps that this version does not know. */
async function hasOtherSteps(db: Database, known: readonly string[]): Promise<boolean> {
  const taken = await sql<{ name: string }>`select name from kysely_migration`.execute(db).catch(() => ({ rows: [] }));
  return taken.rows.some(({ name }) => !known.includes(name));
}
