// SPDX-License-Identifier: Apache-2.0
// What a practice card's certificates say, slot by slot.

import { createPublicKey, type KeyObject } from 'node:crypto';
import { der } from '../x509/der.ts';
import {
  certificatePolicies,
  extendedKeyUsage,
  extension,
  type KeyUsage,
  keyUsage,
  subjectAlternativeName,
} from '../x509/extensions.ts';
import { fascN as fascNName, type GeneralName, userPrincipalName, uuidUri } from '../x509/general-name.ts';
import { oids } from '../x509/oids.ts';
import type { CardIdentity } from './data-objects.ts';
import type { Slot } from './piv-contents.ts';
import { issueCertificate, type PracticePki, practiceName, testPolicies } from './practice-pki.ts';

/** The person on the card. */
export interface Cardholder {
  readonly name: string;
  readonly userPrincipalName: string;
  readonly email: string;
}

/** Nobody. */
export const practiceCardholder: Cardholder = {
  name: 'Practice Cardholder',
  userPrincipalName: 'practice.cardholder@pivot.example',
  email: 'practice.cardholder@pivot.example',
};

/** When a certificate is valid: it may have ended yesterday, or begin tomorrow. */
export type Validity = 'current' | 'expired' | 'notYetValid';

/** What may be asked of the certificates; validity and policies are 9A's. */
export interface CertificateOptions {
  readonly cardholder?: Cardholder;
  readonly policies?: readonly string[];
  readonly validity?: Validity;
  readonly now?: Date;
}

/** Issues the certificate of a slot's key: DER. */
export function certify(
  slot: number,
  privateKey: KeyObject,
  identity: CardIdentity,
  pki: PracticePki,
  { cardholder = practiceCardholder, policies, validity = 'current', now = new Date() }: CertificateOptions,
): Uint8Array {
  const profile = profiles[slot as Slot] ?? retiredProfile;
  const publicKey = createPublicKey(privateKey);
  const asserted = (slot === 0x9a && policies) || [profile.policy];
  return issueCertificate(pki.intermediate, {
    subject: profile.subject(cardholder, identity),
    publicKey,
    ...validityPeriod(slot === 0x9a ? validity : profile.validity, now, identity.expires),
    extensions: [
      keyUsage(...profile.usages(publicKey)),
      profile.purposes,
      subjectAlternativeName(profile.names(cardholder, identity)),
      ...(asserted.length > 0 ? [certificatePolicies(...asserted)] : []),
    ],
  });
}

const day = 86_400_000;

/** Never beyond the card's own expiry (FIPS 201-3, 2.9). */
function validityPeriod(validity: Validity, now: Date, expires: Date): { notBefore: Date; notAfter: Date } {
  const shifted = (days: number): Date => new Date(now.getTime() + days * day);
  if (validity === 'expired') return { notBefore: shifted(-365), notAfter: shifted(-1) };
  return { notBefore: shifted(validity === 'notYetValid' ? 1 : -30), notAfter: expires };
}

interface Profile {
  readonly validity: Validity;
  readonly policy: string;
  readonly purposes: Uint8Array;
  usages(publicKey: KeyObject): KeyUsage[];
  subject(cardholder: Cardholder, identity: CardIdentity): Uint8Array;
  names(cardholder: Cardholder, identity: CardIdentity): GeneralName[];
}

const personSubject: Profile['subject'] = ({ name }) => practiceName({ type: 'commonName', value: name });
const mailNames: Profile['names'] = ({ email }) => [{ type: 'rfc822Name', value: email }];
const cardNames = ({ fascN, guid }: CardIdentity): GeneralName[] => [fascNName(fascN), uuidUri(guid)];

/** What each slot's certificate says (FPKI common policy's profiles, worksheets 5, 6, 8 and 9). */
const profiles: Readonly<Record<Slot, Profile>> = {
  154: {
    validity: 'current',
    policy: testPolicies.pivAuthentication,
    purposes: extendedKeyUsage(oids.clientAuth, oids.smartCardLogon),
    usages: () => ['digitalSignature'],
    subject: personSubject,
    names: (cardholder, identity) => [
      userPrincipalName(cardholder.userPrincipalName),
      ...mailNames(cardholder, identity),
      ...cardNames(identity),
    ],
  },
  156: {
    validity: 'current',
    policy: testPolicies.hardware,
    purposes: extendedKeyUsage(oids.emailProtection),
    usages: () => ['digitalSignature', 'nonRepudiation'],
    subject: personSubject,
    names: mailNames,
  },
  157: {
    validity: 'current',
    policy: testPolicies.hardware,
    purposes: extendedKeyUsage(oids.emailProtection),
    usages: ({ asymmetricKeyType }) => [asymmetricKeyType === 'rsa' ? 'keyEncipherment' : 'keyAgreement'],
    subject: personSubject,
    names: mailNames,
  },
  158: {
    validity: 'current',
    policy: testPolicies.cardAuthentication,
    // Critical here: the key works without a PIN and must pass for nothing else (worksheet 8).
    purposes: extension(oids.extKeyUsage, der.sequence(der.oid(oids.pivCardAuth)), 'critical'),
    usages: () => ['digitalSignature'],
    subject: (_, { guid }) => practiceName({ type: 'serialNumber', value: Buffer.from(guid).toString('hex') }),
    names: (_, identity) => cardNames(identity),
  },
};

/** A key that has served: what was encrypted for it is still to be read. */
const retiredProfile: Profile = { ...profiles[0x9d], validity: 'expired' };
