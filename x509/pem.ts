// SPDX-License-Identifier: Apache-2.0

/** DER, given in base64, as text that other programs read (RFC 7468), with a line break at its end. */
export function pemText(label: 'CERTIFICATE' | 'PUBLIC KEY', base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
