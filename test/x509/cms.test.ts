// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  privateDecrypt,
  publicEncrypt,
  sign,
  verify,
  X509Certificate,
} from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestAlgorithmIdentifier, signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { berToDer } from '../../x509/ber.ts';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { DerError, readOctetString } from '../../x509/der.ts';
import { encodeEnvelopedData, parseEnvelopedData } from '../../x509/enveloped-data.ts';
import { oids } from '../../x509/oids.ts';
import { encodeSignedAttributes, encodeSignedData, parseSignedData } from '../../x509/signed-data.ts';
import { mutate, seededRandom } from './mutation.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-cms-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
const content = Buffer.from('What the message says, longer than one block of a cipher.');

let certificate: Certificate;
let certificateBytes: Uint8Array;
let key: ReturnType<typeof createPrivateKey>;
beforeAll(() => {
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    at('key.pem'),
    '-out',
    at('cert.pem'),
    '-subj',
    '/CN=Practice',
  );
  certificateBytes = new X509Certificate(readFileSync(at('cert.pem'))).raw;
  certificate = parseCertificate(certificateBytes);
  key = createPrivateKey(readFileSync(at('key.pem')));
  writeFileSync(at('content'), content);
});

describe('signed data', () => {
  it.each([
    ['DER', []],
    ['BER in pieces', ['-stream']],
  ])('of openssl in %s is read, and its signature fits', (_, form) => {
    openssl(
      'cms',
      '-sign',
      '-binary',
      '-nodetach',
      '-in',
      at('content'),
      '-signer',
      at('cert.pem'),
      '-inkey',
      at('key.pem'),
      '-outform',
      'der',
      '-out',
      at('signed'),
      ...form,
    );
    const message = parseSignedData(readFileSync(at('signed')));
    const [signer] = message.signers;
    expect(Buffer.from(message.content ?? [])).toEqual(content);
    expect(message.certificates.map((each) => Buffer.from(each))).toEqual([certificateBytes]);
    expect(signer?.signer).toMatchObject({ serialNumber: certificate.serialNumber });
    const digest = signer?.attributes.get(oids.messageDigest);
    expect(digest && Buffer.from(readOctetString(digest))).toEqual(createHash('sha256').update(content).digest());
    expect(
      verify(
        'sha256',
        signer?.signedAttributes ?? content,
        new X509Certificate(certificateBytes).publicKey,
        signer?.signature ?? content,
      ),
    ).toBe(true);
  });

  it('is verified by openssl', () => {
    const signedAttributes = encodeSignedAttributes(createHash('sha384').update(content).digest(), []);
    writeFileSync(
      at('ours'),
      encodeSignedData({
        content,
        certificates: [certificateBytes],
        signer: certificate,
        digestAlgorithm: digestAlgorithmIdentifier('sha384'),
        signatureAlgorithm: signatureAlgorithmIdentifier('sha384WithRSAEncryption'),
        signedAttributes,
        signature: sign('sha384', signedAttributes, key),
      }),
    );
    const verified = openssl(
      'cms',
      '-verify',
      '-binary',
      '-inform',
      'der',
      '-in',
      at('ours'),
      '-CAfile',
      at('cert.pem'),
    );
    expect(verified).toEqual(content);
  });
});

describe('enveloped data', () => {
  it.each([
    ['DER', '-aes-128-cbc', []],
    ['BER in pieces', '-aes-256-cbc', ['-stream']],
    ['3DES', '-des3', []],
  ])('of openssl in %s is read, and opens', (_, cipher, form) => {
    openssl(
      'cms',
      '-encrypt',
      '-binary',
      '-in',
      at('content'),
      '-outform',
      'der',
      '-out',
      at('enveloped'),
      cipher,
      ...form,
      at('cert.pem'),
    );
    const message = parseEnvelopedData(readFileSync(at('enveloped')));
    const encryptedKey = message.recipients[0]?.encryptedKey ?? content;
    expect(message.recipients[0]?.recipient).toMatchObject({ serialNumber: certificate.serialNumber });
    const raw = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encryptedKey);
    const contentKey = raw.subarray(raw.indexOf(0, 2) + 1);
    const decipher = createDecipheriv(ciphers[message.cipher] ?? '', contentKey, message.initialisationVector);
    expect(Buffer.concat([decipher.update(message.encryptedContent), decipher.final()])).toEqual(content);
  });

  it('is opened by openssl', () => {
    const contentKey = Buffer.alloc(16, 7);
    const initialisationVector = Buffer.alloc(16, 9);
    const cipher = createCipheriv('aes-128-cbc', contentKey, initialisationVector);
    writeFileSync(
      at('ours'),
      encodeEnvelopedData({
        recipient: certificate,
        encryptedKey: publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, contentKey),
        cipher: oids.aes128Cbc,
        initialisationVector,
        encryptedContent: Buffer.concat([cipher.update(content), cipher.final()]),
      }),
    );
    const opened = openssl(
      'cms',
      '-decrypt',
      '-inform',
      'der',
      '-in',
      at('ours'),
      '-inkey',
      at('key.pem'),
      '-recip',
      at('cert.pem'),
    );
    expect(opened).toEqual(content);
  });
});

describe('BER', () => {
  it('that is DER already stays as it is', () => {
    expect(Buffer.from(berToDer(certificateBytes))).toEqual(certificateBytes);
  });

  it.each([
    ['an indefinite length', '30800201010000', '3003020101'],
    ['a padded length', '308300000402810101', '3003020101'],
    ['an octet string in pieces', '24800401aa0402bbcc0000', '0403aabbcc'],
    ['pieces within pieces', '2480240304 01aa0402bbcc0000', '0403aabbcc'],
  ])('with %s becomes DER', (_, ber, der) => {
    expect(Buffer.from(berToDer(bytes(ber))).toString('hex')).toBe(der);
  });

  it.each([
    ['no end', '3080020101'],
    ['an indefinite length of something primitive', '0480aabb0000'],
    ['data behind the end', '020101ff'],
    ['more than there is', '3005020101'],
    ['an absurd length', '30ffffffff'],
    ['a piece that is something else', '2403020101'],
    ['no bytes', ''],
    ['a very deep nest', '3080'.repeat(50)],
  ])('with %s is refused', (_, ber) => {
    expect(() => berToDer(bytes(ber))).toThrow(DerError);
  });
});

describe('damaged messages', () => {
  const signArguments = ['-sign', '-nodetach', '-signer', at('cert.pem'), '-inkey', at('key.pem')];
  it.each([
    ['signed', parseSignedData, signArguments, []],
    ['enveloped', parseEnvelopedData, ['-encrypt', '-aes-128-cbc'], [at('cert.pem')]],
  ] as const)('that were %s are read or refused, and nothing else happens', (_, parse, command, recipient) => {
    const message = openssl('cms', ...command, '-in', at('content'), '-outform', 'der', ...recipient);
    const random = seededRandom(20_261_123);
    for (let round = 0; round < 1000; round += 1) {
      const damaged = mutate(message, random);
      expect(errorOf(() => parse(damaged))).toBeUndefined();
    }
  });
});

const ciphers: Readonly<Record<string, string>> = {
  [oids.aes128Cbc]: 'aes-128-cbc',
  [oids.aes256Cbc]: 'aes-256-cbc',
  [oids.desEde3Cbc]: 'des-ede3-cbc',
};

function bytes(hex: string): Uint8Array {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

function errorOf(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof DerError ? undefined : error;
  }
}
