// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { IssuedRecord } from '../ca/issued.ts';
import type { IssuedRecords } from '../records.ts';
import type { Locks } from './locks.ts';
import type { Tables } from './tables.ts';

/** Certificates that were made for phones, in the database. */
export function issuedRecords(database: Kysely<Tables>, { held }: Locks): IssuedRecords {
  const issued = database.selectFrom('issued_certificates').selectAll();
  // The one for authentication; and where the phone's own client has not fetched that yet, the one for encryption.
  const first = issued.where(({ or, and, eb, not, exists, selectFrom }) =>
    or([
      eb('purpose', '=', 'authentication'),
      and([
        eb('purpose', '=', 'encryption'),
        not(
          exists(
            selectFrom('issued_certificates as beside')
              .select('beside.serial_number')
              .whereRef('beside.activation_id', '=', 'issued_certificates.activation_id')
              .where('beside.purpose', '=', 'authentication'),
          ),
        ),
      ]),
    ]),
  );
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
      return (await first.where('account_id', '=', accountId).orderBy('issued_at').execute()).map(fromRow);
    },
    async after(serialNumber, count) {
      const query = first.where('serial_number', '>', serialNumber);
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
