// SPDX-License-Identifier: Apache-2.0
// One look at all of a card, before any PIN. What a card refuses or garbles is told as such and does not end the look;
// a card that is gone, or on which PIV is no longer selected, does.

import type {
  ApplicationFacts,
  CardIdentity,
  CardInspection,
  KeyFacts,
  KeyUse,
  PinFacts,
} from '../../contract/card.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Exchange } from './apdu.ts';
import { cardUuidIn, type ReadCertificate, readFacts, unfitCertificate } from './certificate-facts.ts';
import { judgeSignature } from './chuid-signature.ts';
import {
  type Chuid,
  readApplicationProperties,
  readCardCapabilities,
  readChuid,
  readDiscovery,
  readKeyHistory,
} from './data-objects.ts';
import { type CardError, isDeselected } from './errors.ts';
import { dataObjects, slots } from './key-references.ts';
import { type PinState, readPinState } from './pin.ts';
import { hasKey, readCertificate, readObject } from './piv.ts';
import { keyOf } from './piv-key.ts';

/** What is known of the card already, and is not asked again. */
export interface KnownOfCard {
  /** DER of 9A's. */
  readonly certificate: Uint8Array;
  readonly pin: PinState;
}

/**
 * Reads everything on the selected card that it gives without a PIN. `now` is in milliseconds since 1970; `template` is
 * what SELECT was answered with.
 */
export async function inspectCard(
  exchange: Exchange,
  now: number,
  template: Uint8Array,
  known?: KnownOfCard,
): Promise<Result<CardInspection, CardError>> {
  const pin = await readPin(exchange, known?.pin);
  if (!pin.ok) return pin;
  const chuid = await orRefused(readObject(exchange, dataObjects.chuid));
  if (!chuid.ok) return chuid;
  const retired = await readRetired(exchange);
  if (!retired.ok) return retired;
  const { onCard, elsewhere } = retired.value;
  const application = await readApplication(exchange, template);
  if (!application.ok) return application;
  const printed = await orRefused(readObject(exchange, dataObjects.printedInformation));
  if (!printed.ok) return printed;
  const keys: KeyFacts[] = [];
  let own: ReadCertificate | undefined;
  for (const slot of [...Object.values(slots), ...onCard]) {
    const isKnown = known !== undefined && slot === slots.authentication;
    const object = isKnown ? ok(known.certificate) : await orRefused(readCertificate(exchange, slot));
    if (!object.ok) return object;
    const certificate = object.value instanceof Uint8Array ? readFacts(object.value) : undefined;
    const key = await readKey(exchange, { slot, isEmpty: object.value === undefined, certificate, now });
    if (!key.ok) return key;
    keys.push(key.value);
    if (slot === slots.authentication) own = certificate;
  }
  return ok({
    identity: identityIn(chuid.value, own, now),
    keys,
    elsewhere,
    pin: pin.value,
    printed: printed.value === undefined ? 'absent' : 'behindPin',
    application: application.value,
  });
}

async function readApplication(exchange: Exchange, template: Uint8Array): Promise<Result<ApplicationFacts, CardError>> {
  const object = await orRefused(readObject(exchange, dataObjects.cardCapabilityContainer));
  if (!object.ok) return object;
  const capabilities = object.value instanceof Uint8Array ? readCardCapabilities(object.value) : undefined;
  const properties = readApplicationProperties(template);
  return ok({
    identifier: properties.ok ? hex(properties.value.application) : undefined,
    algorithms: properties.ok ? properties.value.algorithms.map((algorithm) => hex(Uint8Array.of(algorithm))) : [],
    capabilities: capabilities?.ok ? hex(capabilities.value.identifier) : undefined,
  });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

type Retired = Pick<CardInspection, 'elsewhere'> & { readonly onCard: readonly number[] };

async function readRetired(exchange: Exchange): Promise<Result<Retired, CardError>> {
  const object = await orRefused(readObject(exchange, dataObjects.keyHistory));
  if (!object.ok) return object;
  const history = object.value instanceof Uint8Array ? readKeyHistory(object.value) : undefined;
  if (!history?.ok) return ok({ onCard: [], elsewhere: undefined });
  const { onCard, offCard, url } = history.value;
  return ok({ onCard, elsewhere: url === undefined ? undefined : { count: offCard.length, url } });
}

/** An object, or `refused` where the card does not give it; the failures that are left end the look. */
async function orRefused(
  reading: Promise<Result<Uint8Array | undefined, CardError>>,
): Promise<Result<Uint8Array | 'refused' | undefined, CardError>> {
  const read = await reading;
  return read.ok || endsLook(read.failure) ? read : ok('refused');
}

function endsLook(error: CardError): boolean {
  if (error.code !== 'cardUnexpected') return true;
  return error.statusWord !== undefined && isDeselected(error.statusWord);
}

async function readPin(exchange: Exchange, known: PinState | undefined): Promise<Result<PinFacts, CardError>> {
  const state = known ? ok(known) : await readPinState(exchange);
  if (!state.ok && state.failure.code !== 'pinBlocked' && endsLook(state.failure)) return state;
  const object = await orRefused(readObject(exchange, dataObjects.discovery));
  if (!object.ok) return object;
  const usage = object.value instanceof Uint8Array ? readDiscovery(object.value) : undefined;
  const blocked = !state.ok && state.failure.code === 'pinBlocked';
  const attemptsLeft = blocked ? 0 : state.ok ? state.value.attemptsLeft : undefined;
  return ok({ attemptsLeft, primary: usage?.ok ? usage.value.primary : undefined });
}

const uses: ReadonlyMap<number, KeyUse> = new Map([
  [slots.authentication, 'logIn'],
  [slots.signature, 'signature'],
  [slots.keyManagement, 'encryption'],
  [slots.cardAuthentication, 'cardAuthentication'],
]);

/** What the card gave for a key's certificate. */
interface InSlot {
  readonly slot: number;
  readonly isEmpty: boolean;
  /** Undefined where there is none, or none that can be read. */
  readonly certificate: ReadCertificate | undefined;
  readonly now: number;
}

async function readKey(exchange: Exchange, inSlot: InSlot): Promise<Result<KeyFacts, CardError>> {
  const { slot, isEmpty, certificate: read, now } = inSlot;
  const use = uses.get(slot) ?? 'retired';
  const facts = { slot, use, certificate: read?.facts };
  if (use !== 'logIn') return ok({ ...facts, unfit: 'otherUse' });
  if (!read) return ok({ ...facts, unfit: isEmpty ? 'noCertificate' : 'unreadable' });
  const unfit = unfitCertificate(read, now);
  const key = keyOf(read.bytes);
  if (unfit || !key.ok) return ok({ ...facts, unfit: unfit ?? 'unsupportedKey' });
  // Asked last, and only where all else fits: the one question that is not answered by reading.
  const there = await hasKey(exchange, { slot, key: key.value });
  return there.ok ? ok({ ...facts, unfit: there.value ? undefined : 'noKey' }) : there;
}

function identityIn(
  object: Uint8Array | 'refused' | undefined,
  own: ReadCertificate | undefined,
  now: number,
): CardInspection['identity'] {
  if (object === undefined) return 'absent';
  const chuid = object === 'refused' ? undefined : readChuid(object);
  return chuid?.ok ? identityOf(chuid.value, own, now) : 'unreadable';
}

function identityOf(chuid: Chuid, own: ReadCertificate | undefined, now: number): CardIdentity {
  const guid = uuidText(chuid.guid);
  const uuid = own && cardUuidIn(own.certificate);
  const expires = chuid.expires.replace(/^(....)(..)(..)$/, '$1-$2-$3');
  return {
    guid,
    cardholderUuid: chuid.cardholderUuid && uuidText(chuid.cardholderUuid),
    expires,
    // Its last day lasts as long as it is that day anywhere; one that no calendar has is over.
    expired: !(now <= Date.parse(`${expires}T23:59:59-12:00`)),
    matchesCertificate: uuid === undefined ? undefined : uuid === guid,
    signature: judgeSignature(chuid, now),
  };
}

function uuidText(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
