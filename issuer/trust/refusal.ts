// SPDX-License-Identifier: Apache-2.0
// Why a certificate is not trusted: a closed list, so that nothing is refused without a reason that can be looked up.

/** Stable codes of refusals, each with the sentence for the administrator's log. */
export const refusalSentences = {
  malformed: 'The certificate cannot be read: it is not the DER of an X.509 certificate.',
  ruleBroken: 'The certificate breaks a rule of RFC 5280 for all certificates, or contradicts itself.',
  issuerNotTrusted: 'No chain of certificates leads from this certificate to a trusted root.',
  signatureWrong: 'The signature on the certificate was not made by the issuer that it names.',
  weakAlgorithm: 'The certificate was signed with an algorithm or a key that is too weak or not known here.',
  notYetValid: 'The certificate is not valid yet.',
  expired: 'The certificate has expired.',
  notCertificateAuthority: 'The certificate issued others without being that of a certification authority.',
  pathTooLong: 'The chain has more certification authorities than one of them allows below itself.',
  wrongUsage: 'The certificate is not meant for this use of its key.',
  criticalExtension: 'The certificate has a critical extension that this program does not know.',
  policyMissing: 'The chain is not valid for any of the certificate policies that are required.',
  nameConstraints: 'The certificate carries a name that an authority in its chain may not certify.',
  revoked: 'The certificate has been revoked.',
  revocationUnknown: 'It could not be determined whether the certificate has been revoked.',
  tooComplex: 'Checking the chain would take more work than is reasonable for any honest certificate.',
} as const;

/** Why a certificate is not trusted. */
export type TrustRefusal = keyof typeof refusalSentences;
