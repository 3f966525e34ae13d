// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import type { IssuedRecord } from '../ca/issued.ts';
import type { IssuedRecords } from '../records.ts';
import type { Locks } from './locks.ts';
import { type Database, preparedRow, preparedRows, preparedWrite } from './statements.ts';
import type { Tables } from './tables.ts';

/** Certificates that were made for phones, in the database. */
export function issuedRecords(database: Database, { held }: Locks): IssuedRecords {
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
  const insert = preparedWrite(database, (row: Tables['issued_certificates']) =>
    database.insertInto('issued_certificates').values(row),
  );
  const withNumber = preparedRow(database, (serialNumber: string) => issued.where('serial_number', '=', serialNumber));
  const heldWithNumber = preparedRow(database, (serialNumber: string) =>
    held(issued.where('serial_number', '=', serialNumber)),
  );
  const ofActivation = preparedRow(database, (activationId: string) =>
    issued.where('activation_id', '=', activationId).where('purpose', '=', 'authentication'),
  );
  // In the order of the alphabet, which has `authentication` first.
  const allOfActivation = preparedRows(database, (activationId: string) =>
    issued.where('activation_id', '=', activationId).orderBy('purpose'),
  );
  // By way of its activations: an index of certificates by account would be one more place to write for each of them.
  const ofAccount = preparedRows(database, (accountId: string) =>
    first
      .where('activation_id', 'in', ({ selectFrom }) =>
        selectFrom('activations').select('activations.id').where('activations.account_id', '=', accountId),
      )
      .orderBy('issued_at'),
  );
  return {
    async add(record) {
      await insert(toRow(record));
    },
    async withSerialNumber(serialNumber) {
      const row = await withNumber(serialNumber);
      return row && fromRow(row);
    },
    async hold(serialNumber) {
      const row = await heldWithNumber(serialNumber);
      return row && fromRow(row);
    },
    async ofActivation(activationId) {
      const row = await ofActivation(activationId);
      return row && fromRow(row);
    },
    async allOfActivation(activationId) {
      return (await allOfActivation(activationId)).map(fromRow);
    },
    async ofAccount(accountId) {
      return (await ofAccount(accountId)).map(fromRow);
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
