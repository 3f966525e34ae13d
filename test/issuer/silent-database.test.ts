// SPDX-License-Identifier: Apache-2.0
// The database's machine loses its power, or the network between is cut: nothing says so. What was asked may have been
// done, and whoever asks again gets what it gave.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLink } from '../../issuer/store/link.ts';
import { type PostgresqlSettings, storeSettings } from '../../issuer/store/settings.ts';
import { openStore } from '../../issuer/store/store.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { act, challenge, cookieOf, enrol, logIn, makePhone, open, phraseDigest, poll } from './journey.ts';
import { openRelay } from './relay.ts';
import { startTestIssuer } from './running-issuer.ts';
import { makeTestStore, type TestStore } from './test-store.ts';

const answerSeconds = 2;
let folder: string;
let own: TestStore;
let settings: PostgresqlSettings;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-silent-'));
  own = await makeTestStore(path.join(folder, 'data'));
  const { postgresql } = storeSettings.parse({ postgresql: { ...own.settings.postgresql, answerSeconds } });
  if (!postgresql) throw new Error('these tests need PostgreSQL');
  settings = postgresql;
});
afterAll(async () => {
  await own.remove();
  rmSync(folder, { recursive: true });
});

// They wait for the same time to pass.
describe.concurrent('a database that nothing is heard of', () => {
  test('is away, and a credential that was kept without an answer is given to who asks again', async () => {
    const relay = await openRelay(settings.host);
    const issuer = await startTestIssuer({}, undefined, { host: relay.host, answerSeconds });
    const person = await logIn(issuer);
    const { status, password = '' } = await open(issuer, person);
    const phone = makePhone();
    const pending = await enrol(issuer, status.id, password, phone);
    const digest = { phraseDigest: phraseDigest(status.id, phone, pending) };
    const confirm = () => act(issuer, person.visit, status.id, 'confirm', digest);

    relay.cutAfter('commit');
    const lost = await confirm();
    expect([lost.status, lost.code(), lost.headers['retry-after']]).toEqual([503, 'issuerUnavailable', '10']);
    relay.mend();
    const store = await issuer.openStore();
    const issued = () => store.read((records) => records.issued.allOfActivation(status.id));
    expect(await issued()).toHaveLength(1);

    expect((await confirm()).status).toBe(200);
    const collected = await poll(issuer, cookieOf(pending), phone);
    expect(parseCertsOnly(Buffer.from(collected.text, 'base64'))).toHaveLength(1);
    expect(await issued()).toHaveLength(1);
    await store.close();

    relay.cut();
    const asked = [issuer.station('/v1/challenges', { method: 'POST' }), poll(issuer, cookieOf(pending), phone)];
    for (const answer of await Promise.all(asked)) expect(answer.status).toBe(503);
    relay.mend();
    expect(await challenge(issuer)).toMatchObject({ nonce: expect.any(String) });
    await issuer.close();
    await relay.close();
  });

  test('is asked anew what others have to tell', async () => {
    const relay = await openRelay(settings.host);
    const link = await openLink({ ...settings, host: relay.host }, 'one');
    const other = await openLink(settings, 'other');
    const heard: (string | undefined)[] = [];
    const hear = () => new Promise<void>((resolve) => link.listen((id) => resolve(void heard.push(id))));
    const reconnected = hear();
    relay.cut();
    relay.mend();
    await reconnected;
    const told = hear();
    other.send('news');
    await told;
    expect(heard).toEqual([undefined, 'news']);
    await Promise.all([link.close(), other.close()]);
    await relay.close();
  });

  test('may take longer to bring its tables up to date', async () => {
    const { host, database } = settings;
    const connect = async () => {
      const client = new Client({ host, database, user: 'pivot' });
      await client.connect();
      return client;
    };
    const [another, watcher] = [await connect(), await connect()];
    await another.query('begin; lock table kysely_migration in access exclusive mode');
    const opened = openStore(path.join(folder, 'another'), { postgresql: settings });
    const waiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(async () => (await watcher.query(`select 1 ${waiting}`)).rowCount, { timeout: 30_000 }).toBe(1);
    // A step that is under way in another issuer.
    await another.query(`select pg_sleep(${answerSeconds + 0.5}); commit`);
    const store = await opened;
    expect(await store.read((records) => records.settings.get('practice'))).toBeUndefined();
    await store.close();
    await Promise.all([another.end(), watcher.end()]);
  });
});
