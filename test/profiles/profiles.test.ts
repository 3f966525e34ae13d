// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PhoneActivation, phoneActivation, type ScannedActivation } from '../../contract/phone-api.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { checkConfiguration } from '../../issuer/config-check.ts';
import { encodePropertyList } from '../../issuer/profiles/plist.ts';
import { makeCard, pki } from '../issuer/cards.ts';
import { ask } from '../issuer/http-client.ts';
import { cookieOf, enrol, logIn, makePhone, open } from '../issuer/journey.ts';
import { auditRows } from '../issuer/rows.ts';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';
import { ownTls } from '../issuer/tls-identity.ts';
import { askForProfile, askForRelease, type Compared, compareForProfile } from '../scep/challenge.ts';
import { publicKeyInfo } from '../scep/scep-client.ts';
import { type ClientKind, enrolByProfile } from './phone-client.ts';
import { payloadOf, type ReadProfile, readProfile } from './read-profile.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-profiles-'));
const serverRoot = path.join(folder, 'server-root.pem');
const mail = { kind: 'exchange', name: 'Work & home', host: 'mail.example.org' } as const;
const imap = {
  kind: 'imap',
  name: 'Work',
  incoming: { host: 'imap.example.org' },
  outgoing: { host: 'smtp.example.org', port: 587 },
} as const;
const profiles = {
  identifier: 'org.example.pivot',
  trustFiles: [serverRoot],
  wifi: [{ ssid: 'Office <5 GHz>', serverNames: ['radius.example.org'] }],
  vpn: [{ name: 'Office', server: 'vpn.example.org', serverIssuer: 'Example Root' }],
  mail,
};

let issuer: TestIssuer;
beforeAll(async () => {
  writeFileSync(serverRoot, toPem(pki.root.certificate));
  issuer = await startTestIssuer({ scep: { enabled: true, keyBits: 2048 }, profiles });
});
afterAll(async () => {
  await issuer.close();
  rmSync(folder, { recursive: true });
});

describe('the configuration profile', () => {
  test('is signed by the issuer, and is served as what phones know as a profile', async () => {
    const answer = await download(await compareForProfile(issuer, 'signed'));
    expect(answer.headers['content-type']).toBe('application/x-apple-aspen-config');
    expect(answer.headers['cache-control']).toBe('no-store');
    const { PayloadType, PayloadIdentifier } = readProfile(answer.bytes, issuer.certificatePem);
    expect(PayloadType).toBe('Configuration');
    expect(PayloadIdentifier).toMatch(/^org\.example\.pivot\.[a-z2-7]{26}\.profile$/);
    expect(() => readProfile(answer.bytes, toPem(pki.root.certificate))).toThrow();
  });

  test('has a SCEP payload with the keys that Apple publishes', async () => {
    const { profile } = await fetchProfile('payload');
    const payload = payloadOf(profile, 'com.apple.security.scep');
    const authority = new X509Certificate(issuer.certificatePem).raw;
    expect(payload.PayloadContent).toEqual({
      URL: `${issuer.phoneOrigin}/scep`,
      Name: 'Pivot practice',
      Subject: [[['O', 'Pivot practice']], [['CN', 'Practice Cardholder payload']]],
      SubjectAltName: { rfc822Name: expect.stringContaining('@') },
      Challenge: expect.stringMatching(/^[0-9a-f]{32}$/),
      Keysize: 2048,
      'Key Type': 'RSA',
      'Key Usage': 1,
      CAFingerprint: createHash('sha1').update(authority).digest(),
      Retries: 3,
      RetryDelay: 10,
      KeyIsExtractable: false,
    });
  });

  test('brings the authorities, and Wi-Fi, VPN and mail that refer to the credential', async () => {
    const { profile } = await fetchProfile('complete');
    const identity = payloadOf(profile, 'com.apple.security.scep').PayloadUUID;
    const roots = profile.PayloadContent.filter(({ PayloadType }) => PayloadType === 'com.apple.security.root');
    expect(roots.map(({ PayloadContent }) => PayloadContent)).toEqual([
      new X509Certificate(issuer.certificatePem).raw,
      Buffer.from(pki.root.certificate),
    ]);
    expect(payloadOf(profile, 'com.apple.wifi.managed')).toMatchObject({
      SSID_STR: 'Office <5 GHz>',
      EncryptionType: 'WPA2',
      PayloadCertificateUUID: identity,
      EAPClientConfiguration: {
        AcceptEAPTypes: [13],
        PayloadCertificateAnchorUUID: [roots[1]?.PayloadUUID],
        TLSTrustedServerNames: ['radius.example.org'],
      },
    });
    expect(payloadOf(profile, 'com.apple.vpn.managed')).toMatchObject({
      VPNType: 'IKEv2',
      IKEv2: {
        RemoteAddress: 'vpn.example.org',
        AuthenticationMethod: 'Certificate',
        PayloadCertificateUUID: identity,
        ServerCertificateIssuerCommonName: 'Example Root',
      },
    });
    expect(payloadOf(profile, 'com.apple.eas.account')).toMatchObject({
      PayloadDisplayName: 'Mail Work & home',
      Host: 'mail.example.org',
      PayloadCertificateUUID: identity,
    });
    const uuids = profile.PayloadContent.map(({ PayloadUUID }) => PayloadUUID);
    expect(new Set(uuids).size).toBe(uuids.length);
    for (const uuid of uuids)
      expect(uuid).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/);
  });

  test('is the same when it is downloaded again, so that it replaces itself', async () => {
    const { compared, profile } = await fetchProfile('twice');
    expect(readProfile((await download(compared)).bytes, issuer.certificatePem)).toEqual(profile);
  });

  test('can be signed by the organisation, and have an IMAP account', async () => {
    const { identity, ca } = ownTls();
    const signer = { certificateFile: path.join(folder, 'signer.pem'), keyFile: path.join(folder, 'signer.key') };
    writeFileSync(signer.certificateFile, identity.cert);
    writeFileSync(signer.keyFile, identity.key);
    const other = await startTestIssuer({
      scep: { enabled: true, keyBits: 2048 },
      profiles: { ...profiles, signer, mail: imap },
    });
    try {
      const compared = await compareForProfile(other, 'imap');
      const released = await askForRelease(other, compared.id, compared.browser);
      const { bytes } = await askForProfile(other, compared.id, cookieOf(released));
      expect(payloadOf(readProfile(bytes, ca), 'com.apple.mail.managed')).toMatchObject({
        EmailAccountType: 'EmailTypeIMAP',
        IncomingMailServerHostName: 'imap.example.org',
        IncomingMailServerPortNumber: 993,
        OutgoingMailServerPortNumber: 587,
      });
    } finally {
      await other.close();
    }
  });
});

describe('a phone that follows the profile', () => {
  const kinds: readonly ClientKind[] = [
    { cipher: 'aes-128-cbc', digest: 'sha256', sends: 'POST' },
    { cipher: 'aes-256-cbc', digest: 'sha512', sends: 'POST' },
    { cipher: 'des-ede3-cbc', digest: 'sha256', sends: 'GET' },
    { cipher: 'des-ede3-cbc', digest: 'sha256', sends: 'GET with plus signs' },
  ];
  test.each(kinds)('gets its credential with $cipher, $digest, $sends', async (kind) => {
    const person = `follows ${kind.cipher} ${kind.sends}`;
    const { compared, profile } = await fetchProfile(person);
    const { signer, reply } = await enrolByProfile(profile, askUrl, kind);
    expect(reply.status).toBe('SUCCESS');
    const certificate = new X509Certificate(reply.certificate?.bytes ?? '');
    expect(certificate.checkIssued(new X509Certificate(issuer.certificatePem))).toBe(true);
    expect(certificate.subject).toContain(`CN=Practice Cardholder ${person}`);
    const key = certificate.publicKey.export({ format: 'der', type: 'spki' });
    expect(key).toEqual(publicKeyInfo(signer.key));
    expect(createPublicKey(signer.key).asymmetricKeyDetails?.modulusLength).toBe(2048);

    const shown = await phoneStatus(compared);
    expect(shown).toMatchObject({ state: 'collected', delivery: 'profile' });
    expect(Buffer.from(shown.issued?.certificate ?? '', 'base64')).toEqual(certificate.raw);
  });

  test('gets nothing with a profile that another phone has used', async () => {
    const { profile } = await fetchProfile('stolen');
    const [kind] = kinds as [ClientKind];
    expect((await enrolByProfile(profile, askUrl, kind)).reply.status).toBe('SUCCESS');
    expect((await enrolByProfile(profile, askUrl, kind)).reply.status).toBe('FAILURE');
  });
});

describe('a profile for secure mail', () => {
  const credentialTypes = [{ id: 'mail', names: { en: 'With mail' }, lifetimeDays: 30, mail: true }];
  const kind = { cipher: 'aes-256-cbc', digest: 'sha256', sends: 'POST' } as const;

  test.each([
    ['exchange', mail, 'com.apple.eas.account'],
    ['IMAP', imap, 'com.apple.mail.managed'],
  ])('signs and encrypts mail with identities of its own, in an %s account', async (_, account, type) => {
    const other = await startTestIssuer({
      credentialTypes,
      scep: { enabled: true, keyBits: 2048 },
      profiles: { ...profiles, mail: account },
    });
    const askOther: typeof askUrl = (url, options) => ask(other.certificatePem, url, options);
    const fetch = async () => {
      const compared = await compareForProfile(other, 'mail');
      const cookie = cookieOf(await askForRelease(other, compared.id, compared.browser));
      const read = async () =>
        readProfile((await askForProfile(other, compared.id, cookie)).bytes, other.certificatePem);
      return { compared, profile: await read(), again: await read() };
    };
    try {
      const { profile, again, compared } = await fetch();
      const [present, ...none] = encryptionOf(profile);
      expect(none).toEqual([]);
      expect(payloadOf(profile, type)).toMatchObject({
        SMIMESigningEnabled: true,
        SMIMESigningUserOverrideable: true,
        SMIMESigningCertificateUUID: payloadOf(profile, 'com.apple.security.scep', '.mail-signing').PayloadUUID,
        SMIMEEnableEncryptionPerMessageSwitch: true,
        SMIMEEncryptionCertificateUUID: present?.payload.PayloadUUID,
      });
      expect(encryptionOf(again)[0]?.certificate).toEqual(present?.certificate);
      expect(present?.certificate.checkIssued(new X509Certificate(other.certificatePem))).toBe(true);
      expect(auditRows(other.dataFolder, 'key.delivered')).toHaveLength(1);

      // The phone may fetch them in any order, and again; another phone gets none.
      const signing = await enrolByProfile(profile, askOther, kind, '.mail-signing');
      const authentication = await enrolByProfile(profile, askOther, kind);
      expect([signing, authentication].map(({ reply }) => reply.status)).toEqual(['SUCCESS', 'SUCCESS']);
      expect((await enrolByProfile(profile, askOther, kind, '.mail-signing')).reply.status).toBe('FAILURE');
      const usage = new X509Certificate(signing.reply.certificate?.bytes ?? '').keyUsage;
      expect(usage).toEqual(['1.3.6.1.5.5.7.3.4']);
      const made = auditRows(other.dataFolder, 'certificate.issued').map(({ activation, purpose }) => [
        activation,
        purpose,
      ]);
      expect(made.sort()).toEqual(['authentication', 'encryption', 'signing'].map((purpose) => [compared.id, purpose]));

      // The next phone can read the mail of the first.
      const next = encryptionOf((await fetch()).profile);
      expect(next.map(({ certificate }) => certificate.raw)).toContainEqual(present?.certificate.raw);
      expect(next).toHaveLength(2);
    } finally {
      await other.close();
    }
  });

  test('that was fetched and never installed is a credential to revoke, and gives no other afterwards', async () => {
    const other = await startTestIssuer({ credentialTypes, scep: { enabled: true, keyBits: 2048 } });
    try {
      const compared = await compareForProfile(other, 'thief');
      const cookie = cookieOf(await askForRelease(other, compared.id, compared.browser));
      const { bytes } = await askForProfile(other, compared.id, cookie);
      const profile = readProfile(bytes, other.certificatePem);
      const headers = { authorization: `Bearer ${compared.person.visit}` };
      const lost = { method: 'POST', headers };
      const { status } = await other.station(`/v1/credentials/${compared.id}/report-lost`, lost);
      expect(status).toBe(200);
      const askOther: typeof askUrl = (url, options) => ask(other.certificatePem, url, options);
      expect((await enrolByProfile(profile, askOther, kind)).reply.status).toBe('FAILURE');
      // Nor does anybody get the person's keys for mail.
      expect((await askForProfile(other, compared.id, cookie)).code()).toBe('certificateRevoked');
      expect((await askForRelease(other, compared.id, compared.browser)).code()).toBe('certificateRevoked');
    } finally {
      await other.close();
    }
  });
});

test('two profiles that were fetched before either was used give no more than one may have', async () => {
  const one = { id: 'one', names: { en: 'One' }, lifetimeDays: 30, maximumPerPerson: 1 };
  const other = await startTestIssuer({ credentialTypes: [one], scep: { enabled: true, keyBits: 2048 } });
  try {
    const askOther: typeof askUrl = (url, options) => ask(other.certificatePem, url, options);
    const fetch = async () => {
      const compared = await compareForProfile(other, 'collector');
      const cookie = cookieOf(await askForRelease(other, compared.id, compared.browser));
      const { bytes } = await askForProfile(other, compared.id, cookie);
      return readProfile(bytes, other.certificatePem);
    };
    const [first, second] = [await fetch(), await fetch()];
    const kind = { cipher: 'aes-256-cbc', digest: 'sha256', sends: 'POST' } as const;
    const statuses = [];
    for (const profile of [first, second, first]) {
      statuses.push((await enrolByProfile(profile, askOther, kind)).reply.status);
    }
    // The third is another key of the phone that came first.
    expect(statuses).toEqual(['SUCCESS', 'FAILURE', 'FAILURE']);
    expect(auditRows(other.dataFolder, 'certificate.issued')).toHaveLength(1);
  } finally {
    await other.close();
  }
});

test('only who has the number hears that the person has a credential already, and a wrong one counts', async () => {
  const one = { id: 'one', names: { en: 'One' }, lifetimeDays: 30, maximumPerPerson: 1 };
  const atOnce = { ...one, comparison: 'inBrowsers' as const };
  const other = await startTestIssuer({ credentialTypes: [atOnce], scep: { enabled: true, keyBits: 2048 } });
  try {
    const askOther: typeof askUrl = (url, options) => ask(other.certificatePem, url, options);
    const compared = await compareForProfile(other, 'collector');
    const cookie = cookieOf(await askForRelease(other, compared.id, compared.browser));
    const { bytes } = await askForProfile(other, compared.id, cookie);
    const second = await open(other, await logIn(other, makeCard({ person: 'collector' })));
    const kind = { cipher: 'aes-256-cbc', digest: 'sha256', sends: 'POST' } as const;
    const { reply } = await enrolByProfile(readProfile(bytes, other.certificatePem), askOther, kind);
    expect(reply.status).toBe('SUCCESS');
    const tryNumber = async (number: string) => (await enrol(other, second.status.id, number, makePhone())).code();
    expect(await tryNumber('00000000')).toBe('wrongPassword');
    expect(await tryNumber(second.password ?? '')).toBe('tooManyCredentials');
    expect(auditRows(other.dataFolder, 'activation.wrongPassword')).toHaveLength(1);
  } finally {
    await other.close();
  }
});

test('the phone is told which ways there are when it opens the link', async () => {
  const { status } = await open(issuer, await logIn(issuer, makeCard({ person: 'ways' })));
  const opened = await issuer.phone(`/api/activations/${status.id}/scan`, { method: 'POST' });
  expect(opened.json<ScannedActivation>().deliveries).toEqual(['browser', 'profile']);
});

test('check-config says what a profile would do that was hardly meant', async () => {
  const dataFolder = path.join(folder, 'none');
  const settings = { dataFolder, profiles: { wifi: [{ ssid: 'Open' }], trustFiles: [path.join(folder, 'gone.pem')] } };
  const problems = await checkConfiguration(settings);
  expect(problems.map(({ setting }) => setting)).toEqual(
    expect.arrayContaining(['profiles', 'profiles.wifi.0', 'profiles.trustFiles.0']),
  );
  const [tooLong] = await checkConfiguration({ dataFolder, profiles: { wifi: [{ ssid: 'x'.repeat(33) }] } });
  expect(tooLong).toMatchObject({ setting: 'profiles.wifi.0.ssid', severity: 'error' });
});

test('what XML cannot carry is left out of a property list, and the rest is escaped', () => {
  expect(encodePropertyList({ 'a<': 'b\u0000&\ud800>' })).toContain(
    '<key>a&lt;</key>\n<string>b&amp;\ufffd&gt;</string>',
  );
});

/** The encryption keys in a profile, each opened with openssl as a phone does. */
function encryptionOf(profile: ReadProfile) {
  const payloads = profile.PayloadContent.filter(({ PayloadType }) => PayloadType === 'com.apple.security.pkcs12');
  return payloads.map((payload) => {
    const command = ['pkcs12', '-legacy', '-nodes', '-passin', `pass:${payload.Password}`];
    const options = { input: payload.PayloadContent as Buffer, encoding: 'utf8', stdio: 'pipe' } as const;
    const pem = execFileSync('openssl', command, options);
    const certificate = new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE')));
    const key = createPrivateKey(pem.slice(pem.indexOf('-----BEGIN PRIVATE KEY')));
    expect(certificate.checkPrivateKey(key)).toBe(true);
    return { payload, certificate };
  });
}

async function download({ id, browser }: Compared) {
  const released = await askForRelease(issuer, id, browser);
  return askForProfile(issuer, id, cookieOf(released));
}

async function fetchProfile(person: string): Promise<{ compared: Compared; profile: ReadProfile }> {
  const compared = await compareForProfile(issuer, person);
  return { compared, profile: readProfile((await download(compared)).bytes, issuer.certificatePem) };
}

function askUrl(url: string, options?: Parameters<typeof ask>[2]) {
  return ask(issuer.certificatePem, url, options);
}

async function phoneStatus({ id, cookie }: Compared): Promise<PhoneActivation> {
  return phoneActivation.parse((await issuer.phone(`/api/activations/${id}`, { headers: { cookie } })).json());
}
