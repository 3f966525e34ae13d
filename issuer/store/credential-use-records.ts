// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { CredentialUse } from '../../contract/credentials.ts';
import type { UseRecords } from '../records.ts';
import type { Tables } from './tables.ts';

/** The last use of each credential, in the database. */
export function credentialUseRecords(database: Kysely<Tables>): UseRecords {
  return {
    async last(activationIds) {
      const query = database.selectFrom('credential_uses').selectAll().where('activation_id', 'in', activationIds);
      const row = await query.orderBy('at', 'desc').limit(1).executeTakeFirst();
      return row && fromRow(row);
    },
    async save(activationId, { at, place, address }) {
      const row = { at, place, address: address ?? null };
      await database
        .insertInto('credential_uses')
        .values({ activation_id: activationId, ...row })
        // Of several issuers behind one database, each may keep its uses late.
        .onConflict((conflict) =>
          conflict.column('activation_id').doUpdateSet(row).where('credential_uses.at', '<', at),
        )
        .execute();
    },
  };
}

function fromRow({ at, place, address }: Selectable<Tables['credential_uses']>): CredentialUse {
  return { at, place: place as CredentialUse['place'], ...(address === null ? {} : { address }) };
}
