// SPDX-License-Identifier: Apache-2.0

/** Bytes as base64 on one line (RFC 4648, clause 4). */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
