// SPDX-License-Identifier: Apache-2.0
// What stands in a card's data objects (SP 800-73-5 part 1, 3 and appendix A). Each reader takes the object as GET DATA
// gave it, with its outer tag, and gives `malformed` for anything else: what a card sends is never trusted. Byte arrays
// are views of the input.

import type { PrintedInformation } from '../../contract/card.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import { retiredSlots } from './key-references.ts';
import { findTlv, joinBytes, readTlvs } from './tlv.ts';

/** The cardholder unique identifier (table 9): which card this is. */
export interface Chuid {
  /** 25 bytes; accounts are not keyed on it. */
  readonly fascN: Uint8Array;
  /** 16 bytes, the card's UUID. */
  readonly guid: Uint8Array;
  /** The card's last day, YYYYMMDD. */
  readonly expires: string;
  /** 16 bytes, the same on every card of the person; cards before SP 800-73-4 have none. */
  readonly cardholderUuid: Uint8Array | undefined;
  /** CMS over `signed`, DER; not verified here (chuid-signature.ts). */
  readonly signature: Uint8Array | undefined;
  /** What the signature is over: all elements but the signature itself, as they stand on the card (3.1.2). */
  readonly signed: Uint8Array;
}

/** Reads a CHUID. */
export function readChuid(object: Uint8Array): Read<Chuid> {
  const elements = elementsOf(object, 0x53);
  const [fascN, guid, expiry] = [0x30, 0x34, 0x35].map((tag) => elements?.get(tag));
  const expires = asciiOf(expiry);
  const cardholderUuid = elements?.get(0x36);
  const fits = fascN?.length === 25 && guid?.length === 16 && (cardholderUuid?.length ?? 16) === 16;
  if (!fits || !/^\d{8}$/.test(expires)) return malformed;
  const signature = elements?.get(signatureTag);
  const signed = signedElements(object);
  return ok({ fascN, guid, expires, cardholderUuid, signature: signature?.length ? signature : undefined, signed });
}

const signatureTag = 0x3e;

function signedElements(object: Uint8Array): Uint8Array {
  const content = findTlv(object, 0x53);
  const elements = content.ok ? readTlvs(content.value) : content;
  return joinBytes(
    ...(elements.ok ? elements.value.flatMap(({ tag, bytes }) => (tag === signatureTag ? [] : [bytes])) : []),
  );
}

/** The card capability container (table 8), of which only what tells cards apart is read. */
export interface CardCapabilities {
  /** The card's identifier (GSC-IS 2.1, 6.2): a registered provider, the kind of card, a number. */
  readonly identifier: Uint8Array;
  /** 10 hexadecimal stands for PIV's data model. */
  readonly dataModel: number;
}

/** Reads a card capability container. */
export function readCardCapabilities(object: Uint8Array): Read<CardCapabilities> {
  const elements = elementsOf(object, 0x53);
  const identifier = elements?.get(0xf0);
  const [dataModel] = elements?.get(0xf5) ?? [];
  return identifier && dataModel !== undefined ? ok({ identifier, dataModel }) : malformed;
}

/** Discovery (3.3.2): which PINs open the application, and which of them is to be asked for. */
export interface PinUsage {
  /** The global PIN of the card satisfies the access rules, too. */
  readonly globalPin: boolean;
  readonly primary: 'application' | 'global';
}

/** Reads the PIN usage policy in a Discovery object. Useless ones, as dual CACs have them, are `malformed`. */
export function readDiscovery(object: Uint8Array): Read<PinUsage> {
  const policy = findTlv(object, 0x7e, 0x5f2f);
  if (!policy.ok || policy.value.length !== 2) return malformed;
  const [usage = 0, primary] = policy.value;
  const globalPin = (usage & 0x60) === 0x60;
  return ok({ globalPin, primary: globalPin && primary === 0x20 ? 'global' : 'application' });
}

/** Key History (3.3.3): where the certificates of retired keys are. */
export interface KeyHistory {
  /** The retired keys that have their certificate on the card: from 82 up. */
  readonly onCard: readonly number[];
  /** Those that have it elsewhere: from 95 down. */
  readonly offCard: readonly number[];
  /** Where that is; there exactly if there are such keys. */
  readonly url: string | undefined;
}

/** Reads a Key History object. */
export function readKeyHistory(object: Uint8Array): Read<KeyHistory> {
  const elements = elementsOf(object, 0x53);
  const [onCard, offCard] = [elements?.get(0xc1), elements?.get(0xc2)];
  if (onCard?.length !== 1 || offCard?.length !== 1) return malformed;
  const [here = 0, elsewhere = 0] = [onCard[0], offCard[0]];
  const url = asciiOf(elements?.get(0xf3));
  const fits = here + elsewhere <= retiredSlots.length && url.length <= 118 && elsewhere > 0 === (url !== '');
  if (!fits) return malformed;
  return ok({
    onCard: retiredSlots.slice(0, here),
    offCard: retiredSlots.toReversed().slice(0, elsewhere),
    url: url === '' ? undefined : url,
  });
}

/** Reads printed information (table 16). The organization may have two lines. */
export function readPrintedInformation(object: Uint8Array): Read<PrintedInformation> {
  const elements = elementsOf(object, 0x53);
  if (!elements) return malformed;
  const textOf = (...tags: readonly number[]) =>
    tags
      .map((tag) => asciiOf(elements.get(tag)))
      .join(' ')
      .trim();
  return ok({
    name: textOf(0x01),
    affiliation: textOf(0x02),
    expires: textOf(0x04),
    serialNumber: textOf(0x05),
    issuer: textOf(0x06),
    organization: textOf(0x07, 0x08),
  });
}

/** The application property template that SELECT answers with (part 2, 3.1.1). */
export interface ApplicationProperties {
  /** The application's identifier, which many cards give without the provider's part, and some wrongly. */
  readonly application: Uint8Array;
  /** Identifiers of the cryptographic algorithms (SP 800-78-5, table 6-2); none where the card does not tell. */
  readonly algorithms: readonly number[];
}

/** Reads an application property template. */
export function readApplicationProperties(template: Uint8Array): Read<ApplicationProperties> {
  const application = findTlv(template, 0x61, 0x4f);
  if (!application.ok) return malformed;
  const set = findTlv(template, 0x61, 0xac);
  const entries = set.ok ? readTlvs(set.value) : ok([]);
  if (!entries.ok) return malformed;
  const algorithms = entries.value.filter(({ tag }) => tag === 0x80).flatMap(({ value }) => [...value.subarray(0, 1)]);
  return ok({ application: application.value, algorithms });
}

type Read<Value> = Result<Value, 'malformed'>;

const malformed = failed('malformed' as const);

/** The elements inside the outer tag, the first of each kind. */
function elementsOf(object: Uint8Array, outer: number): ReadonlyMap<number, Uint8Array> | undefined {
  const content = findTlv(object, outer);
  const elements = content.ok ? readTlvs(content.value) : content;
  if (!elements.ok) return undefined;
  return new Map(elements.value.toReversed().map(({ tag, value }) => [tag, value]));
}

/** Printable ASCII, with anything else and the padding that some cards write left out. */
function asciiOf(bytes: Uint8Array | undefined): string {
  const printable = bytes?.filter((byte) => byte >= 0x20 && byte < 0x7f) ?? [];
  return Buffer.from(printable).toString('latin1').trim();
}
