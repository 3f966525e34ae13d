// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import { delivery as anyDelivery } from '../../contract/activation.ts';
import type { Activation, Claim } from '../activation/activation.ts';
import type { ActivationRecords } from '../records.ts';
import type { Locks } from './locks.ts';
import type { ActivationRow, Tables } from './tables.ts';

const openStates = ['waiting', 'scanned', 'claimed'];

/** Activations in the database. */
export function activationRecords(database: Kysely<Tables>, { held }: Locks): ActivationRecords {
  const activations = database.selectFrom('activations').selectAll();
  const open = activations.where('state', 'in', openStates);
  return {
    async add(activation) {
      await database.insertInto('activations').values(toRow(activation)).execute();
    },
    async get(id) {
      const row = await activations.where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async hold(id) {
      const row = await held(activations.where('id', '=', id)).executeTakeFirst();
      return row && fromRow(row);
    },
    async save(activation) {
      await database.updateTable('activations').set(toRow(activation)).where('id', '=', activation.id).execute();
    },
    async withIdempotencyKey(accountId, key) {
      const query = activations.where('account_id', '=', accountId).where('idempotency_key', '=', key);
      const row = await query.executeTakeFirst();
      return row && fromRow(row);
    },
    async openOf(accountId) {
      const query = open.where('account_id', '=', accountId).orderBy('opened_at', 'desc');
      return (await query.execute()).map(fromRow);
    },
    async openHeldBy(visitTokenHash) {
      return (await open.where('held_by', '=', visitTokenHash).execute()).map(fromRow);
    },
    async due(now) {
      return (await open.where('expires_at', '<=', now).execute()).map(fromRow);
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
