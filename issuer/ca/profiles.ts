// SPDX-License-Identifier: Apache-2.0
// What the certificates say: one function for each kind.

import { randomUUID } from 'node:crypto';
import { parsePublicKeyInfo } from '../../x509/certificate.ts';
import { der, readDer } from '../../x509/der.ts';
import {
  authorityInformationAccess,
  basicConstraints,
  certificatePolicies,
  crlDistributionPoints,
  extendedKeyUsage,
  extension,
  keyUsage,
  subjectAlternativeName,
} from '../../x509/extensions.ts';
import { type GeneralName, userPrincipalName } from '../../x509/general-name.ts';
import { oids } from '../../x509/oids.ts';
import type { Account } from '../login/accounts.ts';
import { addressBytes } from '../network-address.ts';
import type { CertificateContent } from './authority.ts';

/** Where a certificate's revocation status and its issuer's certificate are to be had; nothing until configured. */
export interface Locations {
  readonly crl: readonly string[];
  readonly ocsp: readonly string[];
  readonly caIssuers: readonly string[];
}

/** What a certificate of a derived credential is made from. */
export interface DerivedOrder {
  readonly account: Account;
  readonly organisation: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly lifetimeDays: number;
  /** Policy OIDs; none by default, because a browser's key meets no derived PIV policy by itself. */
  readonly policies: readonly string[];
  /** From `locationExtensions`. */
  readonly locations: readonly Uint8Array[];
  readonly now: number;
}

const day = 86_400_000;
/** Of a common name (RFC 5280 appendix A.1, ub-common-name); in characters, not bytes. */
const longestName = 64;
/** Clocks of others are often behind: what begins now has begun a while ago. */
export const backdating = 5 * 60_000;

/** The extensions that say so, the same in all certificates. */
export function locationExtensions({ crl, ocsp, caIssuers }: Locations): readonly Uint8Array[] {
  return [
    ...(crl.length > 0 ? [crlDistributionPoints(...crl)] : []),
    ...(ocsp.length + caIssuers.length > 0 ? [authorityInformationAccess({ ocsp, caIssuers })] : []),
  ];
}

const clientAuthentication = [keyUsage('digitalSignature'), extendedKeyUsage(oids.clientAuth)];

/**
 * Derived authentication (SP 800-157r1, appendix B): signs and nothing else, for client authentication, with a UUID of
 * its own and no FASC-N.
 */
export function derivedAuthentication(order: DerivedOrder): CertificateContent {
  const { account, policies } = order;
  return derived(order, [
    ...clientAuthentication,
    subjectAlternativeName(namesOf(account)),
    ...(policies.length > 0 ? [certificatePolicies(...policies)] : []),
  ]);
}

/** Signs mail (GSA's S/MIME profile; RFC 8550): the person answers for it, so nobody else ever has the key. */
export function mailSigning(order: DerivedOrder): CertificateContent {
  return derived(order, [keyUsage('digitalSignature', 'nonRepudiation'), ...mailExtensions(order)]);
}

/** Lets others encrypt mail to the person: a secret is agreed upon with an EC key, and encrypted under an RSA key. */
export function mailEncryption(order: DerivedOrder): CertificateContent {
  const { algorithm } = parsePublicKeyInfo(readDer(order.publicKey));
  const usage = algorithm.oid === oids.ecPublicKey ? 'keyAgreement' : 'keyEncipherment';
  return derived(order, [keyUsage(usage), ...mailExtensions(order)]);
}

/** What the certificates of a derived credential have in common. */
function derived(order: DerivedOrder, extensions: readonly Uint8Array[]): CertificateContent {
  const { account, organisation, locations, now } = order;
  return {
    subject: [
      { type: 'organization', value: organisation },
      { type: 'commonName', value: [...account.name].slice(0, longestName).join('') },
    ],
    subjectPublicKeyInfo: order.publicKey,
    notBefore: new Date(now - backdating),
    notAfter: new Date(now + order.lifetimeDays * day),
    extensions: [...extensions, ...locations],
  };
}

/** The policies of a type say how a person proves to be somebody, which is not what mail is about. */
function mailExtensions({ account: { email } }: DerivedOrder): readonly Uint8Array[] {
  if (email === undefined) throw new Error('a certificate for mail is for an account with an address');
  return [extendedKeyUsage(oids.emailProtection), subjectAlternativeName([{ type: 'rfc822Name', value: email }])];
}

/**
 * SCEP's registration authority (RFC 8894 2.1.2): its RSA key signs answers, and others encrypt requests to it. 5 years.
 */
export function registrationAuthority(organisation: string, publicKey: Uint8Array, now: number): CertificateContent {
  return {
    subject: [
      { type: 'organization', value: organisation },
      { type: 'commonName', value: 'Pivot SCEP registration authority' },
    ],
    subjectPublicKeyInfo: publicKey,
    notBefore: new Date(now - backdating),
    notAfter: new Date(now + 5 * 365 * day),
    extensions: [basicConstraints({ ca: false }), keyUsage('digitalSignature', 'keyEncipherment')],
  };
}

/**
 * The CA's delegate for OCSP (RFC 6960 4.2.2.2). 7 days, because nobody asks whether it is revoked itself; its key does
 * not outlive the process.
 */
export function ocspResponder(publicKey: Uint8Array, now: number): CertificateContent {
  return {
    subject: [{ type: 'commonName', value: 'Pivot OCSP responder' }],
    subjectPublicKeyInfo: publicKey,
    notBefore: new Date(now - backdating),
    notAfter: new Date(now + 7 * day),
    extensions: [
      basicConstraints({ ca: false }),
      keyUsage('digitalSignature'),
      extendedKeyUsage(oids.ocspSigning),
      extension(oids.ocspNoCheck, der.null(), 'notCritical'),
    ],
  };
}

/** The issuer's own TLS server certificate, for host names and addresses. 90 days. */
export function tlsServer(hosts: readonly string[], publicKey: Uint8Array, now: number): CertificateContent {
  return {
    subject: [{ type: 'commonName', value: (hosts[0] ?? 'localhost').slice(0, longestName) }],
    subjectPublicKeyInfo: publicKey,
    notBefore: new Date(now - backdating),
    notAfter: new Date(now + 90 * day),
    extensions: [
      basicConstraints({ ca: false }),
      keyUsage('digitalSignature'),
      extendedKeyUsage(oids.serverAuth),
      subjectAlternativeName(hosts.map(hostName)),
    ],
  };
}

function namesOf({ kind, identifier, email }: Account): readonly GeneralName[] {
  const own: GeneralName = { type: 'uri', value: `urn:uuid:${randomUUID()}` };
  const principal = kind === 'userPrincipalName' ? [userPrincipalName(identifier)] : [];
  return [...principal, ...(email ? [{ type: 'rfc822Name', value: email } as const] : []), own];
}

function hostName(host: string): GeneralName {
  const address = addressBytes(host);
  return address ? { type: 'iPAddress', bytes: address } : { type: 'dNSName', value: host };
}
