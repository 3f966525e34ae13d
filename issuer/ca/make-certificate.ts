// SPDX-License-Identifier: Apache-2.0

import { attributesToString } from '../../x509/name.ts';
import type { CertificateOrder } from '../activation/progress.ts';
import type { CredentialTypeSettings } from '../credential-types.ts';
import type { Authority, CertificateContent } from './authority.ts';
import type { CertificatePurpose, IssuedRecord } from './issued.ts';
import {
  type DerivedOrder,
  derivedAuthentication,
  type Locations,
  locationExtensions,
  mailEncryption,
  mailSigning,
} from './profiles.ts';
import { AuthorityNotValid, invalidTime } from './validity.ts';

/** Who issues, in whose name and by which rules. */
export interface Issuance {
  readonly authority: Authority;
  readonly organisation: string;
  readonly credentialTypes: readonly CredentialTypeSettings[];
  readonly locations: Locations;
}

const profiles: Readonly<Record<CertificatePurpose, (order: DerivedOrder) => CertificateContent>> = {
  authentication: derivedAuthentication,
  signing: mailSigning,
  encryption: mailEncryption,
};

/**
 * Makes the certificates that activations lead to. What it gives throws AuthorityNotValid while the CA could make none that
 * counts.
 */
export function certificateMaker(issuance: Issuance): (order: CertificateOrder) => IssuedRecord {
  const locations = locationExtensions(issuance.locations);
  return (order) => makeCertificate(issuance, locations, order);
}

function makeCertificate(
  { authority, organisation, credentialTypes }: Issuance,
  locations: DerivedOrder['locations'],
  { activationId, account, credentialType, purpose, publicKey, now }: CertificateOrder,
): IssuedRecord {
  const invalid = invalidTime(authority.certificate, now);
  if (invalid) throw new AuthorityNotValid(invalid.problem);
  const type = credentialTypes.find(({ id }) => id === credentialType);
  if (!type) throw new Error(`the credential type ${credentialType} is not configured any more`);
  const { lifetimeDays, policies } = type;
  const content = profiles[purpose]({ account, organisation, publicKey, lifetimeDays, policies, locations, now });
  const { bytes, serialNumber, notBefore, notAfter } = authority.issue(content);
  return {
    serialNumber,
    activationId,
    purpose,
    accountId: account.id,
    credentialType,
    subject: attributesToString(content.subject),
    notBefore: notBefore.getTime(),
    notAfter: notAfter.getTime(),
    certificate: bytes,
    issuedAt: now,
  };
}
