// SPDX-License-Identifier: Apache-2.0
// What is asked of the issuer before it is needed: asked once, used once, and never when it is of no use any more.

import { describe, expect, test } from 'vitest';
import { type Ahead, createAhead } from '../../main/station/ahead.ts';
import type { IssuerClient, ReaderName } from '../../main/station/ports.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeIssuer } from './fake-issuer.ts';
import { practiceCard, stationUnderTest } from './station-under-test.ts';

const reader = 'Reader' as ReaderName;
const certificate = Uint8Array.of(1, 2, 3);

function stage() {
  const clock = createFakeClock();
  const [one, other] = [createFakeIssuer(clock), createFakeIssuer(clock)];
  return { clock, one, other, ahead: createAhead(clock) };
}

const challengeOf = async (ahead: Ahead, issuer: IssuerClient) => {
  const answer = await ahead.challenge(issuer);
  return answer.ok ? answer.value.visit : answer.failure.code;
};

describe('a challenge', () => {
  test('that was fetched ahead is used, and once', async () => {
    const { ahead, one } = stage();
    ahead.beginChallenge(one);
    const first = await challengeOf(ahead, one);
    expect(one.asked).toHaveLength(1);
    expect(await challengeOf(ahead, one)).not.toBe(first);
    expect(one.asked).toHaveLength(2);
  });

  test('that is nearly over is fetched anew', async () => {
    const { ahead, one, clock } = stage();
    ahead.beginChallenge(one);
    clock.advance(241_000);
    await challengeOf(ahead, one);
    expect(one.asked).toHaveLength(2);
  });

  test('of another issuer is not used', async () => {
    const { ahead, one, other } = stage();
    ahead.beginChallenge(one);
    await challengeOf(ahead, other);
    expect(other.asked).toEqual(['challenge']);
  });

  test('that did not come is asked for again when it is due', async () => {
    const { ahead, one } = stage();
    one.cutLine();
    ahead.beginChallenge(one);
    expect(await challengeOf(ahead, one)).toBe('issuerUnreachable');
    ahead.beginChallenge(one);
    one.restoreLine();
    expect(await challengeOf(ahead, one)).toMatch(/^challenge-/);
  });
});

describe('a judgement', () => {
  test('that was begun is waited for, and used once', async () => {
    const { ahead, one } = stage();
    ahead.beginJudgement(one, reader, certificate);
    expect(await ahead.judgement(one, reader, certificate.slice())).toMatchObject({ ok: true });
    expect(one.asked).toHaveLength(1);
    await ahead.judgement(one, reader, certificate);
    expect(one.asked).toHaveLength(2);
  });

  test('of another certificate or issuer is not used', async () => {
    const { ahead, one, other } = stage();
    ahead.beginJudgement(one, reader, certificate);
    await ahead.judgement(one, reader, Uint8Array.of(4));
    expect(one.asked).toEqual(['judge', 'judge']);
    ahead.beginJudgement(one, reader, certificate);
    await ahead.judgement(other, reader, certificate);
    expect(other.asked).toEqual(['judge']);
  });
});

test('the station has the challenge before the PIN, and asks for each thing once', async () => {
  const { driver, reach, issuer, typePin } = stationUnderTest();
  driver.insert(await practiceCard());
  await reach('enterPin');
  expect(issuer.asked).toEqual(['judge', 'challenge']);
  await typePin('123456');
  await reach('actions');
  expect(issuer.asked).toEqual(['judge', 'challenge']);
});
