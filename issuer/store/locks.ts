// SPDX-License-Identifier: Apache-2.0
// How a transaction takes hold of something, until it ends. Under SQLite transactions run one at a time, and nothing has to
// be done; PostgreSQL runs them side by side (READ COMMITTED), where what is held is read as it is once others let go.

import { type SelectQueryBuilder, sql } from 'kysely';
import { type Database, preparedWrite } from './statements.ts';
import type { Tables } from './tables.ts';

type Query<Table extends keyof Tables, Row> = SelectQueryBuilder<Tables, Table, Row>;

/** Ways to take hold. */
export interface Locks {
  /** Whether transactions run one at a time, so that each holds whatever it has read. */
  readonly alone: boolean;
  /** Holds the rows of a query. */
  held<Table extends keyof Tables, Row>(query: Query<Table, Row>): Query<Table, Row>;
  /** Holds those that nobody else holds, and passes over the others. */
  free<Table extends keyof Tables, Row>(query: Query<Table, Row>): Query<Table, Row>;
  /** Holds names, in their order: what is not there yet has no row that could be held. */
  named(...names: readonly string[]): Promise<void>;
}

/** For a database that runs one transaction at a time, and for reading. */
export const noLocks: Locks = {
  alone: true,
  held: (query) => query,
  free: (query) => query,
  named: () => Promise.resolve(),
};

/** PostgreSQL's. Rows that refer to what is held can still be added. */
export function rowLocks(database: Database): Locks {
  const lock = preparedWrite(database, (...names: readonly string[]) => {
    const locks = names.map((name) => sql`pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
    return { compile: () => sql`select ${sql.join(locks)}`.compile(database) };
  });
  return {
    alone: false,
    held: (query) => query.forNoKeyUpdate(),
    free: (query) => query.forNoKeyUpdate().skipLocked(),
    async named(...names) {
      await lock(...names);
    },
  };
}
