// SPDX-License-Identifier: Apache-2.0
// What this phone is known by: a key that cannot leave the browser, and how far its sign-in has come. Every request of
// the phone about itself is signed with the key (DPoP, RFC 9449), so that a token is worth nothing elsewhere. Kept in a
// database of its own: setting up a credential needs none of it.

import { ok } from '../../contract/result.ts';
import { toBase64 } from './base64.ts';
import { type Kept, keepFirst, type Place, withStore } from './database.ts';
import { makeKeyPair, sign } from './keys.ts';

/** This phone, as the browser keeps it. */
export interface StoredPhone {
  readonly id: 'this';
  readonly keys: CryptoKeyPair;
  /** A code that waits for its person; `endsAt` by the phone's clock. */
  readonly signIn?: { readonly deviceCode: string; readonly userCode: string; readonly endsAt: number };
  /** Signed in, not enrolled yet. */
  readonly token?: string;
  /** The issuer has it in its directory, as far as this phone knows. */
  readonly enrolled?: boolean;
}

const place: Place = { database: 'pivot-phone', store: 'phone' };

/** The issuer's clock less the phone's: phones' clocks are often wrong, even by days. */
let clockOffset = 0;

/** Takes note of the issuer's time. */
export function noteIssuerTime(now: number): void {
  clockOffset = now - Date.now();
}

/** This phone, if it has a key already. */
export function findPhone(): Kept<StoredPhone | undefined> {
  return withStore(place, 'readonly', (store) => store.get('this'));
}

/** This phone, with a new key if it has none. Two tabs that come together get the same key. */
export async function claimPhone(): Kept<StoredPhone> {
  const known = await findPhone();
  if (!known.ok) return known;
  if (known.value) return ok(known.value);
  const made: StoredPhone = { id: 'this', keys: await makeKeyPair() };
  return keepFirst(place, made);
}

/** Keeps how far this phone has come. */
export async function keepPhone(phone: StoredPhone): Kept<StoredPhone> {
  const kept = await withStore(place, 'readwrite', (store) => store.put(phone));
  return kept.ok ? ok(phone) : kept;
}

/** Removes the phone's key: it is worth nothing any more. */
export function forgetPhone(): Kept<undefined> {
  return withStore(place, 'readwrite', (store) => store.delete('this'));
}

/** A proof (RFC 9449 4.2) that this phone makes this very request; `token` binds it to an access token too. */
export async function prove({ keys }: StoredPhone, method: string, path: string, token?: string): Promise<string> {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } };
  const claims = {
    htm: method,
    htu: location.origin + path,
    iat: Math.floor((Date.now() + clockOffset) / 1000),
    jti: base64url(crypto.getRandomValues(new Uint8Array(16))),
    ...(token !== undefined && { ath: base64url(await sha256(token)) }),
  };
  const text = [header, claims].map((part) => base64url(new TextEncoder().encode(JSON.stringify(part)))).join('.');
  return `${text}.${base64url(await sign(keys.privateKey, new TextEncoder().encode(text)))}`;
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

function base64url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The proof that a credential's key comes from this phone; undefined where the browser keeps nothing of it. */
export async function proveEnrolment(): Promise<string | undefined> {
  const phone = await claimPhone();
  return phone.ok ? prove(phone.value, 'POST', '/.well-known/est/simpleenroll') : undefined;
}
