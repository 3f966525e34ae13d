// SPDX-License-Identifier: Apache-2.0

import type { IssuedRecord } from '../ca/issued.ts';

/** The idempotency key of a renewal. No client can send a key with a space, so a station cannot take this one. */
export function renewalKey({ serialNumber }: Pick<IssuedRecord, 'serialNumber'>): string {
  return `renewal of ${serialNumber}`;
}
