// SPDX-License-Identifier: Apache-2.0
// What goes into the validation of a certification path, and what comes out (RFC 5280 6.1.1 and 6.1.6).

import type { Certificate } from '../../x509/certificate.ts';
import type { KeyUsage } from '../../x509/key-usage.ts';
import type { TrustRefusal } from './refusal.ts';
import type { RevocationSource } from './revocation.ts';
import type { Algorithms } from './signature.ts';

/** Which certificate is to be trusted, by whom, when and for what. */
export interface ValidationRequest {
  /** The certificate in question, as DER. */
  readonly certificate: Uint8Array;
  /** Certificates that may stand between it and an anchor, in any order; any number of them may be useless. */
  readonly intermediates: readonly Certificate[];
  /** The roots that are trusted. Their own validity, uses, and constraints of names, policies and length are respected. */
  readonly anchors: readonly Certificate[];
  /** The time for which the certificate must be valid. */
  readonly at: Date;
  /** The policies of which the path must be valid for at least one; any policy will do when left out. */
  readonly requiredPolicies?: readonly string[];
  /** Whether the path must be valid for some policy at all; `true` unless told otherwise when there are required ones. */
  readonly requireExplicitPolicy?: boolean;
  /** Whether policy mappings are forbidden from the start. */
  readonly inhibitPolicyMapping?: boolean;
  /** Whether anyPolicy does not count from the start. */
  readonly inhibitAnyPolicy?: boolean;
  /** All of these must be allowed by the certificate's keyUsage, if it has one. */
  readonly keyUsage?: readonly KeyUsage[];
  /** This purpose must be allowed by the extendedKeyUsage of the certificate and its intermediates, if present. */
  readonly extendedKeyUsage?: string;
  /** `legacy` also takes SHA-1, DSA and RSA below 2048 bits: for test suites and old archives only. */
  readonly algorithms?: Algorithms;
  /** `none` when the caller checks revocation elsewhere or the answer does not matter yet. */
  readonly revocation: 'none' | RevocationSource;
}

/** Trusted, or refused for a reason. */
export type ValidationResult =
  | {
      readonly ok: true;
      /** From the certificate in question up to the one that the anchor issued. */
      readonly path: readonly [Certificate, ...Certificate[]];
      readonly anchor: Certificate;
      /** The required policies for which the path is valid; `2.5.29.32.0` stands for any. */
      readonly policies: readonly string[];
    }
  | {
      readonly ok: false;
      readonly code: TrustRefusal;
      /** A sentence for the administrator's log, with the name of the certificate that is at fault. */
      readonly detail: string;
    };
