// SPDX-License-Identifier: Apache-2.0

import type { Bytes } from '../../x509/der-writer.ts';

/** Bytes as base64 on one line (RFC 4648, clause 4). */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Bytes of base64 or base64url text, line breaks ignored; undefined when it is neither. */
export function fromBase64(text: string): Bytes | undefined {
  const standard = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(standard) || standard.replace(/=+$/, '').length % 4 === 1) return undefined;
  return Uint8Array.from(atob(standard.replace(/=+$/, '')), (character) => character.charCodeAt(0));
}
