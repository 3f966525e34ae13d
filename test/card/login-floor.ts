// SPDX-License-Identifier: Apache-2.0

/** What a log-in takes where the card takes extended length: each thing is one APDU. */
export const extendedLoginFloor = ['SELECT', 'GET DATA', 'empty VERIFY', 'VERIFY', 'GENERAL AUTHENTICATE'].length;

/**
 * The fewest short APDUs that a log-in can take, from nothing but the standard: SELECT, the certificate's container in
 * blocks of 256 bytes, the empty VERIFY, VERIFY, and GENERAL AUTHENTICATE in command blocks of 255 and answer blocks of
 * 256 bytes, the first of which comes with the last command. `certificate` is the DER of a plain (not zipped) one.
 */
export function loginFloor(certificate: Uint8Array, algorithm: string): number {
  const tlv = (length: number) => length + (length < 0x80 ? 2 : length < 0x100 ? 3 : 4);
  const container = tlv(tlv(certificate.length) + 3 + 2);
  const [command, answer] =
    algorithm === 'RS256' ? [tlv(2 + tlv(256)), tlv(tlv(256))] : [tlv(2 + tlv(32)), tlv(tlv(72))];
  const select = 1;
  const read = Math.ceil(container / 256);
  const verifies = 2;
  const sign = Math.ceil(command / 255) + Math.ceil(answer / 256) - 1;
  return select + read + verifies + sign;
}
