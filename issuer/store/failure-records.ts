// SPDX-License-Identifier: Apache-2.0

import { type SqlBool, sql } from 'kysely';
import type { LimitScope } from '../limits/limits.ts';
import { type FailureRecords, together } from '../records.ts';
import type { Locks } from './locks.ts';
import { type Database, preparedRows, preparedWrite } from './statements.ts';
import type { Tables } from './tables.ts';

/** Failed guesses in the database. */
export function failureRecords(database: Database, { named }: Locks): FailureRecords {
  const of = preparedRows(database, (...pairs: readonly string[]) =>
    database.selectFrom('failures').selectAll().where(isOneOf(pairs)),
  );
  const insert = preparedWrite(database, (row: Tables['failures'], changed: Partial<Tables['failures']>) =>
    database
      .insertInto('failures')
      .values(row)
      .onConflict((conflict) => conflict.columns(['scope', 'subject']).doUpdateSet(changed)),
  );
  const remove = preparedWrite(database, (...pairs: readonly string[]) =>
    database.deleteFrom('failures').where(isOneOf(pairs)),
  );
  return {
    async hold(limited) {
      if (limited.length === 0) return [];
      const [, rows] = await together(
        named(...limited.map(({ scope, subject }) => `failures ${scope} ${subject}`)),
        of(...limited.flatMap(({ scope, subject }) => [scope, subject])),
      );
      return rows.map(({ scope, subject, count, last_at }) => {
        return { scope: scope as LimitScope, subject, count, lastAt: last_at };
      });
    },
    async save({ scope, subject, count, lastAt }) {
      await insert({ scope, subject, count, last_at: lastAt }, { count, last_at: lastAt });
    },
    async remove(limited) {
      if (limited.length > 0) await remove(...limited.flatMap(({ scope, subject }) => [scope, subject]));
    },
    async removeBefore(scopes, before) {
      await database.deleteFrom('failures').where('scope', 'in', scopes).where('last_at', '<', before).execute();
    },
  };
}

/** Scope and subject, one after the other. */
function isOneOf(pairs: readonly string[]) {
  const conditions = pairs.flatMap((scope, index) =>
    index % 2 === 0 ? [sql<SqlBool>`(scope = ${scope} and subject = ${pairs[index + 1]})`] : [],
  );
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}
