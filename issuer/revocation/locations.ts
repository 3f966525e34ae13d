// SPDX-License-Identifier: Apache-2.0
// Where a certificate says that its revocation status and its issuer's certificate are to be had.

import type { Certificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import { parseDistributionPoints } from '../../x509/distribution-point.ts';
import { type Extension, findExtension, parseInformationAccess } from '../../x509/extensions.ts';
import type { GeneralName } from '../../x509/general-name.ts';
import { oids } from '../../x509/oids.ts';

/** The addresses of CRLs, by cRLDistributionPoints or freshestCRL (RFC 5280 4.2.1.13 and 4.2.1.15). */
export function crlAddresses(extensions: readonly Extension[], oid: string): readonly string[] {
  const points = readList(extensions, oid, parseDistributionPoints);
  return webAddresses(points.flatMap(({ name }) => (name?.type === 'fullName' ? name.names : [])));
}

/** The addresses of OCSP responders or of the issuer's certificate (RFC 5280 4.2.2.1). */
export function accessAddresses({ extensions }: Certificate, method: 'ocsp' | 'caIssuers'): readonly string[] {
  const access = readList(extensions, oids.authorityInfoAccess, parseInformationAccess);
  return webAddresses(access.filter((one) => one.method === oids[method]).map(({ location }) => location));
}

/** More places than these are not tried: who made the certificate must not decide how busy the issuer is. */
const maximumPlaces = 3;

function webAddresses(names: readonly GeneralName[]): readonly string[] {
  const uris = names.flatMap((name) => (name.type === 'uri' ? [name.value] : []));
  return [...new Set(uris.filter((uri) => /^https?:/i.test(uri)))].slice(0, maximumPlaces);
}

/** An extension that cannot be read names no place. */
function readList<T>(
  extensions: readonly Extension[],
  oid: string,
  parse: (value: Uint8Array) => readonly T[],
): readonly T[] {
  const found = findExtension(extensions, oid);
  try {
    return found ? parse(found.value) : [];
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}
