// SPDX-License-Identifier: Apache-2.0
// "This was not me" (SP 800-63B-4, 4.6): a link of 128 random bits in the mail to the person. It can do one thing, which
// is to take back what the mail tells of, once, and for a limited time. Of the link only its hash is kept.

import { createHash, randomBytes } from 'node:crypto';
import { report } from '../audit/chain.ts';
import type { Clock } from '../clock.ts';
import { renewalKey } from '../enrolment/renewal-key.ts';
import type { Account } from '../login/accounts.ts';
import type { Records, Store } from '../records.ts';
import { revokeCredential } from '../revocation/credentials.ts';
import { tell } from './announce.ts';
import type { Disavowal, NotificationKind } from './notification.ts';

/** For how long somebody on holiday can still say so. */
const lifetimeMilliseconds = 30 * 86_400_000;

/** Whether there is something to take back. */
export function isDisavowable(kind: NotificationKind): boolean {
  return kind === 'issued' || kind === 'renewed' || kind === 'resumed';
}

/** Gives the right, and the token that is the link's secret part. */
export async function grantDisavowal(
  records: Records,
  right: Pick<Disavowal, 'accountId' | 'about' | 'kind' | 'language'>,
  now: number,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const token = randomBytes(16).toString('hex');
  const expiresAt = now + lifetimeMilliseconds;
  await records.disavowals.add({ ...right, hash: hashOf(token), expiresAt, usedAt: undefined });
  return { token, expiresAt };
}

/** The link. Its page changes nothing by being fetched: mail scanners fetch links too. */
export function disavowalAddress(origin: string, token: string): string {
  return `${origin}/not-me/${token}`;
}

/** The right behind a token, with its account; undefined when there is none, or its time is over. */
export async function findDisavowal(
  records: Records,
  token: string,
  now: number,
): Promise<{ readonly right: Disavowal; readonly account: Account } | undefined> {
  const right = await records.disavowals.withHash(hashOf(token));
  if (!right || right.expiresAt <= now) return undefined;
  const account = await records.accounts.get(right.accountId);
  return account && { right, account };
}

/** What came of it. `revoked`: the serial numbers that had not been revoked before. */
export type Disavowed =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'used'; readonly right: Disavowal }
  | { readonly kind: 'done'; readonly right: Disavowal; readonly revoked: readonly string[] };

/** Takes back what the mail told of: the credential, and whatever it was renewed to. Repeating it changes nothing. */
export function disavow({ store, clock }: { store: Store; clock: Clock }, token: string): Promise<Disavowed> {
  return store.transaction(async (records) => {
    const now = clock.now();
    const found = await findDisavowal(records, token, now);
    if (!found) return { kind: 'unknown' };
    const { right } = found;
    if (!(await records.disavowals.use(right.hash, now))) return { kind: 'used', right };
    const revoked = await revokeLine(records, right, now);
    const { accountId: account, about: activation } = right;
    await report(records, now, 'credential.disavowed', { account, activation, notified: right.kind });
    await tell(records, { kind: 'disavowed', accountId: account, about: activation, at: now }, 'administrator');
    return { kind: 'done', right, revoked };
  });
}

async function revokeLine(records: Records, { accountId, about }: Disavowal, now: number): Promise<readonly string[]> {
  const revoked: string[] = [];
  for (let id: string | undefined = about; id !== undefined; ) {
    const issued = await records.issued.ofActivation(id);
    if (!issued) break;
    const order = { cause: 'person', reason: 'keyCompromise', note: 'the person says: this was not me', now } as const;
    const outcome = await revokeCredential(records, issued.serialNumber, order);
    if (outcome.ok) revoked.push(issued.serialNumber);
    id = (await records.activations.withIdempotencyKey(accountId, renewalKey(issued)))?.id;
  }
  return revoked;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
