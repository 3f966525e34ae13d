// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { AuditRow } from '../audit/chain.ts';
import type { AuditRecords } from '../records.ts';
import type { Tables } from './tables.ts';

/** The audit log in the database. */
export function auditRecords(database: Kysely<Tables>): AuditRecords {
  const rows = database.selectFrom('audit').selectAll();
  return {
    async last() {
      const row = await rows.orderBy('sequence', 'desc').limit(1).executeTakeFirst();
      return row && fromRow(row);
    },
    async add({ previousHash, ...row }) {
      await database
        .insertInto('audit')
        .values({ ...row, previous_hash: previousHash })
        .execute();
    },
    async after(sequence, count) {
      const query = rows.where('sequence', '>', sequence).orderBy('sequence').limit(count);
      return (await query.execute()).map(fromRow);
    },
  };
}

function fromRow({ previous_hash, ...row }: Selectable<Tables['audit']>): AuditRow {
  return { ...row, previousHash: previous_hash };
}
