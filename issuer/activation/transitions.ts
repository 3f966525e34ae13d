// SPDX-License-Identifier: Apache-2.0
// What can happen to an activation, as pure functions: each takes the activation as it stands and gives it as it stands
// afterwards, what there is to report, and what the one who asked is told.
//
//   waiting ─▶ scanned ─▶ claimed ─▶ confirmed ─▶ collected
//      └──────────┴───────────┴─▶ void
//
// `waiting` may become `claimed` directly (an EST client scans nothing), or `collected` where the organisation wants no
// comparison. Time is checked first (`expire`), by the
// caller, for every one of them.

import type { Delivery, VoidReason } from '../../contract/activation.ts';
import { ok } from '../../contract/result.ts';
import type { AuditDetails } from '../audit/chain.ts';
import { isAhead } from '../clock.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { type Activation, type Claim, isOpen, isSuspended, phraseDigestOf } from './activation.ts';

/** What one event does. */
export interface Step<Value> {
  readonly activation: Activation;
  /** What the audit log is told; nothing when nothing happened. */
  readonly report?: { readonly event: string; readonly details?: AuditDetails };
  readonly outcome: Outcome<Value>;
}

/** Time passes. */
export function expire(activation: Activation, now: number): Step<void> {
  const isOver = now >= activation.expiresAt || isAhead(activation.openedAt, now);
  if (!isOpen(activation) || !isOver) return unchanged(activation, ok(undefined));
  return voided(activation, 'activationExpired');
}

/** A phone has opened the link. Repeating it changes nothing. */
export function scan(activation: Activation): Step<void> {
  const over = overFor(activation);
  if (over) return unchanged(activation, over);
  if (activation.state !== 'waiting') return unchanged(activation, ok(undefined));
  return happened({ ...activation, state: 'scanned' }, 'activation.scanned', ok(undefined));
}

/** A phone sends its key, with what is to prove that it may: the password, or the cookie that it got the first time. */
export interface Offer {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  readonly proof: 'password' | 'cookie' | 'wrongPassword' | 'wrongCookie';
  /** For a first key. */
  readonly nonce: Uint8Array;
  readonly phone: string;
  readonly delivery: Delivery;
  /** Where the certificate is given without a comparison: until when it can be asked for again. */
  readonly atOnceUntil?: number | undefined;
}

/** What a key gets: it waits for the person at the station, or its certificate is to be made now, or is there. */
export type Offered = 'pending' | 'make' | 'issued';

/** The first key that comes with the right password is taken; a second, different one voids the activation. */
export function offerKey(activation: Activation, offer: Offer, now: number): Step<Offered> {
  if (activation.state === 'void') return unchanged(activation, refuseVoid(activation));
  const unclaimed = activation.claim === undefined;
  if (unclaimed && isSuspended(activation)) return unchanged(activation, refuseSuspended());
  const isTaken = activation.claim !== undefined && Buffer.compare(activation.claim.publicKey, offer.publicKey) === 0;
  // The number may be hidden and the first answer lost. The key that was taken needs no more proof: it signed the request.
  if (offer.proof === 'wrongCookie' && !isTaken) {
    return unchanged(activation, refuse('requestForbidden', 'neither the cookie nor the key is right'));
  }
  if (offer.proof === 'wrongPassword') return wrongPassword(activation);
  if (offer.proof === 'password' && activation.passwordTriesLeft === 0) return unchanged(activation, refuseTries());
  if (unclaimed) return offer.atOnceUntil === undefined ? claimed(activation, offer) : enrolled(activation, offer);
  if (!isTaken) return otherKey(activation, offer);
  return activation.state === 'claimed' ? unchanged(activation, ok('pending')) : collect(activation, now);
}

/** A typed code for this person's activation was wrong. */
export function wrongTypedCode(activation: Activation): Step<void> {
  const typedCodeTriesLeft = activation.typedCodeTriesLeft - 1;
  const tried = { ...activation, typedCodeTriesLeft };
  if (typedCodeTriesLeft <= 0) return voided(tried, 'passwordTriesUsedUp');
  return happened(tried, 'activation.wrongTypedCode', refuse('codeUnknown', 'the typed code is wrong'));
}

/**
 * The person says that both screens show the phrase of this digest. `make`: now the certificate is to be made; `made`: it
 * is there already, or will be when the phone's own client asks for it (`deliver`).
 */
export function confirm(activation: Activation, phraseDigest: string, collectUntil: number): Step<'make' | 'made'> {
  const { state } = activation;
  if (state === 'void') return unchanged(activation, refuseVoid(activation));
  if (isSuspended(activation)) return unchanged(activation, refuseSuspended());
  if (state === 'waiting' || state === 'scanned') return unchanged(activation, refuseNotReady());
  if (phraseDigestOf(activation) !== phraseDigest) {
    return happened(
      activation,
      'activation.otherPhraseConfirmed',
      refuse('phrasesDiffer', 'not the phrase of this key'),
    );
  }
  if (state !== 'claimed') return unchanged(activation, ok('made'));
  const confirmed: Activation = { ...activation, state: 'confirmed', expiresAt: collectUntil };
  return happened(confirmed, 'activation.confirmed', ok(activation.claim?.delivery === 'profile' ? 'made' : 'make'));
}

/** The phone's own client asks for the certificate of a confirmed activation, which goes to its key. */
export function deliver(activation: Activation, now: number): Step<void> {
  if (activation.state === 'void') return unchanged(activation, refuseVoid(activation));
  if (activation.claim && activation.claim.delivery !== 'profile') return unchanged(activation, refuseDelivery());
  if (activation.state === 'collected') return unchanged(activation, refuseUsed());
  if (activation.state !== 'confirmed') return unchanged(activation, refuseNotReady());
  if (now >= activation.expiresAt) return unchanged(activation, refuseLate());
  return happened({ ...activation, state: 'collected' }, 'activation.collected', ok(undefined));
}

/** The person says that the phrases differ. */
export function reject(activation: Activation): Step<void> {
  if (activation.state === 'void') return unchanged(activation, ok(undefined));
  if (!isOpen(activation)) return unchanged(activation, refuseUsed());
  if (activation.state !== 'claimed') return unchanged(activation, refuseNotReady());
  return { ...voided(activation, 'phrasesDiffer'), outcome: ok(undefined) };
}

/** The person gives it up, or opens another one. */
export function cancel(activation: Activation): Step<void> {
  if (activation.state === 'void') return unchanged(activation, ok(undefined));
  if (!isOpen(activation)) return unchanged(activation, refuseUsed());
  return { ...voided(activation, 'activationCancelled'), outcome: ok(undefined) };
}

/** The visit that held it is over. */
export function suspend(activation: Activation): Step<void> {
  if (!isOpen(activation) || isSuspended(activation)) return unchanged(activation, ok(undefined));
  return happened({ ...activation, heldBy: undefined }, 'activation.suspended', ok(undefined));
}

/** What a station needs to show it (again): whose visit, and the codes that it will show. */
export interface Holder {
  readonly heldBy: string;
  readonly passwordMac: Uint8Array;
  readonly typedCodeMac: Uint8Array;
}

/** The person is back: new codes, because the old ones are known to nobody; none needed once a key has come. */
export function resume(activation: Activation, holder: Holder): Step<'withPassword' | 'withoutPassword'> {
  if (activation.state === 'void') return unchanged(activation, refuseVoid(activation));
  if (!isOpen(activation)) return unchanged(activation, refuseUsed());
  const resumed = { ...activation, ...holder };
  if (!activation.claim) return happened(resumed, 'activation.resumed', ok('withPassword'));
  const { passwordMac } = activation;
  return happened({ ...resumed, passwordMac }, 'activation.resumed', ok('withoutPassword'));
}

/** Name or type are changed, while no phone has sent its key. */
export function change(
  activation: Activation,
  wanted: { readonly name?: string | undefined; readonly credentialType?: string | undefined },
): Step<void> {
  const over = overFor(activation);
  if (over) return unchanged(activation, over);
  if (activation.claim) return unchanged(activation, refuse('activationNotReady', 'a phone has sent its key already'));
  const { name = activation.name, credentialType = activation.credentialType } = wanted;
  const same = name === activation.name && credentialType === activation.credentialType;
  if (same) return unchanged(activation, ok(undefined));
  return happened({ ...activation, name, credentialType }, 'activation.changed', ok(undefined));
}

function claimed(activation: Activation, { publicKey, nonce, phone, delivery }: Offer): Step<Offered> {
  const claim: Claim = { publicKey, nonce, phone, delivery };
  return happened({ ...activation, state: 'claimed', claim }, 'activation.claimed', ok('pending'), { phone });
}

/** The organisation trusts whoever knows id and number. */
function enrolled(activation: Activation, { publicKey, nonce, phone, delivery, atOnceUntil }: Offer): Step<Offered> {
  const claim: Claim = { publicKey, nonce, phone, delivery };
  const { expiresAt } = activation;
  const collected: Activation = { ...activation, state: 'collected', claim, expiresAt: atOnceUntil ?? expiresAt };
  return happened(collected, 'activation.collected', ok('make'), { phone, compared: false });
}

/** Two phones know the password: whichever is the person's, nobody gets a certificate any more. */
function otherKey(activation: Activation, { phone }: Offer): Step<Offered> {
  if (isOpen(activation)) return voided(activation, 'twoPhones', { phone });
  return happened(activation, 'activation.usedAgain', refuseUsed(), { phone });
}

function collect(activation: Activation, now: number): Step<Offered> {
  // The certificate is another key's: there is nothing to fetch with this one, and nothing wrong with asking.
  if (activation.claim?.delivery === 'profile') return unchanged(activation, ok('pending'));
  if (now >= activation.expiresAt) return unchanged(activation, refuseLate());
  if (activation.state === 'collected') return unchanged(activation, ok('issued'));
  return happened({ ...activation, state: 'collected' }, 'activation.collected', ok('issued'));
}

/** Five in all, whoever sends them. A confirmed activation is not voided by them, but takes no password any more. */
function wrongPassword(activation: Activation): Step<Offered> {
  const triesLeft = Math.max(0, activation.passwordTriesLeft - 1);
  const tried = { ...activation, passwordTriesLeft: triesLeft };
  if (triesLeft === 0 && isOpen(activation)) return voided(tried, 'passwordTriesUsedUp');
  const outcome = triesLeft === 0 ? refuseTries() : refuse('wrongPassword', 'the password is wrong', { triesLeft });
  return happened(tried, 'activation.wrongPassword', outcome, { triesLeft });
}

function overFor(activation: Activation) {
  if (activation.state === 'void') return refuseVoid(activation);
  if (!isOpen(activation)) return refuseUsed();
  return isSuspended(activation) ? refuseSuspended() : undefined;
}

function voided(activation: Activation, reason: VoidReason, details: AuditDetails = {}): Step<never> {
  const over: Activation = { ...activation, state: 'void', voidReason: reason, heldBy: undefined };
  return happened(over, 'activation.void', refuse(reason, `the activation became void: ${reason}`), {
    reason,
    ...details,
  });
}

function happened<Value>(
  activation: Activation,
  event: string,
  outcome: Outcome<Value>,
  details: AuditDetails = {},
): Step<Value> {
  return { activation, report: { event, details }, outcome };
}

function unchanged<Value>(activation: Activation, outcome: Outcome<Value>): Step<Value> {
  return { activation, outcome };
}

const refuseVoid = ({ voidReason = 'activationCancelled' }: Activation) => refuse(voidReason, `void: ${voidReason}`);
const refuseUsed = () => refuse('activationUsed', 'the activation has given its certificate already');
const refuseNotReady = () => refuse('activationNotReady', 'no phone has sent its key yet');
const refuseLate = () => refuse('activationExpired', 'the certificate was not collected in time');
const refuseDelivery = () => refuse('requestForbidden', 'the certificate goes to another key than the one that asks');
const refuseTries = () => refuse('passwordTriesUsedUp', 'no password tries are left', { triesLeft: 0 });
const refuseSuspended = () =>
  refuse('activationSuspended', 'the person is not at the station', { retryAfterSeconds: 3 });
