// SPDX-License-Identifier: Apache-2.0
// The PIV Card Application (SP 800-73-5 part 2): its commands and its security status. Keys and data objects are given;
// tries are counted in the reference data that the caller keeps.

import { type CommandApdu, SW } from './apdu.ts';
import type { Answer, CardApplication } from './card.ts';
import { agreeKey, algorithmIdentifiers, answerChallenge, type SlotKey } from './private-key.ts';
import { hasPinForm, present, type ReferenceData, replace } from './reference-data.ts';
import { hex, parseTlvs, tlv } from './tlv.ts';

/** Key references of the four key slots (SP 800-73-5 part 1, table 4b). */
export type Slot = 0x9a | 0x9c | 0x9d | 0x9e;

/** Tags of the data objects that programs ask for (SP 800-73-5 part 1, table 3). */
export const objectTags = {
  discovery: 0x7e,
  cardCapabilityContainer: 0x5fc107,
  chuid: 0x5fc102,
  securityObject: 0x5fc106,
  printedInformation: 0x5fc109,
  facialImage: 0x5fc108,
  fingerprints: 0x5fc103,
  irisImages: 0x5fc121,
  keyHistory: 0x5fc10c,
  certificate: { 154: 0x5fc105, 156: 0x5fc10a, 157: 0x5fc10b, 158: 0x5fc101 },
} as const;

/** What is on a PIV card. */
export interface PivContents {
  readonly keys: ReadonlyMap<number, SlotKey>;
  /** By tag; the value is what stands inside tag 53 (for Discovery, the whole object). */
  readonly objects: ReadonlyMap<number, Uint8Array>;
  readonly pin: ReferenceData;
  readonly puk: ReferenceData;
  /** Called after PIN, PUK or a try counter changed, so that they outlive the program. */
  readonly onReferenceDataChanged?: () => void;
}

/** The PIV application's identifier with its version (SP 800-73-5 part 1, 2.2). */
export const pivAid = hex('a0 00 00 03 08 00 00 10 00 01 00');

/** Makes the PIV application of one card. */
export function createPivApplication(contents: PivContents): CardApplication {
  const status: SecurityStatus = { selected: false, pinVerified: false, pinJustVerified: false };

  function process(command: CommandApdu): Answer {
    // "PIN always" (9C) asks for VERIFY as the command right before (SP 800-73-5 part 1, 3.5).
    const pinJustVerified = status.pinJustVerified;
    status.pinJustVerified = false;
    if (command.ins === 0xa4) return select(command, contents, status);
    if (!status.selected) return { statusWord: SW.conditionsNotSatisfied };
    const run = commands[command.ins];
    return run ? run(command, contents, status, pinJustVerified) : { statusWord: SW.instructionNotSupported };
  }

  function reset(): void {
    status.selected = false;
    forgetPin(status);
  }

  return { process, reset };
}

interface SecurityStatus {
  selected: boolean;
  pinVerified: boolean;
  pinJustVerified: boolean;
}

type Run = (command: CommandApdu, contents: PivContents, status: SecurityStatus, pinJustVerified: boolean) => Answer;

const commands: Readonly<Record<number, Run>> = {
  32: verify,
  36: changeReferenceData,
  44: resetRetryCounter,
  71: needsAdministrator,
  135: generalAuthenticate,
  203: getData,
  219: needsAdministrator,
};

/**
 * SELECT (3.1.1). A right-truncated AID is taken too, down to the registered provider: programs do send that. Choosing
 * what is not there leaves the selection as it was.
 */
function select({ p1, p2, data }: CommandApdu, { keys }: PivContents, status: SecurityStatus): Answer {
  if (p1 !== 0x04 || (p2 & 0xf3) !== 0) return { statusWord: SW.wrongParameters };
  if (data.length < 5 || !startsWith(pivAid, data)) return { statusWord: SW.notFound };
  if (!status.selected) forgetPin(status);
  status.selected = true;
  return { statusWord: SW.success, data: applicationPropertyTemplate(keys) };
}

/** The application property template (3.1.1, table 5), with the algorithms of the keys on the card. */
function applicationPropertyTemplate(keys: PivContents['keys']): Uint8Array {
  const identifiers = new Set([...keys.values()].map(({ algorithm }) => algorithmIdentifiers[algorithm]));
  const algorithms = [...identifiers].map((identifier) => tlv(0x80, Uint8Array.of(identifier)));
  return tlv(
    0x61,
    tlv(0x4f, pivAid.subarray(5)),
    tlv(0x79, tlv(0x4f, pivAid.subarray(0, 5))),
    tlv(0x50, new TextEncoder().encode('Pivot practice card')),
    tlv(0xac, ...algorithms, tlv(0x06, Uint8Array.of(0))),
  );
}

const behindPin: ReadonlySet<number> = new Set([
  objectTags.printedInformation,
  objectTags.facialImage,
  objectTags.fingerprints,
  objectTags.irisImages,
]);

/** GET DATA (3.1.2). Discovery comes as it is, every other object inside tag 53. */
function getData({ p1, p2, data }: CommandApdu, { objects }: PivContents, status: SecurityStatus): Answer {
  if (p1 !== 0x3f || p2 !== 0xff) return { statusWord: SW.wrongParameters };
  const [list] = parseTlvs(data) ?? [];
  if (list?.tag !== 0x5c) return { statusWord: SW.wrongData };
  const tag = list.value.reduce((number, byte) => number * 256 + byte, 0);
  const object = objects.get(tag);
  if (behindPin.has(tag) && !status.pinVerified) return { statusWord: SW.securityStatusNotSatisfied };
  if (!object) return { statusWord: SW.notFound };
  return { statusWord: SW.success, data: tag === objectTags.discovery ? object : tlv(0x53, object) };
}

/** VERIFY (3.2.1): with data, the PIN; without, the question whether it is needed; with P1 FF, log out. */
function verify({ p1, p2, data }: CommandApdu, contents: PivContents, status: SecurityStatus): Answer {
  if (p1 !== 0x00 && p1 !== 0xff) return { statusWord: SW.wrongParameters };
  if (p2 !== 0x80) return { statusWord: SW.referenceNotFound };
  if (p1 === 0xff) return data.length > 0 ? { statusWord: SW.wrongData } : logOut(status);
  if (data.length === 0) return { statusWord: status.pinVerified ? SW.success : triesLeft(contents.pin) };
  if (!hasPinForm(data)) return { statusWord: SW.wrongData };
  const answer = presentTo(contents.pin, data, contents);
  status.pinVerified = answer.statusWord === SW.success;
  status.pinJustVerified = status.pinVerified;
  return answer;
}

function logOut(status: SecurityStatus): Answer {
  forgetPin(status);
  return { statusWord: SW.success };
}

/** CHANGE REFERENCE DATA (3.2.2): the present PIN or PUK, then the new one. */
function changeReferenceData({ p1, p2, data }: CommandApdu, contents: PivContents, status: SecurityStatus): Answer {
  if (p1 !== 0) return { statusWord: SW.wrongParameters };
  const reference = p2 === 0x80 ? contents.pin : p2 === 0x81 ? contents.puk : undefined;
  if (!reference) return { statusWord: SW.referenceNotFound };
  const [old, next] = [data.subarray(0, 8), data.subarray(8)];
  if (next.length !== 8 || (p2 === 0x80 && !(hasPinForm(old) && hasPinForm(next)))) return { statusWord: SW.wrongData };
  const answer = presentTo(reference, old, contents);
  if (p2 === 0x80) status.pinVerified = answer.statusWord === SW.success;
  if (answer.statusWord === SW.success) store(reference, next, contents);
  return answer;
}

/** RESET RETRY COUNTER (3.2.3): the PUK, then a new PIN. The PIN counts as not verified afterwards. */
function resetRetryCounter({ p1, p2, data }: CommandApdu, contents: PivContents, status: SecurityStatus): Answer {
  if (p1 !== 0) return { statusWord: SW.wrongParameters };
  if (p2 !== 0x80) return { statusWord: SW.referenceNotFound };
  const next = data.subarray(8);
  if (!hasPinForm(next)) return { statusWord: SW.wrongData };
  const answer = presentTo(contents.puk, data.subarray(0, 8), contents);
  if (answer.statusWord !== SW.success) return answer;
  store(contents.pin, next, contents);
  return logOut(status);
}

function presentTo(reference: ReferenceData, value: Uint8Array, contents: PivContents): Answer {
  const outcome = present(reference, value);
  if (outcome === 'blocked') return { statusWord: SW.authenticationBlocked };
  contents.onReferenceDataChanged?.();
  return { statusWord: outcome === 'match' ? SW.success : SW.verificationFailed | reference.triesLeft };
}

function store(reference: ReferenceData, value: Uint8Array, contents: PivContents): void {
  replace(reference, value);
  contents.onReferenceDataChanged?.();
}

function triesLeft(pin: ReferenceData): number {
  return pin.triesLeft === 0 ? SW.authenticationBlocked : SW.verificationFailed | pin.triesLeft;
}

/** GENERAL AUTHENTICATE (3.2.4) with a key of the card: internal authentication, signature, decryption, agreement. */
function generalAuthenticate(
  { p1, p2, data }: CommandApdu,
  { keys }: PivContents,
  status: SecurityStatus,
  pinJustVerified: boolean,
): Answer {
  const key = keys.get(p2);
  if (!key || algorithmIdentifiers[key.algorithm] !== p1) return { statusWord: SW.wrongParameters };
  if (!mayUse(p2, status, pinJustVerified)) return { statusWord: SW.securityStatusNotSatisfied };
  const result = answerTemplate(key, data);
  if (!result) return { statusWord: SW.wrongData };
  return { statusWord: SW.success, data: tlv(0x7c, tlv(0x82, result)) };
}

/** 9E never asks for the PIN, 9C each time, the others once (SP 800-73-5 part 1, table 4b). */
function mayUse(slot: number, status: SecurityStatus, pinJustVerified: boolean): boolean {
  if (slot === 0x9e) return true;
  return slot === 0x9c ? pinJustVerified : status.pinVerified;
}

/** The dynamic authentication template (3.2.4, table 7): an empty 82 asks; 81 is a challenge, 85 the other's point. */
function answerTemplate(key: SlotKey, data: Uint8Array): Uint8Array | undefined {
  const [template] = parseTlvs(data) ?? [];
  const fields = template?.tag === 0x7c ? parseTlvs(template.value) : undefined;
  if (fields?.find(({ tag }) => tag === 0x82)?.value.length !== 0) return undefined;
  const challenge = fields.find(({ tag }) => tag === 0x81);
  const point = fields.find(({ tag }) => tag === 0x85);
  if (challenge) return answerChallenge(key, challenge.value);
  return point && agreeKey(key, point.value);
}

/** PUT DATA and GENERATE ASYMMETRIC KEY PAIR (3.3): the card's administrator alone, who has no key on this card. */
function needsAdministrator(): Answer {
  return { statusWord: SW.securityStatusNotSatisfied };
}

function forgetPin(status: SecurityStatus): void {
  status.pinVerified = false;
  status.pinJustVerified = false;
}

function startsWith(whole: Uint8Array, beginning: Uint8Array): boolean {
  return Buffer.compare(whole.subarray(0, beginning.length), beginning) === 0;
}
