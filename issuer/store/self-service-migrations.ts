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
};
