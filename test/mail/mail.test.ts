// SPDX-License-Identifier: Apache-2.0
// Secure mail, with openssl as the mail program.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailCredential, mailCredential, type TrialChallenge } from '../../contract/phone-api.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import { openKeyArchive, rotateRecoveryKey } from '../../issuer/mail/key-archive.ts';
import { suspendCredential } from '../../issuer/revocation/credentials.ts';
import { openStore } from '../../issuer/store/store.ts';
import { userPrincipalName } from '../../x509/general-name.ts';
import { makeCard, signChallenge, type TestCard } from '../issuer/cards.ts';
import type { Answer } from '../issuer/http-client.ts';
import { collectCertificate, logIn, makePhone, type Phone, renew, toBase64 } from '../issuer/journey.ts';
import { auditRows } from '../issuer/rows.ts';
import { startTestIssuer, type TestIssuer } from '../issuer/running-issuer.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-mail-'));
const at = (name: string) => path.join(folder, name);
const names = { en: 'Secure mail' };
let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer({
    credentialTypes: [{ id: 'mail', names, lifetimeDays: 30, mail: true, encryptionKey: 'P-256' }],
  });
  writeFileSync(at('ca.pem'), issuer.certificatePem);
});
afterAll(async () => {
  await issuer.close();
  rmSync(folder, { recursive: true });
});

type Holder = TestCard & { readonly id: string };

/** A phone with the credential of a person, who may have had others. */
const pair = (person: string) => collectCertificate(issuer, makeCard({ person }));

/** Asks for the certificates for mail. */
async function askForMail(holder: Holder, { request }: Phone, form = 'current', from = issuer): Promise<Answer> {
  const ask = { method: 'POST' };
  const { nonce, origin } = (
    await from.phone(`/api/activations/${holder.id}/mail-challenge`, ask)
  ).json<TrialChallenge>();
  const signature = signChallenge(holder.privateKey, origin, nonce, 'ES256', Buffer.from(request, 'base64'));
  const json = { nonce, request, signature: toBase64(signature), form };
  return from.phone(`/api/activations/${holder.id}/mail`, { ...ask, json });
}

async function collectMail(holder: Holder, phone = makePhone(), form?: string): Promise<MailCredential> {
  return mailCredential.parse((await askForMail(holder, phone, form)).json());
}

function openssl(...args: readonly string[]): string {
  return execFileSync('openssl', args, { encoding: 'utf8', cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Unpacks a key, the present one unless told, as a mail program does when it imports the file. */
function importKey(name: string, mail: MailCredential, { index = 0, options = [] as readonly string[] } = {}): void {
  writeFileSync(at(`${name}.p12`), Buffer.from(mail.encryption[index]?.file ?? '', 'base64'));
  const passing = ['-passin', `pass:${mail.password}`, '-nodes', ...options];
  openssl('pkcs12', '-in', `${name}.p12`, ...passing, '-out', `${name}.pem`);
}

/** The certificate for encryption of this very credential. */
function encryptionOf({ encryption: [present] }: MailCredential): MailCredential['signing'] {
  if (!present) throw new Error('no key for encryption came');
  return present.issued;
}

function writeCertificate(name: string, { certificate }: MailCredential['signing']): void {
  writeFileSync(at(name), toPem(Buffer.from(certificate, 'base64')));
}

describe('the certificates for mail', () => {
  test('sign mail, and let others encrypt mail that the keys in the file open', async () => {
    const phone = makePhone();
    const mail = await collectMail(await pair('writer'), phone);
    writeFileSync(at('letter.txt'), 'Meet me at the station.\n');
    writeFileSync(at('signing.key'), phone.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    writeCertificate('signing.pem', mail.signing);
    openssl(
      'cms',
      '-sign',
      '-in',
      'letter.txt',
      '-signer',
      'signing.pem',
      '-inkey',
      'signing.key',
      '-out',
      'signed.eml',
    );
    const verified = openssl('cms', '-verify', '-in', 'signed.eml', '-CAfile', 'ca.pem', '-purpose', 'smimesign');
    expect(verified).toContain('Meet me at the station.');

    writeCertificate('encryption.pem', encryptionOf(mail));
    openssl('verify', '-CAfile', 'ca.pem', 'encryption.pem');
    openssl('cms', '-encrypt', '-aes256', '-in', 'letter.txt', '-out', 'secret.eml', 'encryption.pem');
    importKey('keys', mail);
    expect(openssl('cms', '-decrypt', '-in', 'secret.eml', '-inkey', 'keys.pem')).toContain('Meet me');
  });

  test('say what they are for, and whose address it is', async () => {
    const mail = await collectMail(await pair('profile'));
    for (const [name, certificate, usage] of [
      ['s.pem', mail.signing, 'Digital Signature, Non Repudiation'],
      ['e.pem', encryptionOf(mail), 'Key Agreement'],
    ] as const) {
      writeCertificate(name, certificate);
      const text = openssl('x509', '-in', name, '-noout', '-text');
      expect(text).toMatch(new RegExp(`X509v3 Key Usage: critical\\s+${usage}\n`));
      expect(text).toMatch(/X509v3 Extended Key Usage: \s+E-mail Protection\n/);
      expect(text).toMatch(/X509v3 Subject Alternative Name: \s+email:[^\s,]+\n/);
    }
  });

  test('are the same for who asks again with the same key, and another key gets none', async () => {
    const holder = await pair('again');
    const phone = makePhone();
    const [first, second] = [await collectMail(holder, phone), await collectMail(holder, phone, 'older')];
    expect(second.signing).toEqual(first.signing);
    expect(encryptionOf(second)).toEqual(encryptionOf(first));
    expect(second.password).not.toBe(first.password);
    importKey('again', second, { options: ['-legacy'] });
    expect((await askForMail(holder, makePhone())).code()).toBe('activationUsed');
  });

  test('are made once, also when a phone asks several times at one moment', async () => {
    const holder = await pair('together');
    const phone = makePhone();
    const mails = await Promise.all([1, 2, 3].map(() => collectMail(holder, phone)));
    expect(new Set(mails.map((mail) => encryptionOf(mail).serialNumber)).size).toBe(1);
  });

  test('are for the key that was compared, while its credential may be used', async () => {
    const holder = await pair('thief');
    expect((await askForMail({ ...holder, privateKey: makePhone().privateKey }, makePhone())).code()).toBe(
      'requestForbidden',
    );
    const { signing } = await collectMail(holder);
    const store = await openStore(issuer.dataFolder);
    const order = { cause: 'administrator', now: issuer.clock.now() } as const;
    await store.transaction((records) => suspendCredential(records, signing.serialNumber, order));
    await store.close();
    expect((await askForMail(holder, makePhone())).code()).toBe('credentialPaused');
  });

  test('renew nothing', async () => {
    const phone = makePhone();
    const { signing } = await collectMail(await pair('renewer'), phone);
    const credential = { certificate: Buffer.from(signing.certificate, 'base64'), privateKey: phone.privateKey };
    expect((await renew(issuer, credential, makePhone())).code()).toBe('credentialRefused');
  });
});

describe('the next phone', () => {
  test('gets the earlier keys of its person and of nobody else, with a row in the audit log for each', async () => {
    const [old, other] = [await collectMail(await pair('reader')), await collectMail(await pair('stranger'))];
    writeFileSync(at('old.txt'), 'An earlier letter.\n');
    writeCertificate('old.pem', encryptionOf(old));
    openssl('cms', '-encrypt', '-aes256', '-in', 'old.txt', '-out', 'old.eml', 'old.pem');

    const next = await collectMail(await pair('reader'));
    expect(next.encryption).toHaveLength(2);
    expect(encryptionOf(next).serialNumber).not.toBe(encryptionOf(old).serialNumber);
    importKey('earlier', next, { index: 1 });
    expect(openssl('cms', '-decrypt', '-in', 'old.eml', '-inkey', 'earlier.pem', '-recip', 'old.pem')).toContain(
      'An earlier letter.',
    );
    const recovered = auditRows(issuer.dataFolder, 'key.recovered').map(({ serialNumber }) => serialNumber);
    expect(recovered).toEqual([encryptionOf(old).serialNumber]);
    expect(recovered).not.toContain(encryptionOf(other).serialNumber);
  });
});

describe('the archive', () => {
  test('keeps keys sealed, bound to their person, under a key that can be changed', async () => {
    const holder = await pair('archive');
    const phone = makePhone();
    const encryption = encryptionOf(await collectMail(holder, phone));
    const { dataFolder } = issuer;
    expect(statSync(path.join(dataFolder, 'recovery.key')).mode & 0o077).toBe(0);
    await issuer.pause(async () => {
      const store = await openStore(dataFolder);
      const all = await store.transaction(({ archivedKeys }) => archivedKeys.all());
      const key = all.find(({ serialNumber }) => serialNumber === encryption.serialNumber);
      if (!key) throw new Error('the key was not archived');
      const archive = openKeyArchive(dataFolder, undefined);
      const opened = archive.open(key);
      expect(Buffer.from(key.sealed).includes(opened.subarray(-32))).toBe(false);
      expect(() => archive.open({ ...key, accountId: 'another' })).toThrow();
      expect(await rotateRecoveryKey(store, dataFolder, undefined)).toBe(all.length);
      expect(() => openKeyArchive(dataFolder, undefined).open(key)).toThrow(/recovery key/);
      await store.close();
    });
    expect(encryptionOf(await collectMail(holder, phone))).toEqual(encryption);
  });
});

test('an RSA key is made unless another is configured, and a person without an address is offered no mail', async () => {
  const credentialTypes = [
    { id: 'mail', names, lifetimeDays: 1, mail: true },
    { id: 'plain', names, lifetimeDays: 1 },
  ];
  const rsa = await startTestIssuer({ credentialTypes });
  try {
    const holder = await collectCertificate(rsa, makeCard({ person: 'rsa' }));
    const mail = mailCredential.parse((await askForMail(holder, makePhone(), 'current', rsa)).json());
    writeCertificate('rsa.pem', encryptionOf(mail));
    writeFileSync(at('rsa-ca.pem'), rsa.certificatePem);
    openssl('verify', '-CAfile', 'rsa-ca.pem', '-purpose', 'smimeencrypt', 'rsa.pem');
    expect(openssl('x509', '-in', 'rsa.pem', '-noout', '-text')).toMatch(/Key Usage: critical\s+Key Encipherment\n/);
    const noAddress = makeCard({ person: 'silent', names: [userPrincipalName('silent@pivot.example')] });
    expect((await logIn(rsa, noAddress)).credentialTypes.map(({ id }) => id)).toEqual(['plain']);
  } finally {
    await rsa.close();
  }
});
