// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import { type AuditEntry, type AuditRow, type ChainEnd, continueChain } from '../audit/chain.ts';
import type { AuditRecords } from '../records.ts';
import { type Database, preparedRow, preparedWrite } from './statements.ts';
import type { Tables } from './tables.ts';

/** The audit log in the database. What is added is kept by `keep`, which the end of the transaction takes up. */
export function auditRecords(database: Database, keep: (entry: AuditEntry) => void): AuditRecords {
  return {
    add: async (entry) => keep(entry),
    async chains() {
      // From one name to the next by the index: there are few chains, and they may be long.
      const names: string[] = [];
      for (;;) {
        const query = database
          .selectFrom('audit')
          .select('chain')
          .where('chain', '>', names.at(-1) ?? '');
        const next = await query.orderBy('chain').limit(1).executeTakeFirst();
        if (!next) return names;
        names.push(next.chain);
      }
    },
    async after(chain, sequence, count) {
      const rows = database.selectFrom('audit').selectAll().where('chain', '=', chain);
      const query = rows.where('sequence', '>', sequence).orderBy('sequence').limit(count);
      return (await query.execute()).map(fromRow);
    },
    async newestBut(chain, event) {
      const rows = database.selectFrom('audit').selectAll().where('chain', '=', chain).where('event', '!=', event);
      const row = await rows.orderBy('sequence', 'desc').limit(1).executeTakeFirst();
      return row && fromRow(row);
    },
  };
}

/** A chain, where it is written. */
export interface ChainRecords {
  /** Its last row. */
  end(): Promise<ChainEnd | undefined>;
  /** Gives entries that follow `end` to the database before it returns; resolves to where the chain ends then. */
  append(end: ChainEnd | undefined, entries: readonly AuditEntry[]): Promise<ChainEnd | undefined>;
}

/** The chain of this name in the database. */
export function chainRecords(database: Database, chain: string): ChainRecords {
  const last = preparedRow(database, () =>
    database
      .selectFrom('audit')
      .select(['sequence', 'hash'])
      .where('chain', '=', chain)
      .orderBy('sequence', 'desc')
      .limit(1),
  );
  const insert = preparedWrite(database, (...rows: readonly Tables['audit'][]) =>
    database.insertInto('audit').values(rows),
  );
  return {
    end: () => last(),
    async append(end, entries) {
      const rows = continueChain(chain, end, entries);
      const columns = rows.map(({ previousHash, ...row }) => ({ ...row, previous_hash: previousHash }));
      const parts = Array.from({ length: Math.ceil(columns.length / most) }, (_, index) =>
        columns.slice(index * most, (index + 1) * most),
      );
      await Promise.all(parts.map((part) => insert(...part)));
      return rows.at(-1);
    },
  };
}

/** How many rows one statement adds: SQLite takes 32,766 values in one (sqlite.org/limits.html), PostgreSQL 65,535. */
const most = 1000;

function fromRow({ previous_hash, ...row }: Selectable<Tables['audit']>): AuditRow {
  return { ...row, previousHash: previous_hash };
}
