// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import type { Account } from '../login/accounts.ts';
import type { AccountRecords } from '../records.ts';
import type { HoldableRecords } from './held.ts';
import type { Locks } from './locks.ts';
import { changedColumns, type Database, preparedRow, preparedRows, preparedWrite } from './statements.ts';
import type { Tables } from './tables.ts';

/** Accounts in the database. */
export function accountRecords(database: Database, { held, free }: Locks): AccountRecords & HoldableRecords<Account> {
  const accounts = database.selectFrom('accounts').selectAll();
  const identified = (anchor: string, kind: string, identifier: string) =>
    accounts.where('anchor', '=', anchor).where('kind', '=', kind).where('identifier', '=', identifier);
  const withId = preparedRow(database, (id: string) => accounts.where('id', '=', id));
  const heldWithId = preparedRow(database, (id: string) => held(accounts.where('id', '=', id)));
  const found = preparedRow(database, identified);
  const heldFound = preparedRow(database, (...identity: Parameters<typeof identified>) =>
    held(identified(...identity)),
  );
  const heldOwner = preparedRow(database, (activationId: string) =>
    held(
      accounts.where('id', '=', ({ selectFrom }) =>
        selectFrom('activations').select('account_id').where('activations.id', '=', activationId),
      ),
    ),
  );
  const named = preparedRows(database, (identifier: string) => accounts.where('identifier', '=', identifier));
  const unsettled = preparedRows(database, (most: number) => free(accounts.where('unsettled', '=', 1).limit(most)));
  const insert = preparedWrite(database, (row: Tables['accounts']) => database.insertInto('accounts').values(row));
  const update = preparedWrite(database, (id: string, changed: Partial<Tables['accounts']>) =>
    database.updateTable('accounts').set(changed).where('id', '=', id),
  );
  return {
    async get(id) {
      const row = await withId(id);
      return row && fromRow(row);
    },
    async hold(id) {
      const row = await heldWithId(id);
      return row && fromRow(row);
    },
    async find(anchor, { kind, value }) {
      const row = await found(anchor, kind, value);
      return row && fromRow(row);
    },
    async findAndHold(anchor, { kind, value }) {
      const row = await heldFound(anchor, kind, value);
      return row && fromRow(row);
    },
    async holdOwnerOf(activationId) {
      const row = await heldOwner(activationId);
      return row && fromRow(row);
    },
    async named(identifier) {
      return (await named(identifier)).map(fromRow);
    },
    async all() {
      return (await accounts.orderBy('identifier').execute()).map(fromRow);
    },
    async unsettled(most) {
      return (await unsettled(most)).map(fromRow);
    },
    async add(account) {
      await insert(toRow(account));
    },
    async save(account, before?: Account) {
      const changed = changedColumns(toRow(account), before && toRow(before));
      if (Object.keys(changed).length > 0) await update(account.id, changed);
    },
  };
}

function toRow(account: Account): Tables['accounts'] {
  return {
    id: account.id,
    anchor: account.anchor,
    kind: account.kind,
    identifier: account.identifier,
    name: account.name,
    email: account.email ?? null,
    created_at: account.createdAt,
    status: account.status,
    source: account.source,
    groups: account.groups.join(' '),
    unsettled: Number(account.unsettled),
    ended_at: account.endedAt ?? null,
  };
}

function fromRow(row: Selectable<Tables['accounts']>): Account {
  return {
    id: row.id,
    anchor: row.anchor,
    kind: row.kind as Account['kind'],
    identifier: row.identifier,
    name: row.name,
    email: row.email ?? undefined,
    createdAt: row.created_at,
    status: row.status as Account['status'],
    source: row.source as Account['source'],
    groups: row.groups.split(' ').filter(Boolean),
    unsettled: row.unsettled === 1,
    endedAt: row.ended_at ?? undefined,
  };
}
