// SPDX-License-Identifier: Apache-2.0
// What the audit log needed after the first version: a chain for each issuer that shares a database.

import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { onlyChain } from '../audit/chain.ts';

/** The steps by name. */
export const auditMigrations: Record<string, Migration> = {
  '030-audit-chains': {
    async up(database: Kysely<unknown>) {
      const { schema } = database;
      await schema.alterTable('audit').renameTo('audit_before').execute();
      await schema
        .createTable('audit')
        .addColumn('chain', 'text', (column) => column.notNull())
        .addColumn('sequence', 'bigint', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('event', 'text', (column) => column.notNull())
        .addColumn('details', 'text', (column) => column.notNull())
        .addColumn('previous_hash', 'text', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('audit_rows', ['chain', 'sequence'])
        .execute();
      await sql`
        insert into audit (chain, sequence, at, event, details, previous_hash, hash)
        select ${sql.lit(onlyChain)}, sequence, at, event, details, previous_hash, hash from audit_before
      `.execute(database);
      await schema.dropTable('audit_before').execute();
    },
  },
};
