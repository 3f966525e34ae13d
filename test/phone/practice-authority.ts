// SPDX-License-Identifier: Apache-2.0

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned, encodeTbsCertificate } from '../../x509/certificate.ts';
import { extendedKeyUsage, subjectAlternativeName } from '../../x509/extensions.ts';
import { encodeName } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';

/** A small authority for tests of the phone's page: one key, certificates that are valid for a year. */
export interface PracticeAuthority {
  readonly certificate: Uint8Array;
  /** A certificate for a public key (SubjectPublicKeyInfo, DER). */
  readonly issue: (commonName: string, publicKeyInfo: Uint8Array) => Uint8Array;
  /** A key and certificate for TLS on localhost, in PEM. */
  readonly issueForTls: () => { readonly key: string; readonly cert: string };
}

export function createPracticeAuthority(): PracticeAuthority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issue = (commonName: string, publicKeyInfo: Uint8Array, extensions: readonly Uint8Array[] = []): Uint8Array =>
    signCertificate(keys.privateKey, commonName, publicKeyInfo, extensions);
  return {
    certificate: issue('Practice authority', spki(keys.publicKey)),
    issue: (commonName, publicKeyInfo) => issue(commonName, publicKeyInfo),
    issueForTls: () => {
      const tls = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const extensions = [
        subjectAlternativeName([{ type: 'dNSName', value: 'localhost' }]),
        extendedKeyUsage(oids.serverAuth),
      ];
      return {
        key: tls.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        cert: toPem(issue('localhost', spki(tls.publicKey), extensions)),
      };
    },
  };
}

function signCertificate(
  key: KeyObject,
  commonName: string,
  subjectPublicKeyInfo: Uint8Array,
  extensions: readonly Uint8Array[],
): Uint8Array {
  const signatureAlgorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');
  const now = Date.now();
  const tbs = encodeTbsCertificate({
    serialNumber: BigInt(now) * 1000n + BigInt(Math.floor(Math.random() * 1000)),
    signatureAlgorithm,
    issuer: encodeName([{ type: 'commonName', value: 'Practice authority' }]),
    notBefore: new Date(now - 300_000),
    notAfter: new Date(now + 365 * 86_400_000),
    subject: encodeName([{ type: 'commonName', value: commonName }]),
    subjectPublicKeyInfo,
    extensions,
  });
  return assembleSigned(tbs, signatureAlgorithm, sign('sha256', tbs, key));
}

function spki(key: KeyObject): Uint8Array {
  return key.export({ type: 'spki', format: 'der' });
}

function toPem(certificate: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString('base64')}\n-----END CERTIFICATE-----\n`;
}
