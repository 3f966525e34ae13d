// SPDX-License-Identifier: Apache-2.0

import type { Kysely, Selectable } from 'kysely';
import type { ScepChallengeRecords, ScepTransactionRecords } from '../records.ts';
import type { ScepChallenge } from '../scep/challenges.ts';
import type { ScepTransaction } from '../scep/enrolment.ts';
import type { Tables } from './tables.ts';

/** SCEP's challenges in the database: of each only its hash. */
export function scepChallengeRecords(database: Kysely<Tables>): ScepChallengeRecords {
  const challenges = database.selectFrom('scep_challenges').selectAll();
  return {
    async ofActivation(activationId) {
      const row = await challenges.where('activation_id', '=', activationId).executeTakeFirst();
      return row && challengeFrom(row);
    },
    async withHash(hash) {
      const row = await challenges.where('hash', '=', hash).executeTakeFirst();
      return row && challengeFrom(row);
    },
    async save({ activationId, hash, releasedAt, expiresAt }) {
      const row = { hash, released_at: releasedAt, expires_at: expiresAt };
      await database
        .insertInto('scep_challenges')
        .values({ activation_id: activationId, ...row })
        .onConflict((conflict) => conflict.column('activation_id').doUpdateSet(row))
        .execute();
    },
  };
}

/** SCEP's transactions in the database. */
export function scepTransactionRecords(database: Kysely<Tables>): ScepTransactionRecords {
  const transactions = database.selectFrom('scep_transactions').selectAll();
  return {
    async get(id) {
      const row = await transactions.where('id', '=', id).executeTakeFirst();
      return row && transactionFrom(row);
    },
    async withPublicKey(publicKey) {
      return (await transactions.where('public_key', '=', publicKey).execute()).map(transactionFrom);
    },
    async add({ id, publicKey, activationId, at }) {
      await database
        .insertInto('scep_transactions')
        .values({ id, public_key: publicKey, activation_id: activationId, at })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
  };
}

function challengeFrom(row: Selectable<Tables['scep_challenges']>): ScepChallenge {
  return {
    activationId: row.activation_id,
    hash: row.hash,
    releasedAt: row.released_at,
    expiresAt: row.expires_at,
  };
}

function transactionFrom(row: Selectable<Tables['scep_transactions']>): ScepTransaction {
  return { id: row.id, publicKey: row.public_key, activationId: row.activation_id, at: row.at };
}
