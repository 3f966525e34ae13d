// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { Account } from '../login/accounts.ts';
import type { AccountRecords } from '../records.ts';
import type { Locks } from './locks.ts';
import type { Tables } from './tables.ts';

/** Accounts in the database. */
export function accountRecords(database: Kysely<Tables>, { held, free }: Locks): AccountRecords {
  const accounts = database.selectFrom('accounts').selectAll();
  return {
    async get(id) {
      const row = await accounts.where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async hold(id) {
      const row = await held(accounts.where('id', '=', id)).executeTakeFirst();
      return row && fromRow(row);
    },
    async find(anchor, { kind, value }) {
      const query = accounts.where('anchor', '=', anchor).where('kind', '=', kind).where('identifier', '=', value);
      const row = await query.executeTakeFirst();
      return row && fromRow(row);
    },
    async named(identifier) {
      return (await accounts.where('identifier', '=', identifier).execute()).map(fromRow);
    },
    async all() {
      return (await accounts.orderBy('identifier').execute()).map(fromRow);
    },
    async unsettled(most) {
      return (await free(accounts.where('unsettled', '=', 1).limit(most)).execute()).map(fromRow);
    },
    async add(account) {
      await database.insertInto('accounts').values(toRow(account)).execute();
    },
    async save(account) {
      await database.updateTable('accounts').set(toRow(account)).where('id', '=', account.id).execute();
    },
  };
}

function toRow({ createdAt, email, groups, unsettled, ...account }: Account): Tables['accounts'] {
  const rest = { email: email ?? null, created_at: createdAt, groups: groups.join(' '), unsettled: Number(unsettled) };
  return { ...account, ...rest };
}

function fromRow({ created_at, email, kind, status, source, ...row }: Selectable<Tables['accounts']>): Account {
  return {
    ...row,
    kind: kind as Account['kind'],
    email: email ?? undefined,
    createdAt: created_at,
    status: status as Account['status'],
    source: source as Account['source'],
    groups: row.groups.split(' ').filter(Boolean),
    unsettled: row.unsettled === 1,
  };
}
