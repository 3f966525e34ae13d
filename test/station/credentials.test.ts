// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { StationUnderTest } from './station-under-test.ts';
import { stationUnderTest } from './station-under-test.ts';

async function lookAtCredentials(circumstances: Parameters<typeof stationUnderTest>[0] = {}) {
  const station = stationUnderTest(circumstances);
  await station.signIn();
  await station.reach('actions');
  await station.act('chooseAction', 'manageCredentials');
  const { credentials, phones } = await station.reach('credentials');
  const [{ id } = { id: '' }] = credentials;
  const [{ id: phone } = { id: '' }] = phones;
  return { ...station, id, phone };
}

type Looking = Pick<StationUnderTest, 'act' | 'reach'> & { readonly id: string; readonly phone: string };

/** By way of its phone. */
async function choose({ act, reach, id, phone }: Looking) {
  await act('choosePhone', { id: phone });
  await reach('phone');
  await act('chooseCredential', { id });
  return (await reach('credential')).credential;
}

describe('see my credentials', () => {
  test('lists them, shows one, and leads back step by step', async () => {
    const station = await lookAtCredentials();
    const { act, reach } = station;
    expect(await choose(station)).toMatchObject({
      name: 'My phone',
      acts: ['renew', 'suspend', 'revoke'],
    });
    await act('goBack');
    expect(await reach('phone')).toMatchObject({ phone: { state: 'enrolled' }, credentials: [{ name: 'My phone' }] });
    await act('goBack');
    await reach('credentials');
    await act('goBack');
    await reach('actions');
  });

  test('pauses one at once, and switches it on again', async () => {
    const station = await lookAtCredentials();
    const { act, reach } = station;
    await choose(station);
    await act('actOnCredential', 'suspend');
    expect(await reach('credentialChanged')).toMatchObject({ act: 'suspend', credential: { state: 'suspended' } });
    await act('goBack');
    await reach('credentials');
    expect((await choose(station)).acts).toEqual(['resume', 'revoke']);
    await act('actOnCredential', 'resume');
    expect(await reach('credentialChanged')).toMatchObject({ act: 'resume', credential: { state: 'active' } });
  });

  test('asks before one ends, which cannot be undone', async () => {
    const station = await lookAtCredentials();
    const { act, reach } = station;
    await choose(station);
    await act('actOnCredential', 'revoke');
    expect(await reach('weighCredentialAct')).toMatchObject({ act: 'revoke', credential: { state: 'active' } });
    await act('goBack');
    await reach('credential');
    await act('actOnCredential', 'revoke');
    await act('confirmAct');
    expect(await reach('credentialChanged')).toMatchObject({ act: 'revoke', credential: { state: 'revoked' } });
  });

  test.each([
    ['remove', 'removed'],
    ['reportLost', 'lost'],
  ] as const)('asks before %s of a phone, which ends all that is on it', async (what, state) => {
    const station = await lookAtCredentials();
    const { act, reach, phone } = station;
    await act('choosePhone', { id: phone });
    await act('actOnPhone', what);
    expect(await reach('weighPhoneAct')).toMatchObject({ act: what, credentials: [{ state: 'active' }] });
    await act('goBack');
    await reach('phone');
    await act('actOnPhone', what);
    await act('confirmAct');
    expect(await reach('phoneChanged')).toMatchObject({ act: what, phone: { state, acts: [] } });
    await act('goBack');
    expect(await reach('credentials')).toMatchObject({ phones: [{ state }], credentials: [{ state: 'revoked' }] });
  });

  test('does nothing that is not offered', async () => {
    const station = await lookAtCredentials();
    const { act, reach, issuer } = station;
    await choose(station);
    await act('actOnCredential', 'resume');
    await act('confirmAct');
    await reach('credential');
    await act('chooseCredential', { id: 'AAAAAAAAAAAAAAAAAAAAAAAAAA' });
    await reach('credential');
    expect(issuer.requests).toEqual([]);
  });

  test('renews one with a new code for the phone', async () => {
    const station = await lookAtCredentials();
    const { act, reach, issuer, id } = station;
    await choose(station);
    await act('actOnCredential', 'renew');
    await reach('pairing');
    expect(issuer.requests).toEqual([{ replaces: id }]);
  });

  test('offers no renewal where phones are not set up', async () => {
    const station = await lookAtCredentials({ rules: { actions: ['manageCredentials'] } });
    expect((await choose(station)).acts).toEqual(['suspend', 'revoke']);
  });

  test('tries again where it stopped when the line was cut', async () => {
    const station = await lookAtCredentials();
    const { act, reach, issuer } = station;
    await choose(station);
    issuer.cutLine();
    await act('actOnCredential', 'suspend');
    expect(await reach('failure')).toMatchObject({ code: 'issuerUnreachable' });
    issuer.restoreLine();
    await act('tryAgain');
    expect(await reach('credentialChanged')).toMatchObject({ credential: { state: 'suspended' } });
  });

  test('ends with the card and with idleness, as everything in a visit does', async () => {
    const station = await lookAtCredentials();
    station.clock.advance(120_000);
    await station.reach('welcome');
    expect([...station.issuer.liveVisits]).toEqual([]);
    const again = await lookAtCredentials();
    again.driver.remove();
    await again.reach('welcome');
  });
});
