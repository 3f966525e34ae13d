// SPDX-License-Identifier: Apache-2.0
// The PIV Card Application (SP 800-73-5 part 2): which command does what, SELECT and the data objects. Commands about
// PINs and keys are in files of their own.

import { type CommandApdu, SW } from './apdu.ts';
import type { Answer, CardApplication } from './card.ts';
import { generalAuthenticate, generateKeyPair } from './key-commands.ts';
import { changeReferenceData, resetRetryCounter, verify } from './pin-commands.ts';
import { objectTags, type PivContents, pivAid } from './piv-contents.ts';
import { algorithmIdentifiers } from './private-key.ts';
import { freshStatus, isPinVerified, type RunCommand, type SecurityStatus } from './security-status.ts';
import { concat, hex, parseTlvs, tlv, unsigned } from './tlv.ts';

/** Makes the PIV application of one card. */
export function createPivApplication(contents: PivContents): CardApplication {
  let status = freshStatus();

  function process(command: CommandApdu): Answer {
    const before = status.justNow;
    status.justNow = {};
    if (command.ins === 0xa4) return select(command, contents, status);
    if (status.selected === 'nothing') return { statusWord: SW.conditionsNotSatisfied };
    const run = status.selected === 'piv' ? commands[command.ins] : undefined;
    return run ? run(command, contents, status, before) : { statusWord: SW.instructionNotSupported };
  }

  function reset(): void {
    status = freshStatus();
  }

  return { process, reset };
}

/**
 * The application that is on every card beside PIV: the card manager of GlobalPlatform (Card Specification 2.3.1, H.1).
 * Programs that come between select it, or one like it.
 */
export const cardManagerAid = hex('a0 00 00 01 51 00 00 00');

/** By instruction byte. */
const commands: Readonly<Record<number, RunCommand>> = {
  32: verify,
  36: changeReferenceData,
  44: resetRetryCounter,
  71: generateKeyPair,
  135: generalAuthenticate,
  203: getData,
  219: putData,
};

/**
 * SELECT (3.1.1). A right-truncated AID is taken too, down to the registered provider: programs do send that. Choosing
 * what is not there, or PIV again, changes nothing.
 */
function select({ p1, p2, data }: CommandApdu, { keys }: PivContents, status: SecurityStatus): Answer {
  if (p1 !== 0x04 || (p2 & 0xf3) !== 0) return { statusWord: SW.wrongParameters };
  if (data.length >= 5 && startsWith(cardManagerAid, data)) return selectCardManager(status);
  if (data.length < 5 || !startsWith(pivAid, data)) return { statusWord: SW.notFound };
  status.selected = 'piv';
  return { statusWord: SW.success, data: applicationPropertyTemplate(keys) };
}

/** PIV forgets what was proved to it; a PIN of the whole card stays verified (SP 800-73-5 part 1, 3.5). */
function selectCardManager(status: SecurityStatus): Answer {
  status.selected = 'cardManager';
  status.administrator = false;
  status.verified.delete(0x80);
  return { statusWord: SW.success, data: tlv(0x6f, tlv(0x84, cardManagerAid)) };
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
  const tag = unsigned(list.value);
  const object = objects.get(tag);
  if (behindPin.has(tag) && !isPinVerified(status)) return { statusWord: SW.securityStatusNotSatisfied };
  if (!object) return { statusWord: SW.notFound };
  return { statusWord: SW.success, data: tag === objectTags.discovery ? object : tlv(0x53, object) };
}

/** PUT DATA (3.3.1), for the administrator: tag list and 53, or Discovery as it is. An empty 53 takes the object away. */
function putData({ p1, p2, data }: CommandApdu, contents: PivContents, status: SecurityStatus): Answer {
  if (p1 !== 0x3f || p2 !== 0xff) return { statusWord: SW.wrongParameters };
  if (!status.administrator) return { statusWord: SW.securityStatusNotSatisfied };
  const [first, content] = parseTlvs(data) ?? [];
  if (first?.tag === objectTags.discovery) contents.objects.set(first.tag, concat(data));
  else if (first?.tag !== 0x5c || content?.tag !== 0x53) return { statusWord: SW.wrongData };
  else if (content.value.length === 0) contents.objects.delete(unsigned(first.value));
  else contents.objects.set(unsigned(first.value), content.value);
  contents.onChange?.();
  return { statusWord: SW.success };
}

function startsWith(whole: Uint8Array, beginning: Uint8Array): boolean {
  return Buffer.compare(whole.subarray(0, beginning.length), beginning) === 0;
}
