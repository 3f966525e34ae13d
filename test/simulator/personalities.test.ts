// SPDX-License-Identifier: Apache-2.0
// Each quirk by an APDU script, and each personality by what it is known for.

import { describe, expect, it } from 'vitest';
import { type PersonalityName, personalities } from '../../simulator/personalities.ts';
import { type QuirkName, quirks } from '../../simulator/quirks.ts';
import {
  bytesOf,
  goodPin,
  hexOf,
  makeCard,
  runScript,
  type Script,
  selectPiv,
  signature,
  signWith,
  wrongPin,
} from './apdu-script.ts';

const selected = [selectPiv, '.. 90 00'] as const;
const verified = [`00 20 00 80 08 ${goodPin}`, '90 00'] as const;
const selectOther = '00 a4 04 00 08 a0 00 00 05 27 21 01 01 00';
const selectOtp = '00 a4 04 00 08 a0 00 00 05 27 20 01 01';
const getDiscovery = '00 cb 3f ff 03 5c 01 7e 00';
const getCertificate = '00 cb 3f ff 05 5c 03 5f c1 05 00';
const getChuid = '00 cb 3f ff 05 5c 03 5f c1 02 00';
const fullPart = `53 82 ${'.. '.repeat(253)}`;

const scripts: Readonly<Record<QuirkName, Script>> = {
  tries630X: [selected, ['00 20 00 80', '63 03'], [`00 20 00 80 08 ${wrongPin}`, '63 02']],
  noTriesInVerify: [selected, [`00 20 00 80 08 ${wrongPin}`, '63 00'], ['00 20 00 80', '63 c2']],
  emptyVerifyNever9000: [selected, verified, ['00 20 00 80', '63 c3'], [signWith('9a'), signature]],
  emptyVerifyUnknown: [selected, ['00 20 00 80', '67 00'], verified],
  noLogout: [selected, verified, ['00 20 ff 80', '6a 86'], ['00 20 00 80', '90 00']],
  onlyReference00: [
    selected,
    ['00 20 00 80', '6a 88'],
    ['00 20 00 00', '63 c3'],
    [`00 20 00 00 08 ${goodPin}`, '90 00'],
    [signWith('9a'), signature],
  ],
  selectForgetsPin: [selected, verified, selected, ['00 20 00 80', '63 c3']],
  unknownAidDeselects: [selected, verified, [selectOther, '6a 82'], ['00 20 00 80', '69 85']],
  unknownAidGoesToApplet: [
    [selectOther, '69 99'],
    selected,
    verified,
    [selectOther, '6d 00'],
    ['00 20 00 80', '90 00'],
  ],
  unselected6986: [
    [getDiscovery, '69 86'],
    ['00 20 00 80', '69 85'],
  ],
  foreignAid: [[selectPiv, '61 14 4f 09 a0 00 00 03 08 00 10 00 01 79 07 4f 05 a0 00 00 03 08 90 00']],
  shortPropertyTemplate: [[selectPiv, '61 11 4f 06 00 00 10 00 01 00 79 07 4f 05 a0 00 00 03 08 90 00']],
  noDiscovery: [selected, [getDiscovery, '6a 82']],
  uselessDiscovery: [[getDiscovery, '69 85'], selected, [getDiscovery, '7e 00 90 00']],
  leaksAbsence: [
    selected,
    ['00 cb 3f ff 05 5c 03 5f c1 09 00', '69 82'],
    ['00 cb 3f ff 05 5c 03 5f c1 0c 00', '6a 82'],
  ],
  noP384: [selected, verified, ['00 87 14 9a 08 7c 06 82 00 81 02 01 02 00', '6a 86'], [signWith('9a'), signature]],
  noManagementKey: [selected, ['00 87 0a 9b 04 7c 02 81 00 00', '6a 88']],
  contactless: [
    selected,
    ['00 20 00 80', '6a 81'],
    [getCertificate, '69 82'],
    [getChuid, '53 .. 61 ..'],
    [getDiscovery, '7e .. 90 00'],
    [signWith('9a'), '69 82'],
    [signWith('9e'), signature],
  ],
  parts255: [
    selected,
    [getCertificate, `${fullPart.slice(0, -3)} 61 ff`],
    ['00 cb 3f ff 00 00 05 5c 03 5f c1 05 00 00', `${fullPart.slice(0, -3)} 61 ff`],
  ],
  fullPartsEndIn9000: [
    selected,
    [getCertificate, `${fullPart} 90 00`],
    ['00 c0 00 00 00', `${'.. '.repeat(256)} 90 00`],
  ],
  extendedLengthOnlyInAtr: [
    selected,
    ['00 cb 3f ff 00 00 05 5c 03 5f c1 05 00 00', '67 00'],
    [getCertificate, '53 .. 61 ..'],
  ],
  noExtendedLength: [selected, ['00 cb 3f ff 00 00 05 5c 03 5f c1 05 00 00', '67 00'], [getCertificate, '53 .. 61 ..']],
  onlyT0: [
    [selectPiv.slice(0, -3), '61 30'],
    ['00 c0 00 00 30', '61 .. 90 00'],
  ],
  atrLooksContactless: [selected, verified],
  atrOfPivkey: [selected, verified],
  yubikeyNeo: [
    ['00 fd 00 00 00', '69 85'],
    selected,
    ['00 fd 00 00 00', '01 00 04 90 00'],
    ['00 f8 00 00 00', '6d 00'],
  ],
  yubikey4: [
    selected,
    ['00 fd 00 00 00', '04 02 08 90 00'],
    ['00 f7 00 9a 00', '6d 00'],
    [selectOtp, '04 02 08 90 00'],
    ['00 01 10 00 00', '05 f5 e0 ff 90 00'],
    ['00 20 00 80', '6d 00'],
    selected,
    ['00 20 00 80', '63 c3'],
  ],
  yubikey5: [
    selected,
    ['00 fd 00 00 00', '05 04 03 90 00'],
    ['00 f8 00 00 00', '05 f5 e0 ff 90 00'],
    ['00 f7 00 9c 00', '01 01 11 02 02 03 01 03 01 01 04 43 86 41 04 .. 90 00'],
    ['00 f7 00 80 00', '01 01 ff 05 01 01 06 02 03 03 90 00'],
    ['00 f7 00 9b 00', '01 01 0a 02 02 00 01 05 01 01 90 00'],
    ['00 f7 00 82 00', '6a 88'],
  ],
};

describe.each(Object.keys(scripts) as QuirkName[])('the quirk %s', (name) => {
  it(quirks[name].says, () => runScript(scripts[name], { quirks: [name] }));
});

it.each<[PersonalityName, Script]>([
  ['standard', [selected, verified, selected, ['00 20 00 80', '90 00'], ['00 20 ff 80', '90 00']]],
  ['yubikey-neo', [selected, ['00 20 00 80', '63 03'], verified, ['00 20 00 80', '63 03'], ['00 20 ff 80', '6a 86']]],
  ['yubikey-4', [selected, verified, ['00 20 00 80', '63 c3'], selected, [signWith('9a'), '69 82']]],
  ['yubikey-5', [selected, verified, selected, ['00 20 00 80', '90 00'], [signWith('9a'), signature]]],
  ['pivkey', [selected, [getDiscovery, '6a 82'], ['00 87 03 9b 04 7c 02 81 00 00', '6a 88']]],
  [
    'gd-dual-cac',
    [selected, verified, [selectOther, '6a 82'], [getDiscovery, '69 85'], selected, [getDiscovery, '7e 00 90 00']],
  ],
  ['gemalto-dual-cac', [selected, verified, selected, [signWith('9a'), '69 82']]],
  ['oberthur-dual-cac', [selected, verified, ['00 20 00 80', '63 c3'], [signWith('9a'), signature]]],
  ['gd-sce7', [[selectPiv, '61 14 4f 09 a0 00 00 03 08 00 10 00 01 .. 90 00']]],
  ['old-cac', [selected, ['00 20 00 80', '6a 88'], ['00 20 00 00', '67 00'], [`00 20 00 00 08 ${wrongPin}`, '63 00']]],
  [
    'javacard',
    [[selectOther, '69 99'], selected, [selectOther, '6d 00'], ['00 20 00 00', '6a 88'], ['00 20 ff 80', '90 00']],
  ],
])('is like %s', (personality, script) => runScript(script, { personality }));

it('stacks further quirks on a personality', () =>
  runScript([selected, ['00 20 00 80', '63 03'], [getDiscovery, '6a 82']], {
    personality: 'yubikey-5',
    quirks: ['tries630X', 'noDiscovery'],
  }));

it('has answers to reset that are well-formed', async () => {
  const names = Object.keys(personalities) as PersonalityName[];
  const cards = [
    ...names.map((personality) => ({ personality })),
    ...(Object.keys(quirks) as QuirkName[]).map((name) => ({ quirks: [name] })),
  ];
  const atrs = await Promise.all(cards.map(async (options) => (await makeCard({ ...options, slots: [] })).card.atr));
  for (const atr of atrs) expect(wellFormed(atr), hexOf(atr)).toBe(true);
  expect(hexOf(atrs[names.indexOf('yubikey-5')] ?? bytesOf(''))).toContain(Buffer.from('YubiKey').toString('hex'));
});

/**
 * ISO/IEC 7816-3, 8.2: T0 tells the interface bytes and how many historical ones follow; a check byte ends the ATR
 * where any protocol but T=0 is offered.
 */
function wellFormed(atr: Uint8Array): boolean {
  let [at, next, onlyT0] = [1, atr[1] ?? 0, true];
  const historical = next & 0x0f;
  for (let more = true; more; ) {
    at += [0x10, 0x20, 0x40].filter((bit) => next & bit).length;
    more = (next & 0x80) !== 0;
    if (!more) break;
    at += 1;
    next = atr[at] ?? 0;
    onlyT0 &&= (next & 0x0f) === 0;
  }
  const length = at + 1 + historical + (onlyT0 ? 0 : 1);
  return atr.length === length && (onlyT0 || atr.subarray(1).reduce((sum, byte) => sum ^ byte, 0) === 0);
}
