// SPDX-License-Identifier: Apache-2.0
// The commands about data objects and keys (SP 800-73-5 part 2, 3.1 and 3.2.4), each a verb over an exchange. Those
// about PINs are in pin.ts. Clauses in this file are of that document.

import type { Printed } from '../../contract/card.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { type Exchange, longestResponse, responseBlock } from './apdu.ts';
import { certificateIn } from './certificate-object.ts';
import { readPrintedInformation } from './data-objects.ts';
import { type CardError, responseOf, unwrap } from './errors.ts';
import { certificateObject, dataObjects } from './key-references.ts';
import { challengeFor, type PivKey, signatureFrom } from './piv-key.ts';
import { encodeTag, encodeTlv, findTlv } from './tlv.ts';

/** The application identifier, its version left out so that every version is selected (SP 800-73-5 part 1, 2.2). */
const pivApplication = Uint8Array.of(0xa0, 0, 0, 3, 8, 0, 0, 0x10, 0);

/**
 * SELECT (3.1.1). Any refusal means that this is no PIV card: cards without it use many status words. Gives the application
 * property template, by which nothing goes: some cards name another application in it (Giesecke & Devrient: A0 00 00 03
 * 08 00 10 00 01).
 */
export async function selectPiv(exchange: Exchange): Promise<Result<Uint8Array, CardError>> {
  const select = { cla: 0, ins: 0xa4, p1: 4, p2: 0, data: pivApplication, le: responseBlock };
  const answer = responseOf(await exchange(select));
  if (!answer.ok) return answer;
  return answer.value.statusWord === 0x9000 ? ok(answer.value.data) : failed({ code: 'notPivCard' });
}

/** GET DATA (3.1.2): an object with its outer tag, undefined where the card does not have it. */
export async function readObject(exchange: Exchange, tag: number): Promise<Result<Uint8Array | undefined, CardError>> {
  const list = encodeTlv(0x5c, encodeTag(tag));
  const answer = responseOf(await exchange({ cla: 0, ins: 0xcb, p1: 0x3f, p2: 0xff, data: list, le: longestResponse }));
  if (!answer.ok) return answer;
  return answer.value.statusWord === 0x6a82 ? ok(undefined) : unwrap(answer.value);
}

/** The certificate (DER) of the key in `slot`, undefined where there is none. */
export async function readCertificate(
  exchange: Exchange,
  slot: number,
): Promise<Result<Uint8Array | undefined, CardError>> {
  const object = await readObject(exchange, certificateObject(slot));
  return object.ok && object.value ? certificateIn(object.value) : object;
}

/** Printed information, where VERIFY came before. An object with nothing in it is as good as none. */
export async function readPrinted(exchange: Exchange): Promise<Result<Printed, CardError>> {
  const object = await readObject(exchange, dataObjects.printedInformation);
  if (!object.ok) return object;
  const printed = object.value && readPrintedInformation(object.value);
  if (printed?.ok === false) return ok('unreadable');
  return ok(printed && Object.values(printed.value).some((text) => text !== '') ? printed.value : 'absent');
}

/** What a key reference and the certificate beside it say of a key. */
interface KeyInSlot {
  readonly slot: number;
  readonly key: PivKey;
}

/** Signs `hash` (GENERAL AUTHENTICATE, 3.2.4). The signature as JOSE wants it. 9C wants VERIFY right before. */
export async function sign(
  exchange: Exchange,
  { slot, key }: KeyInSlot,
  hash: Uint8Array,
): Promise<Result<Uint8Array, CardError>> {
  const answer = await authenticate(exchange, { slot, key }, encodeTlv(0x81, challengeFor(key, hash)));
  return answer.ok ? signatureFrom(key, answer.value) : answer;
}

/**
 * Whether the card has the key at all: GENERAL AUTHENTICATE with nothing to do it with (3.2.4). No PIN was verified, so
 * that a card which has the key refuses; it does so by its security status, or because there is nothing.
 */
export async function hasKey(exchange: Exchange, { slot, key }: KeyInSlot): Promise<Result<boolean, CardError>> {
  const answer = await authenticate(exchange, { slot, key }, encodeTlv(0x81));
  if (answer.ok || answer.failure.code === 'cardUnexpected' || answer.failure.code === 'pinBlocked') return ok(true);
  return answer.failure.code === 'unsupportedKey' ? ok(false) : answer;
}

/**
 * Decrypts with an RSA key (3.2.4): the block as long as the modulus that stands behind `encrypted`, with its padding,
 * which the caller takes off as the message says (RFC 8017, 7.1 or 7.2). The caller overwrites it.
 */
export async function decrypt(
  exchange: Exchange,
  { slot, key }: KeyInSlot,
  encrypted: Uint8Array,
): Promise<Result<Uint8Array, CardError>> {
  if (encrypted.length !== key.size) throw new RangeError('the block is not as long as the modulus');
  return withLength(key.size, await authenticate(exchange, { slot, key }, encodeTlv(0x81, encrypted)));
}

/**
 * Agrees on a secret with an EC key (3.2.4; SP 800-56A, 5.7.1.2): its x coordinate. `point` is the other's public key,
 * uncompressed. The caller overwrites the secret.
 */
export async function agreeKey(
  exchange: Exchange,
  { slot, key }: KeyInSlot,
  point: Uint8Array,
): Promise<Result<Uint8Array, CardError>> {
  if (point.length !== 1 + 2 * key.size) throw new RangeError('the point is not one of the key’s curve');
  return withLength(key.size, await authenticate(exchange, { slot, key }, encodeTlv(0x85, point)));
}

/** The dynamic authentication template (table 7): an empty 82 that asks, and what to do it with. Gives what is in 82. */
async function authenticate(
  exchange: Exchange,
  { slot, key }: KeyInSlot,
  input: Uint8Array,
): Promise<Result<Uint8Array, CardError>> {
  const data = encodeTlv(0x7c, encodeTlv(0x82), input);
  const le = data.length < responseBlock ? responseBlock : longestResponse;
  const command = { cla: 0, ins: 0x87, p1: key.identifier, p2: slot, data, le };
  const answer = responseOf(await exchange(command));
  if (!answer.ok) return answer;
  if (noSuchKey.has(answer.value.statusWord)) return failed({ code: 'unsupportedKey' });
  const template = unwrap(answer.value);
  if (!template.ok) return template;
  const output = findTlv(template.value, 0x7c, 0x82);
  return output.ok ? ok(output.value) : failed(garbled);
}

/** The card has a certificate, but no key or not this algorithm for it (YubiKey NEO and P-384). */
const noSuchKey: ReadonlySet<number> = new Set([0x6a86, 0x6a88]);

const garbled = { code: 'cardUnexpected', statusWord: undefined } as const;

function withLength(length: number, answer: Result<Uint8Array, CardError>): Result<Uint8Array, CardError> {
  return answer.ok && answer.value.length !== length ? failed(garbled) : answer;
}
