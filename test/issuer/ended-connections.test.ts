// SPDX-License-Identifier: Apache-2.0
// PostgreSQL ends connections: its administrator does, it is stopped, another takes its place. What was under way is kept
// whole or not at all, and the connection serves nobody after that.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { report, verifyChain } from '../../issuer/audit/chain.ts';
import { configuration } from '../../issuer/config.ts';
import { type Store, StoreUnavailable, together } from '../../issuer/records.ts';
import { openStore } from '../../issuer/store/store.ts';
import { openRelay } from './relay.ts';
import { makeTestStore, type TestStore } from './test-store.ts';

let folder: string;
let own: TestStore;
let store: Store;
/** Others at the database. */
let administrator: Client;
let locker: Client;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-ended-'));
  own = await makeTestStore(path.join(folder, 'data'));
  // As few as there may be: whoever comes next would be given one that has ended.
  const postgresql = { ...own.settings.postgresql, connections: 2 };
  const settings = configuration.parse({ dataFolder: path.join(folder, 'data'), store: { postgresql } });
  store = await openStore(settings.dataFolder, settings.store);
  const connect = async (application_name: string) => {
    const { host, database } = settings.store.postgresql ?? {};
    const client = new Client({ host, database, user: 'pivot', application_name });
    await client.connect();
    return client;
  };
  [administrator, locker] = [await connect('test'), await connect('test')];
  await keep('before');
});
afterEach(async () => {
  await Promise.all([administrator.end(), locker.end()]);
  await store.close();
  await own.remove();
  rmSync(folder, { recursive: true });
});

const keep = (name: string) => store.transaction(({ settings }) => settings.add(name, 'kept'));
const ofIssuer = "from pg_stat_activity where datname = current_database() and application_name = 'pivot-issuer'";
const endConnections = () => administrator.query(`select pg_terminate_backend(pid, 10000) ${ofIssuer}`);

async function kept(): Promise<readonly string[]> {
  const { rows } = await administrator.query<{ name: string }>('select name from settings order by name');
  return rows.map(({ name }) => name);
}

test('one that is ended in the midst of a transaction takes the transaction with it, and no other', async () => {
  const underWay = store.transaction(async ({ settings }) => {
    await settings.add('under way', 'never kept');
    expect(await settings.get('under way')).toBe('never kept');
    await endConnections();
    await settings.add('later', 'never kept');
  });
  await expect(underWay).rejects.toThrow(StoreUnavailable);
  await keep('after');
  expect(await kept()).toEqual(['after', 'before']);
});

test('those that are ended while they commit are given up, and whoever waits gets another', async () => {
  await locker.query('begin; lock table settings in access exclusive mode');
  const underWay = Promise.allSettled([keep('one'), keep('other')]);
  const blocked = async () => (await administrator.query(`select 1 ${ofIssuer} and wait_event_type = 'Lock'`)).rowCount;
  while ((await blocked()) !== 2);
  // It waits for a connection, and must not be given one of those.
  const waiting = keep('a');
  await endConnections();
  const unavailable = { status: 'rejected', reason: expect.any(StoreUnavailable) };
  expect(await underWay).toEqual([unavailable, unavailable]);
  await locker.query('rollback');
  await waiting;
  for (const name of ['b', 'c']) await keep(name);
  expect(await kept()).toEqual(['a', 'b', 'before', 'c']);
});

test('one that is ended while nobody uses it is replaced', async () => {
  await endConnections();
  // That they have ended may be heard of only by using them.
  for (const name of ['one', 'other']) {
    await keep(name).catch((error: unknown) => expect(error).toBeInstanceOf(StoreUnavailable));
  }
  await keep('after');
  expect(await store.read(({ settings }) => settings.get('after'))).toBe('kept');
  expect(await kept()).toContain('after');
});

test('one that ends between any two messages keeps all of its transaction, or nothing', async () => {
  const { postgresql } = configuration.parse({ dataFolder: folder, store: own.settings }).store;
  if (!postgresql) throw new Error('this test needs PostgreSQL');
  const relay = await openRelay(postgresql.host);
  const through = await openStore(folder, { postgresql: { ...postgresql, host: relay.host, connections: 2 } });
  const outcomes: boolean[] = [];
  const attempt = async (name: string) =>
    through.transaction(async (records) => {
      await records.settings.add(name, 'kept');
      await records.challenges.add({ purpose: 'trial', key: name, nonce: name, expiresAt: 1 });
      await together(records.settings.get(name), records.accounts.get(name));
      await report(records, 1, name, {});
    });
  for (let piece = 1; !outcomes.includes(true); piece += 1) {
    const name = `attempt ${piece}`;
    // That one has ended may be heard of only by using it.
    const connect = (): Promise<unknown> => through.transaction(({ settings }) => settings.get(name)).catch(connect);
    await connect();
    relay.endBefore(piece);
    outcomes.push(
      await attempt(name).then(
        () => !relay.hasEnded(),
        (error: unknown) => {
          expect(error).toBeInstanceOf(StoreUnavailable);
          return false;
        },
      ),
    );
    // At one moment: what was sent may be on its way to the disk.
    const { rows } = await administrator.query<Record<string, string>>(
      `select (select count(*) from settings where name = $1) as setting, (select count(*) from challenges where key = $1)
       as challenge, (select count(*) from audit where event = $1) as report`,
      [name],
    );
    expect(new Set(Object.values(rows[0] ?? {})).size).toBe(1);
  }
  // It was ended at each of its messages before it came through.
  expect(outcomes.length).toBeGreaterThan(4);
  expect(await verifyChain(store)).toMatchObject({ ok: true });
  await through.close();
  await relay.close();
});
