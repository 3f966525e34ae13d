// SPDX-License-Identifier: Apache-2.0
// Structures with every extension, for the tests of writing, reading and damage.

import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned, encodeTbsCertificate } from '../../x509/certificate.ts';
import { encodeCertsOnly } from '../../x509/cms.ts';
import { crlNumber, encodeTbsCertList, issuingDistributionPoint } from '../../x509/crl.ts';
import { encodeCertificationRequestInfo } from '../../x509/csr.ts';
import {
  authorityInformationAccess,
  authorityKeyIdentifier,
  basicConstraints,
  certificatePolicies,
  crlDistributionPoints,
  extendedKeyUsage,
  inhibitAnyPolicy,
  keyUsage,
  nameConstraints,
  policyConstraints,
  policyMappings,
  subjectAlternativeName,
  subjectKeyIdentifier,
} from '../../x509/extensions.ts';
import { fascN, userPrincipalName, uuidUri } from '../../x509/general-name.ts';
import { encodeName } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { privateKey } = pair;
/** The key that all of them hold, and that signed them. */
export const { publicKey } = pair;
export const subjectPublicKeyInfo = publicKey.export({ type: 'spki', format: 'der' });
export const keyIdentifier = createHash('sha1').update(subjectPublicKeyInfo.subarray(-65)).digest();
const signatureAlgorithm = signatureAlgorithmIdentifier('ecdsa-with-SHA256');
export const fascNumber = new Uint8Array(Buffer.from('d432d8210c59cc1a76a1b1c2cb6c09d2e4b01a2f5a3b5c9d0e', 'hex'));
const uuid = new Uint8Array(Buffer.from('00112233445566778899aabbccddeeff', 'hex'));

/** A certificate with these extensions. */
export function certify(extensions: readonly Uint8Array[]): Uint8Array {
  const tbs = encodeTbsCertificate({
    serialNumber: 0x1234n,
    signatureAlgorithm,
    issuer: encodeName([
      { type: 'country', value: 'US' },
      { type: 'commonName', value: 'Practice CA' },
    ]),
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2051-01-01T00:00:00Z'),
    subject: encodeName([
      { type: 'organization', value: 'Exämple, "Org"' },
      { type: 'commonName', value: 'Practice Cardholder' },
    ]),
    subjectPublicKeyInfo,
    extensions,
  });
  return signed(tbs);
}

/** A card's certificate. */
export const card = certify([
  basicConstraints({ ca: false }),
  keyUsage('digitalSignature', 'nonRepudiation'),
  extendedKeyUsage(oids.clientAuth, oids.smartCardLogon),
  subjectAlternativeName([
    userPrincipalName('cardholder@example.org'),
    fascN(fascNumber),
    uuidUri(uuid),
    { type: 'rfc822Name', value: 'cardholder@example.org' },
    { type: 'dNSName', value: 'card.example.org' },
    { type: 'iPAddress', bytes: Uint8Array.of(192, 0, 2, 1) },
    { type: 'directoryName', name: encodeName([{ type: 'commonName', value: 'Other' }]) },
    { type: 'registeredID', oid: '1.2.3.4' },
  ]),
  certificatePolicies('2.16.840.1.101.3.2.1.48.11', { oid: '1.2.3', cps: 'https://pivot.example/cps' }),
  crlDistributionPoints('http://pivot.example/ca.crl'),
  authorityInformationAccess({ ocsp: ['http://pivot.example/ocsp'], caIssuers: ['http://pivot.example/ca.p7c'] }),
  subjectKeyIdentifier(keyIdentifier),
  authorityKeyIdentifier(keyIdentifier),
]);

/** An authority's certificate, with everything that constrains others. */
export const authority = certify([
  basicConstraints({ ca: true, pathLength: 0 }),
  keyUsage('keyCertSign', 'cRLSign'),
  certificatePolicies(oids.anyPolicy),
  policyMappings({ issuerDomainPolicy: '1.2.3', subjectDomainPolicy: '1.2.4' }),
  policyConstraints({ requireExplicitPolicy: 0, inhibitPolicyMapping: 2 }),
  inhibitAnyPolicy(1),
  nameConstraints({
    permitted: [{ type: 'dNSName', value: 'example.org' }],
    excluded: [{ type: 'iPAddress', bytes: Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0) }],
  }),
]);

const request = encodeCertificationRequestInfo({
  subject: encodeName([{ type: 'commonName', value: 'Practice Phone' }]),
  subjectPublicKeyInfo,
  extensions: [keyUsage('digitalSignature')],
  challengePassword: 'secret',
});

const list = encodeTbsCertList({
  signatureAlgorithm,
  issuer: encodeName([{ type: 'commonName', value: 'Practice CA' }]),
  thisUpdate: new Date('2026-01-01T00:00:00Z'),
  nextUpdate: new Date('2026-02-01T00:00:00Z'),
  revoked: [
    { serialNumber: 1, revokedAt: new Date('2026-01-01T00:00:00Z'), reason: 'keyCompromise' },
    {
      serialNumber: 2,
      revokedAt: new Date('2026-01-01T00:00:00Z'),
      certificateIssuer: encodeName([{ type: 'commonName', value: 'Other CA' }]),
    },
  ],
  extensions: [
    crlNumber(7),
    issuingDistributionPoint({
      uris: ['http://pivot.example/ca.crl'],
      onlySomeReasons: ['superseded'],
      indirect: true,
    }),
  ],
});

/** One of each structure. */
export const samples: readonly { readonly what: string; readonly bytes: Uint8Array }[] = [
  { what: 'a certificate', bytes: card },
  { what: 'an authority', bytes: authority },
  { what: 'a request', bytes: signed(request) },
  { what: 'a CRL', bytes: signed(list) },
  { what: 'a certs-only message', bytes: encodeCertsOnly([card]) },
];

function signed(tbs: Uint8Array): Uint8Array {
  return assembleSigned(tbs, signatureAlgorithm, sign('sha256', tbs, privateKey));
}
