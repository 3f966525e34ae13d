// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ecdsaSignatureToDer, signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned } from '../../x509/certificate.ts';
import { encodeCertsOnly, parseCertsOnly } from '../../x509/cms.ts';
import { encodeCertificationRequestInfo, parseCertificationRequest } from '../../x509/csr.ts';
import { DerError } from '../../x509/der.ts';
import { findExtension, keyUsage, parseKeyUsage } from '../../x509/extensions.ts';
import { encodeName, nameToString } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { openssl } from './openssl.ts';

const subject = encodeName([{ type: 'commonName', value: 'Practice Phone' }]);
const algorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');

describe('a certificate request', () => {
  it('made with WebCrypto is accepted by openssl', async () => {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const subjectPublicKeyInfo = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
    const info = encodeCertificationRequestInfo({ subject, subjectPublicKeyInfo, challengePassword: 'secret' });
    const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, info);
    const request = assembleSigned(info, algorithm, ecdsaSignatureToDer(new Uint8Array(raw)));
    const text = openssl(['req', '-inform', 'der', '-noout', '-text', '-verify'], request);
    expect(text).toContain('Subject: CN = Practice Phone');
    expect(text).toMatch(/challengePassword\s*:secret/);
  });

  it('is read back with what it asks for', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const subjectPublicKeyInfo = publicKey.export({ type: 'spki', format: 'der' });
    const extensions = [keyUsage('digitalSignature')];
    const info = encodeCertificationRequestInfo({ subject, subjectPublicKeyInfo, extensions, challengePassword: 'x' });
    const request = parseCertificationRequest(assembleSigned(info, algorithm, sign('sha256', info, privateKey)));
    expect(verify('sha256', request.info, publicKey, request.signature)).toBe(true);
    expect(nameToString(request.subject)).toBe('CN=Practice Phone');
    expect(request.challengePassword).toBe('x');
    const usage = findExtension(request.extensions, oids.keyUsage)?.value ?? new Uint8Array();
    expect(parseKeyUsage(usage)).toEqual(new Set(['digitalSignature']));
    expect(Buffer.from(request.subjectPublicKeyInfo.bytes)).toEqual(subjectPublicKeyInfo);
  });

  it('made by openssl is read', () => {
    const args = ['-newkey', 'rsa:2048', '-nodes', '-keyout', '/dev/null', '-outform', 'der'];
    const names = ['-subj', '/C=US/CN=Practice Server', '-addext', 'subjectAltName=DNS:server.example.org'];
    const bytes = execFileSync('openssl', ['req', '-new', ...args, ...names], { stdio: ['ignore', 'pipe', 'ignore'] });
    const request = parseCertificationRequest(new Uint8Array(bytes));
    expect(nameToString(request.subject)).toBe('CN=Practice Server,C=US');
    expect(request.extensions.map(({ oid }) => oid)).toEqual([oids.subjectAltName]);
    expect(request.challengePassword).toBeUndefined();
  });

  it('that is none is refused', () => {
    expect(() => parseCertificationRequest(subject)).toThrow(DerError);
  });
});

describe('a certs-only message', () => {
  const certificates = ['Practice Root', 'Practice CA'].map((name) =>
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-keyout',
        '/dev/null',
        '-outform',
        'der',
        '-subj',
        `/CN=${name}`,
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    ),
  );

  it('is read by openssl in its order', () => {
    const text = openssl(['pkcs7', '-inform', 'der', '-print_certs', '-noout'], encodeCertsOnly(certificates));
    expect(text.match(/subject=.*/g)).toEqual(['subject=CN = Practice Root', 'subject=CN = Practice CA']);
  });

  it('is read back in its order', () => {
    expect(parseCertsOnly(encodeCertsOnly(certificates)).map((bytes) => Buffer.from(bytes))).toEqual(certificates);
  });

  it('without certificates is read', () => {
    expect(parseCertsOnly(encodeCertsOnly([]))).toEqual([]);
  });
});
