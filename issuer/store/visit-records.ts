// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { Visit } from '../login/visits.ts';
import type { ChallengeRecords, VisitRecords } from '../records.ts';
import type { Tables } from './tables.ts';

/** Visits in the database. */
export function visitRecords(database: Kysely<Tables>): VisitRecords {
  const visits = database.selectFrom('visits').selectAll();
  return {
    async add({ tokenHash, accountId, startedAt, activeAt }) {
      const row = { token_hash: tokenHash, account_id: accountId, started_at: startedAt, active_at: activeAt };
      await database.insertInto('visits').values(row).execute();
    },
    async get(tokenHash) {
      const row = await visits.where('token_hash', '=', tokenHash).executeTakeFirst();
      return row && fromRow(row);
    },
    async touch(tokenHash, activeAt) {
      await database.updateTable('visits').set({ active_at: activeAt }).where('token_hash', '=', tokenHash).execute();
    },
    async remove(tokenHash) {
      const query = database.deleteFrom('visits').where('token_hash', '=', tokenHash);
      return (await query.executeTakeFirst()).numDeletedRows === 1n;
    },
    async ofAccount(accountId) {
      return (await visits.where('account_id', '=', accountId).execute()).map(fromRow);
    },
    async over(idleSince, startedBefore) {
      const query = visits.where((where) =>
        where.or([where('active_at', '<=', idleSince), where('started_at', '<=', startedBefore)]),
      );
      return (await query.execute()).map(fromRow);
    },
  };
}

/** Challenges in the database. */
export function challengeRecords(database: Kysely<Tables>): ChallengeRecords {
  return {
    async add({ purpose, key, nonce, expiresAt }) {
      await database.insertInto('challenges').values({ purpose, key, nonce, expires_at: expiresAt }).execute();
    },
    async take(purpose, key) {
      const query = database.deleteFrom('challenges').where('purpose', '=', purpose).where('key', '=', key);
      const row = await query.returningAll().executeTakeFirst();
      return row && { purpose, key, nonce: row.nonce, expiresAt: row.expires_at };
    },
    async removeExpired(now) {
      await database.deleteFrom('challenges').where('expires_at', '<=', now).execute();
    },
  };
}

function fromRow(row: Selectable<Tables['visits']>): Visit {
  return {
    tokenHash: row.token_hash,
    accountId: row.account_id,
    startedAt: row.started_at,
    activeAt: row.active_at,
  };
}
