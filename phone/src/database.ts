// SPDX-License-Identifier: Apache-2.0

import { failed, ok, type Result } from '../../contract/result.ts';

/** The browser keeps nothing for this site: private mode, a full disk, or a person's choice. */
export type Kept<Value> = Promise<Result<Value, 'storageRefused'>>;

/** A database of one store, whose records are known by their `id`. */
export interface Place {
  readonly database: string;
  readonly store: string;
}

/** Does one thing with a store. The database is opened anew each time: browsers close idle connections at will. */
export async function withStore<Value>(
  place: Place,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Kept<Value> {
  try {
    const database = await openDatabase(place);
    try {
      return ok(await transact(database, place.store, mode, work));
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof DOMException) return failed('storageRefused');
    throw error;
  }
}

/** Adds a record unless there is one with its id: of two tabs that come together, the first stays. */
export async function keepFirst<Value extends { readonly id: string }>(place: Place, made: Value): Kept<Value> {
  const found = await withStore<Value | undefined>(place, 'readwrite', (store) => {
    const reading: IDBRequest<Value | undefined> = store.get(made.id);
    reading.addEventListener('success', () => {
      if (!reading.result) store.add(made);
    });
    return reading;
  });
  return found.ok ? ok(found.value ?? made) : found;
}

function openDatabase({ database, store }: Place): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store, { keyPath: 'id' }));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error));
  });
}

/** The request's result, once the transaction is on disk: a record that could be lost must not be built upon. */
function transact<Value>(
  database: IDBDatabase,
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(name));
    transaction.addEventListener('complete', () => resolve(request.result));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new DOMException('', 'AbortError')));
  });
}
