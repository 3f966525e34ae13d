// SPDX-License-Identifier: Apache-2.0
// What the phone keeps: one small record for each activation, in IndexedDB, so that a reload, a closed browser or a
// lost answer leads back to where the person was. The private key is there as a handle that cannot be exported. The
// numeric password is never there.

import type { Delivery } from '../../contract/activation.ts';
import { failed, ok } from '../../contract/result.ts';
import type { Bytes } from '../../x509/der-writer.ts';
import { type Kept, keepFirst, type Place, withStore } from './database.ts';
import { makeKeyPair } from './keys.ts';

/** One activation on this phone. */
export interface StoredEnrolment {
  readonly id: string;
  readonly name: string;
  readonly credentialType: string;
  /** Where the certificate goes; there since there is more than one way. */
  readonly delivery?: Delivery;
  readonly keys: StoredKeys;
  /** The PKCS#10 request, kept so that a repetition is the same to the byte. */
  readonly request: Bytes;
  /** DER, once it has come. */
  readonly certificate?: Bytes;
  /** Certificates for mail come with it, and were not taken yet; with the key that signs mail, kept before it is sent. */
  readonly mail?: { readonly signing?: NewKey };
  /** The key with which it is being renewed, kept before it is sent. */
  readonly successor?: NewKey;
  /** Milliseconds since 1970, by the phone's clock; only for finding the newest. */
  readonly touchedAt: number;
}

/** A key that was made here, with the request for its certificate. */
export interface NewKey {
  readonly keys: CryptoKeyPair;
  readonly request: Bytes;
}

/** A key pair; without its private half once that went into a file. */
interface StoredKeys {
  readonly publicKey: CryptoKey;
  readonly privateKey?: CryptoKey;
}

const place: Place = { database: 'pivot', store: 'enrolments' };

/** The record of an activation, if there is one. */
export function find(id: string): Kept<StoredEnrolment | undefined> {
  return withStore(place, 'readonly', (store) => store.get(id));
}

/** All records. */
export function findAll(): Kept<readonly StoredEnrolment[]> {
  return withStore<StoredEnrolment[]>(place, 'readonly', (store) => store.getAll());
}

/** The record that was touched last. */
export async function findNewest(): Kept<StoredEnrolment | undefined> {
  const all = await findAll();
  return all.ok ? ok(all.value.reduce(newer, undefined as StoredEnrolment | undefined)) : all;
}

/**
 * The record of an activation, with a new key if there is none. Two tabs that come together get the same key: the
 * first record that a transaction finds stays.
 */
export async function claim(
  activation: { readonly id: string; readonly name: string; readonly credentialType: string },
  delivery: Delivery,
): Kept<StoredEnrolment> {
  const known = await find(activation.id);
  if (!known.ok) return known;
  if (known.value) return ok(known.value);
  const { id, name, credentialType } = activation;
  const made = { id, name, credentialType, delivery, ...(await makeNewKey(delivery)), touchedAt: Date.now() };
  return keepFirst<StoredEnrolment>(place, made);
}

/** Keeps the certificate that an activation gave. */
export async function keepCertificate(enrolment: StoredEnrolment, certificate: Bytes): Kept<StoredEnrolment> {
  const issued = { ...enrolment, certificate, touchedAt: Date.now() };
  const kept = await withStore(place, 'readwrite', (store) => store.put(issued));
  return kept.ok ? ok(issued) : kept;
}

/** Forgets the private keys of a record that went into files, and keeps the rest. */
export async function wipeKeys(id: string): Kept<undefined> {
  const found = await find(id);
  if (!found.ok || !found.value) return found.ok ? ok(undefined) : found;
  const { mail: _taken, ...rest } = found.value;
  const { publicKey } = rest.keys;
  const wiped: StoredEnrolment = rest.delivery === 'file' ? { ...rest, keys: { publicKey } } : rest;
  const kept = await withStore(place, 'readwrite', (store) => store.put(wiped));
  return kept.ok ? ok(undefined) : kept;
}

/** The key that is to renew a record: the first one that was made, in whichever tab. */
export function prepareSuccessor(id: string): Kept<NewKey> {
  return keepFirstKey(id, 'browser', {
    of: ({ successor }) => successor,
    with: (enrolment, successor) => ({ ...enrolment, successor }),
  });
}

/** The key of a record that is to sign mail: the first one that was made. It goes into a file, so it can be exported. */
export function prepareMailKey(id: string): Kept<NewKey> {
  return keepFirstKey(id, 'file', {
    of: ({ mail }) => mail?.signing,
    with: (enrolment, signing) => ({ ...enrolment, mail: { signing } }),
  });
}

async function makeNewKey(kind: Delivery): Promise<NewKey> {
  const keys = await makeKeyPair(kind);
  const { makeRequest } = await import('./request.ts');
  return { keys, request: await makeRequest(keys) };
}

/** Where in a record a further key is. */
interface KeyPlace {
  readonly of: (enrolment: StoredEnrolment) => NewKey | undefined;
  readonly with: (enrolment: StoredEnrolment, made: NewKey) => StoredEnrolment;
}

async function keepFirstKey(id: string, kind: Delivery, { of, with: add }: KeyPlace): Kept<NewKey> {
  const before = await find(id);
  const known = before.ok && before.value ? of(before.value) : undefined;
  if (known) return ok(known);
  const made = await makeNewKey(kind);
  const found = await withStore<StoredEnrolment | undefined>(place, 'readwrite', (store) => {
    const reading: IDBRequest<StoredEnrolment | undefined> = store.get(id);
    reading.addEventListener('success', () => {
      if (reading.result && !of(reading.result)) store.put(add(reading.result, made));
    });
    return reading;
  });
  if (!found.ok) return found;
  return found.value ? ok(of(found.value) ?? made) : failed('storageRefused');
}

/** Puts a renewed credential into the place of the old one. */
export async function replace(old: string, renewed: Omit<StoredEnrolment, 'touchedAt'>): Kept<StoredEnrolment> {
  const made = { ...renewed, touchedAt: Date.now() };
  const kept = await withStore(place, 'readwrite', (store) => {
    const putting = store.put(made);
    store.delete(old);
    return putting;
  });
  return kept.ok ? ok(made) : kept;
}

/** Removes an activation and its key. */
export async function forget(id: string): Kept<undefined> {
  return withStore(place, 'readwrite', (store) => store.delete(id));
}

function newer(a: StoredEnrolment | undefined, b: StoredEnrolment): StoredEnrolment {
  return a && a.touchedAt > b.touchedAt ? a : b;
}
