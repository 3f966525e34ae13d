// SPDX-License-Identifier: Apache-2.0
// PostgreSQL keeps the plans of statements. A newer issuer may give their tables columns while an older one runs.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configuration } from '../../issuer/config.ts';
import type { Records, Store } from '../../issuer/records.ts';
import { openStore } from '../../issuer/store/store.ts';
import { execute, makeTestStore, type TestStore } from './test-store.ts';

let folder: string;
let own: TestStore;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-statements-'));
  own = await makeTestStore(path.join(folder, 'data'));
  const settings = configuration.parse({ dataFolder: path.join(folder, 'data'), store: own.settings });
  store = await openStore(settings.dataFolder, settings.store);
});
afterEach(async () => {
  await store.close();
  await own.remove();
  rmSync(folder, { recursive: true });
});

const visit = { tokenHash: 'a', accountId: 'person', startedAt: 1, activeAt: 1 };
const person = {
  id: 'person',
  anchor: 'root',
  kind: 'userPrincipalName',
  identifier: 'person@pivot.example',
  name: 'A Person',
  email: undefined,
  createdAt: 0,
  status: 'active',
  source: 'list',
  groups: [],
  unsettled: false,
} as const;

test('a table that gets another column is read on, within transactions and without', async () => {
  const read = ({ visits }: Records) => visits.get('a');
  await store.transaction(async ({ accounts, visits }) => {
    await accounts.add(person);
    await visits.add(visit);
  });
  for (let time = 0; time < 2; time += 1) {
    expect(await Promise.all([store.read(read), store.transaction(read), store.transaction(read)])).toEqual(
      Array(3).fill(visit),
    );
    execute(path.join(folder, 'data'), 'alter table visits add column newer integer');
    execute(path.join(folder, 'data'), 'alter table visits rename column newer to newer_still');
    expect(await Promise.all([store.read(read), store.transaction(read), store.transaction(read)])).toEqual(
      Array(3).fill(visit),
    );
    execute(path.join(folder, 'data'), 'alter table visits drop column newer_still');
  }
});

test('a transaction of which a statement fails keeps nothing, and its connection serves on', async () => {
  await store.transaction(({ accounts }) => accounts.add(person));
  const failing = store.transaction(async ({ settings, visits }) => {
    await settings.add('a', 'never kept');
    await visits.add({ ...visit, accountId: 'nobody' });
  });
  await expect(failing).rejects.toThrow();
  const unheeded = store.transaction(async ({ settings, visits }) => {
    await settings.add('a', 'never kept');
    await visits.add({ ...visit, accountId: 'nobody' }).catch(() => undefined);
  });
  await expect(unheeded).rejects.toThrow('rolled back');
  expect(await store.read(({ settings }) => settings.get('a'))).toBeUndefined();
  for (let time = 0; time < 20; time += 1) await store.transaction(({ settings }) => settings.add(`${time}`, 'kept'));
  expect(await store.read(({ settings }) => settings.get('19'))).toBe('kept');
});
