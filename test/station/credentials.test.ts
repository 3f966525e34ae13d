// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { StationUnderTest } from './station-under-test.ts';
import { stationUnderTest } from './station-under-test.ts';

async function lookAtCredentials(circumstances: Parameters<typeof stationUnderTest>[0] = {}) {
  const station = stationUnderTest(circumstances);
  await station.signIn();
  await station.reach('actions');
  await station.act('chooseAction', 'manageCredentials');
  const { credentials } = await station.reach('credentials');
  const [{ id } = { id: '' }] = credentials;
  return { ...station, id };
}

async function choose({ act, reach, id }: Pick<StationUnderTest, 'act' | 'reach'> & { readonly id: string }) {
  await act('chooseCredential', { id });
  return (await reach('credential')).credential;
}

describe('see my credentials', () => {
  test('lists them, shows one, and leads back step by step', async () => {
    const station = await lookAtCredentials();
    const { act, reach } = station;
    expect(await choose(station)).toMatchObject({
      name: 'My phone',
      acts: ['renew', 'suspend', 'revoke', 'reportLost'],
    });
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
    expect((await choose(station)).acts).toEqual(['resume', 'revoke', 'reportLost']);
    await act('actOnCredential', 'resume');
    expect(await reach('credentialChanged')).toMatchObject({ act: 'resume', credential: { state: 'active' } });
  });

  test.each(['revoke', 'reportLost'] as const)('asks before %s, which cannot be undone', async (what) => {
    const station = await lookAtCredentials();
    const { act, reach } = station;
    await choose(station);
    await act('actOnCredential', what);
    expect(await reach('weighCredentialAct')).toMatchObject({ act: what, credential: { state: 'active' } });
    await act('goBack');
    await reach('credential');
    await act('actOnCredential', what);
    await act('confirmAct');
    expect(await reach('credentialChanged')).toMatchObject({ act: what, credential: { state: 'revoked' } });
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
    expect((await choose(station)).acts).toEqual(['suspend', 'revoke', 'reportLost']);
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
