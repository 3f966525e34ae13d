// SPDX-License-Identifier: Apache-2.0

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unlock } from '../../issuer/accounts/administration.ts';
import { makeCard, type TestCard } from './cards.ts';
import { answerChallenge, challenge, enrol, logIn, makePhone, open } from './journey.ts';
import { auditRows } from './rows.ts';
import { startTestIssuer, type TestIssuer } from './running-issuer.ts';

let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startTestIssuer({ limits: { account: 3, station: 5, address: 4 } });
});
afterEach(() => issuer.close());

const second = 1000;
const minute = 60 * second;

/** A card whose signatures are another key's. */
function forged(person: string): TestCard {
  return { ...makeCard({ person }), privateKey: makeCard().privateKey };
}

async function askToLogIn(card: TestCard) {
  return answerChallenge(issuer, await challenge(issuer), card);
}

function typeCode(account: string) {
  return issuer.phone('/api/typed-codes', { method: 'POST', json: { account, code: '1234567890123' } });
}

test('a name with a character that no database takes is nobody’s, or malformed', async () => {
  const code = (await typeCode('a\u0000b')).code();
  expect(['codeUnknown', 'requestMalformed']).toContain(code);
});

describe('an account', () => {
  const guess = async () => (await askToLogIn(forged('a'))).code();

  test('waits longer after each wrong signature, which a restart does not forget', async () => {
    for (const _ of [1, 2, 3]) expect(await guess()).toBe('signatureWrong');
    const refused = await askToLogIn(makeCard({ person: 'a' }));
    expect([refused.status, refused.code(), refused.headers['retry-after']]).toEqual([429, 'tooManyTries', '30']);
    await issuer.restart();
    issuer.clock.advance(30 * second - 1);
    expect(await guess()).toBe('tooManyTries');
    issuer.clock.advance(1);
    expect(await guess()).toBe('signatureWrong');
    issuer.clock.advance(minute - 1);
    expect(await guess()).toBe('tooManyTries');
    expect(auditRows(issuer.dataFolder, 'limit.reached')).toMatchObject([{ scope: 'login', failures: 3 }]);
  });

  test('starts afresh with a log-in', async () => {
    for (const _ of [1, 2]) await guess();
    expect((await askToLogIn(makeCard({ person: 'a' }))).status).toBe(200);
    for (const _ of [1, 2]) expect(await guess()).toBe('signatureWrong');
    expect((await askToLogIn(makeCard({ person: 'a' }))).status).toBe(200);
  });

  test('does not have to wait for what others do', async () => {
    for (const _ of [1, 2, 3]) await guess();
    expect((await askToLogIn(makeCard({ person: 'b' }))).status).toBe(200);
  });

  test('need not wait after the administrator has unlocked it', async () => {
    const card = makeCard({ person: 'a' });
    await logIn(issuer, card);
    for (const _ of [1, 2, 3]) await guess();
    const store = await issuer.openStore();
    await store.transaction(async (records) => {
      for (const account of await records.accounts.all()) await unlock(records, account, issuer.clock.now());
    });
    await store.close();
    expect((await askToLogIn(card)).status).toBe(200);
  });

  test('bears a hundred failures in a row, and then no more', async () => {
    await issuer.close();
    issuer = await startTestIssuer({ limits: { account: 50, station: 1000 } });
    for (let failures = 0; failures < 100; failures += 1) {
      expect(await guess()).toBe('signatureWrong');
      issuer.clock.advance(60 * minute);
    }
    issuer.clock.advance(1000 * minute);
    const refused = await askToLogIn(makeCard({ person: 'a' }));
    expect([refused.code(), refused.headers['retry-after']]).toEqual(['tooManyTries', '3600']);
  });
});

test('a station waits when guesses at many accounts come from it, and is free again later', async () => {
  for (const person of ['a', 'b', 'c', 'd', 'e']) await askToLogIn(forged(person));
  expect((await askToLogIn(makeCard({ person: 'f' }))).code()).toBe('tooManyTries');
  issuer.clock.advance(30 * second);
  expect((await askToLogIn(forged('f'))).code()).toBe('signatureWrong');
  issuer.clock.advance(120 * minute);
  for (const person of ['a', 'b', 'c', 'd']) expect((await askToLogIn(forged(person))).code()).toBe('signatureWrong');
});

describe('codes', () => {
  test('that are wrong for one name make that name wait, whether anybody has it or not', async () => {
    const { person } = await logIn(issuer, makeCard({ person: 'somebody' }));
    for (const account of [person.account, 'nobody@pivot.example']) {
      for (const _ of [1, 2, 3]) expect((await typeCode(account)).code()).toBe('codeUnknown');
      expect((await typeCode(account)).code()).toBe('tooManyTries');
      issuer.clock.advance(121 * minute);
    }
  });

  test('that are wrong keep nobody from logging in, and a log-in makes up for them', async () => {
    const card = makeCard({ person: 'somebody' });
    const login = await logIn(issuer, card);
    for (const _ of [1, 2, 3]) await typeCode(login.person.account);
    expect((await askToLogIn(card)).status).toBe(200);
    expect((await typeCode(login.person.account)).code()).toBe('codeUnknown');
  });

  test('and numbers that are wrong for many accounts make their address wait', async () => {
    const { status, password = '' } = await open(issuer, await logIn(issuer));
    const wrong = password === '00000000' ? '11111111' : '00000000';
    for (const _ of [1, 2]) expect((await enrol(issuer, status.id, wrong, makePhone())).code()).toBe('wrongPassword');
    for (const name of ['a', 'b']) await typeCode(`${name}@pivot.example`);
    expect((await enrol(issuer, status.id, password, makePhone())).code()).toBe('tooManyTries');
    issuer.clock.advance(30 * second);
    expect((await enrol(issuer, status.id, password, makePhone())).status).toBe(202);
  });
});

describe('an address behind a proxy', () => {
  const typeFrom = async (forwarded: string, account: string) => {
    const headers = { 'x-forwarded-for': forwarded };
    return (
      await issuer.phone('/api/typed-codes', { method: 'POST', headers, json: { account, code: '1'.repeat(13) } })
    ).code();
  };
  const names = ['a', 'b', 'c', 'd'].map((name) => `${name}@pivot.example`);

  test('is the one that a proxy of ours tells, and of IPv6 its network', async () => {
    await issuer.close();
    issuer = await startTestIssuer({ limits: { address: 4 }, proxies: ['127.0.0.0/8', '::1', '10.0.0.0/8'] });
    for (const [index, name] of names.entries()) {
      expect(await typeFrom(`198.51.100.9, 2001:db8:1:2::${index}, 10.1.2.3`, name)).toBe('codeUnknown');
    }
    expect(await typeFrom('2001:db8:1:2:ffff::9', 'e@pivot.example')).toBe('tooManyTries');
    for (const other of ['2001:db8:1:3::9', '198.51.100.9', 'no address']) {
      expect(await typeFrom(other, 'e@pivot.example')).toBe('codeUnknown');
    }
  });

  test('is that of the connection where nobody is configured to be believed', async () => {
    for (const [index, name] of names.entries())
      expect(await typeFrom(`198.51.100.${index}`, name)).toBe('codeUnknown');
    expect(await typeFrom('203.0.113.1', 'e@pivot.example')).toBe('tooManyTries');
  });
});

test('challenges are not given to phones without end', async () => {
  const ask = () => issuer.phone('/api/trials', { method: 'POST' });
  const answers = await Promise.all(Array.from({ length: 301 }, ask));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(300);
  issuer.clock.advance(minute);
  expect((await ask()).status).toBe(201);
});
