// SPDX-License-Identifier: Apache-2.0
// The port through which path validation asks whether a certificate has been revoked. CRLs answer it today
// (crl-revocation.ts); OCSP and fetching over the network are further implementations of the same port.

import type { KeyObject } from 'node:crypto';
import type { Certificate } from '../../x509/certificate.ts';
import type { CrlReason } from '../../x509/crl.ts';
import type { Algorithms } from './signature.ts';

/** Whether one certificate of a path has been revoked. */
export interface RevocationQuestion {
  readonly certificate: Certificate;
  /** The certificate above it in the path; perhaps the trust anchor. */
  readonly issuer: Certificate;
  /** The issuer's public key, complete even where DSA parameters are inherited from above. */
  readonly issuerKey: KeyObject;
  /** The time for which the answer is wanted. */
  readonly at: Date;
  /** Which signature algorithms count. */
  readonly algorithms: Algorithms;
  /** Other certificates that may belong to the signer of a CRL. */
  readonly candidates: readonly Certificate[];
  /** Whether another signer's certificate may sign CRLs: its path to the same anchor is valid (RFC 5280 6.3.3 f). */
  maySignCrls(signer: Certificate): Promise<boolean>;
}

/** The answer. `unknown` refuses the certificate just as `revoked` does. */
export type RevocationStatus =
  | { readonly status: 'good' }
  | { readonly status: 'revoked'; readonly at: Date; readonly reason: CrlReason }
  | { readonly status: 'unknown'; readonly detail: string };

/** Answers questions about revocation. It never throws for what a CRL, a responder or the network does. */
export interface RevocationSource {
  statusOf(question: RevocationQuestion): Promise<RevocationStatus>;
}
