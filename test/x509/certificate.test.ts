// SPDX-License-Identifier: Apache-2.0

import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned, parseCertificate } from '../../x509/certificate.ts';
import { DerError, der } from '../../x509/der.ts';
import {
  extension,
  findExtension,
  keyUsage,
  parseAlternativeName,
  parseAuthorityKeyIdentifier,
  parseBasicConstraints,
  parseCertificatePolicies,
  parseExtendedKeyUsage,
  parseInformationAccess,
  parseKeyUsage,
  parseNameConstraints,
  parsePolicyConstraints,
} from '../../x509/extensions.ts';
import { fascN, readUserPrincipalName } from '../../x509/general-name.ts';
import { nameToString } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { openssl } from './openssl.ts';
import { authority, card, certify, fascNumber, keyIdentifier, publicKey, subjectPublicKeyInfo } from './samples.ts';

describe('a certificate', () => {
  it('is read by openssl with everything that was written', () => {
    const text = openssl(['x509', '-inform', 'der', '-noout', '-text'], card);
    for (const expected of [
      'Serial Number: 4660 (0x1234)',
      'Issuer: C = US, CN = Practice CA',
      'Not After : Jan  1 00:00:00 2051 GMT',
      'Basic Constraints: critical\n                CA:FALSE',
      'Key Usage: critical\n                Digital Signature, Non Repudiation',
      'TLS Web Client Authentication, Microsoft Smartcard Login',
      'othername: UPN::cardholder@example.org',
      'othername: 2.16.840.1.101.3.6.6::',
      'URI:urn:uuid:00112233-4455-6677-8899-aabbccddeeff',
      'email:cardholder@example.org',
      'IP Address:192.0.2.1',
      'DirName:CN = Other',
      'Registered ID:1.2.3.4',
      'Policy: 2.16.840.1.101.3.2.1.48.11',
      'CPS: https://pivot.example/cps',
      'URI:http://pivot.example/ca.crl',
      'OCSP - URI:http://pivot.example/ocsp',
      'CA Issuers - URI:http://pivot.example/ca.p7c',
    ]) {
      expect(text.replace('DirName:CN=', 'DirName:CN = ').replace('DirName:/CN=', 'DirName:CN = ')).toContain(expected);
    }
  });

  it('is read by Node, which finds the signature right', () => {
    const certificate = new X509Certificate(card);
    expect(certificate.verify(publicKey)).toBe(true);
    expect(certificate.subject).toBe('O=Exämple\\, \\"Org\\"\nCN=Practice Cardholder');
  });

  it('is read back field by field', () => {
    const certificate = parseCertificate(card);
    expect(certificate).toMatchObject({
      version: 3,
      serialNumber: 0x1234n,
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2051-01-01T00:00:00Z'),
    });
    expect(nameToString(certificate.issuer)).toBe('CN=Practice CA,C=US');
    expect(nameToString(certificate.subject)).toBe('CN=Practice Cardholder,O=Exämple\\, \\"Org\\"');
    expect(Buffer.from(certificate.subjectPublicKeyInfo.bytes)).toEqual(subjectPublicKeyInfo);
    expect(certificate.signatureAlgorithm.oid).toBe(oids.ecdsaWithSha256);
  });

  it('gives its extensions back', () => {
    const { extensions } = parseCertificate(card);
    const read = <T>(oid: string, parse: (value: Uint8Array) => T) =>
      parse(findExtension(extensions, oid)?.value ?? new Uint8Array());
    expect(read(oids.basicConstraints, parseBasicConstraints)).toEqual({ ca: false, pathLength: undefined });
    expect(read(oids.keyUsage, parseKeyUsage)).toEqual(new Set(['digitalSignature', 'nonRepudiation']));
    expect(read(oids.extKeyUsage, parseExtendedKeyUsage)).toEqual([oids.clientAuth, oids.smartCardLogon]);
    expect(read(oids.certificatePolicies, parseCertificatePolicies).map(({ oid }) => oid)).toEqual([
      '2.16.840.1.101.3.2.1.48.11',
      '1.2.3',
    ]);
    expect(Buffer.from(read(oids.authorityKeyIdentifier, parseAuthorityKeyIdentifier) ?? [])).toEqual(keyIdentifier);
    expect(read(oids.authorityInfoAccess, parseInformationAccess)).toEqual([
      { method: oids.ocsp, location: { type: 'uri', value: 'http://pivot.example/ocsp' } },
      { method: oids.caIssuers, location: { type: 'uri', value: 'http://pivot.example/ca.p7c' } },
    ]);
  });

  it('keeps the FASC-N and the user principal name, which other libraries drop', () => {
    const { extensions } = parseCertificate(card);
    const names = parseAlternativeName(findExtension(extensions, oids.subjectAltName)?.value ?? new Uint8Array());
    expect(names.map(readUserPrincipalName).find(Boolean)).toBe('cardholder@example.org');
    expect(names).toContainEqual(fascN(fascNumber));
    expect(names.map(({ type }) => type)).toEqual([
      'otherName',
      'otherName',
      'uri',
      'rfc822Name',
      'dNSName',
      'iPAddress',
      'directoryName',
      'registeredID',
    ]);
  });

  it('of an authority is read by openssl with all its constraints', () => {
    const text = openssl(['x509', '-inform', 'der', '-noout', '-text'], authority);
    for (const expected of [
      'CA:TRUE, pathlen:0',
      'Certificate Sign, CRL Sign',
      'X509v3 Any Policy',
      '1.2.3:1.2.4',
      'Require Explicit Policy:0, Inhibit Policy Mapping:2',
      'Inhibit Any Policy: critical\n                1',
      'Permitted:\n                  DNS:example.org',
      'Excluded:\n                  IP:10.0.0.0/255.0.0.0',
    ]) {
      expect(text).toContain(expected);
    }
    const constraints = findExtension(parseCertificate(authority).extensions, oids.nameConstraints);
    expect(parseNameConstraints(constraints?.value ?? new Uint8Array()).permitted).toEqual([
      { base: { type: 'dNSName', value: 'example.org' }, plain: true },
    ]);
  });

  it('with the same extension twice is refused', () => {
    const twice = certify([keyUsage('digitalSignature'), keyUsage('keyCertSign')]);
    expect(() => parseCertificate(twice)).toThrow(DerError);
  });

  it('whose two signature algorithms differ is refused', () => {
    const { tbs, signature } = parseCertificate(card);
    const forged = assembleSigned(tbs, signatureAlgorithmIdentifier('ecdsa-with-SHA384'), signature);
    expect(() => parseCertificate(forged)).toThrow(DerError);
  });

  // X.690 8.14.3: under an IMPLICIT tag a type keeps its form. RFC 5280 4.2.1.3, 4.2.1.6 and 4.2.1.11 for the others.
  it.each<[string, (value: Uint8Array) => unknown, Uint8Array]>([
    ['a skip count in the form of a list', parsePolicyConstraints, der.sequence(der.explicit(0, der.integer(0)))],
    ['a policy constraint that says nothing', parsePolicyConstraints, der.sequence()],
    ['a key identifier in the form of a list', parseAuthorityKeyIdentifier, der.sequence(der.explicit(0, der.null()))],
    ['a key usage without a use', parseKeyUsage, der.namedBits([])],
    ['a directory name that is a set', parseAlternativeName, der.sequence(der.explicit(4, der.set(der.null())))],
  ])('is refused with %s', (_, parse, value) => {
    expect(() => parse(value)).toThrow(DerError);
  });

  it('without extensions is read', () => {
    expect(parseCertificate(certify([])).extensions).toEqual([]);
  });

  it('keeps an extension that nobody knows', () => {
    const { extensions } = parseCertificate(certify([extension('1.2.3.4', der.null(), 'critical')]));
    expect(extensions).toMatchObject([{ oid: '1.2.3.4', critical: true }]);
  });
});
