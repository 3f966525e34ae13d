// SPDX-License-Identifier: Apache-2.0
// The codes of an activation. Of the numeric password and the typed code only message authentication codes are kept.

import { randomBytes, randomInt } from 'node:crypto';
import { passwordDigits, typedCodeDigits } from '../../contract/activation.ts';
import { encodeActivationId } from '../../contract/qr.ts';
import { equalSecrets, type Secrets } from '../secrets.ts';
import type { Activation } from './activation.ts';

/** A new numeric password and typed code, to be shown once, and what is kept of them. */
export interface FreshCodes {
  readonly password: string;
  readonly typedCode: string;
  readonly passwordMac: Uint8Array;
  readonly typedCodeMac: Uint8Array;
}

/** A new activation id of 128 random bits. */
export function newActivationId(): string {
  return encodeActivationId(randomBytes(16));
}

/** Codes for an activation; the typed code counts for the whole account. */
export function freshCodes(secrets: Secrets, activationId: string, accountId: string): FreshCodes {
  const password = randomDigits(passwordDigits);
  const typedCode = randomDigits(typedCodeDigits);
  return {
    password,
    typedCode,
    passwordMac: secrets.mac('numeric password', activationId, password),
    typedCodeMac: secrets.mac('typed code', accountId, typedCode),
  };
}

/** Whether this is the activation's password. */
export function isPassword(secrets: Secrets, { id, passwordMac }: Activation, password: string): boolean {
  return equalSecrets(secrets.mac('numeric password', id, password), passwordMac);
}

/** Whether this is the activation's typed code. */
export function isTypedCode(secrets: Secrets, { accountId, typedCodeMac }: Activation, typedCode: string): boolean {
  return equalSecrets(secrets.mac('typed code', accountId, typedCode), typedCodeMac);
}

/**
 * The poll cookie: what a browser shows instead of the password once its key was taken. It is bound to activation and
 * key and always the same for them, so that a repeated request does not invalidate what an earlier answer gave.
 */
export function pollCookie(secrets: Secrets, activationId: string, publicKey: Uint8Array): string {
  return `${activationId}.${secrets.mac('poll cookie', activationId, publicKey).toString('base64url')}`;
}

/** Whether the cookie is that of this activation and key. */
export function isPollCookie(secrets: Secrets, cookie: string, activationId: string, publicKey: Uint8Array): boolean {
  return equalSecrets(Buffer.from(cookie), Buffer.from(pollCookie(secrets, activationId, publicKey)));
}

/** Uniformly random decimal digits; randomInt reaches up to 2^48, more than 14 digits. */
function randomDigits(count: number): string {
  return String(randomInt(10 ** count)).padStart(count, '0');
}
