// SPDX-License-Identifier: Apache-2.0

import type { Bytes } from '../../x509/der-writer.ts';
import { pemText } from '../../x509/pem.ts';
import { toBase64 } from './base64.ts';

/** A certificate as text that other programs read (RFC 7468). */
export function toPem(certificate: Bytes): string {
  return pemText('CERTIFICATE', toBase64(certificate));
}
