// SPDX-License-Identifier: Apache-2.0
// Where something of a person lies in the database. Rows that others refer to, or that say what must not be forgotten
// (serial numbers, revocations, hashes of keys, the audit log), stay, without the person.

import { createHash, randomBytes } from 'node:crypto';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type ErasureRecords, type PersonalKind, personalKinds } from '../accounts/erasure-record.ts';
import { type Account, accountText, type Identifier } from '../login/accounts.ts';
import type { Database } from './statements.ts';
import type { Tables } from './tables.ts';
import { settingRecords } from './trust-records.ts';

/** Erasing, in the database. */
export function erasureRecords(database: Database): ErasureRecords {
  const settings = settingRecords(database);
  return {
    async holdingsOf(account) {
      const holdings: Record<PersonalKind | 'serialNumbers' | 'keyHashes', number> = {
        ...noHoldings,
        serialNumbers: await countOf({ table: 'issued_certificates', which: byActivation(account) }),
        keyHashes: await countOf({ table: 'phone_keys', which: ownedBy(account) }),
      };
      for (const part of [...emptiedOf(account), ...removedOf(account)]) {
        if (part.kind) holdings[part.kind] += await countOf(part);
      }
      return { ...holdings, lastEnd: await lastEndOf(account) };
    },

    async eraseHoldings(account) {
      await database.updateTable('issued_certificates').set(emptyCertificate).where(byActivation(account)).execute();
      await database.updateTable('activations').set(emptyActivation).where(ownedBy(account)).execute();
      await remove(removedOf(account));
    },

    async eraseCertificate(serialNumber) {
      const update = database.updateTable('issued_certificates').set(emptyCertificate);
      await update.where('serial_number', '=', serialNumber).execute();
    },

    async eraseActivation(activationId) {
      await database.updateTable('activations').set(emptyActivation).where('id', '=', activationId).execute();
      const which = sql<SqlBool>`activation_id = ${activationId}`;
      await remove(activationTables.map((each) => ({ ...each, which })));
    },

    async noteEnds(now) {
      const update = database.updateTable('accounts').set({ ended_at: now });
      await update.where('status', '=', 'ended').where('ended_at', 'is', null).execute();
    },

    async endedBy(time, after, most) {
      const ended = database
        .selectFrom('accounts')
        .select('id')
        .where('status', '=', 'ended')
        .where('ended_at', '<=', time)
        .where('unsettled', '=', 0)
        .where('id', '>', after);
      return (await ended.orderBy('id').limit(most).execute()).map(({ id }) => id);
    },

    async certificatesEndedBy(time, { notAfter, serialNumber }, most) {
      const rows = await database
        .selectFrom('issued_certificates')
        .select(['serial_number', 'not_after', 'activation_id', 'account_id', 'subject'])
        .where('not_after', '<=', time)
        .where(({ or, and, eb }) =>
          or([
            eb('not_after', '>', notAfter),
            and([eb('not_after', '=', notAfter), eb('serial_number', '>', serialNumber)]),
          ]),
        )
        .orderBy('not_after')
        .orderBy('serial_number')
        .limit(most)
        .execute();
      return rows.map((row) => ({
        serialNumber: row.serial_number,
        notAfter: row.not_after,
        activationId: row.activation_id,
        accountId: row.account_id,
        isErased: row.subject === '',
      }));
    },

    async remember(person) {
      const salt = (await settings.get(saltName)) ?? (await makeSalt());
      const insert = database.insertInto('erased_people').values({ hash: hashOf(person, salt) });
      await insert.onConflict((conflict) => conflict.column('hash').doNothing()).execute();
    },

    async forget(person) {
      const salt = await settings.get(saltName);
      if (salt === undefined) return;
      await database.deleteFrom('erased_people').where('hash', '=', hashOf(person, salt)).execute();
    },

    async wasErased(person) {
      const salt = await settings.get(saltName);
      if (salt === undefined) return false;
      const query = database.selectFrom('erased_people').select('hash').where('hash', '=', hashOf(person, salt));
      return (await query.executeTakeFirst()) !== undefined;
    },
  };

  async function countOf({ table, which }: Pick<Part, 'table' | 'which'>): Promise<number> {
    const query = sql<{ count: number }>`select count(*) as count from ${sql.table(table)} where ${which}`;
    return Number((await query.execute(database)).rows[0]?.count ?? 0);
  }

  async function lastEndOf(account: Account): Promise<number | undefined> {
    const certificates = database.selectFrom('issued_certificates').where(byActivation(account));
    const row = await certificates.select(({ fn }) => fn.max('not_after').as('last')).executeTakeFirst();
    return row?.last == null ? undefined : Number(row.last);
  }

  async function remove(parts: readonly Part[]): Promise<void> {
    for (const { table, which } of parts) {
      await sql`delete from ${sql.table(table)} where ${which}`.execute(database);
    }
  }

  /** Of two who make it at once, both take the one that came first. */
  async function makeSalt(): Promise<string> {
    const insert = database.insertInto('settings').values({ name: saltName, value: randomBytes(32).toString('hex') });
    await insert.onConflict((conflict) => conflict.column('name').doNothing()).execute();
    return (await settings.get(saltName)) ?? '';
  }
}

/** Rows of a table, and what they are to people. */
interface Part {
  /** None for what only stands beside other things. */
  readonly kind?: PersonalKind;
  readonly table: keyof Tables;
  readonly which: RawBuilder<SqlBool>;
}

const noHoldings = Object.fromEntries(personalKinds.map((kind) => [kind, 0])) as Record<PersonalKind, number>;

const emptyCertificate = { subject: '', certificate: new Uint8Array() };

/** It could be mistaken for one that waits for its key. */
const emptyActivation = {
  state: 'void',
  void_reason: sql<string>`coalesce(void_reason, 'activationExpired')`,
  name: '',
  held_by: null,
  public_key: null,
  pairing_nonce: null,
  phone: null,
};

const activationTables = [
  { kind: 'uses', table: 'credential_uses' },
  { table: 'phone_activations' },
  { table: 'scep_challenges' },
  { table: 'scep_transactions' },
] as const;

/** Rows that stay, without what is personal in them. */
function emptiedOf(account: Account): readonly Part[] {
  const certificates = sql<SqlBool>`${byActivation(account)} and subject <> ''`;
  return [
    { kind: 'certificates', table: 'issued_certificates', which: certificates },
    { kind: 'activations', table: 'activations', which: sql<SqlBool>`${ownedBy(account)} and name <> ''` },
  ];
}

/** Rows that go, in an order in which none refers to one that is gone. */
function removedOf(account: Account): readonly Part[] {
  const { id } = account;
  const own = ownedBy(account);
  const names = namesOf(account);
  const speaks = [id, ...names].map(speaksOf);
  const ofPhone = sql<SqlBool>`phone_id in (select id from phones where account_id = ${id})`;
  return [
    { kind: 'visits', table: 'visits', which: own },
    { kind: 'signIns', table: 'sign_ins', which: sql<SqlBool>`${own} or account in (${sql.join(names)})` },
    { kind: 'signIns', table: 'oidc_records', which: sql<SqlBool>`${sql.join(speaks, sql` or `)}` },
    { kind: 'cards', table: 'cards', which: own },
    { table: 'push_subscriptions', which: ofPhone },
    { kind: 'phones', table: 'phones', which: own },
    { kind: 'notifications', table: 'notifications', which: own },
    { kind: 'notifications', table: 'disavowals', which: own },
    { table: 'person_languages', which: own },
    { kind: 'mailKeys', table: 'archived_keys', which: own },
    ...activationTables.map((each) => ({ ...each, which: byActivation(account) })),
  ];
}

function ownedBy({ id }: Account): RawBuilder<SqlBool> {
  return sql<SqlBool>`account_id = ${id}`;
}

/** Where only activations have an index of accounts. */
function byActivation({ id }: Account): RawBuilder<SqlBool> {
  return sql<SqlBool>`activation_id in (select id from activations where account_id = ${id})`;
}

/** What a phone may call the account by when it asks for a code (device-login/sign-ins.ts). */
function namesOf({ identifier, email }: Account): readonly string[] {
  return email === undefined ? [identifier] : [identifier, accountText(email)];
}

/** What oidc-provider keeps is JSON. */
function speaksOf(text: string): RawBuilder<SqlBool> {
  const literal = JSON.stringify(text).replace(/[\\%_]/g, '\\$&');
  return sql<SqlBool>`payload like ${`%${literal}%`} escape '\\'`;
}

const saltName = 'erasedPeopleSalt';

/** The root does not count: a person whose account was moved to another one is the same. */
function hashOf({ kind, value }: Identifier, salt: string): string {
  return createHash('sha256')
    .update(salt)
    .update(JSON.stringify([kind, value]))
    .digest('hex');
}
