// SPDX-License-Identifier: Apache-2.0

import type { CrlSupply } from '../../issuer/trust/crl-revocation.ts';
import type { CertificateRevocationList } from '../../x509/crl.ts';

/** A supply of the given CRLs, whatever the question. */
export function fixedCrls(crls: readonly CertificateRevocationList[]): CrlSupply {
  return { crlsFor: async () => crls };
}
