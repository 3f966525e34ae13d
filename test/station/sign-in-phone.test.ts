// SPDX-License-Identifier: Apache-2.0

import { afterEach, describe, expect, test } from 'vitest';
import { waitingCode } from './fake-issuer.ts';
import { stationUnderTest } from './station-under-test.ts';

const open: ReturnType<typeof stationUnderTest>[] = [];
afterEach(async () => {
  for (const station of open.splice(0)) await station.close();
});

async function atTheCode() {
  const station = stationUnderTest();
  open.push(station);
  await station.signIn();
  await station.reach('actions');
  await station.act('chooseAction', 'signInPhone');
  await station.reach('userCode');
  return station;
}

async function atTheNumber() {
  const station = await atTheCode();
  await station.act('submitUserCode', waitingCode);
  await station.reach('askedPhone');
  await station.act('approvePhone');
  await station.reach('phoneNumber');
  return station;
}

describe('signing in a phone', () => {
  test('shows which phone asks, then the number, and then that the phone is signed in', async () => {
    const { act, reach, issuer, clock } = await atTheCode();
    await act('submitUserCode', waitingCode);
    expect(await reach('askedPhone')).toMatchObject({
      phone: 'iPhone, iOS 18.1, Safari',
      sameNetwork: true,
      askedAt: clock.now() - 20_000,
      busy: false,
    });
    await act('approvePhone');
    expect(await reach('phoneNumber')).toMatchObject({ number: '42', phone: 'iPhone, iOS 18.1, Safari' });
    issuer.phoneSends('signedIn');
    clock.advance(1_000);
    await reach('phoneSignedIn');
    await act('goBack');
    await reach('actions');
  });

  test('asks for the code again when no phone has it', async () => {
    const { act, reach, page } = await atTheCode();
    await act('submitUserCode', 'ZZZZZZZZ');
    expect(await reach('userCode')).toMatchObject({ problem: 'signInUnknown', busy: false });
    await act('submitUserCode', waitingCode);
    await reach('askedPhone');
    expect(page()).not.toHaveProperty('problem');
  });

  test('rejects a phone that is not the person’s', async () => {
    const { act, reach, issuer } = await atTheCode();
    await act('submitUserCode', waitingCode);
    await reach('askedPhone');
    await act('rejectPhone');
    expect(await reach('failure')).toMatchObject({ code: 'signInRejected' });
    expect(issuer.signIn.state).toBe('rejected');
    await act('tryAgain');
    await reach('actions');
  });

  test.each([
    ['wrongNumber', 'signInNumberWrong'],
    ['cancelled', 'signInUnknown'],
    ['expired', 'signInExpired'],
  ] as const)('says so when the phone’s sign-in is %s', async (state, code) => {
    const { reach, issuer, clock } = await atTheNumber();
    issuer.phoneSends(state);
    clock.advance(1_000);
    expect(await reach('failure')).toMatchObject({ code, recovery: 'retry' });
  });

  test('keeps the number while the issuer is out of reach', async () => {
    const { reach, issuer, clock, page, rest } = await atTheNumber();
    issuer.cutLine();
    for (const _ of [1, 2, 3]) clock.advance(1_000);
    await rest();
    expect(page().kind).toBe('phoneNumber');
    issuer.restoreLine();
    issuer.phoneSends('signedIn');
    clock.advance(1_000);
    await reach('phoneSignedIn');
  });

  test('takes the approval back with “Back”', async () => {
    const { act, reach, issuer } = await atTheNumber();
    await act('goBack');
    await reach('actions');
    expect(issuer.signIn.state).toBe('rejected');
  });

  test('ends with the card', async () => {
    const { driver, reach, issuer } = await atTheNumber();
    driver.remove();
    await reach('welcome');
    expect(issuer.liveVisits.size).toBe(0);
  });
});
