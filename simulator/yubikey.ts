// SPDX-License-Identifier: Apache-2.0
// Yubico's own commands (Yubico, "PIV extensions"): version, serial number and what a slot is like.

import { type CommandApdu, SW } from './apdu.ts';
import type { Answer, CardApplication } from './card.ts';
import { managementAlgorithms } from './management-key.ts';
import type { PivContents } from './piv-contents.ts';
import { algorithmIdentifiers, publicKeyTemplate } from './private-key.ts';
import type { ReferenceData } from './reference-data.ts';
import { concat, tlv } from './tlv.ts';

/** What a firmware knows. */
export interface Firmware {
  readonly version: readonly [major: number, minor: number, patch: number];
  /** Since 5.0. */
  readonly serialNumber?: number;
  /** GET METADATA, since 5.3. */
  readonly metadata?: true;
}

/** Answers Yubico's commands and leaves the others to the application. */
export function yubikeyCommand(
  command: CommandApdu,
  below: CardApplication,
  contents: PivContents,
  { version, serialNumber, metadata }: Firmware,
): Answer {
  if (command.ins === 0xfd) return whenSelected(below, command, Uint8Array.from(version));
  if (command.ins === 0xf8 && serialNumber) return whenSelected(below, command, uint32(serialNumber));
  if (command.ins !== 0xf7 || !metadata) return below.process(command);
  return whenSelected(below, command, metadataOf(command.p2, contents));
}

/** The application does not know these commands, and says 6D00 where it is selected. */
function whenSelected(below: CardApplication, command: CommandApdu, data: Uint8Array | undefined): Answer {
  const answer = below.process(command);
  if (answer.statusWord !== SW.instructionNotSupported) return answer;
  return data ? { statusWord: SW.success, data } : { statusWord: SW.referenceNotFound };
}

/** 01 algorithm, 02 policies of PIN and touch, 03 made here or imported, 04 public key, 05 is default, 06 tries. */
function metadataOf(reference: number, { keys, pin, puk, managementKey }: PivContents): Uint8Array | undefined {
  if (reference === 0x80) return metadataOfReference(pin);
  if (reference === 0x81) return metadataOfReference(puk);
  if (reference === 0x9b && managementKey) {
    const [identifier = 0] = managementAlgorithms[managementKey.algorithm].identifiers;
    return concat(field(0x01, identifier), field(0x02, 0, 1), field(0x05, 1));
  }
  const key = keys.get(reference);
  if (!key) return undefined;
  const pinPolicy = { 158: 1, 156: 3 }[reference] ?? 2;
  const fields = [field(0x01, algorithmIdentifiers[key.algorithm]), field(0x02, pinPolicy, 1), field(0x03, 1)];
  return concat(...fields, tlv(0x04, publicKeyTemplate(key)));
}

function metadataOfReference({ triesLeft, maximumTries }: ReferenceData): Uint8Array {
  return concat(field(0x01, 0xff), field(0x05, 1), field(0x06, maximumTries, triesLeft));
}

function field(tag: number, ...bytes: readonly number[]): Uint8Array {
  return tlv(tag, Uint8Array.from(bytes));
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff);
}
