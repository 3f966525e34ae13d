// SPDX-License-Identifier: Apache-2.0
// "Certs-only" messages: CMS SignedData without content and signer, as EST and SCEP hand out certificates
// (RFC 7030 4.1.3, RFC 5652 5.1).

import { type Bytes, DerError, der, isContext, readDer, readExplicit, readFields, readOid } from './der.ts';
import { oids } from './oids.ts';

/** Wraps encoded certificates. Their order is kept, against the letter of DER: clients expect their own one first. */
export function encodeCertsOnly(certificates: readonly Uint8Array[]): Bytes {
  const signedData = der.sequence(
    der.integer(1),
    der.set(),
    der.sequence(der.oid(oids.data)),
    der.explicit(0, ...certificates),
    der.set(),
  );
  return der.sequence(der.oid(oids.signedData), der.explicit(0, signedData));
}

/** The encoded certificates of a certs-only message, in its order. Throws DerError; BER is not accepted. */
export function parseCertsOnly(bytes: Uint8Array): readonly Uint8Array[] {
  const contentInfo = readFields(readDer(bytes));
  if (readOid(contentInfo.next()) !== oids.signedData) throw new DerError('the message is no signed data');
  const content = contentInfo.next();
  contentInfo.end();
  if (!isContext(content, 0)) throw new DerError('the message has no content');
  const signedData = readFields(readExplicit(content));
  for (const _ of ['version', 'digestAlgorithms', 'encapContentInfo']) signedData.next();
  return (signedData.context(0)?.children ?? []).map((certificate) => certificate.bytes);
}
