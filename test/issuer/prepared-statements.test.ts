// SPDX-License-Identifier: Apache-2.0
// PostgreSQL keeps the plans of statements. A newer issuer may give their tables columns while an older one runs, and
// bring them up to date under its hands.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configuration } from '../../issuer/config.ts';
import { type Records, type Store, together } from '../../issuer/records.ts';
import { openStore } from '../../issuer/store/store.ts';
import { execute, makeTestStore, queryRows, type TestStore } from './test-store.ts';

let folder: string;
let own: TestStore;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-statements-'));
  own = await makeTestStore(path.join(folder, 'data'));
  store = await open(10);
});
afterEach(async () => {
  await store.close();
  await own.remove();
  rmSync(folder, { recursive: true });
});

function open(connections: number): Promise<Store> {
  const store = { postgresql: { ...own.settings.postgresql, connections } };
  const settings = configuration.parse({ dataFolder: path.join(folder, 'data'), store });
  return openStore(settings.dataFolder, settings.store);
}

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
  endedAt: undefined,
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

test('tables are brought up to date although the database sends the step away while an older issuer works', async () => {
  const data = path.join(folder, 'data');
  execute(
    data,
    `delete from kysely_migration where name = '090-notifications-by-time';
     alter table notifications rename constraint notifications_by_time_pkey to notifications_pkey;
     alter table notifications rename constraint notifications_event_by_time to notifications_event;
     create sequence tries;
     create function deadlock_once() returns event_trigger language plpgsql as
       $$ begin if nextval('tries') = 1 then raise 'of two that wait one is sent away' using errcode = '40P01'; end if; end $$;
     create event trigger deadlock on ddl_command_start when tag in ('DROP TABLE') execute function deadlock_once()`,
  );
  const newer = await open(2);
  await newer.close();
  expect(queryRows(data, 'select last_value as tries from tries')).toEqual([{ tries: 2 }]);
  expect(queryRows(data, "select name from kysely_migration where name = '090-notifications-by-time'")).toHaveLength(1);
});

test('what only a newer issuer can tell is left to it, and holds up nothing else', async () => {
  const toTell = { accountId: 'person', about: 'something', at: 1, dueAt: 1, problem: undefined } as const;
  const waiting = { ...toTell, kind: 'revoked', target: 'mail', state: 'waiting', attempts: 0 } as const;
  await store.transaction(async ({ accounts, notifications }) => {
    await accounts.add(person);
    await notifications.add({ ...waiting, id: 'newer' });
    await notifications.add({ ...waiting, id: 'known', at: 2 });
  });
  execute(path.join(folder, 'data'), `update notifications set kind = 'comesLater' where id = 'newer'`);
  const claimed = await store.transaction(({ notifications }) => notifications.claim(5, 10, 10));
  expect(claimed.map(({ id }) => id)).toEqual(['known']);
  const listed = await store.read(({ notifications }) => notifications.all(10));
  expect(listed.map(({ id }) => id)).toEqual(['known']);
  expect(await store.read(({ notifications }) => notifications.waiting())).toBe(2);
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
  await expect(unheeded).rejects.toThrow('visits_account_id_fkey');
  expect(await store.read(({ settings }) => settings.get('a'))).toBeUndefined();
  for (let time = 0; time < 20; time += 1) await store.transaction(({ settings }) => settings.add(`${time}`, 'kept'));
  expect(await store.read(({ settings }) => settings.get('19'))).toBe('kept');
});

test('a transaction that fails at its end takes nothing from the next on its connection', async () => {
  const narrow = await open(2);
  await narrow.transaction(({ settings }) => settings.add('a', 'kept'));
  const failingAtTheEnd = () => narrow.transaction(({ visits }) => visits.add({ ...visit, accountId: 'nobody' }));
  const failing = (name: string) =>
    narrow.transaction(async ({ settings }) => {
      await settings.add(name, 'never kept');
      expect(await settings.get('a')).toBe('kept');
      throw new Error('of no use');
    });
  const names = Array.from({ length: 20 }, (_, index) => `never ${index}`);
  await Promise.allSettled(names.flatMap((name) => [failingAtTheEnd(), failing(name)]));
  expect(await Promise.all(names.map((name) => narrow.read(({ settings }) => settings.get(name))))).toEqual(
    names.map(() => undefined),
  );
  await narrow.close();
});

test('what is asked at once is answered in its order, and has ended when the first of it has failed', async () => {
  const narrow = await open(2);
  const found = await narrow.transaction(({ accounts }) =>
    together(accounts.get('person'), accounts.add(person), accounts.get('person'), Promise.resolve(1)),
  );
  expect(found).toEqual([undefined, undefined, person, 1]);
  const slow = async ({ settings }: Records) => {
    for (let time = 0; time < 5; time += 1) await settings.get('a');
    await settings.add('slow', 'never kept');
  };
  const failing = narrow.transaction((records) =>
    together(slow(records), records.settings.get('a'), Promise.reject(new Error('of no use'))),
  );
  await expect(failing).rejects.toThrow('of no use');
  await narrow.transaction(({ settings }) => settings.add('b', 'kept'));
  expect(await narrow.read(({ settings }) => together(settings.get('slow'), settings.get('b')))).toEqual([
    undefined,
    'kept',
  ]);
  await narrow.close();
});
