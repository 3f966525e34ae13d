// SPDX-License-Identifier: Apache-2.0
// Two who meet at the same thing in PostgreSQL, where transactions run side by side: one has come first and has not ended
// yet when the other begins. Neither undoes what the other does, and neither waits for ever.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { report } from '../../issuer/audit/chain.ts';
import { KeyTaken, type Records, type Store } from '../../issuer/records.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';
import { cluster, queryRows } from './test-store.ts';

let issuer: TestIssuer;
let store: Store;
beforeAll(async () => {
  issuer = await startTestIssuer({}, undefined, { host: cluster ?? '', answerSeconds: 3 });
  store = await issuer.openStore();
});
afterAll(async () => {
  await store.close();
  await issuer.close();
});

const waitingForLocks = () =>
  queryRows(
    issuer.dataFolder,
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  ).length;

/** Does `work` in a transaction; before that ends, `other` goes as far as it gets. What came of both. */
async function meet<Value, Other>(work: (records: Records) => Promise<Value>, other: () => Promise<Other>) {
  const begun: Promise<Other>[] = [];
  const first = store.transaction(async (records) => {
    const value = await work(records);
    let settled = false;
    const second = other().finally(() => (settled = true));
    second.catch(() => undefined);
    begun.push(second);
    await expect.poll(() => settled || waitingForLocks() > 0, { timeout: 20_000, interval: 20 }).toBe(true);
    return value;
  });
  const [one] = await Promise.allSettled([first]);
  const [two] = await Promise.allSettled(begun);
  return [one, two] as const;
}

describe('two accounts with one key', () => {
  test('are told at once which of them it belongs to', async () => {
    const key = Buffer.from('a key');
    const take = async (records: Records, account: string) => {
      await records.phoneKeys.take(key, account);
      await report(records, 1, 'tried', { account });
    };
    const first = async (records: Records) => {
      await take(records, 'one');
      // What was written has reached the database.
      await records.settings.get('anything');
    };
    const [one, other] = await meet(first, () => store.transaction((records) => take(records, 'other')));
    expect(one).toMatchObject({ status: 'fulfilled' });
    expect(other).toMatchObject({ status: 'rejected', reason: expect.any(KeyTaken) });
  });
});
