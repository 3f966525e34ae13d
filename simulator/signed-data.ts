// SPDX-License-Identifier: Apache-2.0
// What the issuer of a card signs on it: CMS SignedData of CHUID and Security Object (FIPS 201-3, 4.2.1; RFC 5652, 5).

import { createHash, type KeyObject, sign } from 'node:crypto';
import { digestAlgorithmIdentifier, signatureAlgorithmIdentifier } from '../x509/algorithms.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { der } from '../x509/der.ts';
import { oids } from '../x509/oids.ts';

/** A signer whose certificate goes along with what it signs. The key is EC P-256. */
export interface ContentSigner {
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

/** What is signed: its type, and whether it is in the message. */
export interface SignedContent {
  /** An object identifier, dotted. */
  readonly type: string;
  readonly enclosed: boolean;
}

/** CMS SignedData (FIPS 201-3, 4.2.1; RFC 5652, 5). Where the content is not in it, the signer's certificate is. */
export function signedData(content: Uint8Array, signer: ContentSigner, { type, enclosed }: SignedContent): Uint8Array {
  const sha256 = digestAlgorithmIdentifier('sha256');
  return der.sequence(
    der.oid(oids.signedData),
    der.explicit(
      0,
      der.sequence(
        der.integer(3), // The content's type is not "data" (RFC 5652, 5.1).
        der.set(sha256),
        der.sequence(der.oid(type), ...(enclosed ? [der.explicit(0, der.octetString(content))] : [])),
        ...(enclosed ? [] : [der.explicit(0, signer.certificate)]),
        der.set(signerInfo(content, signer, sha256, type)),
      ),
    ),
  );
}

const pivSignerDn = '2.16.840.1.101.3.6.5';
const contentTypeAttribute = '1.2.840.113549.1.9.3';
const messageDigestAttribute = '1.2.840.113549.1.9.4';

function signerInfo(
  content: Uint8Array,
  { certificate, privateKey }: ContentSigner,
  digest: Uint8Array,
  type: string,
): Uint8Array {
  const { issuer, subject, serialNumber } = parseCertificate(certificate);
  const attributes = der.set(
    attribute(contentTypeAttribute, der.oid(type)),
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
