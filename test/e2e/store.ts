// SPDX-License-Identifier: Apache-2.0
// The issuer's store, looked at from outside while the issuer runs.

import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from '@playwright/test';
import { verifyChain } from '../../issuer/audit/chain.ts';
import { openStore } from '../../issuer/store/store.ts';
import type { Station } from '../journey/station.ts';

/** Where a station's practice issuer keeps its data. */
export function practiceIssuerFolder({ userData }: Pick<Station, 'userData'>): string {
  return path.join(userData, 'practice', 'issuer');
}

/** An activation and how many certificates it gave. */
export interface Outcome {
  readonly id: string;
  readonly account: string;
  readonly state: string;
  readonly certificates: number;
}

/**
 * The audit log is whole, each confirmed activation has exactly one certificate, and none that was not confirmed has
 * any; nothing is held by a visit that is over.
 */
export async function expectConsistentStore(folder: string): Promise<void> {
  const store = await openStore(folder);
  expect((await verifyChain(store)).ok, 'the audit log is whole').toBe(true);
  await store.close();
  const wrong = readOutcomes(folder).filter(({ state, certificates }) => certificates !== (isConfirmed(state) ? 1 : 0));
  expect(wrong, 'one certificate for each confirmed activation, none for others').toEqual([]);
  expect(query(folder, strayCertificates), 'certificates that no activation gave').toEqual([]);
  expect(query(folder, strayHolders), 'open activations held by visits that are over').toEqual([]);
}

/** What became of a person's activations, the oldest first. `account` is what the person types as account. */
export function outcomesOf(folder: string, account: string): readonly Outcome[] {
  return readOutcomes(folder).filter((outcome) => outcome.account === account);
}

function readOutcomes(folder: string): readonly Outcome[] {
  return query(folder, outcomes) as unknown as readonly Outcome[];
}

function isConfirmed(state: string): boolean {
  return state === 'confirmed' || state === 'collected';
}

const outcomes = `
  SELECT activations.id, accounts.identifier AS account, state, COUNT(serial_number) AS certificates
  FROM activations
  JOIN accounts ON accounts.id = activations.account_id
  LEFT JOIN issued_certificates ON issued_certificates.activation_id = activations.id
  GROUP BY activations.id ORDER BY opened_at`;

const strayCertificates = `
  SELECT serial_number FROM issued_certificates WHERE activation_id NOT IN (SELECT id FROM activations)`;

const strayHolders = `
  SELECT id FROM activations
  WHERE state IN ('waiting', 'scanned', 'claimed')
    AND held_by IS NOT NULL AND held_by NOT IN (SELECT token_hash FROM visits)`;

function query(folder: string, sql: string): readonly unknown[] {
  const database = new DatabaseSync(path.join(folder, 'pivot.sqlite'), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}
