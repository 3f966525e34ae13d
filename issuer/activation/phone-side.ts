// SPDX-License-Identifier: Apache-2.0
// What a phone does with an activation. Each function is one transaction.

import type { Delivery } from '../../contract/activation.ts';
import { ok } from '../../contract/result.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import { type Limited, limitedAddress } from '../limits/limits.ts';
import { type Account, accountText } from '../login/accounts.ts';
import { publicRandomBytes } from '../random.ts';
import { type Records, together } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { refuseRevoked } from '../revocation/credentials.ts';
import type { Activation } from './activation.ts';
import { isPassword, isPollCookie, isTypedCode, pollCookie } from './codes.ts';
import { hasRoom } from './eligibility.ts';
import { announcing, type UnitOfWork } from './hub.ts';
import { issueCertificate } from './issuing.ts';
import { advance, refuseUnknown, type Surroundings, stay } from './progress.ts';
import { expire, type Offer, offerKey, scan, wrongTypedCode } from './transitions.ts';

/** A key that a phone offers, with what is to prove that it may. */
export interface KeyOffer {
  readonly activationId: string;
  /** SubjectPublicKeyInfo, DER, of a request whose signature was verified. */
  readonly publicKey: Uint8Array;
  readonly proof: { readonly password: string } | { readonly cookie: string };
  /** The kind of phone in a few words. */
  readonly phone: string;
  /** Where it comes from, as far as known: wrong passwords are counted there too. */
  readonly address?: string;
  readonly delivery: Delivery;
  /** Whether it is no browser, and so cannot show a phrase. */
  readonly isProgram?: boolean;
  /** The thumbprint of the key by which the phone's app is known, if the request was signed by one. */
  readonly thumbprint?: string | undefined;
}

/** The answer to a key: wait (with what the phrase needs), or the certificate in DER. */
export type KeyAnswer =
  | { readonly kind: 'pending'; readonly nonce: Uint8Array; readonly cookie: string }
  | { readonly kind: 'issued'; readonly certificate: Uint8Array };

/** An activation as its phone may see it. */
export interface PhoneStatus {
  readonly activation: Activation;
  readonly issued: IssuedRecord | undefined;
}

export type PhoneSide = ReturnType<typeof createPhoneSide>;

/** The phone's side of activations. */
export function createPhoneSide(around: Surroundings) {
  const { clock, secrets, limits } = around;
  return {
    /** A phone has opened the link. */
    scan(id: string) {
      return announcing<Outcome<Activation>>(around, async (unit) => {
        if (!(await unit.records.activations.get(id))) return refuseUnknown();
        const { activation, outcome } = await advance(around, unit, id, scan);
        return outcome.ok ? ok(activation) : outcome;
      });
    },

    /** The activation that a typed code stands for. A wrong one counts against all that the account has open. */
    findByTypedCode(account: string, code: string, address: string) {
      return announcing<Outcome<string>>(around, async (unit) => {
        const { records } = unit;
        const named = await records.accounts.named(accountText(account));
        const limited = [limitedAddress(address), ...limitedAccounts(named, account)];
        const allowed = await limits.check(records, limited);
        if (!allowed.ok) return allowed;
        const open = await openOf(unit, named, clock.now());
        const match = open.find((activation) => isTypedCode(secrets, activation, code));
        if (match) return ok(match.id);
        await limits.failed(records, limited);
        for (const { id } of open) await advance(around, unit, id, wrongTypedCode);
        return refuse('codeUnknown', 'no open activation of this account has this code');
      });
    },

    /** A phone offers its key, or asks again. The same key gets the same answer, however often. */
    offerKey({ activationId, publicKey, proof, phone, address, delivery, isProgram, thumbprint }: KeyOffer) {
      return announcing<Outcome<KeyAnswer>>(around, async (unit) => {
        const owner = await holdActiveOwner(unit.records, activationId);
        if (!owner.ok) return owner;
        const limited = 'password' in proof ? limitedPassword(owner.value, address) : [];
        const [allowed, found] = await together(
          limits.check(unit.records, limited),
          unit.records.activations.hold(activationId),
        );
        if (!allowed.ok) return allowed;
        if (!found) return refuseUnknown();
        const judged = judgeProof(around, found, publicKey, proof);
        const atOnceUntil = isProgram ? waivedUntil(around, found) : undefined;
        const offer = { publicKey, nonce: publicRandomBytes(16), phone, delivery, atOnceUntil, proof: judged };
        const room = await roomFor(around, unit, found, offer);
        if (!room.ok) return room;
        const step = (before: Activation) => offerKey(before, offer, clock.now());
        const { activation, outcome } = await advance(around, unit, activationId, step);
        if (activation.passwordTriesLeft < found.passwordTriesLeft) await limits.failed(unit.records, limited);
        if (!outcome.ok) return outcome;
        if (thumbprint !== undefined) await unit.records.phones.keepActivation(activationId, thumbprint);
        if (outcome.value !== 'make') return answerKey(around, unit, activation, publicKey);
        const { certificate } = await issueCertificate(around, unit, activation, publicKey);
        return ok({ kind: 'issued', certificate });
      });
    },

    /** Where the phone's own enrolment stands, for the holder of its poll cookie, with the certificate once there is one. */
    phoneStatus(id: string, cookie: string) {
      return announcing<Outcome<PhoneStatus>>(around, async (unit) => {
        if (!(await unit.records.activations.get(id))) return refuseUnknown();
        const { activation } = await advance(around, unit, id, stay);
        const mine = activation.claim && isPollCookie(secrets, cookie, id, activation.claim.publicKey);
        if (!mine) return refuse('requestForbidden', 'the poll cookie is not that of this activation');
        const issued = await unit.records.issued.ofActivation(id);
        return (issued && (await refuseRevoked(unit.records, issued.serialNumber))) ?? ok({ activation, issued });
      });
    },
  };
}

/**
 * The account that an activation belongs to. A disabled or ended one gets nothing, not even a certificate that is made
 * already. It is held, so that it cannot be ended while something is made for it.
 */
export async function holdActiveOwner({ accounts }: Records, activationId: string): Promise<Outcome<Account>> {
  const owner = await accounts.holdOwnerOf(activationId);
  if (!owner) return refuseUnknown();
  return owner.status === 'active' ? ok(owner) : refuse('activationCancelled', 'the account is not active any more');
}

/** Until when a certificate that is given without a comparison can be asked for again, where the type allows that. */
function waivedUntil(
  { clock, credentialTypes, collectionMilliseconds }: Surroundings,
  { credentialType }: Activation,
): number | undefined {
  const type = credentialTypes.find(({ id }) => id === credentialType);
  return type?.comparison === 'inBrowsers' ? clock.now() + collectionMilliseconds : undefined;
}

/** Room for a certificate that is given at once. Only who proves to be meant hears how much the person has. */
async function roomFor(
  { credentialTypes, clock }: Surroundings,
  { records }: UnitOfWork,
  activation: Activation,
  { atOnceUntil, proof }: Offer,
): Promise<Outcome<void>> {
  const isFirst = atOnceUntil !== undefined && activation.claim === undefined;
  if (!isFirst || proof === 'wrongPassword' || proof === 'wrongCookie') return ok(undefined);
  return hasRoom(records, credentialTypes, activation, clock.now());
}

function limitedPassword({ id }: Account, address: string | undefined): readonly Limited[] {
  const account = { scope: 'code', subject: id } as const;
  return address === undefined ? [account] : [account, limitedAddress(address)];
}

/** A name that nobody has is limited like any other, so that nothing shows that nobody has it. */
function limitedAccounts(named: readonly Account[], name: string): readonly Limited[] {
  if (named.length === 0) return [{ scope: 'code', subject: `nobody: ${accountText(name)}` }];
  return named.map(({ id }) => ({ scope: 'code', subject: id }));
}

/** An identifier may belong to accounts under several anchors; each may have activations open. */
async function openOf(
  { records }: UnitOfWork,
  accounts: readonly Account[],
  now: number,
): Promise<readonly Activation[]> {
  const open: Activation[] = [];
  for (const { id } of accounts) open.push(...(await records.activations.openOf(id)));
  return open.filter((activation) => expire(activation, now).outcome.ok);
}

function judgeProof(
  { secrets }: Surroundings,
  activation: Activation,
  publicKey: Uint8Array,
  proof: KeyOffer['proof'],
): Offer['proof'] {
  if ('password' in proof) return isPassword(secrets, activation, proof.password) ? 'password' : 'wrongPassword';
  return isPollCookie(secrets, proof.cookie, activation.id, publicKey) ? 'cookie' : 'wrongCookie';
}

async function answerKey(
  { secrets }: Surroundings,
  { records }: UnitOfWork,
  { id, claim, state }: Activation,
  publicKey: Uint8Array,
): Promise<Outcome<KeyAnswer>> {
  const issued = state === 'claimed' ? undefined : await records.issued.ofActivation(id);
  if (issued && claim?.delivery !== 'profile') {
    const revoked = await refuseRevoked(records, issued.serialNumber);
    return revoked ?? ok({ kind: 'issued', certificate: issued.certificate });
  }
  if (!claim) throw new Error('a key was taken without being kept');
  return ok({ kind: 'pending', nonce: claim.nonce, cookie: pollCookie(secrets, id, publicKey) });
}
