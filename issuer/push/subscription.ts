// SPDX-License-Identifier: Apache-2.0

import type { Language } from '../credential-types.ts';

/** Where a phone's browser lets itself be told: an address of its push service, and keys for that alone (RFC 8030). */
export interface PushSubscription {
  readonly phoneId: string;
  readonly endpoint: string;
  readonly publicKey: Uint8Array;
  readonly secret: Uint8Array;
  /** In which the phone's page speaks. */
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** Subscriptions, in the store: one for each enrolled phone at most. */
export interface PushSubscriptionRecords {
  ofPhone(phoneId: string): Promise<PushSubscription | undefined>;
  ofAccount(accountId: string): Promise<readonly PushSubscription[]>;
  /** Takes the place of an earlier one. */
  save(subscription: PushSubscription): Promise<void>;
  remove(phoneId: string): Promise<void>;
}
