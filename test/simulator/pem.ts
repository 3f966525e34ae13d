// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from 'node:crypto';

/** A certificate as PEM. */
export function pemOf(certificate: Uint8Array | undefined): string {
  return new X509Certificate(certificate ?? new Uint8Array()).toString();
}
