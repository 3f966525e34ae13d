// SPDX-License-Identifier: Apache-2.0
// Encodes a PIV card's data objects, each as it stands inside tag 53 (SP 800-73-5 part 1, 3 and appendix A).

import { createHash, type KeyObject, sign } from 'node:crypto';
import { digestAlgorithmIdentifier, signatureAlgorithmIdentifier } from '../x509/algorithms.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { der } from '../x509/der.ts';
import { oids } from '../x509/oids.ts';
import { pivAid } from './piv-application.ts';
import { concat, hex, tlv } from './tlv.ts';

/** What says which card this is. */
export interface CardIdentity {
  /** 25 bytes, see `encodeFascN`. */
  readonly fascN: Uint8Array;
  /** 16 bytes, the card's UUID (RFC 4122). */
  readonly guid: Uint8Array;
  /** 16 bytes, the same on every card that the person ever has. */
  readonly cardholderUuid: Uint8Array;
  readonly expires: Date;
}

/** A signer whose certificate goes along with what it signs. The key is EC P-256. */
export interface ContentSigner {
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

/** A certificate's object: the certificate, CertInfo 00 (not compressed), an empty error detection code (appendix A). */
export function certificateObject(certificate: Uint8Array): Uint8Array {
  return concat(tlv(0x70, certificate), tlv(0x71, Uint8Array.of(0)), tlv(0xfe));
}

/** The cardholder unique identifier with its signature (3.1.2). The signature covers all the other elements. */
export function chuid({ fascN, guid, expires, cardholderUuid }: CardIdentity, signer: ContentSigner): Uint8Array {
  const elements = concat(
    tlv(0x30, fascN),
    tlv(0x34, guid),
    tlv(0x35, new TextEncoder().encode(compactDate(expires))),
    tlv(0x36, cardholderUuid),
  );
  const errorDetectionCode = tlv(0xfe);
  const signature = signedData(concat(elements, errorDetectionCode), signer);
  return concat(elements, tlv(0x3e, signature), errorDetectionCode);
}

/** The card capability container (3.1.1): identifier of GSC-IS, data model 10, everything else empty. */
export function cardCapabilityContainer(guid: Uint8Array): Uint8Array {
  const identifier = concat(hex('a0 00 00 01 16 ff 02'), guid.subarray(0, 14));
  const values: readonly [number, Uint8Array?][] = [
    [0xf0, identifier],
    [0xf1, hex('21')],
    [0xf2, hex('21')],
    [0xf3],
    [0xf4, hex('00')],
    [0xf5, hex('10')],
    ...[0xf6, 0xf7, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe].map((tag): [number] => [tag]),
  ];
  return concat(...values.map(([tag, value = new Uint8Array()]) => tlv(tag, value)));
}

/** Discovery (3.3.2), the whole object: the PIV PIN alone satisfies the access rules. */
export function discovery(): Uint8Array {
  return tlv(0x7e, tlv(0x4f, pivAid), tlv(0x5f2f, hex('40 00')));
}

/** The numbers of a FASC-N, each as its decimal digits. */
export interface FascNumbers {
  /** 4 digits; 9999 stands for an issuer that is no agency. */
  readonly agency: string;
  /** 4 digits. */
  readonly system: string;
  /** 6 digits. */
  readonly credential: string;
  /** 10 digits. */
  readonly person: string;
  /** 4 digits: the person's organization, by its agency code. */
  readonly organization: string;
  /** 1 digit: what the person is to the organization; 1 an employee, 2 a civilian, 5 a contractor. */
  readonly association: string;
}

/**
 * The FASC-N in 25 bytes: 40 characters of 4 bits, lowest first, and odd parity, with separators, a start, an end and a
 * checksum (TIG SCEPACS 2.3, 6).
 */
export function encodeFascN(numbers: FascNumbers): Uint8Array {
  const { agency, system, credential, person, organization, association } = numbers;
  const [start, separator, end] = [0xb, 0xd, 0xf];
  const digits = (text: string): number[] => [...text].map(Number);
  const fields = [digits(agency), digits(system), digits(credential), [0], [1]].flatMap((field) => [
    ...field,
    separator,
  ]);
  const federal = 1;
  const symbols = [start, ...fields, ...digits(person), federal, ...digits(organization + association), end];
  const bits = [...symbols, symbols.reduce((sum, symbol) => sum ^ symbol, 0)].map(withParity).join('');
  return Uint8Array.from({ length: 25 }, (_, index) => Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2));
}

function withParity(symbol: number): string {
  const bits = [0, 1, 2, 3].map((bit) => (symbol >> bit) & 1);
  return [...bits, 1 ^ bits.reduce((sum, bit) => sum ^ bit, 0)].join('');
}

function compactDate(date: Date): string {
  return date.toISOString().slice(0, 10).replaceAll('-', '');
}

const chuidSecurityObject = '2.16.840.1.101.3.6.1';
const pivSignerDn = '2.16.840.1.101.3.6.5';
const contentTypeAttribute = '1.2.840.113549.1.9.3';
const messageDigestAttribute = '1.2.840.113549.1.9.4';

/** CMS SignedData over content that is not enclosed, with the signer's certificate (FIPS 201-3, 4.2.1; RFC 5652, 5). */
function signedData(content: Uint8Array, signer: ContentSigner): Uint8Array {
  const sha256 = digestAlgorithmIdentifier('sha256');
  return der.sequence(
    der.oid(oids.signedData),
    der.explicit(
      0,
      der.sequence(
        der.integer(3), // The content's type is not "data" (RFC 5652, 5.1).
        der.set(sha256),
        der.sequence(der.oid(chuidSecurityObject)),
        der.explicit(0, signer.certificate),
        der.set(signerInfo(content, signer, sha256)),
      ),
    ),
  );
}

function signerInfo(content: Uint8Array, { certificate, privateKey }: ContentSigner, digest: Uint8Array): Uint8Array {
  const { issuer, subject, serialNumber } = parseCertificate(certificate);
  const attributes = der.set(
    attribute(contentTypeAttribute, der.oid(chuidSecurityObject)),
    attribute(messageDigestAttribute, der.octetString(createHash('sha256').update(content).digest())),
    attribute(pivSignerDn, subject.bytes),
  );
  return der.sequence(
    der.integer(1),
    der.sequence(issuer.bytes, der.integer(serialNumber)),
    digest,
    der.implicit(0, attributes),
    signatureAlgorithmIdentifier('ecdsa-with-SHA256'),
    der.octetString(sign('sha256', attributes, privateKey)),
  );
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return der.sequence(der.oid(type), der.set(value));
}
