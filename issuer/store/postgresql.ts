// SPDX-License-Identifier: Apache-2.0
// PostgreSQL, for several issuers behind one database. Nothing that was committed is lost: the server's settings say so
// (fsync and synchronous_commit are on by default), and are looked at.

import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { type Dialect, PostgresDialect } from 'kysely';
import { DatabaseError, Pool, type PoolConfig, types } from 'pg';
import { readOwnerOnlyFile } from '../owner-only-file.ts';
import type { PostgresqlSettings } from './settings.ts';

/** Numbers and times are below 2^53. */
const bigint = 20;

/** A kysely dialect over a pool of connections. */
export function postgresqlDialect(settings: PostgresqlSettings): Dialect {
  const pool = new Pool({ ...connectionTo(settings), max: settings.connections });
  // A connection that breaks while nobody uses it is replaced at the next use, which tells what is wrong.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

/** How to connect, for a pool or a connection of its own. */
export function connectionTo(settings: PostgresqlSettings): PoolConfig {
  const { host, port, database, user, passwordFile } = settings;
  return {
    host,
    port,
    database,
    user,
    // Without a file: $PGPASSWORD, or what the server knows of the system's user behind a socket.
    ...(passwordFile !== undefined && { password: readPassword(passwordFile) }),
    ssl: tlsOf(settings),
    application_name: 'pivot-issuer',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    // An issuer that hangs, or whose machine is gone, lets go of what it holds.
    idle_in_transaction_session_timeout: 30_000,
    types: {
      getTypeParser: (type, format) => {
        return type === bigint ? (text: string) => Number(text) : (types.getTypeParser(type, format) as never);
      },
    },
  };
}

/**
 * Whether it will be different the next time: serialisation failure, deadlock, or a row that somebody else has added in
 * between (SQLSTATE 40001, 40P01, 23505).
 */
export function isClash(error: unknown): boolean {
  return error instanceof DatabaseError && ['40001', '40P01', '23505'].includes(error.code ?? '');
}

function readPassword(file: string): string {
  return readOwnerOnlyFile(file)
    .toString('utf8')
    .replace(/[\r\n]+$/, '');
}

/** Unencrypted only where nobody is on the way: a socket or this machine itself. */
function tlsOf({ host, tls }: PostgresqlSettings): PoolConfig['ssl'] {
  if (tls === undefined && isHere(host)) return false;
  const ca = tls?.caFile === undefined ? {} : { ca: readFileSync(tls.caFile, 'utf8') };
  return { ...ca, rejectUnauthorized: true, ...(isIP(host) === 0 && { servername: host }) };
}

function isHere(host: string): boolean {
  return host.startsWith('/') || ['localhost', '127.0.0.1', '::1'].includes(host);
}
