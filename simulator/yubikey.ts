// SPDX-License-Identifier: Apache-2.0
// What a YubiKey adds to PIV (Yubico, "PIV extensions"): commands for version, serial number and what a slot is like,
// and beside PIV the OTP application, of which old programs ask the serial number.

import { type CommandApdu, SW } from './apdu.ts';
import type { Answer, CardApplication } from './card.ts';
import { managementAlgorithms } from './management-key.ts';
import type { PivContents } from './piv-contents.ts';
import { algorithmIdentifiers, publicKeyTemplate } from './private-key.ts';
import type { ReferenceData } from './reference-data.ts';
import { concat, hex, tlv } from './tlv.ts';

/** What a firmware knows. */
export interface Firmware {
  readonly version: readonly [major: number, minor: number, patch: number];
  /** GET SERIAL, since 5.0. */
  readonly tellsSerialNumber?: true;
  /** GET METADATA, since 5.3. */
  readonly tellsMetadata?: true;
}

/** Puts a YubiKey's own commands and its OTP application around a PIV application. */
export function withYubikeyCommands(piv: CardApplication, contents: PivContents, firmware: Firmware): CardApplication {
  let otpSelected = false;

  function process(command: CommandApdu): Answer {
    if (command.ins === 0xa4) {
      otpSelected = Buffer.compare(command.data, otpAid) === 0;
      if (!otpSelected) return piv.process(command);
      piv.reset();
      return { statusWord: SW.success, data: Uint8Array.from(firmware.version) };
    }
    if (otpSelected) return askOtp(command);
    const answer = piv.process(command);
    return answer.statusWord === SW.instructionNotSupported
      ? (ownCommand(command, contents, firmware) ?? answer)
      : answer;
  }

  function reset(): void {
    otpSelected = false;
    piv.reset();
  }

  return { process, reset };
}

const otpAid = hex('a0 00 00 05 27 20 01 01');
const serialNumber = hex('05 f5 e0 ff'); // 99,999,999

function askOtp({ ins, p1 }: CommandApdu): Answer {
  const asksSerialNumber = ins === 0x01 && p1 === 0x10;
  return asksSerialNumber ? { statusWord: SW.success, data: serialNumber } : { statusWord: SW.instructionNotSupported };
}

/** Only PIV that is selected does not know the instruction; before that it says something else. */
function ownCommand({ ins, p2 }: CommandApdu, contents: PivContents, firmware: Firmware): Answer | undefined {
  if (ins === 0xfd) return { statusWord: SW.success, data: Uint8Array.from(firmware.version) };
  if (ins === 0xf8 && firmware.tellsSerialNumber) return { statusWord: SW.success, data: serialNumber };
  if (ins !== 0xf7 || !firmware.tellsMetadata) return undefined;
  const data = metadataOf(p2, contents);
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
