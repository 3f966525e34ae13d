// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import type {
  ActivationState,
  ActivationStatus,
  Delivery,
  IssuedCertificate,
  VoidReason,
} from '../../contract/activation.ts';
import { phraseInput } from '../../contract/phrase.ts';

/** One activation as the issuer keeps it: the way from a log-in at the station to a certificate on a phone. */
export interface Activation {
  /** 128 bits in base32 (contract/qr.ts). */
  readonly id: string;
  readonly accountId: string;
  /** The hash of the token of the visit that holds it at the station; without one it is suspended while it is open. */
  readonly heldBy: string | undefined;
  /** What the station sent as `Idempotency-Key`: the same key means the same activation. */
  readonly idempotencyKey: string;
  readonly state: ActivationState;
  readonly voidReason: VoidReason | undefined;
  readonly name: string;
  /** The id of a configured credential type. */
  readonly credentialType: string;
  readonly openedAt: number;
  /** The end of the time to confirm it; once confirmed, the end of the time to collect the certificate. */
  readonly expiresAt: number;
  readonly passwordMac: Uint8Array;
  readonly passwordTriesLeft: number;
  readonly typedCodeMac: Uint8Array;
  readonly typedCodeTriesLeft: number;
  readonly claim: Claim | undefined;
  /** The activation whose credential ends once this one has given its own. */
  readonly replaces: string | undefined;
}

/** The phone's key that an activation took, the first one that came with the right password. */
export interface Claim {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** 16 random bytes, chosen after the key had come, so that nobody can search for a key whose phrase fits. */
  readonly nonce: Uint8Array;
  /** The kind of phone in a few words. */
  readonly phone: string;
  /** Where the certificate goes. */
  readonly delivery: Delivery;
}

/** Neither confirmed nor void: it can still be suspended, expire or be cancelled. */
export function isOpen({ state }: Activation): boolean {
  return state === 'waiting' || state === 'scanned' || state === 'claimed';
}

/** Open, while nobody at a station holds it. */
export function isSuspended(activation: Activation): boolean {
  return isOpen(activation) && activation.heldBy === undefined;
}

/** What the phrase is made from (contract/phrase.ts): base64url of 32 bytes; undefined while no key has come. */
export function phraseDigestOf({ id, claim }: Activation): string | undefined {
  if (!claim) return undefined;
  return createHash('sha256')
    .update(phraseInput(id, claim.publicKey, claim.nonce))
    .digest('base64url');
}

/** The activation as its person's station sees it. */
export function statusOf(activation: Activation, issued: IssuedCertificate | undefined, now: number): ActivationStatus {
  const { id, state, voidReason, name, credentialType, expiresAt, passwordTriesLeft, claim } = activation;
  const phraseDigest = phraseDigestOf(activation);
  return {
    id,
    state,
    suspended: isSuspended(activation),
    ...(voidReason && { voidReason }),
    name,
    credentialType,
    expiresAt,
    expiresInMilliseconds: Math.max(0, expiresAt - now),
    passwordTriesLeft,
    ...(phraseDigest && { phraseDigest }),
    ...(claim && { phone: claim.phone }),
    ...(issued && { issued }),
  };
}
