// SPDX-License-Identifier: Apache-2.0
// What people's own doings at the station needed after the first version.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The steps by name. */
export const selfServiceMigrations: Record<string, Migration> = {
  '070-replaced-credentials': {
    async up({ schema }: Kysely<unknown>) {
      await schema.alterTable('activations').addColumn('replaces', 'text').execute();
    },
  },
  '071-credential-uses': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('credential_uses')
        .addColumn('activation_id', 'text', (column) => column.primaryKey())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('place', 'text', (column) => column.notNull())
        .addColumn('address', 'text')
        .execute();
    },
  },
};
