// SPDX-License-Identifier: Apache-2.0
// Practice cards: whole PIV cards of a fictional person, made at run time, in the variants that tests ask for.

import { generateKeyPair, randomInt, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { VirtualCard } from './card.ts';
import {
  biometricObject,
  type CardIdentity,
  type CertificateForm,
  cardCapabilityContainer,
  certificateObject,
  chuid,
  discovery,
  encodeFascN,
  keyHistory,
  type PinPolicy,
  printedInformation,
  securityObject,
} from './data-objects.ts';
import { type ManagementAlgorithm, type ManagementKey, managementAlgorithms } from './management-key.ts';
import { type CardCharacter, createPivCard, personalities } from './personalities.ts';
import { certificateTag, objectTags, type PivContents, retiredSlots, type Slot } from './piv-contents.ts';
import { type Cardholder, certify, practiceCardholder, type Validity } from './practice-certificates.ts';
import { addYears, makePracticePki, type PracticePki, practiceOrganization } from './practice-pki.ts';
import type { KeyAlgorithm, SlotKey } from './private-key.ts';
import { pinBytes, pukBytes, type ReferenceData } from './reference-data.ts';
import { concat, hex } from './tlv.ts';

/** PIN and PUK of every practice card, and the global PIN of those that have one. */
export const practicePin = '123456';
export const practicePuk = '12345678';
export const practiceGlobalPin = '987654';

/** The management key of every practice card, cut or repeated to its cipher's length: what PIV tools try by default. */
const practiceManagementKey = hex('01 02 03 04 05 06 07 08 01 02 03 04 05 06 07 08 01 02 03 04 05 06 07 08');

/** How a card differs from the ordinary one. */
export interface PracticeCardOptions extends CardCharacter {
  /** Of every slot's key; RSA-2048 if not given. */
  readonly algorithm?: KeyAlgorithm;
  /** How many retired key management keys have their certificate on the card: from 82 on. None if not given. */
  readonly retiredKeys?: number;
  /** How many more have it elsewhere: from 95 down. None if not given. */
  readonly offCardKeys?: number;
  /** How certificates are kept; plain if not given. */
  readonly certificateForm?: CertificateForm;
  /** Slots whose certificate's object is there and has no certificate in it. */
  readonly emptyContainers?: readonly Slot[];
  /** Which PINs open the card; its application's own if not given. */
  readonly pinPolicy?: PinPolicy;
  /** The management key's cipher; the personality's if not given. */
  readonly managementAlgorithm?: ManagementAlgorithm;
  /** Who issues the card; a new PKI if not given, which is a foreign one to everybody. */
  readonly pki?: PracticePki;
  readonly cardholder?: Cardholder;
  /** Slots that have a key; all four if not given. RSA keys take a while to make. */
  readonly slots?: readonly Slot[];
  /** Slots that have a key but no certificate. */
  readonly withoutCertificate?: readonly Slot[];
  /** Of the 9A certificate: it ended yesterday, or it begins tomorrow. */
  readonly validity?: Validity;
  /** Policies in the 9A certificate, for example none, or a derived one of `testPolicies`. */
  readonly policies?: readonly string[];
  /** PIN tries left, of 3; 0 is a blocked card. */
  readonly pinTriesLeft?: number;
  /** The present time, for the certificates' validity. */
  readonly now?: Date;
}

/** A card that was made, and what a test wants to know about it. */
export interface PracticeCard {
  readonly card: VirtualCard;
  readonly contents: PivContents;
  readonly pki: PracticePki;
  readonly identity: CardIdentity;
  /** DER by slot, also of retired keys, as far as there are. */
  readonly certificates: ReadonlyMap<number, Uint8Array>;
}

/** Makes a practice card. */
export async function makePracticeCard(options: PracticeCardOptions = {}): Promise<PracticeCard> {
  const { algorithm = 'rsa2048', slots = allSlots, pki = makePracticePki(options.now) } = options;
  const identity = makeIdentity(options.now ?? new Date());
  const { retiredKeys = 0, offCardKeys = 0 } = options;
  const retired = retiredSlots.filter((slot, index) => index < retiredKeys || isOffCard(slot, offCardKeys));
  const made = [...slots, ...retired].map(async (slot) => [slot, await makeKey(algorithm)] as const);
  const keys: Map<number, SlotKey> = new Map(await Promise.all(made));
  const without: readonly number[] = options.withoutCertificate ?? [];
  const certificates = new Map(
    [...keys]
      .filter(([slot]) => !without.includes(slot))
      .map(([slot, { privateKey }]) => [slot, certify(slot, privateKey, identity, pki, options)]),
  );
  const contents: PivContents = {
    keys,
    objects: dataObjects(identity, certificates, pki, options),
    pin: secret(pinBytes(practicePin), options.pinTriesLeft),
    puk: secret(pukBytes(practicePuk)),
    globalPin: (options.pinPolicy ?? 'application') === 'application' ? undefined : secret(pinBytes(practiceGlobalPin)),
    managementKey: managementKey(options),
  };
  return { card: createPivCard(contents, options), contents, pki, identity, certificates };
}

const allSlots: readonly Slot[] = [0x9a, 0x9c, 0x9d, 0x9e];

function secret(value: Uint8Array, triesLeft = 3): ReferenceData {
  return { value, triesLeft, maximumTries: 3 };
}

function managementKey({ managementAlgorithm, personality = 'standard' }: PracticeCardOptions): ManagementKey {
  const algorithm = managementAlgorithm ?? personalities[personality].managementAlgorithm ?? 'aes192';
  const { keyBytes } = managementAlgorithms[algorithm];
  return { algorithm, value: concat(practiceManagementKey, practiceManagementKey).slice(0, keyBytes) };
}

/** A card of three years, begun a month ago, with numbers of the agency 9999 that stands for none. */
function makeIdentity(now: Date): CardIdentity {
  const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');
  return {
    fascN: encodeFascN({
      ...{ agency: '9999', system: '9999', credential: digits(6) },
      ...{ person: digits(10), organization: '9999', association: '1' },
    }),
    guid: hex(randomUUID().replaceAll('-', '')),
    cardholderUuid: hex(randomUUID().replaceAll('-', '')),
    expires: addYears(now, 3),
  };
}

async function makeKey(algorithm: KeyAlgorithm): Promise<SlotKey> {
  const generate = promisify(generateKeyPair);
  const { privateKey } =
    algorithm === 'p256' || algorithm === 'p384'
      ? await generate('ec', { namedCurve: algorithm === 'p256' ? 'P-256' : 'P-384' })
      : await generate('rsa', { modulusLength: Number(algorithm.slice(3)) });
  return { algorithm, privateKey };
}

function dataObjects(
  identity: CardIdentity,
  certificates: ReadonlyMap<number, Uint8Array>,
  { contentSigner }: PracticePki,
  {
    pinPolicy,
    certificateForm,
    emptyContainers,
    offCardKeys = 0,
    cardholder = practiceCardholder,
  }: PracticeCardOptions,
): Map<number, Uint8Array> {
  const onCard = [...certificates].filter(([slot]) => !isOffCard(slot, offCardKeys));
  const offCard = [...certificates].filter(([slot]) => isOffCard(slot, offCardKeys));
  const empty: readonly number[] = emptyContainers ?? [];
  const formOf = (slot: number): CertificateForm => (empty.includes(slot) ? 'empty' : (certificateForm ?? 'plain'));
  const objects = new Map([
    [objectTags.discovery, discovery(pinPolicy)],
    [objectTags.cardCapabilityContainer, cardCapabilityContainer(identity.guid)],
    [objectTags.chuid, chuid(identity, contentSigner)],
    ...onCard.map(([slot, certificate]): [number, Uint8Array] => [
      certificateTag(slot),
      certificateObject(certificate, formOf(slot)),
    ]),
    [objectTags.printedInformation, printedInformation(cardholder.name, practiceOrganization, identity.expires)],
    // Two fingers, and face and iris about as long as the standard lets them be (SP 800-73-5 part 1, appendix A).
    [objectTags.fingerprints, biometricObject(1_500)],
    [objectTags.facialImage, biometricObject(12_700)],
    [objectTags.irisImages, biometricObject(7_100)],
  ]);
  const retired = onCard.filter(([slot]) => retiredSlots.includes(slot)).length;
  if (retired + offCard.length > 0) objects.set(objectTags.keyHistory, keyHistory(retired, offCard));
  objects.set(objectTags.securityObject, securityObject(objects, contentSigner));
  return objects;
}

function isOffCard(slot: number, offCardKeys: number): boolean {
  return retiredSlots.indexOf(slot) >= retiredSlots.length - offCardKeys;
}
