// SPDX-License-Identifier: Apache-2.0
// What real cards do otherwise than the standard, each by name: a change of the transport, or a layer around the PIV
// application that sees whole commands and answers. Layers can be stacked: each sees what those below it answer.
//
// Sources: "OpenSC" stands for the flags in its src/libopensc/card-piv.c, "pivy" for its piv.c.

import { type CommandApdu, SW } from './apdu.ts';
import { type Answer, type CardApplication, type CardTransport, shortPracticeAtr } from './card.ts';
import { objectTags, type PivContents, pivAid } from './piv-contents.ts';
import { hex, parseTlvs, tlv } from './tlv.ts';
import { type Firmware, withYubikeyCommands } from './yubikey.ts';

/** One thing that a card does otherwise. */
export interface Quirk {
  /** In a line, for a person: "the card ...". */
  readonly says: string;
  /** Who does so, and who tells of it. */
  readonly source: string;
  readonly transport?: Partial<CardTransport>;
  readonly layer?: Layer;
}

/** Makes a new application around another. */
type Layer = (application: CardApplication, contents: PivContents) => CardApplication;

/** Answers one command, by itself or with what the application below makes of it. */
type Handle = (command: CommandApdu, below: CardApplication, contents: PivContents) => Answer;

const allQuirks = {
  tries630X: {
    says: 'tells the tries left as 630X instead of 63CX',
    source: 'YubiKey NEO (OpenSC, CI_VERIFY_630X)',
    layer: layer((command, below) => {
      const answer = below.process(command);
      return isTries(answer.statusWord) ? { statusWord: answer.statusWord & ~0xf0 } : answer;
    }),
  },
  noTriesInVerify: {
    says: 'tells no tries after a wrong PIN: 6300',
    source: 'SP 800-73-1, VERIFY',
    layer: layer((command, below) => {
      const answer = below.process(command);
      return isTries(answer.statusWord) && !isEmptyVerify(command) ? { statusWord: 0x6300 } : answer;
    }),
  },
  emptyVerifyNever9000: {
    says: 'answers an empty VERIFY with the tries left even where the PIN is verified',
    source: 'YubiKey before 4.3.2, PIVKey, dual CACs (OpenSC, CI_VERIFY_LC0_FAIL)',
    layer: layer((command, below, { pin, globalPin }) => {
      const answer = below.process(command);
      if (!isEmptyVerify(command) || answer.statusWord !== SW.success) return answer;
      const asked = (command.p2 === 0 && globalPin) || pin;
      return { statusWord: SW.verificationFailed | asked.triesLeft };
    }),
  },
  emptyVerifyUnknown: {
    says: 'does not know the empty VERIFY: 6700',
    source: 'SP 800-73-1, VERIFY',
    layer: layer((command, below) =>
      isEmptyVerify(command) ? { statusWord: SW.wrongLength } : below.process(command),
    ),
  },
  noLogout: {
    says: 'does not know VERIFY with P1 FF, which logs out: 6A86',
    source: 'cards before SP 800-73-4',
    layer: layer((command, below) =>
      command.ins === 0x20 && command.p1 === 0xff ? { statusWord: SW.wrongParameters } : below.process(command),
    ),
  },
  onlyReference00: {
    says: 'knows its PIN by the reference 00 alone: 80 gets 6A88',
    source: 'CACs of SP 800-73-1 (OpenSC, issue 1328)',
    layer: layer((command, below) => {
      if (!pinCommands.has(command.ins) || command.p2 === 0x81) return below.process(command);
      return command.p2 === 0 ? below.process({ ...command, p2: 0x80 }) : { statusWord: SW.referenceNotFound };
    }),
  },
  selectForgetsPin: {
    says: 'forgets a verified PIN when PIV is selected again',
    source: 'YubiKey before 5, PIVKey, dual CACs (OpenSC, CI_PIV_AID_LOSE_STATE)',
    layer: layer((command, below) => {
      const answer = below.process(command);
      if (!isPropertyTemplate(answer)) return answer;
      below.reset();
      return below.process(command);
    }),
  },
  unknownAidDeselects: {
    says: 'deselects PIV when something is selected that it does not have',
    source: 'YubiKey, dual CACs (OpenSC, CI_OTHER_AID_LOSE_STATE)',
    layer: layer((command, below) => {
      const answer = below.process(command);
      if (command.ins === 0xa4 && answer.statusWord === SW.notFound) below.reset();
      return answer;
    }),
  },
  unknownAidGoesToApplet: {
    says: 'gives a SELECT of what it does not have to PIV, which says 6D00; before PIV is selected 6999',
    source: 'Java Card applet (measured)',
    layer: unknownAidGoesToApplet,
  },
  unselected6986: {
    says: 'answers GET DATA before SELECT with 6986',
    source: 'Java Card applet (measured)',
    layer: layer((command, below) => {
      const answer = below.process(command);
      const refused = command.ins === 0xcb && answer.statusWord === SW.conditionsNotSatisfied;
      return refused ? { statusWord: 0x6986 } : answer;
    }),
  },
  foreignAid: {
    says: 'calls itself A0 00 00 03 08 00 10 00 01 in its answer to SELECT',
    source: 'Giesecke & Devrient (OpenSC, piv_aids)',
    layer: withPropertyTemplate(tlv(0x4f, hex('a0 00 00 03 08 00 10 00 01')), provider()),
  },
  shortPropertyTemplate: {
    says: 'names neither label nor algorithms in its answer to SELECT',
    source: 'YubiKey',
    layer: withPropertyTemplate(tlv(0x4f, pivAid.subarray(5)), provider()),
  },
  noDiscovery: {
    says: 'has no Discovery object',
    source: 'PIVKey, cards before SP 800-73-3 (OpenSC)',
    layer: layer((command, below) => (isDiscovery(command) ? { statusWord: SW.notFound } : below.process(command))),
  },
  uselessDiscovery: {
    says: 'has a Discovery object with nothing in it',
    source: 'dual CACs (OpenSC, CI_DISCOVERY_USELESS)',
    layer: layer((command, below) => {
      const answer = below.process(command);
      return isDiscovery(command) && answer.data ? { statusWord: SW.success, data: tlv(0x7e) } : answer;
    }),
  },
  leaksAbsence: {
    says: 'says 6A82 of an absent object behind the PIN where 6982 is due',
    source: 'YubiKey (OpenSC, CI_LEAKS_FILE_NOT_FOUND)',
    layer: layer((command, below, { objects }) => {
      const answer = below.process(command);
      const isAbsent = command.ins === 0xcb && !objects.has(requestedTag(command) ?? 0);
      return isAbsent && answer.statusWord === SW.securityStatusNotSatisfied ? { statusWord: SW.notFound } : answer;
    }),
  },
  noP384: {
    says: 'knows no P-384: 6A86',
    source: 'YubiKey NEO (OpenSC, CI_NO_EC384)',
    layer: layer((command, below) =>
      command.ins === 0x87 && command.p1 === 0x14 ? { statusWord: SW.wrongParameters } : below.process(command),
    ),
  },
  noManagementKey: {
    says: 'has no management key 9B: 6A88',
    source: 'PIVKey, dual CACs (OpenSC, CI_NO_RANDOM)',
    layer: layer((command, below) =>
      command.ins === 0x87 && command.p2 === 0x9b ? { statusWord: SW.referenceNotFound } : below.process(command),
    ),
  },
  contactless: {
    says: 'is in a contactless reader: CHUID, Discovery and 9E alone can be used',
    source: 'SP 800-73-5 part 1, tables 2 and 4b',
    transport: { atr: hex('3b 88 80 01 50 52 41 43 54 49 43 45 12') },
    layer: layer((command, below) => {
      if (pinCommands.has(command.ins)) return { statusWord: 0x6a81 };
      const withKey = command.ins === 0x87 && command.p2 !== 0x9e;
      const behindContacts = command.ins === 0xcb && !throughTheAir.has(requestedTag(command) ?? 0);
      return withKey || behindContacts ? { statusWord: SW.securityStatusNotSatisfied } : below.process(command);
    }),
  },
  parts255: {
    says: 'gives at most 255 bytes at a time, also where extended length asks for more',
    source: 'Java Card applet (measured)',
    transport: { longestAnswer: 255 },
  },
  fullPartsEndIn9000: {
    says: 'ends a part of an answer that is as long as Le with 9000 instead of 61xx',
    source: 'pivy, piv_apdu_transceive_chain',
    transport: { afterFullPart: 'success' },
  },
  noExtendedLength: {
    says: 'knows no extended length, and does not claim to in its ATR: 6700',
    source: 'cards without it in their ATR',
    transport: { atr: shortPracticeAtr, extendedLength: false },
  },
  extendedLengthOnlyInAtr: {
    says: 'claims in its ATR to know extended length, and does not: 6700',
    source: 'ISO/IEC 7816-4, 12.1.1.9; readers that pass short APDUs alone refuse it likewise',
    transport: { extendedLength: false },
  },
  onlyT0: {
    says: 'has an ATR that offers T=0 alone, and gives word of an answer first: 61xx',
    source: 'ISO/IEC 7816-3, 12.2.5',
    transport: { atr: hex('3b 00'), withoutLe: 'word' },
  },
  atrLooksContactless: {
    says: 'has contacts and the ATR of a contactless card without historical bytes',
    source: 'PivApplet in a virtual machine (OpenSC, piv_atrs)',
    transport: { atr: hex('3b 80 80 01 01') },
  },
  atrOfPivkey: {
    says: 'has the ATR of a PIVKey, by which OpenSC takes it for one',
    source: 'OpenSC, piv_atrs',
    transport: { atr: hex('3b f8 13 00 00 81 31 fe 45 50 49 56 4b 45 59 37 30 ff') },
  },
  yubikeyNeo: yubikey('1.0.4', { version: [1, 0, 4] }),
  yubikey4: yubikey('4.2.8', { version: [4, 2, 8] }),
  yubikey5: yubikey('5.4.3', { version: [5, 4, 3], tellsSerialNumber: true, tellsMetadata: true }),
} satisfies Record<string, Quirk>;

/** The name of a quirk. */
export type QuirkName = keyof typeof allQuirks;

/** All quirks by name. */
export const quirks: Readonly<Record<QuirkName, Quirk>> = allQuirks;

const pinCommands: ReadonlySet<number> = new Set([0x20, 0x24, 0x2c]);
const throughTheAir: ReadonlySet<number> = new Set([objectTags.chuid, objectTags.discovery, 0x5fc101]);

function layer(handle: Handle): Layer {
  return (application, contents) => ({
    process: (command) => handle(command, application, contents),
    reset: () => application.reset(),
  });
}

function unknownAidGoesToApplet(application: CardApplication): CardApplication {
  let selected = false;
  return {
    process: (command) => {
      const answer = application.process(command);
      if (command.ins !== 0xa4) return answer;
      selected ||= answer.statusWord === SW.success;
      if (answer.statusWord !== SW.notFound) return answer;
      return { statusWord: selected ? SW.instructionNotSupported : 0x6999 };
    },
    reset: () => {
      selected = false;
      application.reset();
    },
  };
}

function withPropertyTemplate(...parts: readonly Uint8Array[]): Layer {
  const data = tlv(0x61, ...parts);
  return layer((command, below) => {
    const answer = below.process(command);
    return isPropertyTemplate(answer) ? { ...answer, data } : answer;
  });
}

/** The tag allocation authority in the property template (SP 800-73-5 part 2, table 5). */
function provider(): Uint8Array {
  return tlv(0x79, tlv(0x4f, pivAid.subarray(0, 5)));
}

function yubikey(version: string, firmware: Firmware): Quirk {
  return {
    says: `knows Yubico's own commands, as firmware ${version} does`,
    source: 'yubico-piv-tool, lib/ykpiv.c',
    layer: (application, contents) => withYubikeyCommands(application, contents, firmware),
  };
}

function isTries(statusWord: number): boolean {
  return (statusWord & 0xfff0) === SW.verificationFailed;
}

function isEmptyVerify({ ins, p1, data }: CommandApdu): boolean {
  return ins === 0x20 && p1 === 0 && data.length === 0;
}

function isPropertyTemplate({ data }: Answer): boolean {
  return data?.[0] === 0x61;
}

function isDiscovery(command: CommandApdu): boolean {
  return command.ins === 0xcb && requestedTag(command) === objectTags.discovery;
}

function requestedTag({ data }: CommandApdu): number | undefined {
  const [list] = parseTlvs(data) ?? [];
  return list?.value.reduce((value, byte) => value * 256 + byte, 0);
}
