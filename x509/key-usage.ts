// SPDX-License-Identifier: Apache-2.0

/** The bits of keyUsage in their order (RFC 5280 4.2.1.3). */
export const keyUsageBits = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

/** What a key may be used for (RFC 5280 4.2.1.3). */
export type KeyUsage = (typeof keyUsageBits)[number];
