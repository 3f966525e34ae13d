// SPDX-License-Identifier: Apache-2.0
// Which certificate is which, and whose key it holds. Key identifiers are hints that order candidates; nothing is
// trusted or refused because of them (RFC 4158 3.5.12).

import type { Certificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import {
  type Extension,
  findExtension,
  parseAuthorityKeyIdentifier,
  parseSubjectKeyIdentifier,
} from '../../x509/extensions.ts';
import { oids } from '../../x509/oids.ts';

/** Whether two are the very same certificate. */
export function isSame(a: Certificate, b: Certificate): boolean {
  return a === b || Buffer.compare(a.bytes, b.bytes) === 0;
}

/** The identifier of the key that signed, if it is given and can be read. */
export function issuerKeyIdentifier(extensions: readonly Extension[]): Uint8Array | undefined {
  return readIdentifier(extensions, oids.authorityKeyIdentifier, parseAuthorityKeyIdentifier);
}

/** The identifier of a certificate's own key, if it is given and can be read. */
export function subjectKeyIdentifier(extensions: readonly Extension[]): Uint8Array | undefined {
  return readIdentifier(extensions, oids.subjectKeyIdentifier, parseSubjectKeyIdentifier);
}

/** How well a candidate's key identifier fits the wanted one: 0 the same, 1 not known, 2 another. */
export function rankOf(wanted: Uint8Array | undefined, own: Uint8Array | undefined): number {
  if (!wanted || !own) return 1;
  return isOtherKey(wanted, own) ? 2 : 0;
}

/** Whether two key identifiers are known and differ. */
export function isOtherKey(wanted: Uint8Array | undefined, own: Uint8Array | undefined): boolean {
  return wanted !== undefined && own !== undefined && Buffer.compare(wanted, own) !== 0;
}

function readIdentifier(
  extensions: readonly Extension[],
  oid: string,
  parse: (value: Uint8Array) => Uint8Array | undefined,
): Uint8Array | undefined {
  const extension = findExtension(extensions, oid);
  try {
    return extension && parse(extension.value);
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}
