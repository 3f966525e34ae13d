// SPDX-License-Identifier: Apache-2.0

import type { Selectable } from 'kysely';
import { delivery as anyDelivery } from '../../contract/activation.ts';
import type { Activation, Claim } from '../activation/activation.ts';
import type { ActivationRecords } from '../records.ts';
import type { HoldableRecords } from './held.ts';
import type { Locks } from './locks.ts';
import { changedColumns, type Database, preparedRow, preparedRows, preparedWrite } from './statements.ts';
import type { ActivationRow } from './tables.ts';

const openStates = ['waiting', 'scanned', 'claimed'];

/** Activations in the database. */
export function activationRecords(
  database: Database,
  { held }: Locks,
): ActivationRecords & HoldableRecords<Activation> {
  const activations = database.selectFrom('activations').selectAll();
  const open = activations.where('state', 'in', openStates);
  const withId = preparedRow(database, (id: string) => activations.where('id', '=', id));
  const heldWithId = preparedRow(database, (id: string) => held(activations.where('id', '=', id)));
  const withKey = preparedRow(database, (accountId: string, key: string) =>
    activations.where('account_id', '=', accountId).where('idempotency_key', '=', key),
  );
  const openOf = preparedRows(database, (accountId: string) =>
    open.where('account_id', '=', accountId).orderBy('opened_at', 'desc'),
  );
  const openHeldBy = preparedRows(database, (tokenHash: string) => open.where('held_by', '=', tokenHash));
  const due = preparedRows(database, (now: number) => open.where('expires_at', '<=', now));
  const insert = preparedWrite(database, (row: ActivationRow) => database.insertInto('activations').values(row));
  const update = preparedWrite(database, (id: string, changed: Partial<ActivationRow>) =>
    database.updateTable('activations').set(changed).where('id', '=', id),
  );
  return {
    async add(activation) {
      await insert(toRow(activation));
    },
    async get(id) {
      const row = await withId(id);
      return row && fromRow(row);
    },
    async hold(id) {
      const row = await heldWithId(id);
      return row && fromRow(row);
    },
    async save(activation, before?: Activation) {
      const changed = changedColumns(toRow(activation), before && toRow(before));
      if (Object.keys(changed).length > 0) await update(activation.id, changed);
    },
    async withIdempotencyKey(accountId, key) {
      const row = await withKey(accountId, key);
      return row && fromRow(row);
    },
    async openOf(accountId) {
      return (await openOf(accountId)).map(fromRow);
    },
    async openHeldBy(visitTokenHash) {
      return (await openHeldBy(visitTokenHash)).map(fromRow);
    },
    async due(now) {
      return (await due(now)).map(fromRow);
    },
  };
}

function toRow(activation: Activation): ActivationRow {
  return {
    id: activation.id,
    account_id: activation.accountId,
    held_by: activation.heldBy ?? null,
    idempotency_key: activation.idempotencyKey,
    state: activation.state,
    void_reason: activation.voidReason ?? null,
    name: activation.name,
    credential_type: activation.credentialType,
    opened_at: activation.openedAt,
    expires_at: activation.expiresAt,
    password_mac: activation.passwordMac,
    password_tries_left: activation.passwordTriesLeft,
    typed_code_mac: activation.typedCodeMac,
    typed_code_tries_left: activation.typedCodeTriesLeft,
    public_key: activation.claim?.publicKey ?? null,
    pairing_nonce: activation.claim?.nonce ?? null,
    phone: activation.claim?.phone ?? null,
    delivery: activation.claim?.delivery ?? null,
    replaces: activation.replaces ?? null,
  };
}

function fromRow(row: Selectable<ActivationRow>): Activation {
  return {
    id: row.id,
    accountId: row.account_id,
    heldBy: row.held_by ?? undefined,
    idempotencyKey: row.idempotency_key,
    state: row.state as Activation['state'],
    voidReason: (row.void_reason ?? undefined) as Activation['voidReason'],
    name: row.name,
    credentialType: row.credential_type,
    openedAt: row.opened_at,
    expiresAt: row.expires_at,
    passwordMac: row.password_mac,
    passwordTriesLeft: row.password_tries_left,
    typedCodeMac: row.typed_code_mac,
    typedCodeTriesLeft: row.typed_code_tries_left,
    claim: claimFrom(row),
    replaces: row.replaces ?? undefined,
  };
}

function claimFrom({ public_key, pairing_nonce, phone, delivery }: Selectable<ActivationRow>): Claim | undefined {
  if (!public_key || !pairing_nonce) return undefined;
  const known = anyDelivery.catch('browser').parse(delivery);
  return { publicKey: public_key, nonce: pairing_nonce, phone: phone ?? '', delivery: known };
}
