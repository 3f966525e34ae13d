// SPDX-License-Identifier: Apache-2.0

import type { Activation } from '../activation/activation.ts';
import type { IssuedRecord } from '../ca/issued.ts';

/** The idempotency key of a renewal. No client can send a key with a space, so a station cannot take this one. */
export function renewalKey({ serialNumber }: Pick<IssuedRecord, 'serialNumber'>): string {
  return `${prefix}${serialNumber}`;
}

/** The serial number of the credential that an activation has renewed; undefined for one that began at a station. */
export function renewedBy({ idempotencyKey }: Pick<Activation, 'idempotencyKey'>): string | undefined {
  return idempotencyKey.startsWith(prefix) ? idempotencyKey.slice(prefix.length) : undefined;
}

const prefix = 'renewal of ';
