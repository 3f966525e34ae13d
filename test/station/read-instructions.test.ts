// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { stationUnderTest } from './station-under-test.ts';

async function read(rules: NonNullable<Parameters<typeof stationUnderTest>[0]>['rules'] = {}) {
  const station = stationUnderTest({ rules });
  await station.signIn();
  await station.reach('actions');
  await station.act('chooseAction', 'readInstructions');
  return station;
}

test('our own guide begins with the way to set up a phone that is offered here, and leads back', async () => {
  const { reach, act } = await read();
  expect(await reach('guide')).toEqual({ kind: 'guide', begin: 'setUpPhone' });
  await act('goBack');
  await reach('actions');
  const classic = await read({ actions: ['enrolCredential', 'readInstructions'] });
  expect(await classic.reach('guide')).toEqual({ kind: 'guide', begin: 'enrolCredential' });
});

test('what the organisation says stands in its place', async () => {
  const instructions = { text: 'Ask in room 12.', link: 'https://intranet.agency.example/phones' };
  const { reach } = await read({ instructions, actions: ['readInstructions'] });
  expect(await reach('instructions')).toEqual({ kind: 'instructions', ...instructions });
});

test('nothing is offered where there is nothing to read', async () => {
  const { reach } = await read({ actions: ['manageCredentials', 'readInstructions'] });
  expect(await reach('actions')).toEqual({ kind: 'actions', actions: ['manageCredentials'] });
});
