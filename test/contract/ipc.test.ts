// SPDX-License-Identifier: Apache-2.0
import { describe, expect, expectTypeOf, test } from 'vitest';
import { type IntentName, intentChannel, intentNames, viewChannel } from '../../contract/channels.ts';
import { type IntentPayload, intents, type StationApi } from '../../contract/ipc.ts';
import type { View } from '../../contract/view.ts';

const good: { readonly [Name in IntentName]: IntentPayload<Name> } = {
  pageReady: undefined,
  pageDrawn: undefined,
  setLanguage: 'nl',
  insertPracticeCard: undefined,
  removePracticeCard: undefined,
  chooseCertificate: { reader: 'Virtual PCD 00 00' },
  submitPin: new Uint8Array([0x31, 0x32, 0x33, 0x34, 0x35, 0x36]),
  useLastAttempt: undefined,
  unblockPin: undefined,
  chooseAction: 'setUpPhone',
  showPrinted: undefined,
  chooseCredential: { id: 'MFRGGZDFMZTWQ2LKNNWG23TPOA' },
  actOnCredential: 'suspend',
  choosePhone: { id: '4f0c2d3e-6f0e-4a55-9d0a-7c1f2b3d4e5f' },
  actOnPhone: 'reportLost',
  confirmAct: undefined,
  appInstalled: undefined,
  submitUserCode: 'BCDFGHJK',
  approvePhone: undefined,
  rejectPhone: undefined,
  changeName: 'My phone',
  changeCredentialType: 'mobile',
  showCode: undefined,
  phrasesMatch: undefined,
  phrasesDiffer: undefined,
  goBack: undefined,
  tryAgain: undefined,
  signOut: undefined,
  needMoreTime: undefined,
  submitTypedPin: undefined,
  openAdministrator: undefined,
  submitAdministratorPin: new Uint8Array([0x31, 0x32, 0x33, 0x34, 0x35, 0x36]),
};

/** What no intent takes, whatever it is. */
const nonsense: readonly unknown[] = [null, 0, 1n, true, [], {}, '', 'x'.repeat(300), () => 1, new Map()];

/** What one intent takes, or nearly, and must refuse. */
const nearly: { readonly [Name in IntentName]?: readonly unknown[] } = {
  setLanguage: ['en-US', 'EN', undefined],
  chooseCertificate: [{ reader: '' }, { reader: 1 }, { reader: 'x'.repeat(257) }, undefined],
  submitPin: ['123456', [49, 50], new Uint8Array(0), new Uint8Array(17), new ArrayBuffer(6), undefined],
  submitAdministratorPin: ['123456', new Uint8Array(17), undefined],
  chooseAction: ['setUpPhones', undefined],
  chooseCredential: [{ id: 'mfrggzdfmztwq2lknnwg23tpoa' }, { id: '' }, {}, undefined],
  actOnCredential: ['delete', undefined],
  choosePhone: [{ id: '' }, { id: 'x'.repeat(65) }, {}, undefined],
  actOnPhone: ['suspend', undefined],
  submitUserCode: ['AEIOUAEI', 'BCDFGHJ', 'B'.repeat(3000), 7],
  changeName: ['   ', 'a\u0007b', 'a\u202eb', 'x'.repeat(65), undefined],
  changeCredentialType: ['x'.repeat(65), undefined],
};

describe('each intent', () => {
  test.each(intentNames)('%s takes its own payload', (name) => {
    expect(intents[name].safeParse(good[name]).success).toBe(true);
  });

  test.each(intentNames)('%s refuses what is no payload at all', (name) => {
    for (const payload of nonsense)
      expect([payload, intents[name].safeParse(payload).success]).toEqual([payload, false]);
  });

  test.each(Object.entries(nearly))('%s refuses what is nearly its payload', (name, payloads) => {
    for (const payload of payloads) {
      expect([payload, intents[name as IntentName].safeParse(payload).success]).toEqual([payload, false]);
    }
  });

  test('keeps the very bytes of a PIN, so that they can be overwritten', () => {
    expect(intents.submitPin.parse(good.submitPin)).toBe(good.submitPin);
  });

  test('has a channel of its own', () => {
    const channels = [...intentNames.map(intentChannel), viewChannel];
    expect(new Set(channels).size).toBe(channels.length);
  });
});

// What follows is checked by the compiler: a call that is wrong does not pass.
test('the page’s interface follows from the intents', () => {
  expectTypeOf<keyof StationApi>().toEqualTypeOf<IntentName | 'onView'>();
  expectTypeOf<StationApi['submitPin']>().toEqualTypeOf<(payload: Uint8Array<ArrayBuffer>) => Promise<void>>();
  expectTypeOf<StationApi['onView']>().parameters.toEqualTypeOf<[(view: View) => void]>();
  const wrong = (station: StationApi) => [
    // @ts-expect-error a PIN is bytes, because a string cannot be overwritten
    station.submitPin('123456'),
    // @ts-expect-error there is no such intent
    station.confirm(),
    // @ts-expect-error a choice names a reader
    station.chooseCertificate({}),
    // @ts-expect-error nothing comes with this one
    station.signOut('now'),
    // @ts-expect-error the pages do not speak this language
    station.setLanguage('xx'),
  ];
  expectTypeOf(wrong).toBeFunction();
});
