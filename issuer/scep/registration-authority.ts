// SPDX-License-Identifier: Apache-2.0
// Who answers SCEP in the CA's name. SCEP encrypts to RSA keys, the CA's is P-256, and no key should both sign
// certificates and decrypt what strangers send: so there is a registration authority with an RSA key of its own
// (RFC 8894 2.1.2), made on the first start with SCEP.

import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { type Authority, publicKeyInfo, toPem } from '../ca/authority.ts';
import { registrationAuthority } from '../ca/profiles.ts';
import { readOrMakeOwnerOnlyFile, writeOwnerOnlyFile } from '../owner-only-file.ts';

/** The registration authority's certificate and the key in it. */
export interface RegistrationAuthority {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

/** The two sizes of its key that are made. */
export type RegistrationKeyBits = 2048 | 3072;

/** Opens it in the data folder, or makes it. The certificate is made anew in the last 90 days of its life. */
export function openRegistrationAuthority(
  dataFolder: string,
  authority: Authority,
  organisation: string,
  bits: RegistrationKeyBits,
  now: number,
): RegistrationAuthority {
  const key = createPrivateKey(readOrMakeOwnerOnlyFile(path.join(dataFolder, 'scep-ra.key'), () => makeKey(bits)));
  const file = path.join(dataFolder, 'scep-ra.pem');
  const kept = existsSync(file) ? parseCertificate(new X509Certificate(readFileSync(file)).raw) : undefined;
  if (kept && serves(kept, key, authority, now)) return { certificate: kept, key };
  const { bytes } = authority.issue(registrationAuthority(organisation, publicKeyInfo(key), now));
  writeOwnerOnlyFile(file, Buffer.from(toPem(bytes)));
  return { certificate: parseCertificate(bytes), key };
}

const remainder = 90 * 86_400_000;

function serves(kept: Certificate, key: KeyObject, authority: Authority, now: number): boolean {
  return (
    Buffer.compare(kept.subjectPublicKeyInfo.bytes, publicKeyInfo(key)) === 0 &&
    Buffer.compare(kept.issuer.bytes, authority.certificate.subject.bytes) === 0 &&
    kept.notBefore.getTime() <= now &&
    kept.notAfter.getTime() - now > remainder
  );
}

function makeKey(modulusLength: RegistrationKeyBits): Buffer {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  return Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' }));
}
