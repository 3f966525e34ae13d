// SPDX-License-Identifier: Apache-2.0
// Cards as the issuer sees them: a certificate and a key that signs.

import { constants, createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { WebEidToken } from '../../contract/station-api.ts';
import {
  issueCertificate,
  makePracticePki,
  type PracticePki,
  practiceName,
  testPolicies,
} from '../../simulator/practice-pki.ts';
import { certificatePolicies, extendedKeyUsage, keyUsage, subjectAlternativeName } from '../../x509/extensions.ts';
import { type GeneralName, userPrincipalName } from '../../x509/general-name.ts';
import { oids } from '../../x509/oids.ts';

/** One PKI for all tests of a file: making keys takes time. */
export const pki = makePracticePki();

/** A certificate with its key. */
export interface TestCard {
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

/** How a card differs from one that may log in. */
export interface CardDifferences {
  readonly pki?: PracticePki;
  readonly key?: KeyObject;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly person?: string;
  readonly policies?: readonly string[];
  readonly extendedKeyUsage?: readonly string[];
  readonly keyUsage?: Parameters<typeof keyUsage>[0];
  readonly names?: readonly GeneralName[];
}

const day = 86_400_000;

/** A card's 9A certificate under the practice PKI. */
export function makeCard(differences: CardDifferences = {}): TestCard {
  const privateKey = differences.key ?? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const person = differences.person ?? 'practice.cardholder';
  const certificate = issueCertificate((differences.pki ?? pki).intermediate, {
    subject: practiceName({ type: 'commonName', value: `Practice Cardholder ${person}` }),
    publicKey: createPublicKey(privateKey),
    notBefore: differences.notBefore ?? new Date(Date.now() - 30 * day),
    notAfter: differences.notAfter ?? new Date(Date.now() + 365 * day),
    extensions: [
      keyUsage(differences.keyUsage ?? 'digitalSignature'),
      extendedKeyUsage(...(differences.extendedKeyUsage ?? [oids.clientAuth])),
      certificatePolicies(...(differences.policies ?? [testPolicies.pivAuthentication])),
      subjectAlternativeName(differences.names ?? namesOf(person)),
    ],
  });
  return { certificate, privateKey };
}

/** The Web eID token that answers a challenge with this card. */
export function signToken(
  { certificate, privateKey }: TestCard,
  origin: string,
  nonce: string,
  algorithm: WebEidToken['algorithm'] = 'ES256',
): WebEidToken {
  return {
    unverifiedCertificate: Buffer.from(certificate).toString('base64'),
    algorithm,
    signature: signChallenge(privateKey, origin, nonce, algorithm).toString('base64'),
    format: 'web-eid:1.0',
    appVersion: 'https://pivot.example/test',
  };
}

/** Signs hash(origin) followed by hash(nonce), and what else is signed along; ECDSA as raw r and s. */
export function signChallenge(
  key: KeyObject,
  origin: string,
  nonce: string,
  algorithm: WebEidToken['algorithm'] = 'ES256',
  ...further: readonly Uint8Array[]
): Buffer {
  const digest = `sha${algorithm.slice(2)}`;
  const hash = (part: string | Uint8Array) => createHash(digest).update(part).digest();
  const padding = algorithm.startsWith('PS') ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
  const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
  return sign(digest, Buffer.concat([origin, nonce, ...further].map(hash)), {
    key,
    dsaEncoding: 'ieee-p1363',
    saltLength,
    ...padding,
  });
}

function namesOf(person: string): readonly GeneralName[] {
  return [userPrincipalName(`${person}@pivot.example`), { type: 'rfc822Name', value: `${person}@pivot.example` }];
}
