// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import type { Phone } from '../phones/phone.ts';
import type { PhoneRecords } from '../records.ts';
import { type Database, preparedRow } from './statements.ts';
import type { Tables } from './tables.ts';

/** Enrolled phones in the database. */
export function phoneRecords(database: Database): PhoneRecords {
  const phones = database.selectFrom('phones').selectAll();
  const enrolled = phones.where('state', '=', 'enrolled');
  const keyOf = preparedRow(database, (activationId: string) =>
    database.selectFrom('phone_activations').select('thumbprint').where('activation_id', '=', activationId),
  );
  return {
    async get(id) {
      const row = await phones.where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async enrolledWith(accountId, thumbprint) {
      const query = enrolled.where('account_id', '=', accountId).where('thumbprint', '=', thumbprint);
      const row = await query.executeTakeFirst();
      return row && fromRow(row);
    },
    async withKey(thumbprint) {
      const row = await enrolled.where('thumbprint', '=', thumbprint).orderBy('enrolled_at', 'desc').executeTakeFirst();
      return row && fromRow(row);
    },
    async ofAccount(accountId) {
      return (await phones.where('account_id', '=', accountId).orderBy('enrolled_at').execute()).map(fromRow);
    },
    async after(id, count) {
      return (await phones.where('id', '>', id).orderBy('id').limit(count).execute()).map(fromRow);
    },
    async save(phone) {
      const { id, ...row } = toRow(phone);
      await database
        .insertInto('phones')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    async keyOfActivation(activationId) {
      return (await keyOf(activationId))?.thumbprint;
    },
    async keepActivation(activationId, thumbprint) {
      await database
        .insertInto('phone_activations')
        .values({ activation_id: activationId, thumbprint })
        .onConflict((conflict) => conflict.column('activation_id').doNothing())
        .execute();
    },
  };
}

function toRow({ id, thumbprint, name, kind, state, ...phone }: Phone): Tables['phones'] {
  const { accountId, enrolledAt, contactAt, endedAt } = phone;
  const times = { enrolled_at: enrolledAt, contact_at: contactAt, ended_at: endedAt ?? null };
  return { id, account_id: accountId, thumbprint, name, kind, state, ...times };
}

function fromRow({ id, thumbprint, name, kind, state, ...row }: Selectable<Tables['phones']>): Phone {
  return {
    id,
    accountId: row.account_id,
    thumbprint,
    name,
    kind,
    state: state as Phone['state'],
    enrolledAt: row.enrolled_at,
    contactAt: row.contact_at,
    endedAt: row.ended_at ?? undefined,
  };
}
