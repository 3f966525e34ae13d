// SPDX-License-Identifier: Apache-2.0

import { afterEach, expect, test } from 'vitest';
import { type CardRevokedPolicy, checkCards } from '../../issuer/card-checks/card-checks.ts';
import type { IssuerFailureCode } from '../../issuer/refusal.ts';
import { refuse } from '../../issuer/refusal.ts';
import { makeCard } from './cards.ts';
import { collectCertificate, logIn } from './journey.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
afterEach(() => issuer.close());

const day = 86_400_000;
const minute = 60_000;

/** Lets the issuer do what is due, and waits until it has. */
async function passTime(milliseconds: number): Promise<void> {
  issuer.clock.advance(milliseconds);
  await issuer.restart();
}

const outcomes = () => auditRows(issuer.dataFolder, 'card.checked').map(({ outcome }) => outcome);

test('the card of a credential is looked at again after seven days, and then by a schedule', async () => {
  issuer = await startTestIssuer({ cardChecks: { everyDays: 30 } });
  await collectCertificate(issuer);
  await passTime(7 * day - minute);
  expect(outcomes()).toEqual([]);
  await passTime(2 * minute);
  expect(outcomes()).toEqual(['good']);
  await passTime(30 * day);
  expect(outcomes()).toEqual(['good', 'good']);
});

test('a card that only logged in is not', async () => {
  issuer = await startTestIssuer();
  await logIn(issuer);
  await passTime(8 * day);
  expect(outcomes()).toEqual([]);
});

test('a card that has expired is looked at no more', async () => {
  issuer = await startTestIssuer();
  await collectCertificate(issuer, makeCard({ notAfter: new Date(Date.now() + 3 * day) }));
  await passTime(8 * day);
  await passTime(8 * day);
  expect(outcomes()).toEqual(['certificateExpired']);
});

/** Looks at the card of a credential as if the card's issuer said this of it. */
async function check(code: IssuerFailureCode, onRevoked: CardRevokedPolicy): Promise<void> {
  const store = await issuer.openStore();
  const judge = async () => ({ holder: '', issuer: '', notAfter: 0, outcome: refuse(code, 'as the test says') });
  await checkCards({ store, clock: issuer.clock, judge, everyMilliseconds: day, onRevoked });
  await store.close();
}

test.each([
  ['report', []],
  ['suspend', ['credential.suspended']],
  ['revoke', ['credential.revoked']],
] as const)('a card that was revoked meanwhile: %s', async (onRevoked, events) => {
  issuer = await startTestIssuer();
  await collectCertificate(issuer);
  await issuer.pause(async () => {
    issuer.clock.advance(7 * day);
    await check('certificateRevoked', onRevoked);
  });
  expect(outcomes()).toEqual(['certificateRevoked']);
  for (const event of ['credential.suspended', 'credential.revoked']) {
    expect(auditRows(issuer.dataFolder, event)).toHaveLength(events.some((each) => each === event) ? 1 : 0);
  }
});

test('an issuer of cards that cannot be reached is asked again within the hour, and said so once', async () => {
  issuer = await startTestIssuer();
  await collectCertificate(issuer);
  await issuer.pause(async () => {
    issuer.clock.advance(7 * day);
    await check('revocationUnknown', 'revoke');
    issuer.clock.advance(day / 24);
    await check('revocationUnknown', 'revoke');
    issuer.clock.advance(day / 24);
    await check('certificateRevoked', 'revoke');
  });
  expect(outcomes()).toEqual(['revocationUnknown', 'certificateRevoked']);
});
