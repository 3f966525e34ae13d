// SPDX-License-Identifier: Apache-2.0

import { type Bytes, der } from '../../x509/der.ts';
import { oids } from '../../x509/oids.ts';

/**
 * What a request should have (CsrAttrs, RFC 7030 4.5.2): an EC key on P-256, signed with SHA-256. Names are not asked
 * for, because they come from the account. Other keys that `readRequest` takes are taken too.
 */
export function csrAttributes(): Bytes {
  const key = der.sequence(der.oid(oids.ecPublicKey), der.set(der.oid(oids.prime256v1)));
  return der.sequence(key, der.oid(oids.ecdsaWithSha256));
}
