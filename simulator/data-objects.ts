// SPDX-License-Identifier: Apache-2.0
// Encodes a PIV card's data objects, each as it stands inside tag 53 (SP 800-73-5 part 1, 3 and appendix A).

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { digestAlgorithmIdentifier } from '../x509/algorithms.ts';
import { der } from '../x509/der.ts';
import { objectTags, pivAid } from './piv-contents.ts';
import { type ContentSigner, type SignedContent, signedData } from './signed-data.ts';
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

/** How a card may keep its certificates: CertInfo 01 says gzip, and cards of the first generation say 80 instead. */
export type CertificateForm = 'plain' | 'gzip' | 'legacyGzip' | 'empty';

/** A certificate's object: the certificate, CertInfo, an empty error detection code (appendix A). */
export function certificateObject(certificate: Uint8Array, form: CertificateForm = 'plain'): Uint8Array {
  if (form === 'empty') return container(new Uint8Array(), 0);
  if (form === 'plain') return container(certificate, 0);
  return container(new Uint8Array(gzipSync(certificate)), form === 'gzip' ? 0x01 : 0x80);
}

function container(certificate: Uint8Array, certInfo: number): Uint8Array {
  return concat(tlv(0x70, certificate), tlv(0x71, Uint8Array.of(certInfo)), tlv(0xfe));
}

const chuidContent: SignedContent = { type: '2.16.840.1.101.3.6.1', enclosed: false };
const ldsContent: SignedContent = { type: '2.23.136.1.1.1', enclosed: true };

/** The cardholder unique identifier with its signature (3.1.2). The signature covers all the other elements. */
export function chuid({ fascN, guid, expires, cardholderUuid }: CardIdentity, signer: ContentSigner): Uint8Array {
  const elements = concat(
    tlv(0x30, fascN),
    tlv(0x34, guid),
    tlv(0x35, new TextEncoder().encode(compactDate(expires))),
    tlv(0x36, cardholderUuid),
  );
  const errorDetectionCode = tlv(0xfe);
  const signature = signedData(concat(elements, errorDetectionCode), signer, chuidContent);
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

/** Which PINs open the PIV application: its own alone, or the card's global PIN, too, and which of them is asked for. */
export type PinPolicy = 'application' | 'applicationFirst' | 'globalFirst';

/** Discovery (3.3.2), the whole object: the application's identifier and the PIN usage policy. */
export function discovery(policy: PinPolicy = 'application'): Uint8Array {
  const usage = { application: '40 00', applicationFirst: '60 10', globalFirst: '60 20' }[policy];
  return tlv(0x7e, tlv(0x4f, pivAid), tlv(0x5f2f, hex(usage)));
}

/** The key reference of a retired key whose certificate is not on the card, and that certificate. */
export type OffCardCertificate = readonly [slot: number, certificate: Uint8Array];

/** Key History (3.3.3): how many retired keys have their certificate on the card, how many off it, and where that is. */
export function keyHistory(onCard: number, offCard: readonly OffCardCertificate[]): Uint8Array {
  const counts = concat(tlv(0xc1, Uint8Array.of(onCard)), tlv(0xc2, Uint8Array.of(offCard.length)));
  const url = `http://pki.pivot.example/${createHash('sha256').update(offCardFile(offCard)).digest('hex')}`;
  return concat(counts, ...(offCard.length > 0 ? [tlv(0xf3, new TextEncoder().encode(url))] : []), tlv(0xfe));
}

/** The file at that place: OffCardKeyHistoryFile (3.3.3), each key's reference with its certificate. */
function offCardFile(offCard: readonly OffCardCertificate[]): Uint8Array {
  const entries = offCard.map(([slot, certificate]) => der.sequence(der.octetString(Uint8Array.of(slot)), certificate));
  return der.sequence(...entries);
}

/** Printed information (3.3.1, table 16): what a person reads on the card. */
export function printedInformation(name: string, organization: string, expires: Date): Uint8Array {
  const [year, month, day] = compactDate(expires).match(/^....|../g) ?? [];
  const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
  const values: readonly [number, string][] = [
    [0x01, name],
    [0x02, 'Employee'],
    [0x04, `${year}${months[Number(month) - 1]}${day}`],
    [0x05, '0000000001'],
    [0x06, '999999999999999'],
    [0x07, organization],
  ];
  const text = new TextEncoder();
  return concat(...values.map(([tag, value]) => tlv(tag, text.encode(value))), tlv(0xfe));
}

/** A biometric object of the given length (3.3.1): bytes that stand in the place of a record, and are nobody's. */
export function biometricObject(length: number): Uint8Array {
  const filler = new TextEncoder().encode('No biometric data: practice card. ');
  return concat(
    tlv(
      0xbc,
      Uint8Array.from({ length }, (_, index) => filler[index % filler.length] ?? 0),
    ),
    tlv(0xfe),
  );
}

/** Security Object (3.1.7): hashes of the card's other objects, signed by whoever signed the CHUID. */
export function securityObject(objects: ReadonlyMap<number, Uint8Array>, signer: ContentSigner): Uint8Array {
  const covered = [...containerIds].filter(([tag]) => objects.has(tag));
  const mapping = covered.map(([, id], index) => Uint8Array.of(index + 1, id >> 8, id & 0xff));
  const hashes = covered.map(([tag], index) => {
    const hash = createHash('sha256').update(objects.get(tag) ?? new Uint8Array());
    return der.sequence(der.integer(index + 1), der.octetString(hash.digest()));
  });
  const content = der.sequence(der.integer(0), digestAlgorithmIdentifier('sha256'), der.sequence(...hashes));
  return concat(tlv(0xba, ...mapping), tlv(0xbb, signedData(content, signer, ldsContent)), tlv(0xfe));
}

/** Container identifiers (SP 800-73-5 part 1, table 2) of what the Security Object covers. */
const containerIds: ReadonlyMap<number, number> = new Map([
  [objectTags.chuid, 0x3000],
  [objectTags.printedInformation, 0x3001],
  [objectTags.fingerprints, 0x6010],
  [objectTags.facialImage, 0x6030],
  [objectTags.irisImages, 0x1015],
  [objectTags.keyHistory, 0x6060],
]);

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
