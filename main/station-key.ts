// SPDX-License-Identifier: Apache-2.0
// The station's own key, by which an issuer knows it: made at the first start, kept in the station's folder for its owner
// alone, and shown to have in TLS. TLS wants a certificate around it: one that says nothing and never ends.

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { failed, ok, type Result } from '../contract/result.ts';
import { signatureAlgorithmIdentifier } from '../x509/algorithms.ts';
import { assembleSigned, encodeTbsCertificate } from '../x509/certificate.ts';
import { encodeName } from '../x509/name.ts';
import { pemText } from '../x509/pem.ts';
import { toBase64 } from './base64.ts';

/** The key, as TLS takes it and as the administrator registers it. */
export interface StationKey {
  /** PEM, both. */
  readonly key: string;
  readonly certificate: string;
  readonly publicKey: string;
  /** SHA-256 of the SubjectPublicKeyInfo, hexadecimal. */
  readonly fingerprint: string;
}

/** Reads the station's key, or makes it. A failure is a sentence for the administrator. */
export function openStationKey(folder: string): Result<StationKey, string> {
  const file = path.join(folder, 'station.key');
  try {
    return ok(describe(createPrivateKey(readOrMake(file))));
  } catch (error) {
    return failed(`${file} cannot be used: ${error instanceof Error ? error.message : error}`);
  }
}

/** Of two that start at the same time one makes it. */
function readOrMake(file: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8');
}

function describe(privateKey: KeyObject): StationKey {
  const publicKey = createPublicKey(privateKey);
  const info = publicKey.export({ format: 'der', type: 'spki' });
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    certificate: certificateAround(privateKey, info),
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    fingerprint: createHash('sha256').update(info).digest('hex'),
  };
}

/** Self-signed, from the beginning of time to RFC 5280's end of it (4.1.2.5): a station's clock may be wrong. */
function certificateAround(key: KeyObject, subjectPublicKeyInfo: Uint8Array): string {
  const name = encodeName([{ type: 'commonName', value: 'Pivot station' }]);
  const signatureAlgorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');
  const tbs = encodeTbsCertificate({
    serialNumber: Uint8Array.of(1),
    signatureAlgorithm,
    issuer: name,
    notBefore: new Date('1970-01-01T00:00:00Z'),
    notAfter: new Date('9999-12-31T23:59:59Z'),
    subject: name,
    subjectPublicKeyInfo,
    extensions: [],
  });
  const der = assembleSigned(tbs, signatureAlgorithm, sign('sha256', tbs, key));
  return pemText('CERTIFICATE', toBase64(der));
}
