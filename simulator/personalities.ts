// SPDX-License-Identifier: Apache-2.0
// Real cards to imitate: each is an ATR and a list of quirks (quirks.ts). ATRs are those of OpenSC's piv_atrs.

import { createVirtualCard, type VirtualCard } from './card.ts';
import type { ManagementAlgorithm } from './management-key.ts';
import { createPivApplication } from './piv-application.ts';
import type { PivContents } from './piv-contents.ts';
import { type QuirkName, quirks } from './quirks.ts';
import { hex } from './tlv.ts';

/** What a card is like. */
export interface Personality {
  /** In a line, for a person. */
  readonly says: string;
  /** From the innermost to the outermost. */
  readonly quirks: readonly QuirkName[];
  /** Instead of the practice card's. */
  readonly atr?: Uint8Array;
  /** Of the management key, where it is not the usual one. */
  readonly managementAlgorithm?: ManagementAlgorithm;
}

/** How a card behaves: like one that is sold, with further quirks at will. */
export interface CardCharacter {
  /** `standard` if not given. */
  readonly personality?: PersonalityName;
  readonly quirks?: readonly QuirkName[];
}

/** What the three dual CACs have in common (OpenSC, SC_CARD_TYPE_PIV_II_*_DUAL_CAC). All their ATRs offer T=0 alone. */
const dualCac: readonly QuirkName[] = [
  'onlyT0',
  'uselessDiscovery',
  'emptyVerifyNever9000',
  'selectForgetsPin',
  'unknownAidDeselects',
  'noManagementKey',
  'noLogout',
  'noExtendedLength',
];

const allPersonalities = {
  standard: {
    says: 'SP 800-73-5 to the letter; selecting PIV again changes nothing',
    quirks: [],
  },
  'yubikey-neo': {
    says: 'YubiKey NEO',
    quirks: [
      'shortPropertyTemplate',
      'emptyVerifyNever9000',
      'tries630X',
      'noP384',
      'selectForgetsPin',
      'unknownAidDeselects',
      'leaksAbsence',
      'noLogout',
      'yubikeyNeo',
    ],
    atr: hex('3b fc 13 00 00 81 31 fe 15 59 75 62 69 6b 65 79 4e 45 4f 72 33 e1'),
    managementAlgorithm: '3des',
  },
  'yubikey-4': {
    says: 'YubiKey 4 before 4.3.2',
    quirks: [
      'shortPropertyTemplate',
      'emptyVerifyNever9000',
      'selectForgetsPin',
      'unknownAidDeselects',
      'leaksAbsence',
      'noLogout',
      'yubikey4',
    ],
    atr: hex('3b f8 13 00 00 81 31 fe 15 59 75 62 69 6b 65 79 34 d4'),
    managementAlgorithm: '3des',
  },
  'yubikey-5': {
    says: 'YubiKey 5: selecting PIV again changes nothing',
    quirks: ['shortPropertyTemplate', 'unknownAidDeselects', 'leaksAbsence', 'yubikey5'],
    atr: hex('3b fd 13 00 00 81 31 fe 15 80 73 c0 21 c0 57 59 75 62 69 4b 65 79 40'),
    managementAlgorithm: '3des',
  },
  pivkey: {
    says: 'PIVKey on JCOP',
    quirks: ['atrOfPivkey', 'noDiscovery', 'emptyVerifyNever9000', 'selectForgetsPin', 'noManagementKey', 'noLogout'],
  },
  'gd-dual-cac': {
    says: 'dual CAC of Giesecke & Devrient',
    quirks: dualCac,
    atr: hex('3b 7a 18 00 00 73 66 74 65 20 63 64 31 34 34'),
  },
  'gemalto-dual-cac': {
    says: 'dual CAC of Gemalto',
    quirks: dualCac,
    atr: hex('3b 7d 96 00 00 80 31 80 65 b0 83 11 17 d6 83 00 90 00'),
  },
  'oberthur-dual-cac': {
    says: 'dual CAC of Oberthur',
    quirks: dualCac,
    atr: hex('3b db 96 00 80 1f 03 00 31 c0 64 b0 f3 10 00 07 90 00 80'),
  },
  'gd-sce7': {
    says: 'PIV card of Giesecke & Devrient (SmartCafe Expert 7)',
    quirks: ['foreignAid', 'noLogout'],
    atr: hex('3b f9 96 00 00 80 31 fe 45 53 43 45 37 20 0f 00 20 46 4e'),
  },
  'old-cac': {
    says: 'CAC of SP 800-73-1: reference 00, no Discovery, no tries',
    quirks: [
      'noDiscovery',
      'emptyVerifyUnknown',
      'noTriesInVerify',
      'onlyReference00',
      'noManagementKey',
      'noLogout',
      'noExtendedLength',
      'onlyT0',
    ],
  },
  javacard: {
    says: 'PIV applet on a Java Card',
    quirks: ['onlyT0', 'parts255', 'unknownAidGoesToApplet', 'unselected6986'],
    managementAlgorithm: '3des',
  },
} satisfies Record<string, Personality>;

/** The name of a personality. */
export type PersonalityName = keyof typeof allPersonalities;

/** All personalities by name. */
export const personalities: Readonly<Record<PersonalityName, Personality>> = allPersonalities;

/** Makes a card with the given contents that behaves as told. */
export function createPivCard(contents: PivContents, character: CardCharacter = {}): VirtualCard {
  const { quirks: own, atr } = personalities[character.personality ?? 'standard'];
  const names = [...new Set([...own, ...(character.quirks ?? [])])];
  const application = names.reduce(
    (below, name) => quirks[name].layer?.(below, contents) ?? below,
    createPivApplication(contents),
  );
  const transport = Object.assign({}, ...own.map((name) => quirks[name].transport), atr && { atr });
  const further = character.quirks?.map((name) => quirks[name].transport) ?? [];
  return createVirtualCard(application, Object.assign(transport, ...further));
}
