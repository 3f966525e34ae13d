// SPDX-License-Identifier: Apache-2.0
// How a PIN crosses to the card process. What carries messages between processes keeps copies in buffers that nobody can
// overwrite; so the PIN is hidden by a pad that is used once and that both ends agree on (ECDH). Not a safeguard against
// who reads along, but against what is left lying: once it is opened, the key that could open it again is gone.

import { createECDH, createHash, type ECDH } from 'node:crypto';

/** A secret that only the holder of the one-time key can open. */
export interface SealedSecret {
  /** The public one-time key that it is for. */
  readonly key: Uint8Array;
  /** The sender's public key. */
  readonly from: Uint8Array;
  readonly hidden: Uint8Array;
}

const curve = 'prime256v1';
/** The length of the pad: SHA-256's. */
const longestSecret = 32;

/** Hides `secret`, up to 32 bytes, from all but the holder of `key`, and overwrites it. */
export function seal(secret: Uint8Array, key: Uint8Array): SealedSecret {
  const own = createECDH(curve);
  const sealed = { key, from: own.generateKeys(), hidden: new Uint8Array(secret.length) };
  applyPad(own, key, secret, sealed.hidden);
  secret.fill(0);
  return sealed;
}

/** Keys that each open one secret. */
export interface OneTimeKeys {
  /** A new public key. */
  make(): Uint8Array;
  /** The secret, in a buffer of its own for the caller to overwrite. The key opens nothing more. */
  open(sealed: SealedSecret): Uint8Array;
}

/** Makes the keys of one process. */
export function createOneTimeKeys(): OneTimeKeys {
  const keys = new Map<string, ECDH>();
  const nameOf = (key: Uint8Array): string => Buffer.from(key).toString('base64');
  return {
    make: () => {
      const own = createECDH(curve);
      const key = own.generateKeys();
      keys.set(nameOf(key), own);
      return key;
    },
    open: ({ key, from, hidden }) => {
      const own = keys.get(nameOf(key));
      if (!own) throw new Error('the secret was sealed for no key of this process');
      keys.delete(nameOf(key));
      const secret = new Uint8Array(new ArrayBuffer(hidden.length));
      applyPad(own, from, hidden, secret);
      return secret;
    },
  };
}

function applyPad(own: ECDH, theirs: Uint8Array, input: Uint8Array, output: Uint8Array): void {
  if (input.length > longestSecret) throw new RangeError('the secret is longer than the pad');
  const agreed = own.computeSecret(theirs);
  const pad = createHash('sha256').update(agreed).digest();
  for (const [index, byte] of input.entries()) output[index] = byte ^ (pad[index] ?? 0);
  for (const bytes of [agreed, pad]) bytes.fill(0);
}
