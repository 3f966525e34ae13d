// SPDX-License-Identifier: Apache-2.0
// The audit chains of two issuers behind one PostgreSQL, which note each other's ends.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { report, verifyChain } from '../../issuer/audit/chain.ts';
import { createCheckpoints } from '../../issuer/audit/checkpoints.ts';
import { type Configuration, configuration } from '../../issuer/config.ts';
import type { Store } from '../../issuer/records.ts';
import { openStore } from '../../issuer/store/store.ts';
import { execute, makeTestStore, queryRows, type TestStore } from './test-store.ts';

const clock = { now: () => Date.now() };
let dataFolder: string;
let database: TestStore;
let settings: Configuration['store'];
let stores: { readonly one: Store; readonly other: Store };
beforeEach(async () => {
  dataFolder = path.join(mkdtempSync(path.join(os.tmpdir(), 'pivot-chains-')), 'data');
  database = await makeTestStore(dataFolder);
  settings = configuration.parse({ dataFolder, store: database.settings }).store;
  const one = await openStore(dataFolder, settings, 'one');
  stores = { one, other: await openStore(dataFolder, settings, 'other') };
});
afterEach(async () => {
  await stores.one.close();
  await stores.other.close();
  await database.remove();
  rmSync(path.dirname(dataFolder), { recursive: true });
});

/** So many things happen at an issuer. */
async function happen(store: Store, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await store.transaction((records) => report(records, clock.now(), 'test.happened', { number }));
  }
}

/** Both note each other, as they do every few minutes. */
function bothNote() {
  const both = [createCheckpoints(stores.one, clock, 'one'), createCheckpoints(stores.other, clock, 'other')];
  return async () => {
    for (const note of both) await note();
  };
}

const verify = () => verifyChain(stores.one);
const rows = () => queryRows(dataFolder, 'select chain from audit').length;

test('what is cut off one chain after the other has noted it shows', async () => {
  const note = bothNote();
  await happen(stores.one, 3);
  await happen(stores.other, 2);
  await note();
  await happen(stores.one, 2);
  expect(await verify()).toMatchObject({ ok: true, value: { rows: 9 } });

  // What nobody had noted yet.
  execute(dataFolder, `delete from audit where chain = 'one' and sequence > 4`);
  expect(await verify()).toMatchObject({ ok: true, value: { rows: 7 } });
  execute(dataFolder, `delete from audit where chain = 'one' and sequence > 2`);
  expect(await verify()).toEqual({ ok: false, failure: { chain: 'one', brokenAt: 3 } });
});

test('a chain that is taken away altogether shows, and one that is written anew', async () => {
  await happen(stores.one, 3);
  await happen(stores.other, 1);
  await bothNote()();
  execute(dataFolder, `delete from audit where chain = 'one'`);
  expect(await verify()).toEqual({ ok: false, failure: { chain: 'one', brokenAt: 1 } });
  const forger = await openStore(dataFolder, settings, 'one');
  await happen(forger, 5);
  await forger.close();
  expect(await verify()).toEqual({ ok: false, failure: { chain: 'one', brokenAt: 3 } });
});

test('where nothing happens nothing is noted, and nobody goes on noting notes', async () => {
  const note = bothNote();
  await happen(stores.one, 1);
  await note();
  await note();
  expect(rows()).toBe(2);
  await happen(stores.other, 1);
  await note();
  await note();
  expect(rows()).toBe(4);
});
