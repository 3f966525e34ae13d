// SPDX-License-Identifier: Apache-2.0

import { parseCertificate } from '../../x509/certificate.ts';
import { nameToString } from '../../x509/name.ts';
import type { CertificateOrder } from '../activation/progress.ts';
import type { CredentialTypeSettings } from '../credential-types.ts';
import type { Authority } from './authority.ts';
import type { IssuedRecord } from './issued.ts';
import { derivedAuthentication, type Locations } from './profiles.ts';

/** Who issues, in whose name and by which rules. */
export interface Issuance {
  readonly authority: Authority;
  readonly organisation: string;
  readonly credentialTypes: readonly CredentialTypeSettings[];
  readonly locations: Locations;
}

/** Makes the certificate that an activation leads to. */
export function makeCertificate(
  { authority, organisation, credentialTypes, locations }: Issuance,
  { activationId, account, credentialType, publicKey, now }: CertificateOrder,
): IssuedRecord {
  const type = credentialTypes.find(({ id }) => id === credentialType);
  if (!type) throw new Error(`the credential type ${credentialType} is not configured any more`);
  const { lifetimeDays, policies } = type;
  const content = derivedAuthentication({ account, organisation, publicKey, lifetimeDays, policies, locations, now });
  const bytes = authority.issue(content);
  const certificate = parseCertificate(bytes);
  return {
    serialNumber: certificate.serialNumber.toString(16),
    activationId,
    accountId: account.id,
    credentialType,
    subject: nameToString(certificate.subject),
    notBefore: certificate.notBefore.getTime(),
    notAfter: certificate.notAfter.getTime(),
    certificate: bytes,
    issuedAt: now,
  };
}
