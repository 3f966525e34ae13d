// SPDX-License-Identifier: Apache-2.0

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyChain } from '../../issuer/audit/chain.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { openStore } from '../../issuer/store/store.ts';
import { makeCard, pki } from './cards.ts';
import { ask } from './http-client.ts';
import {
  act,
  cookieOf,
  enrol,
  type Listeners,
  logIn,
  makePhone,
  open,
  type Phone,
  phraseDigest,
  poll,
} from './journey.ts';

const program = path.join(import.meta.dirname, '../../issuer/cli.ts');
let folder: string;
let settings: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-killed-'));
  const trustFile = path.join(folder, 'practice.pem');
  writeFileSync(trustFile, toPem(pki.root.certificate) + toPem(pki.intermediate.certificate));
  settings = path.join(folder, 'issuer.json');
  const dataFolder = path.join(folder, 'data');
  const ports = { station: { port: 0 }, phone: { port: 0 } };
  writeFileSync(settings, JSON.stringify({ dataFolder, practice: true, trustFiles: [trustFile], ...ports }));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Serving extends Listeners {
  readonly child: ChildProcess;
}

async function serve(): Promise<Serving> {
  const env: NodeJS.ProcessEnv = { ...process.env, PIVOT_LOG: 'fatal' };
  delete env.PIVOT_DATA;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, 'serve', '--config', settings],
    {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes('Phones:')) break;
  }
  const [station = '', phone = ''] = said.match(/https:\S+/g) ?? [];
  const ca = readFileSync(path.join(folder, 'data/ca.pem'), 'utf8');
  return {
    child,
    station: (route, options) => ask(ca, station + route, options),
    phone: (route, options) => ask(ca, phone + route, options),
  };
}

/** A phone whose key an issuer has taken, before it was killed. */
interface Taken {
  readonly phone: Phone;
  readonly cookie: string;
  confirmed: boolean;
}

/** One journey after the other, until the issuer is gone. `take` is called with each phone whose key was taken. */
async function journeys(issuer: Listeners, person: string, take: (taken: Taken) => void): Promise<never> {
  for (;;) {
    const login = await logIn(issuer, makeCard({ person }));
    const { status, password = '' } = await open(issuer, login);
    const phone = makePhone();
    const pending = await enrol(issuer, status.id, password, phone);
    const own = { phone, cookie: cookieOf(pending), confirmed: false };
    take(own);
    await act(issuer, login.visit, status.id, 'confirm', { phraseDigest: phraseDigest(status.id, phone, pending) });
    own.confirmed = true;
    await poll(issuer, own.cookie, phone);
  }
}

function count(sql: string): number {
  const database = new DatabaseSync(path.join(folder, 'data/pivot.sqlite'), { readOnly: true });
  const row = database.prepare(sql).get() ?? {};
  database.close();
  return Number(Object.values(row)[0]);
}

test('an issuer that is killed under load loses nothing that it has answered, and doubles nothing', async () => {
  for (const killAfter of [4, 9]) {
    const issuer = await serve();
    const taken: Taken[] = [];
    const enough = Promise.withResolvers<void>();
    const take = (phone: Taken) => {
      if (taken.push(phone) === killAfter) enough.resolve();
    };
    const busy = ['a', 'b', 'c'].map((name) => journeys(issuer, `${name}${killAfter}`, take));
    await Promise.race([enough.promise, ...busy]);
    issuer.child.kill('SIGKILL');
    await once(issuer.child, 'exit');
    await Promise.allSettled(busy);

    const store = await openStore(path.join(folder, 'data'));
    expect(await verifyChain(store)).toMatchObject({ ok: true });
    await store.close();
    const confirmed = count("select count(*) from activations where state in ('confirmed', 'collected')");
    expect(count('select count(*) from issued_certificates')).toBe(confirmed);

    const again = await serve();
    for (const { phone, cookie, confirmed: done } of taken) {
      const { status } = await poll(again, cookie, phone);
      expect(done ? [200] : [200, 202, 410]).toContain(status);
    }
    again.child.kill('SIGTERM');
    await once(again.child, 'exit');
  }
}, 60_000);
