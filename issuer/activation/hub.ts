// SPDX-License-Identifier: Apache-2.0

import type { Records, Store } from '../records.ts';

/** Tells those who watch an activation that it has changed. They read what it is now by themselves. */
export interface Hub {
  publish(activationId: string): void;
  /** Returns how to stop. */
  subscribe(activationId: string, listener: () => void): () => void;
  /** Tells everyone that there will be no more news. */
  readonly stop: () => void;
  readonly isStopped: () => boolean;
}

/** What is done in one transaction, and which activations are different afterwards. */
export interface UnitOfWork {
  readonly records: Records;
  changed(activationId: string): void;
}

/** The way to the hubs of other processes that share the store. */
export interface Link {
  send(activationId: string): void;
  /** Says who is to be told of what others send; without an id anything may have changed. */
  listen(listener: (activationId: string | undefined) => void): void;
}

/** A hub; without a link, of this process alone. */
export function createHub(link?: Link): Hub {
  const watchers = new Map<string, Set<() => void>>();
  let stopped = false;
  const tell = (activationId: string) => {
    for (const listener of watchers.get(activationId) ?? []) listener();
  };
  link?.listen((activationId) => {
    for (const id of activationId === undefined ? watchers.keys() : [activationId]) tell(id);
  });
  return {
    publish(activationId) {
      tell(activationId);
      link?.send(activationId);
    },
    subscribe(activationId, listener) {
      const listeners = watchers.get(activationId) ?? new Set();
      watchers.set(activationId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && watchers.get(activationId) === listeners) watchers.delete(activationId);
      };
    },
    stop() {
      stopped = true;
      for (const listeners of watchers.values()) for (const listener of listeners) listener();
    },
    isStopped: () => stopped,
  };
}

/** Runs `work` in a transaction, and publishes what it calls changed when that has been kept, never before. */
export async function announcing<Value>(
  { store, hub }: { readonly store: Store; readonly hub: Hub },
  work: (unit: UnitOfWork) => Promise<Value>,
): Promise<Value> {
  const changed = new Set<string>();
  const value = await store.transaction((records) => {
    changed.clear();
    return work({ records, changed: (id) => changed.add(id) });
  });
  for (const id of changed) hub.publish(id);
  return value;
}
