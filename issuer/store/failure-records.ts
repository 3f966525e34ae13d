// SPDX-License-Identifier: Apache-2.0

import type { Kysely } from 'kysely';
import type { FailureRecords } from '../records.ts';
import type { Locks } from './locks.ts';
import type { Tables } from './tables.ts';

/** Failed guesses in the database. */
export function failureRecords(database: Kysely<Tables>, { named }: Locks): FailureRecords {
  return {
    async hold(scope, subject) {
      await named(`failures ${scope} ${subject}`);
      const query = database.selectFrom('failures').selectAll().where('scope', '=', scope);
      const row = await query.where('subject', '=', subject).executeTakeFirst();
      return row && { scope, subject, count: row.count, lastAt: row.last_at };
    },
    async save({ scope, subject, count, lastAt }) {
      const row = { scope, subject, count, last_at: lastAt };
      const changed = { count, last_at: lastAt };
      await database
        .insertInto('failures')
        .values(row)
        .onConflict((conflict) => conflict.columns(['scope', 'subject']).doUpdateSet(changed))
        .execute();
    },
    async remove(scope, subject) {
      await database.deleteFrom('failures').where('scope', '=', scope).where('subject', '=', subject).execute();
    },
    async removeBefore(scopes, before) {
      await database.deleteFrom('failures').where('scope', 'in', scopes).where('last_at', '<', before).execute();
    },
  };
}
