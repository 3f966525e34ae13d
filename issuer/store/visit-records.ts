// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import type { Visit } from '../login/visits.ts';
import type { ChallengeRecords, VisitRecords } from '../records.ts';
import { type Database, prepared, preparedRow, preparedRows, preparedWrite } from './statements.ts';
import type { Tables } from './tables.ts';

/** Visits in the database. */
export function visitRecords(database: Database): VisitRecords {
  const visits = database.selectFrom('visits').selectAll();
  const insert = preparedWrite(database, (row: Tables['visits']) => database.insertInto('visits').values(row));
  const withHash = preparedRow(database, (tokenHash: string) => visits.where('token_hash', '=', tokenHash));
  const touch = preparedWrite(
    database,
    (tokenHash: string, active_at: number) =>
      database.updateTable('visits').set({ active_at }).where('token_hash', '=', tokenHash),
    'contested',
  );
  const remove = prepared(database, (tokenHash: string) =>
    database.deleteFrom('visits').where('token_hash', '=', tokenHash),
  );
  const ofAccount = preparedRows(database, (accountId: string) => visits.where('account_id', '=', accountId));
  const over = preparedRows(database, (idleSince: number, startedBefore: number) =>
    visits.where((where) => where.or([where('active_at', '<=', idleSince), where('started_at', '<=', startedBefore)])),
  );
  const under = preparedRows(database, (anchor: string) =>
    visits.where('account_id', 'in', database.selectFrom('accounts').select('id').where('anchor', '=', anchor)),
  );
  const anchors = preparedRows(database, () =>
    database
      .selectFrom('accounts')
      .select('anchor')
      .distinct()
      .where('id', 'in', database.selectFrom('visits').select('account_id')),
  );
  return {
    async add({ tokenHash, accountId, startedAt, activeAt }) {
      await insert({ token_hash: tokenHash, account_id: accountId, started_at: startedAt, active_at: activeAt });
    },
    async get(tokenHash) {
      const row = await withHash(tokenHash);
      return row && fromRow(row);
    },
    async touch(tokenHash, activeAt) {
      await touch(tokenHash, activeAt);
    },
    async remove(tokenHash) {
      return (await remove(tokenHash)).numAffectedRows === 1n;
    },
    async ofAccount(accountId) {
      return (await ofAccount(accountId)).map(fromRow);
    },
    async over(idleSince, startedBefore) {
      return (await over(idleSince, startedBefore)).map(fromRow);
    },
    async under(anchor) {
      return (await under(anchor)).map(fromRow);
    },
    async anchors() {
      return (await anchors()).map(({ anchor }) => anchor);
    },
  };
}

/** Challenges in the database. */
export function challengeRecords(database: Database): ChallengeRecords {
  const insert = preparedWrite(database, (row: Tables['challenges']) => database.insertInto('challenges').values(row));
  const take = preparedRow(database, (purpose: string, key: string) =>
    database.deleteFrom('challenges').where('purpose', '=', purpose).where('key', '=', key).returningAll(),
  );
  const removeExpired = preparedWrite(
    database,
    (now: number) => database.deleteFrom('challenges').where('expires_at', '<=', now),
    'contested',
  );
  return {
    async add({ purpose, key, nonce, expiresAt }) {
      await insert({ purpose, key, nonce, expires_at: expiresAt });
    },
    async take(purpose, key) {
      const row = await take(purpose, key);
      return row && { purpose, key, nonce: row.nonce, expiresAt: row.expires_at };
    },
    async removeExpired(now) {
      await removeExpired(now);
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
