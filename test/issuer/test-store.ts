// SPDX-License-Identifier: Apache-2.0
// The store of an issuer under test. Vitest runs the same tests twice: on SQLite, and on a PostgreSQL of the tests' own.

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { ConfigurationInput } from '../../issuer/config.ts';

/** Where the tests' PostgreSQL is. */
export const clusterVariable = 'TEST_POSTGRESQL_SOCKET';

/** The folder of its socket, where these tests run on PostgreSQL. */
export const cluster = process.env.TEST_STORE === 'postgresql' ? process.env[clusterVariable] : undefined;

/** A store that no other test uses. */
export interface TestStore {
  readonly settings: NonNullable<ConfigurationInput['store']>;
  remove(): Promise<void>;
}

/** A new store for the data folder of an issuer: a database in this cluster, or SQLite. */
export async function makeTestStore(dataFolder: string, socket = cluster): Promise<TestStore> {
  if (socket === undefined) return { settings: {}, remove: async () => undefined };
  return makePostgresqlStore(dataFolder, socket);
}

async function makePostgresqlStore(dataFolder: string, host: string): Promise<TestStore> {
  const database = `pivot_${randomBytes(6).toString('hex')}`;
  await manage(host, `create database ${database}`);
  writeFileSync(noteOf(dataFolder), JSON.stringify({ host, database }));
  const keyFile = `${dataFolder}.keyfile`;
  writeFileSync(keyFile, randomBytes(24).toString('base64'), { mode: 0o600 });
  return {
    settings: { postgresql: { host, database, keyFile } },
    remove: () => manage(host, `drop database ${database} with (force)`),
  };
}

/** The rows of a query, as another program sees them. */
export function queryRows(dataFolder: string, sql: string): readonly Record<string, unknown>[] {
  if (existsSync(noteOf(dataFolder))) {
    return JSON.parse(psql(dataFolder, `select coalesce(json_agg(t), '[]') from (${sql}) t`));
  }
  return withSqlite(dataFolder, (database) => database.prepare(sql).all());
}

/** Changes something behind the issuer's back. */
export function execute(dataFolder: string, sql: string): void {
  if (existsSync(noteOf(dataFolder))) psql(dataFolder, sql);
  else withSqlite(dataFolder, (database) => database.exec(sql));
}

function withSqlite<Value>(dataFolder: string, work: (database: DatabaseSync) => Value): Value {
  const database = new DatabaseSync(path.join(dataFolder, 'pivot.sqlite'));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

function psql(dataFolder: string, sql: string): string {
  const { host, database } = JSON.parse(readFileSync(noteOf(dataFolder), 'utf8')) as Record<string, string>;
  const where = ['--host', host ?? '', '--username', 'pivot', '--dbname', database ?? ''];
  return execFileSync('psql', [...where, '--no-psqlrc', '--tuples-only', '--no-align', '--command', sql], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
}

/** Beside the data folder it is written which database belongs to it. */
function noteOf(dataFolder: string): string {
  return `${dataFolder}.postgresql.json`;
}

async function manage(host: string, sql: string): Promise<void> {
  const client = new Client({ host, user: 'pivot', database: 'postgres' });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
