// SPDX-License-Identifier: Apache-2.0

import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { listAccount } from '../../issuer/accounts/administration.ts';
import { fingerprintOf } from '../../issuer/anchors/anchors.ts';
import { configuration } from '../../issuer/config.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { makeCard, pki } from './cards.ts';
import { answerChallenge, askToOpen, challenge, collectCertificate, enrol, logIn, makePhone, open } from './journey.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
afterEach(() => issuer.close());

const names = { en: 'A credential' };
const card = makeCard();

type Changes = Parameters<typeof startTestIssuer>[0];

async function start(credentialTypes: NonNullable<Changes>['credentialTypes']): Promise<void> {
  issuer = await startTestIssuer({ credentialTypes });
}

/** Puts the card's person into groups, as the administrator does. */
async function group(...groups: string[]): Promise<void> {
  const store = await issuer.openStore();
  const identifier = { kind: 'userPrincipalName', value: 'practice.cardholder@pivot.example' } as const;
  const wanted = { anchor: fingerprintOf(pki.root.certificate), identifier, groups };
  await store.transaction((records) => listAccount(records, wanted, issuer.clock.now()));
  await store.close();
}

describe('a credential type for some groups', () => {
  const types = [
    { id: 'admins', names, lifetimeDays: 1, groups: ['admins'] },
    { id: 'everyone', names, lifetimeDays: 1 },
  ];

  test('is offered to nobody else, and is not given when it is asked for', async () => {
    await start(types);
    const person = await logIn(issuer, card);
    expect(person.credentialTypes.map(({ id }) => id)).toEqual(['everyone']);
    const refused = await askToOpen(issuer, person.visit, 'key', { credentialType: 'admins' });
    expect([refused.status, refused.code()]).toEqual([403, 'requestForbidden']);
    expect((await open(issuer, person)).status.credentialType).toBe('everyone');
  });

  test('is given to who is in one of them', async () => {
    await start(types);
    await group('staff', 'admins');
    const person = await logIn(issuer, card);
    expect(person.credentialTypes.map(({ id }) => id)).toEqual(['admins', 'everyone']);
    expect((await open(issuer, person)).status.credentialType).toBe('admins');
  });

  test('keeps out who may have none at all', async () => {
    await start(types.slice(0, 1));
    const refused = await answerChallenge(issuer, await challenge(issuer), card);
    expect(refused.code()).toBe('loginRefused');
    expect(auditRows(issuer.dataFolder, 'login.refused')).toMatchObject([
      { reason: expect.stringContaining('no credential type') },
    ]);
  });
});

describe('a credential type of which a person may have two', () => {
  const two = { id: 'two', names, lifetimeDays: 30, maximumPerPerson: 2 };
  const collectTwo = async () => {
    for (const _ of [1, 2]) {
      await collectCertificate(issuer, card);
      issuer.clock.advance(1000);
    }
  };

  test('is refused a third time, until one is over', async () => {
    await start([two]);
    await collectTwo();
    const person = await logIn(issuer, card);
    const refused = await askToOpen(issuer, person.visit, 'third');
    expect([refused.status, refused.code()]).toEqual([409, 'tooManyCredentials']);
    issuer.clock.advance(31 * 86_400_000);
    expect((await askToOpen(issuer, (await logIn(issuer, card)).visit, 'later')).status).toBe(201);
  });

  test('is given a third time where the oldest is to be replaced, and that one is revoked', async () => {
    await start([{ ...two, whenFull: 'replace' }]);
    await collectTwo();
    await collectCertificate(issuer, card);
    const [first] = auditRows(issuer.dataFolder, 'certificate.issued');
    expect(auditRows(issuer.dataFolder, 'credential.revoked')).toMatchObject([
      { serialNumber: first?.serialNumber, reason: 'superseded' },
    ]);
  });
});

describe('a credential type that programs get without a comparison', () => {
  const types = [{ id: 'device', names, lifetimeDays: 1, comparison: 'inBrowsers' as const }];

  test('is given to an EST client at once, and again to its key alone', async () => {
    await start(types);
    const person = await logIn(issuer, card);
    const { status, password = '' } = await open(issuer, person);
    const device = makePhone();
    expect((await enrol(issuer, status.id, '00000000', device)).code()).toBe('wrongPassword');
    const given = await enrol(issuer, status.id, password, device);
    expect(given.status).toBe(200);
    expect((await enrol(issuer, status.id, password, device)).text).toBe(given.text);
    expect((await enrol(issuer, status.id, password, makePhone())).code()).toBe('activationUsed');
    const [certificate = new Uint8Array()] = parseCertsOnly(Buffer.from(given.text, 'base64'));
    expect(new X509Certificate(certificate).checkPrivateKey(device.privateKey)).toBe(true);
    expect(auditRows(issuer.dataFolder, 'certificate.issued')).toHaveLength(1);
    expect(auditRows(issuer.dataFolder, 'activation.collected')).toMatchObject([{ compared: false }]);
  });

  test('is compared as ever in a browser', async () => {
    await start(types);
    const { status, password = '' } = await open(issuer, await logIn(issuer, card));
    expect((await enrol(issuer, status.id, password, makePhone(), { origin: issuer.phoneOrigin })).status).toBe(202);
    expect(auditRows(issuer.dataFolder, 'certificate.issued')).toEqual([]);
  });
});

test.each(['2.16.840.1.101.3.2.1.3.41', '2.16.840.1.101.3.2.1.48.110'])('none asserts AAL3 (%s)', async (policy) => {
  issuer = await startTestIssuer();
  const settings = { dataFolder: 'x', credentialTypes: [{ id: 'a', names, lifetimeDays: 1, policies: [policy] }] };
  expect(configuration.safeParse(settings).error?.issues[0]?.message).toContain('AAL3');
  settings.credentialTypes[0]?.policies.splice(0, 1, '2.16.840.1.101.3.2.1.3.40');
  expect(configuration.safeParse(settings).success).toBe(true);
});
