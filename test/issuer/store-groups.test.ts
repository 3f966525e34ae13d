// SPDX-License-Identifier: Apache-2.0
// Transactions on SQLite that come together share one write to the disk, and nothing else.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { report, verifyChain } from '../../issuer/audit/chain.ts';
import { type Records, type Store, StoreUnavailable, together } from '../../issuer/records.ts';
import { openStore } from '../../issuer/store/store.ts';
import { execute, queryRows } from './test-store.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-groups-'));
  store = await openStore(folder);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const add = (name: string) => store.transaction(({ settings }) => settings.add(name, 'kept'));
const kept = () => queryRows(folder, 'select name from settings order by name').map(({ name }) => name);

test('one that fails takes back what is its own, and nothing of those around it', async () => {
  const failing = store.transaction(async ({ settings }: Records) => {
    await settings.add('b', 'never kept');
    throw new Error('of no use');
  });
  const outcomes = await Promise.allSettled([add('a'), failing, add('a'), add('c')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(kept()).toEqual(['a', 'c']);
});

test('one sees what those before it have done; who only reads sees what has been kept', async () => {
  const outside = () => store.read(({ settings }) => settings.get('a'));
  const second = async ({ settings }: Records) => ({ inside: await settings.get('a'), outside: await outside() });
  const [, seen] = await Promise.all([add('a'), store.transaction(second)]);
  expect(seen).toEqual({ inside: 'kept', outside: undefined });
  expect(await outside()).toBe('kept');
});

test('one that SQLite takes back by itself keeps nothing that it does after that, and those that wait with it are told', async () => {
  // As with a full disk: what was done in the whole transaction is taken back at once.
  const full = `create trigger full before insert on settings when new.name = 'full'
    begin select raise(rollback, 'the disk is full'); end`;
  execute(folder, full);
  const loses = ({ settings }: Records) =>
    together(settings.add('full', 'never kept'), settings.add('later', 'never kept'));
  const [before, own, after] = await Promise.allSettled([add('a'), store.transaction(loses), add('c')]);
  expect(before).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
  expect([own.status, after.status]).toEqual(['rejected', 'fulfilled']);
  expect(kept()).toEqual(['c']);
});

test('the audit log goes on where it ends, whoever writes to it and whatever is taken back', async () => {
  const other = await openStore(folder);
  const say = (to: Store, event: string, fails = false) =>
    to.transaction(async (records) => {
      await report(records, 1, event, {});
      if (fails) throw new Error('of no use');
    });
  await Promise.all([say(store, 'a'), say(store, 'b')]);
  await say(other, 'c');
  const outcomes = await Promise.allSettled([say(store, 'd'), say(store, 'never kept', true), say(store, 'e')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(queryRows(folder, 'select event from audit order by sequence')).toMatchObject(
    ['a', 'b', 'c', 'd', 'e'].map((event) => ({ event })),
  );
  expect(await verifyChain(store)).toMatchObject({ ok: true, value: { rows: 5 } });
  await other.close();
});

test('what was answered is in the file, and closing waits for what has begun', async () => {
  await add('a');
  expect(kept()).toEqual(['a']);
  const begun = add('b');
  await store.close();
  await begun;
  expect(kept()).toEqual(['a', 'b']);
  store = await openStore(folder);
});
