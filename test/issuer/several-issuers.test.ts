// SPDX-License-Identifier: Apache-2.0
// Two issuers behind one PostgreSQL, as behind a load balancer: nothing but the database is common to them, and the file
// with the passphrase of the keys.

import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActivationStatus } from '../../contract/activation.ts';
import { verifyChain } from '../../issuer/audit/chain.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { configuration } from '../../issuer/config.ts';
import { openStore } from '../../issuer/store/store.ts';
import { pki } from './cards.ts';
import { type Ask, openEvents } from './http-client.ts';
import { act, cookieOf, enrol, type Listeners, logIn, makePhone, open, phraseDigest, poll } from './journey.ts';
import { runCommand, type ServingIssuer, serveIssuer } from './serving-issuer.ts';
import { makeTestStore, queryRows, type TestStore } from './test-store.ts';

const host = 'pivot.example.org';
let folder: string;
let store: TestStore;
const running: ServingIssuer[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-several-'));
  store = await makeTestStore(path.join(folder, 'store'));
});
afterEach(async () => {
  for (const { child } of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await once(child, 'exit');
  }
  await store.remove();
  rmSync(folder, { recursive: true });
});

async function start(name: string): Promise<ServingIssuer> {
  const trustFile = path.join(folder, 'practice.pem');
  writeFileSync(trustFile, toPem(pki.root.certificate) + toPem(pki.intermediate.certificate));
  const listener = { port: 0, origin: `https://${host}` };
  const settings = {
    dataFolder: path.join(folder, name),
    store: store.settings,
    practice: true,
    trustFiles: [trustFile],
    station: listener,
    phone: listener,
  };
  const issuer = await serveIssuer(path.join(folder, `${name}.json`), settings);
  running.push(issuer);
  return issuer;
}

/** What comes from the load balancer. */
const through = ({ headers, ...ask }: Ask = {}): Ask => ({ ...ask, headers: { ...headers, host } });

/** A load balancer that sends each request to the next one. */
function balance(issuers: readonly ServingIssuer[]): Listeners {
  let turn = 0;
  const next = () => {
    turn += 1;
    const issuer = issuers[turn % issuers.length];
    if (!issuer) throw new Error('nobody is left');
    return issuer;
  };
  return {
    station: (route, ask) => next().station(route, through(ask)),
    phone: (route, ask) => next().phone(route, through(ask)),
  };
}

test('a journey goes on from one issuer to the other, and when one of them is killed', async () => {
  const [one, other] = [await start('one'), await start('other')];
  expect(one.ca).toBe(other.ca);
  const both = balance([one, other]);
  const login = await logIn(both);
  const { status, password = '' } = await open(both, login);
  const headers = { authorization: `Bearer ${login.visit}`, host };
  const events = await openEvents(other.ca, `${other.stationOrigin}/v1/activations/${status.id}/events`, headers);
  expect(await events.next<ActivationStatus>()).toMatchObject({ state: 'waiting' });

  const phone = makePhone();
  const pending = await enrol(balance([one]), status.id, password, phone);
  expect(await events.next<ActivationStatus>()).toMatchObject({ state: 'claimed' });
  one.child.kill('SIGKILL');
  await once(one.child, 'exit');

  const left = balance([other]);
  const json = { phraseDigest: phraseDigest(status.id, phone, pending) };
  expect((await act(left, login.visit, status.id, 'confirm', json)).status).toBe(200);
  const again = await start('one');
  const collected = await poll(balance([again, other]), cookieOf(pending), phone);
  expect(collected.status).toBe(200);
  expect((await poll(left, cookieOf(pending), phone)).text).toBe(collected.text);
  for (const issuer of [again, other]) expect((await issuer.phone('/crl.der', through())).status).toBe(200);
  events.close();

  const query = 'select count(*) as n from issued_certificates';
  expect(queryRows(path.join(folder, 'store'), query)).toEqual([{ n: 1 }]);
  const settings = configuration.parse({ dataFolder: folder, store: store.settings });
  const opened = await openStore(folder, settings.store);
  const audit = await verifyChain(opened);
  await opened.close();
  expect(audit).toMatchObject({ ok: true });
  expect(audit.ok && audit.value.chains.length).toBe(2);
}, 120_000);

test('keys that issuers share are not made anew while another one runs, and the command says which', async () => {
  const [one, other] = [await start('one'), await start('other')];
  const command = (...args: string[]) => runCommand('rotate-keys', '--config', path.join(folder, 'one.json'), ...args);
  expect((await command()).stderr).toContain('in use');
  one.child.kill('SIGTERM');
  await once(one.child, 'exit');
  const name = readFileSync(path.join(folder, 'other', 'instance'), 'utf8');
  const refused = await command();
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(`still run: ${name}`) });
  expect((await command('--only', 'tls')).code).toBe(0);
  other.child.kill('SIGTERM');
  await once(other.child, 'exit');
  expect((await command('--json')).code).toBe(0);
}, 120_000);

test('an issuer with another passphrase does not start', async () => {
  await start('one');
  const wrong = path.join(folder, 'wrong');
  writeFileSync(wrong, 'another passphrase altogether', { mode: 0o600 });
  store = { ...store, settings: { postgresql: { ...store.settings.postgresql, keyFile: wrong } } };
  await expect(start('other')).rejects.toThrow('do not open with the passphrase');
}, 120_000);
