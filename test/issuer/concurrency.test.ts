// SPDX-License-Identifier: Apache-2.0
// What must have one winner, whoever else asks at the same moment.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Login } from '../../contract/station-api.ts';
import { verifyChain } from '../../issuer/audit/chain.ts';
import type { Records } from '../../issuer/records.ts';
import { resumeCredential, revokeCredential, suspendCredential } from '../../issuer/revocation/credentials.ts';
import { makeCard } from './cards.ts';
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
import { queryRows } from './test-store.ts';

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startTestIssuer({ limits: { account: 50, station: 1000, address: 1000 } });
});
afterEach(async () => {
  const store = await issuer.openStore();
  const audit = await verifyChain(store);
  await store.close();
  await issuer.close();
  expect(audit).toMatchObject({ ok: true });
});

function atOnce<Value>(count: number, work: (index: number) => Promise<Value>): Promise<Value[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}

const count = (table: string, where = '1 = 1') =>
  Number(Object.values(queryRows(issuer.dataFolder, `select count(*) as n from ${table} where ${where}`)[0] ?? {})[0]);

test('a challenge that is answered ten times at once lets in once', async () => {
  const card = makeCard();
  const given = await challenge(issuer);
  const answers = await atOnce(10, () => answerChallenge(issuer, given, card));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a person who logs in ten times at once is one account, with one visit', async () => {
  const card = makeCard({ person: 'new' });
  const logins = await atOnce(10, () => logIn(issuer, card));
  expect(new Set(logins.map(({ visit }) => visit)).size).toBe(10);
  expect([count('accounts'), count('visits')]).toEqual([1, 1]);
  expect(auditRows(issuer.dataFolder, 'visit.ended')).toHaveLength(9);
});

test('wrong signatures at once are all counted', async () => {
  const forged = { ...makeCard({ person: 'a' }), privateKey: makeCard().privateKey };
  const answers = await atOnce(12, async () => answerChallenge(issuer, await challenge(issuer), forged));
  expect(answers.map((answer) => answer.code())).toEqual(Array(12).fill('signatureWrong'));
  expect(queryRows(issuer.dataFolder, 'select scope, count from failures order by scope')).toEqual([
    { scope: 'login', count: 12 },
    { scope: 'station', count: 12 },
  ]);
});

describe('of activations', () => {
  test('that are opened at once one stays open', async () => {
    const { visit } = await logIn(issuer);
    const answers = await atOnce(8, (index) => askToOpen(issuer, visit, `key ${index}`.replace(' ', '-')));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect([count('activations'), count('activations', `state = 'waiting'`)]).toEqual([8, 1]);
  });

  test('that are confirmed and asked for at once each gives one certificate', async () => {
    const journeys = await atOnce(4, async (index) => {
      const login: Login = await logIn(issuer, makeCard({ person: `p${index}` }));
      const { status, password = '' } = await open(issuer, login);
      const phone = makePhone();
      const pending = await enrol(issuer, status.id, password, phone);
      const json = { phraseDigest: phraseDigest(status.id, phone, pending) };
      const confirmed = await atOnce(4, () => act(issuer, login.visit, status.id, 'confirm', json));
      expect(confirmed.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
      return atOnce(4, () => poll(issuer, cookieOf(pending), phone));
    });
    for (const answers of journeys) expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(count('issued_certificates')).toBe(4);
    expect(auditRows(issuer.dataFolder, 'certificate.issued')).toHaveLength(4);
    expect(auditRows(issuer.dataFolder, 'activation.collected')).toHaveLength(4);
  });
});

describe('a credential', () => {
  async function change<Value>(work: (records: Records) => Promise<Value>): Promise<Value> {
    return store.transaction(work);
  }
  let store: Awaited<ReturnType<TestIssuer['openStore']>>;
  beforeEach(async () => {
    store = await issuer.openStore();
  });
  afterEach(() => store.close());

  test('that is revoked by several at once is revoked once', async () => {
    await collectCertificate(issuer);
    const [issued] = queryRows(issuer.dataFolder, 'select serial_number from issued_certificates');
    const order = { cause: 'administrator', reason: 'keyCompromise', now: issuer.clock.now() } as const;
    const serialNumber = String(issued?.serial_number);
    const outcomes = await atOnce(6, () => change((records) => revokeCredential(records, serialNumber, order)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(auditRows(issuer.dataFolder, 'credential.revoked')).toHaveLength(1);
  });

  test('changes beside others, and each change and each list has a number of its own', async () => {
    const cards = ['a', 'b', 'c', 'd'].map((person) => makeCard({ person }));
    for (const card of cards) await collectCertificate(issuer, card);
    const serials = queryRows(issuer.dataFolder, 'select serial_number from issued_certificates').map((row) =>
      String(row.serial_number),
    );
    const order = { cause: 'administrator', now: issuer.clock.now() } as const;
    const lists = atOnce(6, async () => issuer.phone('/delta-crl.der'));
    await Promise.all(
      serials.map(async (serial) => {
        expect(await change((records) => suspendCredential(records, serial, order))).toMatchObject({ ok: true });
        expect(await change((records) => resumeCredential(records, serial, order))).toMatchObject({ ok: true });
      }),
    );
    expect((await lists).map(({ status }) => status)).toEqual(Array(6).fill(200));
    const changes = queryRows(issuer.dataFolder, 'select change from revocations').map((row) => Number(row.change));
    expect(new Set(changes).size).toBe(4);
    expect(Math.max(...changes)).toBe(8);
  });
});
