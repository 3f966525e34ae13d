// SPDX-License-Identifier: Apache-2.0
// How a PIN crosses to the card process. What carries messages between processes keeps copies in buffers that nobody can
// overwrite; so the PIN is hidden by a pad that is used once and that both ends agree on (ECDH). Not a safeguard against
// who reads along, but against what is left lying: once it is opened, the key that could open it again is gone.

import { createECDH, createHash, type ECDH } from 'node:crypto';
import { toBase64 } from '../base64.ts';

/** A secret that only the holder of the one-time key can open. */
export interface SealedSecret {
  /** The public one-time key that it is for. */
  readonly key: Uint8Array;
  readonly hidden: Uint8Array;
}

/** Hides one secret, up to 32 bytes, and overwrites it. */
export type Seal = (secret: Uint8Array) => SealedSecret;

const curve = 'prime256v1';
/** The length of the pad: SHA-256's. */
const longestSecret = 32;

/** Begins: `from` goes to whom the secret is for, and the one-time key that comes back gives the seal. */
export function beginSealing(): { readonly from: Uint8Array; readonly sealFor: (key: Uint8Array) => Seal } {
  const own = createECDH(curve);
  const from = own.generateKeys();
  return {
    from,
    sealFor: (key) => {
      const pad = padOf(own, key);
      return (secret) => {
        const sealed = { key, hidden: applyPad(pad, secret) };
        secret.fill(0);
        return sealed;
      };
    },
  };
}

/** Keys that each open one secret. */
export interface OneTimeKeys {
  /** A new public key, for what is sealed by the sender of `from`. */
  make(from: Uint8Array): Uint8Array;
  /** The secret, in a buffer of its own for the caller to overwrite. The key opens nothing more. */
  open(sealed: SealedSecret): Uint8Array;
}

/** Makes the keys of one process. */
export function createOneTimeKeys(): OneTimeKeys {
  const pads = new Map<string, Uint8Array>();
  return {
    make: (from) => {
      const own = createECDH(curve);
      const key = own.generateKeys();
      pads.set(toBase64(key), padOf(own, from));
      return key;
    },
    open: ({ key, hidden }) => {
      const pad = pads.get(toBase64(key));
      if (!pad) throw new Error('the secret was sealed for no key of this process');
      pads.delete(toBase64(key));
      return applyPad(pad, hidden);
    },
  };
}

/** What both ends agree on before there is a secret, so that sealing and opening take no time. */
function padOf(own: ECDH, theirs: Uint8Array): Uint8Array {
  const agreed = own.computeSecret(theirs);
  const pad = createHash('sha256').update(agreed).digest();
  agreed.fill(0);
  return pad;
}

/** Hides, or shows again, and uses the pad up. */
function applyPad(pad: Uint8Array, input: Uint8Array): Uint8Array {
  if (input.length > longestSecret) throw new RangeError('the secret is longer than the pad');
  const output = new Uint8Array(new ArrayBuffer(input.length));
  for (const [index, byte] of input.entries()) output[index] = byte ^ (pad[index] ?? 0);
  pad.fill(0);
  return output;
}
