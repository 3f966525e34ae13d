// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Judgement, judgement, type Login, login } from '../../contract/station-api.ts';
import { importAccounts } from '../../issuer/accounts/account-list.ts';
import { type GivenStatus, listAccount, moveAccounts, setStatus } from '../../issuer/accounts/administration.ts';
import { fingerprintOf } from '../../issuer/anchors/anchors.ts';
import { distrust, readTrustFile, trust } from '../../issuer/anchors/import.ts';
import { report, verifyChain } from '../../issuer/audit/chain.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import type { ConfigurationInput } from '../../issuer/config.ts';
import type { Store } from '../../issuer/records.ts';
import { ask } from './http-client.ts';
import {
  act,
  answerChallenge,
  askToOpen,
  challenge,
  collectCertificate,
  cookieOf,
  enrol,
  enrolment,
  logIn,
  makePhone,
  open,
  phraseDigest,
  poll,
  renew,
} from './journey.ts';
import { makeRealAuthority } from './real-authority.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';
import { queryRows } from './test-store.ts';

const real = makeRealAuthority();
const other = makeRealAuthority();
const card = { certificate: real.card, privateKey: real.cardKey };
const otherCard = { certificate: other.card, privateKey: other.cardKey };
const anchor = fingerprintOf(real.root);
const person = { kind: 'userPrincipalName', value: 'cardholder@example.org' } as const;

let folder: string;
let trustFiles: string[];
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-accounts-'));
  const file = path.join(folder, 'trusted.pem');
  const trusted = [real.root, real.intermediate, other.root, other.intermediate];
  writeFileSync(file, trusted.map(toPem).join(''));
  trustFiles = [file];
});
afterAll(() => rmSync(folder, { recursive: true }));

let issuer: TestIssuer;
afterEach(() => issuer.close());

/** An issuer for real cards. */
async function start(
  accounts: ConfigurationInput['accounts'] = {},
  files = trustFiles,
  login: ConfigurationInput['login'] = { revocation: 'off' },
): Promise<void> {
  issuer = await startTestIssuer({
    practice: false,
    trustFiles: files,
    accounts,
    login,
    est: { clientPort: 0 },
  });
}

/** What the administrator's command does, from a process of its own: with a store of its own. */
async function inStore<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await issuer.openStore();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function administer(status?: GivenStatus): Promise<void> {
  return inStore((store) =>
    store.transaction(async (records) => {
      const account = await records.accounts.find(anchor, person);
      if (account && status) await setStatus(records, account, status, issuer.clock.now());
      else await listAccount(records, { anchor, identifier: person }, issuer.clock.now());
    }),
  );
}

async function judge({ certificate }: typeof card): Promise<Judgement> {
  const json = { certificate: Buffer.from(certificate).toString('base64') };
  return judgement.parse((await issuer.station('/v1/judgements', { method: 'POST', json })).json());
}

async function askToLogIn(presented = card) {
  return answerChallenge(issuer, await challenge(issuer), presented);
}

describe('with real cards', () => {
  test('nobody is let in by a first log-in, before the PIN or after it, and the reason is kept', async () => {
    await start();
    const account = { identifier: person.value, anchor };
    expect(await judge(card)).toMatchObject({ accepted: false, refusal: 'loginRefused', account });
    const refused = await askToLogIn();
    expect([refused.status, refused.code()]).toEqual([403, 'loginRefused']);
    const [row] = auditRows(issuer.dataFolder, 'login.refused');
    expect(row).toMatchObject({ code: 'loginRefused', reason: expect.stringContaining('not in the list') });
  });

  test('who is on the list is let in at once, and keeps the name of the certificate', async () => {
    await start();
    await administer();
    expect((await judge(card)).accepted).toBe(true);
    const { person: shown } = login.parse((await askToLogIn()).json());
    expect(shown).toEqual({ name: 'Example Cardholder', account: person.value });
  });

  test('a second trusted root cannot assert the people of the first', async () => {
    await start();
    await administer();
    expect((await askToLogIn(otherCard)).code()).toBe('loginRefused');
  });
});

describe('a root', () => {
  test('that is trusted no more lets nobody in, from the next request on', async () => {
    await start({ rules: [{ anchor }] }, []);
    const read = readTrustFile(Buffer.from(toPem(real.root) + toPem(real.intermediate)), issuer.clock.now());
    const trusted = read.ok ? read.value : [];
    await inStore((store) => trust(store, trusted));
    const before = await collectCertificate(issuer, card);
    const person = await logIn(issuer, card);
    const { status, password = '' } = await open(issuer, person);
    const phone = makePhone();
    const pending = await enrol(issuer, status.id, password, phone);
    const [root] = trusted;
    if (root) await inStore((store) => distrust(store, root, issuer.clock.now()));
    const json = { phraseDigest: phraseDigest(status.id, phone, pending) };
    expect((await act(issuer, person.visit, status.id, 'confirm', json)).code()).toBe('sessionEnded');
    expect((await poll(issuer, cookieOf(pending), phone)).code()).toBe('activationCancelled');
    expect(auditRows(issuer.dataFolder, 'visit.ended').map(({ reason }) => reason)).toContain('trust.removed');
    expect((await renew(issuer, before, makePhone())).code()).toBe('credentialRefused');
    expect((await askToLogIn()).code()).toBe('certificateNotTrusted');
    expect(auditRows(issuer.dataFolder, 'trust.removed')).toMatchObject([{ fingerprint: anchor }]);
  });

  test('that is taken away while a card is judged lets its person in no more', async () => {
    const asked: (() => Promise<unknown>)[] = [];
    // Judging waits for the issuer of the card, who may have a CRL.
    const places = createServer(async (_, response) => {
      await asked.pop()?.();
      response.writeHead(404).end();
    });
    places.listen(0, '127.0.0.1');
    await once(places, 'listening');
    const place = `127.0.0.1:${(places.address() as AddressInfo).port}`;
    const { root, intermediate, card: certificate, cardKey } = makeRealAuthority(`http://${place}/crl`);
    const read = readTrustFile(Buffer.from(toPem(root) + toPem(intermediate)), Date.now());
    const [trusted, ...more] = read.ok ? read.value : [];
    if (!trusted) throw new Error('a root is trusted');
    const rules = [{ anchor: trusted.fingerprint }];
    await start({ rules }, [], { revocation: 'whenAvailable', internalHosts: [place] });
    await inStore((store) => trust(store, [trusted, ...more]));
    asked.push(() => inStore((store) => distrust(store, trusted, issuer.clock.now())));

    expect((await askToLogIn({ certificate, privateKey: cardKey })).code()).toBe('certificateNotTrusted');
    expect(asked).toHaveLength(0);
    expect(queryRows(issuer.dataFolder, 'select * from visits')).toEqual([]);
    places.close();
  });

  test('that was replaced hands its accounts over, with what their people have', async () => {
    await start();
    await administer();
    const move = (from: string, to: string) =>
      inStore((store) => store.transaction((records) => moveAccounts(records, from, to, issuer.clock.now())));
    const next = fingerprintOf(other.root);
    const { certificate } = await collectCertificate(issuer, card);
    expect(await move(anchor, next)).toEqual({ moved: 1, left: 0 });
    expect((await askToLogIn()).code()).toBe('loginRefused');
    expect((await askToLogIn(otherCard)).status).toBe(200);
    const issued = await inStore((store) =>
      store.read(async (records) => {
        const account = await records.accounts.find(next, person);
        return account ? records.issued.ofAccount(account.id) : [];
      }),
    );
    expect(issued.map((each) => Buffer.from(each.certificate))).toEqual([Buffer.from(certificate)]);
    await administer();
    expect(await move(next, anchor)).toEqual({ moved: 0, left: 1 });
  });
});

describe('a rule of the configuration', () => {
  const issuerName = 'CN=Example Issuing CA';
  const policies = ['2.16.840.1.101.3.2.1.3.13'];

  test.each([
    ['of the root', { anchor }],
    ['of root, issuer, policy and UPN', { anchor, issuer: issuerName, policies, upnSuffix: '@example.org' }],
  ])('%s lets its people in, and nobody else’s', async (_, rule) => {
    await start({ rules: [rule] });
    expect((await askToLogIn()).status).toBe(200);
    expect((await askToLogIn(otherCard)).code()).toBe('loginRefused');
  });

  test.each([
    ['another issuer', { anchor, issuer: 'CN=Another CA' }],
    ['another UPN', { anchor, upnSuffix: '@elsewhere.example' }],
    ['another policy', { anchor, policies: ['2.16.840.1.101.3.2.1.3.7'] }],
  ])('of %s lets nobody in', async (_, rule) => {
    await start({ rules: [rule] });
    expect((await askToLogIn()).code()).toBe('loginRefused');
  });

  test('does not let in who is disabled', async () => {
    await start({ rules: [{ anchor }] });
    expect((await askToLogIn()).status).toBe(200);
    await administer('disabled');
    expect((await askToLogIn()).code()).toBe('loginRefused');
    await administer('active');
    expect((await askToLogIn()).status).toBe(200);
  });
});

describe.each(['disabled', 'ended'] as const)('an account that is %s', (status) => {
  let visit: Login;
  beforeEach(async () => {
    await start();
    await administer();
    visit = await logIn(issuer, card);
  });

  test('has no visit any more, from the next request on', async () => {
    await administer(status);
    expect((await askToOpen(issuer, visit.visit, 'key')).code()).toBe('sessionEnded');
  });

  test('loses what it has open, and the phone is told so', async () => {
    const opened = await open(issuer, visit);
    const events = await issuer.events(`/v1/activations/${opened.status.id}/events`, visit.visit);
    expect(await events.next()).toMatchObject({ state: 'waiting' });
    await administer(status);
    issuer.clock.advance(1000);
    expect(await events.next()).toBeUndefined();
    const answer = await enrol(issuer, opened.status.id, opened.password ?? '', makePhone());
    expect(answer.code()).toBe('activationCancelled');
  });

  test('gets no certificate, not even one that is made already', async () => {
    const { status: opened, password = '' } = await open(issuer, visit);
    const phone = makePhone();
    const pending = await enrol(issuer, opened.id, password, phone);
    await act(issuer, visit.visit, opened.id, 'confirm', { phraseDigest: phraseDigest(opened.id, phone, pending) });
    await administer(status);
    expect((await poll(issuer, cookieOf(pending), phone)).code()).toBe('activationCancelled');
  });

  test('has no credential renewed, from the moment on, in the browser or by EST', async () => {
    const given = await collectCertificate(issuer, card);
    await administer(status);
    expect((await renew(issuer, given, makePhone())).code()).toBe('credentialRefused');
    const { privateKey: key, certificate } = given;
    const identity = { key: key.export({ format: 'pem', type: 'pkcs8' }), cert: toPem(certificate) };
    const agent = new Agent({ ca: issuer.certificatePem, ...identity });
    const url = `${issuer.estClientOrigin}/.well-known/est/simplereenroll`;
    const again = await ask(issuer.certificatePem, url, { ...enrolment(makePhone().request, {}), agent });
    agent.destroy();
    expect(again.code()).toBe('credentialRefused');
    expect(auditRows(issuer.dataFolder, 'certificate.issued')).toHaveLength(1);
  });
});

test('a list of thousands is taken over and ended at once, and all that follows from it follows', async () => {
  await start();
  const identifiers = Array.from({ length: 250 }, (_, index) => `person${index}@example.org`);
  const list = (status: GivenStatus) =>
    identifiers.map((value) => ({ anchor, identifier: { ...person, value }, status }));
  await inStore(async (store) => {
    const now = issuer.clock.now();
    // As many rows as ten thousand people bring, in one transaction.
    await store.transaction(async (records) => {
      for (let row = 0; row < 10_000; row += 1) await report(records, now, 'test.happened', { row });
    });
    for (const status of ['active', 'ended'] as const) {
      await importAccounts(store, list(status), { complete: false, now });
    }
    expect(await verifyChain(store)).toMatchObject({ ok: true, value: { rows: 10_500 } });
  });
  issuer.clock.advance(1000);
  const unsettled = () => queryRows(issuer.dataFolder, 'select id from accounts where unsettled = 1').length;
  await expect.poll(unsettled, { timeout: 30_000 }).toBe(0);
});

test('practice lets everybody with a practice card in', async () => {
  issuer = await startTestIssuer();
  expect((await collectCertificate(issuer)).certificate.length).toBeGreaterThan(0);
});
