// SPDX-License-Identifier: Apache-2.0
// The container of a PIV certificate (SP 800-73-5 part 1, appendix A, table 11): 53 { 70 certificate, 71 CertInfo, FE }.

import { unzipSync } from 'node:zlib';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { CardFailure } from '../station/ports.ts';
import { findTlv } from './tlv.ts';

/** Far above the recommended 1,856 bytes, far below what a compressed bomb would want. */
const longestCertificate = 16_384;
/** CertInfo: '01' says gzip; cards of the first generation say '80'. */
const compressed = 0x81;

const garbled: CardFailure = { code: 'cardUnexpected', statusWord: undefined };

/** The certificate (DER) in an answer to GET DATA; undefined for an empty container, as some cards have it. */
export function certificateIn(object: Uint8Array): Result<Uint8Array | undefined, CardFailure> {
  const certificate = findTlv(object, 0x53, 0x70);
  if (!certificate.ok) return certificate.failure === 'absent' ? ok(undefined) : failed(garbled);
  if (certificate.value.length === 0) return ok(undefined);
  const info = findTlv(object, 0x53, 0x71);
  const isCompressed = info.ok && ((info.value[0] ?? 0) & compressed) !== 0;
  return isCompressed ? inflate(certificate.value) : ok(certificate.value);
}

function inflate(bytes: Uint8Array): Result<Uint8Array, CardFailure> {
  try {
    return ok(unzipSync(bytes, { maxOutputLength: longestCertificate }));
  } catch {
    return failed(garbled);
  }
}
