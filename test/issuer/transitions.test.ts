// SPDX-License-Identifier: Apache-2.0
// Every event in every state: the whole machine on one screen.

import { expect, test } from 'vitest';
import type { ActivationState } from '../../contract/activation.ts';
import { type Activation, phraseDigestOf } from '../../issuer/activation/activation.ts';
import * as transitions from '../../issuer/activation/transitions.ts';

const [mine, other] = [Uint8Array.of(1), Uint8Array.of(2)];
const claim = { publicKey: mine, nonce: new Uint8Array(16), phone: 'Phone', delivery: 'browser' } as const;
const claimedStates: readonly ActivationState[] = ['claimed', 'confirmed', 'collected'];

function activationIn(state: ActivationState, heldBy: string | undefined): Activation {
  return {
    id: 'A'.repeat(26),
    accountId: 'account',
    heldBy,
    idempotencyKey: 'key',
    state,
    voidReason: state === 'void' ? 'twoPhones' : undefined,
    name: 'Phone',
    credentialType: 'mobile',
    openedAt: 0,
    expiresAt: 1000,
    passwordMac: mine,
    passwordTriesLeft: 1,
    typedCodeMac: mine,
    typedCodeTriesLeft: 1,
    claim: claimedStates.includes(state) ? claim : undefined,
    replaces: undefined,
  };
}

const offer = (publicKey: Uint8Array, proof: transitions.Offer['proof']) => (activation: Activation) =>
  transitions.offerKey(activation, { publicKey, proof, nonce: claim.nonce, phone: 'Phone', delivery: 'browser' }, 500);
const holder = { heldBy: 'visit', passwordMac: other, typedCodeMac: other };

const events: Readonly<Record<string, (activation: Activation) => transitions.Step<unknown>>> = {
  'time over': (activation) => transitions.expire(activation, 1000),
  scan: transitions.scan,
  'key with password': offer(mine, 'password'),
  'other key': offer(other, 'password'),
  'last wrong password': offer(mine, 'wrongPassword'),
  'same key, no cookie': offer(mine, 'wrongCookie'),
  'other key, no cookie': offer(other, 'wrongCookie'),
  'last wrong code': transitions.wrongTypedCode,
  confirm: (activation) => transitions.confirm(activation, phraseDigestOf(activation) ?? '', 2000),
  'confirm another': (activation) => transitions.confirm(activation, 'another', 2000),
  reject: transitions.reject,
  cancel: transitions.cancel,
  suspend: transitions.suspend,
  resume: (activation) => transitions.resume(activation, holder),
  change: (activation) => transitions.change(activation, { name: 'Other' }),
};

/** The state afterwards, and what the one who asked is told when it is no success. */
function outcomeOf(event: string, state: ActivationState, heldBy: string | undefined): string {
  const { activation, outcome } = (events[event] ?? transitions.scan)(activationIn(state, heldBy));
  return outcome.ok ? activation.state : `${activation.state}: ${outcome.failure.code}`;
}

const table = `
  event                | waiting                    | scanned                    | claimed                    | confirmed                      | collected                      | void
  time over            | void: activationExpired    | void: activationExpired    | void: activationExpired    | confirmed                      | collected                      | void
  scan                 | scanned                    | scanned                    | claimed                    | confirmed: activationUsed      | collected: activationUsed      | void: twoPhones
  key with password    | claimed                    | claimed                    | claimed                    | collected                      | collected                      | void: twoPhones
  other key            | claimed                    | claimed                    | void: twoPhones            | confirmed: activationUsed      | collected: activationUsed      | void: twoPhones
  last wrong password  | void: passwordTriesUsedUp  | void: passwordTriesUsedUp  | void: passwordTriesUsedUp  | confirmed: passwordTriesUsedUp | collected: passwordTriesUsedUp | void: twoPhones
  same key, no cookie  | waiting: requestForbidden  | scanned: requestForbidden  | claimed                    | collected                      | collected                      | void: twoPhones
  other key, no cookie | waiting: requestForbidden  | scanned: requestForbidden  | claimed: requestForbidden  | confirmed: requestForbidden    | collected: requestForbidden    | void: twoPhones
  last wrong code      | void: passwordTriesUsedUp  | void: passwordTriesUsedUp  | void: passwordTriesUsedUp  |                                |                                |
  confirm              | waiting: activationNotReady| scanned: activationNotReady| confirmed                  | confirmed                      | collected                      | void: twoPhones
  confirm another      | waiting: activationNotReady| scanned: activationNotReady| claimed: phrasesDiffer     | confirmed: phrasesDiffer       | collected: phrasesDiffer       | void: twoPhones
  reject               | waiting: activationNotReady| scanned: activationNotReady| void                       | confirmed: activationUsed      | collected: activationUsed      | void
  cancel               | void                       | void                       | void                       | confirmed: activationUsed      | collected: activationUsed      | void
  suspend              | waiting                    | scanned                    | claimed                    | confirmed                      | collected                      | void
  resume               | waiting                    | scanned                    | claimed                    | confirmed: activationUsed      | collected: activationUsed      | void: twoPhones
  change               | waiting                    | scanned                    | claimed: activationNotReady| confirmed: activationUsed      | collected: activationUsed      | void: twoPhones
`;

const [head = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const cases = rows.flatMap(([event = '', ...cells]) =>
  cells.map((cell, index) => [event, head[index + 1] as ActivationState, cell] as const),
);

test.each(cases.filter(([, , expected]) => expected !== ''))('"%s" in %s gives %s', (event, state, expected) => {
  expect(outcomeOf(event, state, 'visit')).toBe(expected);
});

test.each([
  ['scan', 'waiting', 'waiting: activationSuspended'],
  ['key with password', 'scanned', 'scanned: activationSuspended'],
  ['last wrong password', 'scanned', 'scanned: activationSuspended'],
  ['key with password', 'claimed', 'claimed'],
  ['other key', 'claimed', 'void: twoPhones'],
  ['confirm', 'claimed', 'claimed: activationSuspended'],
  ['reject', 'claimed', 'void'],
  ['cancel', 'waiting', 'void'],
  ['resume', 'claimed', 'claimed'],
] as const)('"%s" in %s, suspended, gives %s', (event, state, expected) => {
  expect(outcomeOf(event, state, undefined)).toBe(expected);
});

test('taking it up again replaces the number only where one is still needed', () => {
  expect(transitions.resume(activationIn('scanned', undefined), holder).activation.passwordMac).toBe(other);
  expect(transitions.resume(activationIn('claimed', undefined), holder).activation.passwordMac).toBe(mine);
});
