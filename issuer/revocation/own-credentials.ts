// SPDX-License-Identifier: Apache-2.0
// What people do at the station with credentials and phones of their own, within the transaction that finds the person's
// visit. Repeating it changes nothing. What an administrator or the end of the account has suspended, its person cannot
// resume.

import type { CredentialAct, Holdings, OwnCredential, PhoneAct } from '../../contract/credentials.ts';
import { ok } from '../../contract/result.ts';
import type { UnitOfWork } from '../activation/hub.ts';
import type { Clock } from '../clock.ts';
import { type CredentialTypeSettings, describeType, type Language, typesFor } from '../credential-types.ts';
import type { Visit } from '../login/visits.ts';
import { describeOwnPhones, phoneOf } from '../phones/own-phones.ts';
import type { Phone } from '../phones/phone.ts';
import { endPhone } from '../phones/registry.ts';
import type { Records } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import {
  type Credential,
  type RevocationReason,
  resumeCredential,
  revokeCredential,
  suspendCredential,
} from './credentials.ts';
import { type HeldCredential, heldBy, standing } from './held-credentials.ts';

/** What these acts need from around them. */
export interface OwnCredentialSurroundings {
  readonly clock: Clock;
  readonly credentialTypes: readonly CredentialTypeSettings[];
}

/** What is done to a credential itself; a renewal is an activation of its own. */
export type LifeAct = Exclude<CredentialAct, 'renew'>;

/** What is to be done to a credential or a phone; names of types in this language. */
export interface Wish<Act> {
  readonly id: string;
  readonly act: Act;
  readonly language: Language;
}

/** What is over is still shown for so long. */
const shownMilliseconds = 30 * 86_400_000;
const day = 86_400_000;

/** What a credential is described with. Where its phone is known, it is the phone that is reported lost. */
interface Circumstances {
  /** Its person may have another one of its type. */
  readonly isOffered: boolean;
  readonly phone: Phone | undefined;
  readonly language: Language;
  readonly now: number;
}

export type OwnCredentials = ReturnType<typeof createOwnCredentials>;

/** A person's way to their credentials and phones. */
export function createOwnCredentials({ clock, credentialTypes }: OwnCredentialSurroundings) {
  return {
    /** What the person holds, the newest first; names of types in this language. */
    list: ({ records }: UnitOfWork, visit: Visit, language: Language) => describeAll(records, visit, language),

    /** Does it to a credential, and tells what the person holds afterwards. */
    async act({ records }: UnitOfWork, visit: Visit, { id, act, language }: Wish<LifeAct>): Promise<Outcome<Holdings>> {
      const now = clock.now();
      await records.accounts.hold(visit.accountId);
      const held = (await heldBy(records, visit.accountId, now)).find(({ activation }) => activation.id === id);
      if (!held) return refuse('notFound', 'there is no such credential, or it is somebody else’s');
      const done = await perform(records, held, act, now);
      return done.ok ? ok(await describeAll(records, visit, language)) : done;
    },

    /** Does it to a phone and to all that is on it, and tells what the person holds afterwards. */
    async actOnPhone(
      { records }: UnitOfWork,
      visit: Visit,
      { id, act, language }: Wish<PhoneAct>,
    ): Promise<Outcome<Holdings>> {
      await records.accounts.hold(visit.accountId);
      const phone = await records.phones.get(id);
      if (phone?.accountId !== visit.accountId) {
        return refuse('notFound', 'there is no such phone, or it is somebody else’s');
      }
      const state = act === 'reportLost' ? 'lost' : 'removed';
      // One that has ended before is as it should be.
      await endPhone(records, id, { state, cause: 'person', now: clock.now() });
      return ok(await describeAll(records, visit, language));
    },
  };

  async function describeAll(records: Records, { accountId }: Visit, language: Language): Promise<Holdings> {
    const now = clock.now();
    const account = await records.accounts.get(accountId);
    const types = (account ? typesFor(credentialTypes, account) : []).map(({ id }) => id);
    const held = await heldBy(records, accountId, now);
    const known = await records.phones.ofAccount(accountId);
    const phones = known.filter(({ endedAt }) => endedAt === undefined || now - endedAt < shownMilliseconds);
    const shown = held.filter((one) => standing(one).length > 0 || now - overSince(one) < shownMilliseconds);
    const credentials: OwnCredential[] = [];
    for (const one of shown) {
      const isOffered = types.includes(one.activation.credentialType);
      const phone = await phoneOf(records, phones, one.activation.id);
      const lastUse = await records.uses.last(activationsOf(one));
      credentials.push({ ...describeHeld(one, { isOffered, phone, language, now }), ...(lastUse && { lastUse }) });
    }
    return { credentials, phones: describeOwnPhones(phones) };
  }

  function describeHeld(held: HeldCredential, circumstances: Circumstances): OwnCredential {
    const { isOffered, phone, language, now } = circumstances;
    const { id, name, claim, credentialType } = held.activation;
    const type = credentialTypes.find((each) => each.id === credentialType);
    const { issued, state } = held.current;
    const { notAfter } = issued;
    return {
      id,
      name,
      phone: claim?.phone ?? '',
      ...(phone && { phoneId: phone.id }),
      credentialType: type ? describeType(type, language).name : credentialType,
      state,
      issuedAt: issued.issuedAt,
      notAfter,
      daysLeft: Math.max(0, Math.floor((notAfter - now) / day)),
      acts: actsFor(held, isOffered).filter((act) => act !== 'reportLost' || phone === undefined),
    };
  }
}

async function perform(records: Records, held: HeldCredential, act: LifeAct, now: number): Promise<Outcome<void>> {
  switch (act) {
    case 'suspend': {
      if (held.current.state === 'suspended') return ok(undefined);
      const active = standing(held).filter(({ state }) => state === 'active');
      if (active.length === 0) return refuseEnded(held);
      for (const { issued } of active) await suspendCredential(records, issued.serialNumber, { cause: 'person', now });
      return ok(undefined);
    }
    case 'resume': {
      if (held.current.state === 'active') return ok(undefined);
      const own = suspendedByPerson(held);
      if (own.length === 0) return refuseEnded(held);
      for (const { issued } of own) await resumeCredential(records, issued.serialNumber, { cause: 'person', now });
      return ok(undefined);
    }
    case 'revoke':
      return revokeAll(records, held, 'cessationOfOperation', now);
    case 'reportLost':
      return revokeAll(records, held, 'keyCompromise', now, 'the phone was reported lost');
  }
}

/** Revokes all that is left of a credential, for its person. */
async function revokeAll(
  records: Records,
  held: HeldCredential,
  reason: RevocationReason,
  now: number,
  note?: string,
): Promise<Outcome<void>> {
  for (const { issued } of standing(held)) {
    await revokeCredential(records, issued.serialNumber, { cause: 'person', reason, now, note });
  }
  return ok(undefined);
}

function actsFor(held: HeldCredential, isOffered: boolean): readonly CredentialAct[] {
  const renew: readonly CredentialAct[] = isOffered ? ['renew'] : [];
  switch (held.current.state) {
    case 'active':
      return [...renew, 'suspend', 'revoke', 'reportLost'];
    case 'suspended':
      return [...(suspendedByPerson(held).length > 0 ? (['resume'] as const) : []), 'revoke', 'reportLost'];
    case 'revoked':
    case 'expired':
      return [];
  }
}

function activationsOf({ current, earlier }: HeldCredential): readonly string[] {
  return [current, ...earlier].map(({ issued }) => issued.activationId);
}

function suspendedByPerson(held: HeldCredential): readonly Credential[] {
  return standing(held).filter(({ state, revocation }) => state === 'suspended' && revocation?.cause === 'person');
}

/** Since when it cannot be used. */
function overSince({ current: { issued, state, revocation } }: HeldCredential): number {
  return state === 'revoked' && revocation ? Math.min(revocation.revokedAt, issued.notAfter) : issued.notAfter;
}

function refuseEnded(held: HeldCredential) {
  return refuse('credentialEnded', `the credential is ${held.current.state}, and not by its person’s wish`);
}
