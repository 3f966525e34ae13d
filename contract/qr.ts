// SPDX-License-Identifier: Apache-2.0
// What the pairing QR holds: `HTTPS://<HOST[:PORT]>/A/<26 characters base32>`, upper case throughout so that the QR
// uses its compact alphanumeric mode. The numeric password is never in it.

const base32Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The length in characters of an activation id: 128 bits in base32 without padding (RFC 4648, clause 6). */
export const activationIdLength = 26;

/** 16 bytes as 26 characters of base32 without padding (RFC 4648, clause 6). */
export function encodeActivationId(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  bits <<= BigInt(activationIdLength * 5 - bytes.length * 8);
  let text = '';
  for (let shift = (activationIdLength - 1) * 5; shift >= 0; shift -= 5) {
    text += base32Alphabet[Number((bits >> BigInt(shift)) & 31n)];
  }
  return text;
}

/** Whether `text` is a well-formed activation id, in upper case, with its two unused bits zero. */
export function isActivationId(text: string): boolean {
  return /^[A-Z2-7]{25}[AEIMQUY4]$/.test(text);
}

/** The link for the QR. `phoneOrigin` is the phone listener's origin, for example `https://pivot.example:8443`. */
export function pairingLink(phoneOrigin: string, activationId: string): string {
  return `${phoneOrigin}/A/${activationId}`.toUpperCase();
}

/**
 * The activation id in a scanned or pasted text, or why there is none: `foreign` is some other code, `otherIssuer` a
 * Pivot link that leads to another host than `phoneOrigin`.
 */
export function readPairingLink(
  text: string,
  phoneOrigin: string,
): { id: string } | { not: 'foreign' | 'otherIssuer' } {
  const match = /^(https:\/\/[^/\s?#]{1,255})\/A\/([A-Z2-7]{26})\/?$/i.exec(text.trim());
  const id = match?.[2]?.toUpperCase() ?? '';
  if (!match || !isActivationId(id)) return { not: 'foreign' };
  if (match[1]?.toLowerCase() !== phoneOrigin.toLowerCase()) return { not: 'otherIssuer' };
  return { id };
}

/** Digits in groups for reading aloud and copying: `48219037` in fours is `4821 9037`. */
export function groupDigits(digits: string, size = 4): string {
  return digits.replace(new RegExp(`(\\d{${size}})(?=\\d)`, 'g'), '$1 ');
}

/** What a person typed, without the spaces and dashes that people put between groups. */
export function ungroupDigits(text: string): string {
  return text.replace(/[\s\u00a0-]/g, '');
}
