// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ActivationStatus } from '../../contract/activation.ts';
import type { Login } from '../../contract/station-api.ts';
import { fingerprintOf } from '../../issuer/anchors/anchors.ts';
import { verifyChain } from '../../issuer/audit/chain.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { configuration } from '../../issuer/config.ts';
import { rotatedKeys, rotateKeys } from '../../issuer/key-rotation.ts';
import { keyFiles } from '../../issuer/owner-only-file.ts';
import { startIssuer } from '../../issuer/serve.ts';
import { makePracticePki, type PracticePki } from '../../simulator/practice-pki.ts';
import { makeCard, pki } from './cards.ts';
import {
  act,
  answerChallenge,
  askToOpen,
  challenge,
  collectCertificate,
  cookieOf,
  enrol,
  logIn,
  makePhone,
  open,
  phraseDigest,
  poll,
} from './journey.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';
import { execute, queryRows } from './test-store.ts';

let issuer: TestIssuer | undefined;
afterEach(async () => {
  await issuer?.close();
  issuer = undefined;
});

async function start(...options: Parameters<typeof startTestIssuer>): Promise<TestIssuer> {
  issuer = await startTestIssuer(...options);
  return issuer;
}

/** The rows of a table, as another program sees them. */
function rows(dataFolder: string, table: string): readonly Record<string, unknown>[] {
  return queryRows(dataFolder, `select * from ${table}`);
}

describe('an issuer that is restarted', () => {
  test('knows whose the keys are that it certified before it kept them', async () => {
    const running = await start();
    const owned = await collectCertificate(running);
    await running.pause(async () => {
      execute(running.dataFolder, 'drop table phone_keys');
      execute(running.dataFolder, "delete from kysely_migration where name = '080-phone-keys'");
    });
    const { status, password = '' } = await open(running, await logIn(running, makeCard({ person: 'another' })));
    expect((await enrol(running, status.id, password, makePhone(owned.privateKey))).code()).toBe('csrKeyTaken');
  });

  test('between any two steps goes on where it was', async () => {
    const running = await start();
    const given = await challenge(running);
    await running.restart();
    const card = makeCard();
    const signed = { ...given, origin: running.stationOrigin };
    const person = (await answerChallenge(running, signed, card)).json<Login>();
    await running.restart();
    const opened = await open(running, person);
    const { id } = opened.status;
    await running.restart();
    const phone = makePhone();
    const pending = await enrol(running, id, opened.password ?? '', phone);
    expect(pending.status).toBe(202);
    await running.restart();
    const json = { phraseDigest: phraseDigest(id, phone, pending) };
    expect((await act(running, person.visit, id, 'confirm', json)).json<ActivationStatus>().state).toBe('confirmed');
    await running.restart();
    expect((await poll(running, cookieOf(pending), phone)).status).toBe(200);
    expect(rows(running.dataFolder, 'issued_certificates')).toHaveLength(1);
  });

  test('ends the visits of a root that no file names any more, and what they have open', async () => {
    const [staying, going] = [pki, makePracticePki()];
    const running = await start({});
    const trustFile = path.join(running.dataFolder, '../practice.pem');
    const trust = (...authorities: readonly PracticePki[]) => {
      const certificates = authorities.flatMap(({ root, intermediate }) => [root, intermediate]);
      return running.pause(async () =>
        writeFileSync(trustFile, certificates.map((each) => toPem(each.certificate)).join('')),
      );
    };
    await trust(staying, going);
    const stays = await logIn(running, makeCard({ person: 'stays' }));
    const goes = await logIn(running, makeCard({ person: 'goes', pki: going }));
    const opened = await open(running, goes);

    await trust(staying);
    expect((await askToOpen(running, goes.visit, 'again')).code()).toBe('sessionEnded');
    const phone = await enrol(running, opened.status.id, opened.password ?? '', makePhone());
    expect(phone.code()).toBe('activationCancelled');
    expect((await askToOpen(running, stays.visit, 'first')).status).toBe(201);
    const [fingerprint] = auditRows(running.dataFolder, 'trust.missing').map((row) => row.fingerprint);
    expect(fingerprint).toBe(fingerprintOf(going.root.certificate));
    expect(auditRows(running.dataFolder, 'visit.ended').at(-1)).toMatchObject({ reason: 'trust.removed' });
  });

  test('keeps its CA, and what it trusts for TLS', async () => {
    const running = await start();
    const before = running.certificatePem;
    await running.restart();
    expect(running.certificatePem).toBe(before);
  });
});

describe('keys that are made anew', () => {
  const scep = { enabled: true, keyBits: 2048 } as const;
  const keysOf = ({ dataFolder }: TestIssuer) =>
    Object.fromEntries(keyFiles(dataFolder).map((name) => [name, readFileSync(path.join(dataFolder, name), 'utf8')]));

  test('leave the CA and what was confirmed as they are, and cancel what is under way', async () => {
    const running = await start({ scep });
    const confirmed = await logIn(running, makeCard({ person: 'confirmed' }));
    const { status, password = '' } = await open(running, confirmed);
    const phone = makePhone();
    const pending = await enrol(running, status.id, password, phone);
    const json = { phraseDigest: phraseDigest(status.id, phone, pending) };
    await act(running, confirmed.visit, status.id, 'confirm', json);
    const underWay = await open(running, await logIn(running, makeCard({ person: 'under.way' })));
    const before = keysOf(running);

    const { dataFolder, storeSettings: store } = running;
    const settings = configuration.parse({ dataFolder, store, practice: true, scep });
    await running.pause(async () => {
      const opened = await running.openStore();
      expect(await rotateKeys(settings, opened, rotatedKeys)).toEqual({ cancelled: 1 });
      await opened.close();
    });

    const after = keysOf(running);
    const same = Object.keys(after).filter((name) => after[name] === before[name]);
    expect(same.sort()).toEqual(['ca.key', 'ca.pem', 'push.key', 'recovery.key']);
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    expect((await poll(running, cookieOf(pending), phone)).status).toBe(200);
    const late = await enrol(running, underWay.status.id, underWay.password ?? '', makePhone());
    expect(late.code()).toBe('activationCancelled');
    await collectCertificate(running);
  });
});

describe('the data folder', () => {
  test('holds keys that their owner alone can read', async () => {
    const { dataFolder } = await start();
    const modes = readdirSync(dataFolder)
      .filter((name) => name.endsWith('.key'))
      .map((name) => (statSync(path.join(dataFolder, name)).mode & 0o777).toString(8));
    expect(modes.length).toBeGreaterThanOrEqual(4);
    expect(new Set(modes)).toEqual(new Set(['600']));
    expect(statSync(dataFolder).mode & 0o077).toBe(0);
  });

  test('holds no number, no code and no token', async () => {
    const running = await start();
    const person = await logIn(running);
    const opened = await open(running, person);
    const tables = ['activations', 'visits', 'challenges', 'audit', 'settings', 'accounts'];
    const text = JSON.stringify(tables.map((table) => rows(running.dataFolder, table)));
    for (const secret of [opened.password ?? '', opened.typedCode, person.visit]) expect(text).not.toContain(secret);
  });

  test('belongs to one process at a time; a second one is told which', async () => {
    const { dataFolder } = await start();
    const settings = configuration.parse({ dataFolder, practice: true, station: { port: 0 }, phone: { port: 0 } });
    await expect(startIssuer(settings)).rejects.toThrow(`process ${process.pid}`);
  });

  test('for practice does not become one for real cards', async () => {
    const running = await start();
    const settings = configuration.parse({
      dataFolder: running.dataFolder,
      store: running.storeSettings,
      station: { port: 0 },
      phone: { port: 0 },
    });
    await running.pause(async () => {
      await expect(startIssuer(settings)).rejects.toThrow('for practice');
    });
  });
});

describe('an issuer for real cards', () => {
  test('tells a practice card from a card of an unknown issuer', async () => {
    const running = await start({ practice: false, trustFiles: [] });
    const refused = await answerChallenge(running, await challenge(running), makeCard({ pki }));
    expect(refused.code()).toBe('practiceCard');
  });

  test('does not start with practice authorities in its configuration', async () => {
    await expect(start({ practice: false })).rejects.toThrow('practice authority');
  });
});

describe('the audit log', () => {
  test('tells the journey in order, and its chain is whole', async () => {
    const running = await start();
    await collectCertificate(running);
    const events = rows(running.dataFolder, 'audit').map(({ event }) => event);
    expect(events).toEqual([
      'login.accepted',
      'activation.opened',
      'activation.claimed',
      'activation.confirmed',
      'certificate.issued',
      'activation.collected',
    ]);
    await running.pause(async () => {
      const store = await running.openStore();
      expect(await verifyChain(store)).toMatchObject({ ok: true, value: { rows: 6 } });
      await store.close();
    });
  });

  test.each([
    ['changed', `update audit set details = '{}' where sequence = 3`, 3],
    ['removed', 'delete from audit where sequence = 2', 2],
    ['moved', 'update audit set at = at + 1 where sequence = 1', 1],
  ])('shows a row that was %s', async (_, sql, brokenAt) => {
    const running = await start();
    await collectCertificate(running);
    await running.pause(async () => {
      execute(running.dataFolder, sql);
      const store = await running.openStore();
      expect(await verifyChain(store)).toMatchObject({ ok: false, failure: { brokenAt } });
      await store.close();
    });
  });

  test('says why a log-in was refused', async () => {
    const running = await start();
    await answerChallenge(running, await challenge(running), makeCard({ policies: ['1.2.3.4'] }));
    const [row] = rows(running.dataFolder, 'audit');
    expect(row?.event).toBe('login.refused');
    expect(JSON.parse(String(row?.details))).toMatchObject({ code: 'policyMissing' });
  });
});
