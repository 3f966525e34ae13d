// SPDX-License-Identifier: Apache-2.0

import { afterEach, expect, test } from 'vitest';
import { type RenewedCredential, renewedCredential, type TrialChallenge } from '../../contract/phone-api.ts';
import { revokeCredential, suspendCredential } from '../../issuer/revocation/credentials.ts';
import { openStore } from '../../issuer/store/store.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { makeCard, type TestCard } from './cards.ts';
import { askToOpen, collectCertificate, cookieOf, logIn, makePhone, type Phone, renew } from './journey.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
afterEach(() => issuer.close());

const names = { en: 'A credential' };
const day = 86_400_000;

async function start(type: object = {}): Promise<TestCard> {
  issuer = await startTestIssuer({ credentialTypes: [{ id: 'one', names, lifetimeDays: 30, ...type }] });
  return collectCertificate(issuer);
}

/** The credential that a renewal gave, with its key. */
function renewed(phone: Phone, { issued }: RenewedCredential): TestCard {
  return { certificate: Buffer.from(issued.certificate, 'base64'), privateKey: phone.privateKey };
}

const serialOf = ({ certificate }: TestCard) => parseCertificate(certificate).serialNumber.toString(16);

test('gives a certificate for a new key, of the same person and type, and says when the next is due', async () => {
  const old = await start();
  issuer.clock.advance(21 * day);
  const phone = makePhone();
  const answer = renewedCredential.parse((await renew(issuer, old, phone)).json());
  const [before, after] = [old, renewed(phone, answer)].map(({ certificate }) => parseCertificate(certificate));
  expect(after?.subject.bytes).toEqual(before?.subject.bytes);
  expect(after?.subjectPublicKeyInfo.bytes).toEqual(phone.publicKey);
  expect(answer.renewFrom).toBeGreaterThan(issuer.clock.now() + 19 * day);
  expect(answer.renewFrom).toBeLessThan(issuer.clock.now() + 21 * day);
});

test('gives the same certificate to who asks twice, by the same answer or a new one, and none to another key', async () => {
  const old = await start();
  const phone = makePhone();
  const challenge = (await issuer.phone('/api/renewals', { method: 'POST' })).json<TrialChallenge>();
  const answers = await Promise.all([1, 2].map(() => renew(issuer, old, phone, challenge)));
  answers.push(await renew(issuer, old, phone));
  const serials = answers.map((answer) => answer.json<RenewedCredential>().issued.serialNumber);
  expect(new Set(serials).size).toBe(1);
  expect((await renew(issuer, old, makePhone())).code()).toBe('activationUsed');
  expect(auditRows(issuer.dataFolder, 'certificate.issued')).toHaveLength(2);
});

test('sets the cookie with which the browser asks for what belongs to the new credential', async () => {
  const old = await start();
  const answer = await renew(issuer, old, makePhone());
  const { id } = answer.json<RenewedCredential>();
  const status = await issuer.phone(`/api/activations/${id}`, { headers: { cookie: cookieOf(answer) } });
  expect(status.json()).toMatchObject({ state: 'collected', credentialType: 'A credential' });
});

test('refuses a challenge that was never given, another key’s signature, and the old key', async () => {
  const old = await start();
  const origin = `${issuer.phoneOrigin}/api/renewals`;
  const invented = { nonce: Buffer.alloc(32).toString('base64'), origin };
  expect((await renew(issuer, old, makePhone(), invented)).code()).toBe('challengeExpired');
  const stolen = { ...old, privateKey: makePhone().privateKey };
  expect((await renew(issuer, stolen, makePhone())).code()).toBe('credentialRefused');
  expect((await renew(issuer, old, makePhone(old.privateKey))).code()).toBe('requestForbidden');
  const foreign = { ...makeCard(), privateKey: old.privateKey };
  expect((await renew(issuer, foreign, makePhone())).code()).toBe('credentialRefused');
});

test('is refused to a suspended, a revoked and an expired credential', async () => {
  const old = await start();
  const store = await openStore(issuer.dataFolder);
  const order = { cause: 'administrator', now: issuer.clock.now() } as const;
  await store.transaction((records) => suspendCredential(records, serialOf(old), order));
  expect((await renew(issuer, old, makePhone())).code()).toBe('credentialPaused');
  await store.transaction((records) => revokeCredential(records, serialOf(old), { ...order, reason: 'unspecified' }));
  expect((await renew(issuer, old, makePhone())).code()).toBe('certificateRevoked');
  await store.close();
  const other = await collectCertificate(issuer);
  issuer.clock.advance(31 * day);
  expect((await renew(issuer, other, makePhone())).code()).toBe('credentialRefused');
});

test('keeps to how many a person may have: one in its place, and never three of one line', async () => {
  const first = await start({ maximumPerPerson: 1 });
  const phones = [makePhone(), makePhone()] as const;
  const second = renewed(phones[0], (await renew(issuer, first, phones[0])).json());
  expect((await askToOpen(issuer, (await logIn(issuer)).visit, 'another')).code()).toBe('tooManyCredentials');
  expect((await renew(issuer, second, phones[1])).status).toBe(200);
  expect(auditRows(issuer.dataFolder, 'credential.revoked')).toMatchObject([
    { serialNumber: serialOf(first), reason: 'superseded' },
  ]);
});
