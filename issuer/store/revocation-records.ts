// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import type {
  PublishedList,
  Revocation,
  RevocationListRecords,
  RevocationRecords,
} from '../revocation/revocation-record.ts';
import type { Locks } from './locks.ts';
import { type Database, preparedRow } from './statements.ts';
import type { Tables } from './tables.ts';

/** Revocations of our own certificates, in the database. */
export function revocationRecords(database: Database, { named }: Locks): RevocationRecords {
  const revocations = database.selectFrom('revocations').selectAll();
  const withNumber = preparedRow(database, (serialNumber: string) =>
    revocations.where('serial_number', '=', serialNumber),
  );
  const newest = preparedRow(database, () =>
    database.selectFrom('revocations').select(({ fn }) => fn.max('change').as('last')),
  );
  const standing = preparedRow(database, (serialNumber: string) =>
    database
      .selectFrom('issued_certificates as issued')
      .leftJoin('revocations as revocation', 'revocation.serial_number', 'issued.serial_number')
      .select(['issued.serial_number', 'issued.not_after', 'state', 'reason', 'cause', 'revoked_at'])
      .where('issued.serial_number', '=', serialNumber),
  );
  const lastChange = async () => Number((await newest())?.last ?? 0);
  return {
    lastChange,
    async get(serialNumber) {
      const row = await withNumber(serialNumber);
      return row && revocationFrom(row);
    },
    async standing(serialNumber) {
      const row = await standing(serialNumber);
      if (!row) return undefined;
      const { state, reason, cause, revoked_at } = row;
      if (state === null || reason === null || cause === null || revoked_at === null) return { revocation: undefined };
      return { revocation: revocationFrom({ ...row, state, reason, cause, revoked_at }) };
    },
    async save(revocation) {
      await named('revocations');
      const row = { ...toRow(revocation), change: (await lastChange()) + 1 };
      const query = database.insertInto('revocations').values(row);
      await query.onConflict((conflict) => conflict.column('serial_number').doUpdateSet(row)).execute();
    },
    async changedAfter(change, notEndedBy) {
      const query = revocations.where('change', '>', change).where('not_after', '>', notEndedBy).orderBy('change');
      return (await query.execute()).map(revocationFrom);
    },
  };
}

/** CRLs, in the database. */
export function revocationListRecords(database: Database, { named }: Locks): RevocationListRecords {
  const lists = database.selectFrom('revocation_lists').selectAll();
  return {
    hold: () => named('revocation lists'),
    async newest(kind) {
      const row = await lists.where('kind', '=', kind).orderBy('number', 'desc').limit(1).executeTakeFirst();
      return row && listFrom(row);
    },
    async oldestComplete(now) {
      const query = lists.where('kind', '=', 'complete').where('next_update', '>', now).orderBy('number').limit(1);
      const row = await query.executeTakeFirst();
      return row && listFrom(row);
    },
    async nextNumber() {
      const query = database.selectFrom('revocation_lists').select(({ fn }) => fn.max('number').as('last'));
      return Number((await query.executeTakeFirstOrThrow()).last ?? 0) + 1;
    },
    async add({ number, kind, baseNumber, thisUpdate, nextUpdate, lastChange, bytes }) {
      const row = { number, kind, base_number: baseNumber ?? null, last_change: lastChange, bytes: bytes ?? null };
      await database
        .insertInto('revocation_lists')
        .values({ ...row, this_update: thisUpdate, next_update: nextUpdate })
        .execute();
      await database
        .deleteFrom('revocation_lists')
        .where('number', '<', number)
        .where('kind', '=', kind)
        .where((where) => where.or([where('kind', '=', 'delta'), where('next_update', '<=', thisUpdate)]))
        .execute();
      await database
        .updateTable('revocation_lists')
        .set({ bytes: null })
        .where('kind', '=', kind)
        .where('number', '<', number)
        .where('bytes', 'is not', null)
        .execute();
    },
  };
}

function toRow(revocation: Revocation): Omit<Tables['revocations'], 'change'> {
  const { serialNumber, state, reason, cause, revokedAt, notAfter } = revocation;
  return { serial_number: serialNumber, state, reason, cause, revoked_at: revokedAt, not_after: notAfter };
}

function revocationFrom(row: Omit<Selectable<Tables['revocations']>, 'change'>): Revocation {
  return {
    serialNumber: row.serial_number,
    state: row.state as Revocation['state'],
    reason: row.reason as Revocation['reason'],
    cause: row.cause as Revocation['cause'],
    revokedAt: row.revoked_at,
    notAfter: row.not_after,
  };
}

function listFrom(row: Selectable<Tables['revocation_lists']>): PublishedList {
  return {
    number: row.number,
    kind: row.kind as PublishedList['kind'],
    baseNumber: row.base_number ?? undefined,
    thisUpdate: row.this_update,
    nextUpdate: row.next_update,
    lastChange: row.last_change,
    bytes: row.bytes ?? undefined,
  };
}
