// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { SignIn } from '../device-login/sign-in.ts';
import type { OidcRecords, SignInRecords } from '../records.ts';
import type { Tables } from './tables.ts';

/** What oidc-provider keeps, in the database. */
export function oidcRecords(database: Kysely<Tables>): OidcRecords {
  return {
    async get(kind, id) {
      const query = database.selectFrom('oidc_records').selectAll().where('kind', '=', kind).where('id', '=', id);
      const row = await query.executeTakeFirst();
      return row && { kind, id, grantId: row.grant_id ?? undefined, payload: row.payload, expiresAt: row.expires_at };
    },
    async save({ kind, id, grantId, payload, expiresAt }) {
      const row = { grant_id: grantId ?? null, payload, expires_at: expiresAt };
      await database
        .insertInto('oidc_records')
        .values({ kind, id, ...row })
        .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet(row))
        .execute();
    },
    async remove(kind, id) {
      await database.deleteFrom('oidc_records').where('kind', '=', kind).where('id', '=', id).execute();
    },
    async removeOfGrant(kind, grantId) {
      await database.deleteFrom('oidc_records').where('kind', '=', kind).where('grant_id', '=', grantId).execute();
    },
    async removeExpired(now) {
      await database.deleteFrom('oidc_records').where('expires_at', '<=', now).execute();
    },
  };
}

/** Sign-ins by code, in the database. */
export function signInRecords(database: Kysely<Tables>): SignInRecords {
  const signIns = database.selectFrom('sign_ins').selectAll();
  return {
    async add(signIn) {
      await database.insertInto('sign_ins').values(toRow(signIn)).execute();
    },
    async get(id) {
      const row = await signIns.where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async withUserCode(userCodeMac) {
      const query = signIns.where('user_code_mac', '=', userCodeMac).orderBy('asked_at', 'desc').limit(1);
      const row = await query.executeTakeFirst();
      return row && fromRow(row);
    },
    async save(signIn, before) {
      const query = database.updateTable('sign_ins').set(toRow(signIn));
      const found = await query.where('id', '=', signIn.id).where('state', '=', before).returning('id').execute();
      return found.length === 1;
    },
    async removeBefore(time) {
      await database.deleteFrom('sign_ins').where('expires_at', '<=', time).execute();
    },
  };
}

function toRow({ id, account, phone, address, state, ...signIn }: SignIn): Tables['sign_ins'] {
  return {
    id,
    account,
    phone,
    address,
    state,
    user_code_mac: signIn.userCodeMac,
    asked_at: signIn.askedAt,
    expires_at: signIn.expiresAt,
    account_id: signIn.accountId ?? null,
    polled_at: signIn.polledAt ?? null,
    interval_seconds: signIn.intervalSeconds,
  };
}

function fromRow({ id, account, phone, address, state, ...row }: Selectable<Tables['sign_ins']>): SignIn {
  return {
    id,
    account,
    phone,
    address,
    state: state as SignIn['state'],
    userCodeMac: row.user_code_mac,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    accountId: row.account_id ?? undefined,
    polledAt: row.polled_at ?? undefined,
    intervalSeconds: row.interval_seconds,
  };
}
