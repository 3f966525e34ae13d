// SPDX-License-Identifier: Apache-2.0
// While the store is away every request fails, and so does whatever is repeated: the log says once when that begins and
// once when it is over, instead of thousands of times what is always the same.

import type { Log } from '../http/log.ts';
import { type Store, StoreUnavailable } from '../records.ts';

/** The same store, which tells the administrator when it is away and when it is back. */
export function watchedStore(store: Store, log: Log): Store {
  let failures = 0;
  const watch = async <Value>(asked: Promise<Value>): Promise<Value> => {
    try {
      const value = await asked;
      if (failures > 0) log.info({ failures }, 'the store can be used again');
      failures = 0;
      return value;
    } catch (error) {
      if (error instanceof StoreUnavailable) {
        if (failures === 0) log.error({ err: error }, 'the store cannot be used: nothing can be done until it is back');
        failures += 1;
      }
      throw error;
    }
  };
  return {
    close: () => store.close(),
    purge: () => watch(store.purge()),
    read: (work) => watch(store.read(work)),
    transaction: (work) => watch(store.transaction(work)),
  };
}
