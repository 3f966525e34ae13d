// SPDX-License-Identifier: Apache-2.0
// The card with which a person got a credential is looked at again: seven days after issuing (SP 800-157r1), because a
// stolen card may only then be known to be stolen, and from then on by a schedule. The loss of a card alone does not end
// the person's credentials; what happens is the organisation's to say.

import { fingerprintOf } from '../anchors/anchors.ts';
import { report } from '../audit/chain.ts';
import type { Clock } from '../clock.ts';
import type { LoginJudgement } from '../login/judgement.ts';
import type { Records, Store } from '../records.ts';
import { describeCredential, revokeCredential, suspendCredential } from '../revocation/credentials.ts';

/** A card that an account has logged in with. */
export interface SeenCard {
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string;
  readonly accountId: string;
  /** The 9A certificate, DER. */
  readonly certificate: Uint8Array;
  readonly seenAt: number;
  /** When it is looked at again; never, when undefined. */
  readonly dueAt: number | undefined;
  /** What came of the last look: `good`, or a failure code. */
  readonly outcome: string | undefined;
}

/** What happens to an account's credentials when its card is found revoked. */
export type CardRevokedPolicy = 'report' | 'suspend' | 'revoke';

/** What checks need from around them. */
export interface CardCheckSurroundings {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly judge: (certificate: Uint8Array) => Promise<LoginJudgement>;
  readonly everyMilliseconds: number;
  readonly onRevoked: CardRevokedPolicy;
}

const day = 86_400_000;
const retryMilliseconds = 3_600_000;

/** Remembers the card of a log-in, in its transaction. */
export async function rememberCard(records: Records, accountId: string, certificate: Uint8Array, now: number) {
  await records.cards.see(fingerprintOf(certificate), accountId, certificate, now);
}

/** Has the card that the account logged in with last looked at seven days from now, or sooner when that is due. */
export function scheduleCheck({ cards }: Records, accountId: string, now: number): Promise<void> {
  return cards.hasten(accountId, now + 7 * day);
}

/**
 * Looks at what is due, and at nothing that another process looks at. To be called every minute or so; it may take as long
 * as cards' issuers take to answer.
 */
export async function checkCards(around: CardCheckSurroundings): Promise<void> {
  const { store, clock, judge } = around;
  const due = await store.transaction((records) => {
    const now = clock.now();
    return records.cards.take(now, 20, now + retryMilliseconds);
  });
  for (const card of due) {
    const { outcome } = await judge(card.certificate);
    await store.transaction((records) => conclude(around, records, card, outcome.ok ? 'good' : outcome.failure.code));
  }
}

async function conclude(around: CardCheckSurroundings, records: Records, card: SeenCard, outcome: string) {
  const { clock, everyMilliseconds, onRevoked } = around;
  const now = clock.now();
  const { accountId: account, fingerprint } = card;
  await records.accounts.hold(account);
  // An issuer of cards that cannot be reached is asked again soon; only news is worth a row.
  const isNews = outcome !== 'revocationUnknown' || card.outcome !== outcome;
  if (isNews) await report(records, now, 'card.checked', { account, fingerprint, outcome });
  const isOver = outcome === 'certificateRevoked' || outcome === 'certificateExpired';
  const pause = outcome === 'revocationUnknown' ? retryMilliseconds : everyMilliseconds;
  const goesOn = !isOver && (await hasUsable(records, account, now));
  await records.cards.schedule(card, { outcome, dueAt: goesOn ? now + pause : undefined });
  if (outcome === 'certificateRevoked') await apply(records, account, onRevoked, now);
}

async function apply(records: Records, accountId: string, policy: CardRevokedPolicy, now: number): Promise<void> {
  if (policy === 'report') return;
  const order = { cause: 'administrator', note: 'the card was revoked', now } as const;
  for (const { serialNumber } of await records.issued.ofAccount(accountId)) {
    if (policy === 'suspend') await suspendCredential(records, serialNumber, order);
    else await revokeCredential(records, serialNumber, { ...order, reason: 'privilegeWithdrawn' });
  }
}

async function hasUsable(records: Records, accountId: string, now: number): Promise<boolean> {
  for (const issued of await records.issued.ofAccount(accountId)) {
    const { state } = await describeCredential(records, issued, now);
    if (state === 'active' || state === 'suspended') return true;
  }
  return false;
}
