// SPDX-License-Identifier: Apache-2.0

import type { Records, Store } from '../records.ts';
import { phoneOf } from './notification.ts';

/**
 * The same store, in which no mail waits: for an issuer that has no mail server. What a command has left there all the same,
 * the courier removes.
 */
export function withoutMail(store: Store): Store {
  return {
    ...store,
    transaction: (work) =>
      store.transaction((records) => {
        const add: Records['notifications']['add'] = async (notification) => {
          if (phoneOf(notification.target) !== undefined) await records.notifications.add(notification);
        };
        return work({ ...records, notifications: { ...records.notifications, add } });
      }),
  };
}
