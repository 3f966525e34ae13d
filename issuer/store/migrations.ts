// SPDX-License-Identifier: Apache-2.0
// How the tables came to be, step by step. A step that has been released is never changed; a change is a new step.

import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { accountMigrations } from './account-migrations.ts';
import { auditMigrations } from './audit-migrations.ts';
import { deviceLoginMigrations } from './device-login-migrations.ts';
import { erasureMigrations } from './erasure-migrations.ts';
import { issuingMigrations } from './issuing-migrations.ts';
import { keyMigrations } from './key-records.ts';
import { notificationMigrations } from './notification-migrations.ts';
import { phoneKeyMigrations } from './phone-key-records.ts';
import { phoneMigrations } from './phone-migrations.ts';
import { pushMigrations } from './push-records.ts';
import { revocationMigrations } from './revocation-migrations.ts';
import { scepMigrations } from './scep-migrations.ts';
import { selfServiceMigrations } from './self-service-migrations.ts';
import { stationMigrations } from './station-migrations.ts';

/** The types that differ between databases. */
export interface ColumnTypes {
  readonly bytes: 'blob' | 'bytea';
}

/** All steps by name, in the order of their names. */
export function migrations({ bytes }: ColumnTypes): Record<string, Migration> {
  return {
    '001-first': {
      async up(database: Kysely<unknown>) {
        const { schema } = database;
        await schema
          .createTable('settings')
          .addColumn('name', 'text', (column) => column.primaryKey())
          .addColumn('value', 'text', (column) => column.notNull())
          .execute();
        await schema
          .createTable('trusted_certificates')
          .addColumn('fingerprint', 'text', (column) => column.primaryKey())
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('subject', 'text', (column) => column.notNull())
          .addColumn('certificate', bytes, (column) => column.notNull())
          .addColumn('added_at', 'bigint', (column) => column.notNull())
          .execute();
        await schema
          .createTable('accounts')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('anchor', 'text', (column) => column.notNull())
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('identifier', 'text', (column) => column.notNull())
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('email', 'text')
          .addColumn('created_at', 'bigint', (column) => column.notNull())
          .addUniqueConstraint('accounts_identity', ['anchor', 'kind', 'identifier'])
          .execute();
        await schema.createIndex('accounts_identifier').on('accounts').column('identifier').execute();
        await schema
          .createTable('challenges')
          .addColumn('purpose', 'text', (column) => column.notNull())
          .addColumn('key', 'text', (column) => column.notNull())
          .addColumn('nonce', 'text', (column) => column.notNull())
          .addColumn('expires_at', 'bigint', (column) => column.notNull())
          .addPrimaryKeyConstraint('challenges_key', ['purpose', 'key'])
          .execute();
        await schema.createIndex('challenges_expires_at').on('challenges').column('expires_at').execute();
        await schema
          .createTable('visits')
          .addColumn('token_hash', 'text', (column) => column.primaryKey())
          .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
          .addColumn('started_at', 'bigint', (column) => column.notNull())
          .addColumn('active_at', 'bigint', (column) => column.notNull())
          .execute();
        await schema
          .createTable('activations')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
          .addColumn('held_by', 'text')
          .addColumn('idempotency_key', 'text', (column) => column.notNull())
          .addColumn('state', 'text', (column) => column.notNull())
          .addColumn('void_reason', 'text')
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('credential_type', 'text', (column) => column.notNull())
          .addColumn('opened_at', 'bigint', (column) => column.notNull())
          .addColumn('expires_at', 'bigint', (column) => column.notNull())
          .addColumn('password_mac', bytes, (column) => column.notNull())
          .addColumn('password_tries_left', 'integer', (column) => column.notNull())
          .addColumn('typed_code_mac', bytes, (column) => column.notNull())
          .addColumn('typed_code_tries_left', 'integer', (column) => column.notNull())
          .addColumn('public_key', bytes)
          .addColumn('pairing_nonce', bytes)
          .addColumn('phone', 'text')
          .addUniqueConstraint('activations_idempotency', ['account_id', 'idempotency_key'])
          .execute();
        await schema.createIndex('activations_state').on('activations').columns(['state', 'expires_at']).execute();
        await schema.createIndex('activations_held_by').on('activations').column('held_by').execute();
        await schema
          .createTable('issued_certificates')
          .addColumn('serial_number', 'text', (column) => column.primaryKey())
          // One activation, one certificate: whatever else goes wrong, the database does not take a second.
          .addColumn('activation_id', 'text', (column) => column.notNull().unique().references('activations.id'))
          .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
          .addColumn('credential_type', 'text', (column) => column.notNull())
          .addColumn('subject', 'text', (column) => column.notNull())
          .addColumn('not_before', 'bigint', (column) => column.notNull())
          .addColumn('not_after', 'bigint', (column) => column.notNull())
          .addColumn('certificate', bytes, (column) => column.notNull())
          .addColumn('issued_at', 'bigint', (column) => column.notNull())
          .execute();
        await schema
          .createTable('audit')
          .addColumn('sequence', 'bigint', (column) => column.primaryKey())
          .addColumn('at', 'bigint', (column) => column.notNull())
          .addColumn('event', 'text', (column) => column.notNull())
          .addColumn('details', 'text', (column) => column.notNull())
          .addColumn('previous_hash', 'text', (column) => column.notNull())
          .addColumn('hash', 'text', (column) => column.notNull())
          .execute();
      },
    },
    ...accountMigrations({ bytes }),
    ...revocationMigrations({ bytes }),
    ...scepMigrations({ bytes }),
    ...issuingMigrations({ bytes }),
    ...deviceLoginMigrations({ bytes }),
    ...auditMigrations,
    ...notificationMigrations,
    ...selfServiceMigrations,
    ...phoneMigrations,
    ...stationMigrations,
    ...keyMigrations({ bytes }),
    ...pushMigrations({ bytes }),
    ...phoneKeyMigrations,
    ...erasureMigrations,
  };
}
