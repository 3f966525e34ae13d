// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { IssuedRecord } from '../ca/issued.ts';
import type { IssuedRecords } from '../records.ts';
import type { Locks } from './locks.ts';
import type { Tables } from './tables.ts';

/** Certificates that were made for phones, in the database. */
export function issuedRecords(database: Kysely<Tables>, { held }: Locks): IssuedRecords {
  const issued = database.selectFrom('issued_certificates').selectAll();
  return {
    async add(record) {
      await database.insertInto('issued_certificates').values(toRow(record)).execute();
    },
    async withSerialNumber(serialNumber) {
      const row = await issued.where('serial_number', '=', serialNumber).executeTakeFirst();
      return row && fromRow(row);
    },
    async hold(serialNumber) {
      const row = await held(issued.where('serial_number', '=', serialNumber)).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofActivation(activationId) {
      const query = issued.where('activation_id', '=', activationId).where('purpose', '=', 'authentication');
      const row = await query.executeTakeFirst();
      return row && fromRow(row);
    },
    async allOfActivation(activationId) {
      // In the order of the alphabet, which has `authentication` first.
      return (await issued.where('activation_id', '=', activationId).orderBy('purpose').execute()).map(fromRow);
    },
    async ofAccount(accountId) {
      const query = issued.where('account_id', '=', accountId).where('purpose', '=', 'authentication');
      return (await query.orderBy('issued_at').execute()).map(fromRow);
    },
    async after(serialNumber, count) {
      const query = issued.where('serial_number', '>', serialNumber).where('purpose', '=', 'authentication');
      return (await query.orderBy('serial_number').limit(count).execute()).map(fromRow);
    },
  };
}

function toRow(issued: IssuedRecord): Tables['issued_certificates'] {
  return {
    serial_number: issued.serialNumber,
    activation_id: issued.activationId,
    purpose: issued.purpose,
    account_id: issued.accountId,
    credential_type: issued.credentialType,
    subject: issued.subject,
    not_before: issued.notBefore,
    not_after: issued.notAfter,
    certificate: issued.certificate,
    issued_at: issued.issuedAt,
  };
}

function fromRow(row: Selectable<Tables['issued_certificates']>): IssuedRecord {
  return {
    serialNumber: row.serial_number,
    activationId: row.activation_id,
    purpose: row.purpose as IssuedRecord['purpose'],
    accountId: row.account_id,
    credentialType: row.credential_type,
    subject: row.subject,
    notBefore: row.not_before,
    notAfter: row.not_after,
    certificate: row.certificate,
    issuedAt: row.issued_at,
  };
}
