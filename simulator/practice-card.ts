// SPDX-License-Identifier: Apache-2.0
// Practice cards: whole PIV cards of a fictional person, made at run time, in the variants that tests ask for.

import { createPublicKey, generateKeyPair, type KeyObject, randomInt, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { der } from '../x509/der.ts';
import {
  certificatePolicies,
  extendedKeyUsage,
  extension,
  type KeyUsage,
  keyUsage,
  subjectAlternativeName,
} from '../x509/extensions.ts';
import { fascN as fascNName, type GeneralName, userPrincipalName, uuidUri } from '../x509/general-name.ts';
import { oids } from '../x509/oids.ts';
import { createVirtualCard, type VirtualCard } from './card.ts';
import {
  type CardIdentity,
  cardCapabilityContainer,
  certificateObject,
  chuid,
  discovery,
  encodeFascN,
} from './data-objects.ts';
import { createPivApplication, objectTags, type PivContents, type Slot } from './piv-application.ts';
import {
  addYears,
  issueCertificate,
  makePracticePki,
  type PracticePki,
  practiceName,
  testPolicies,
} from './practice-pki.ts';
import type { KeyAlgorithm, SlotKey } from './private-key.ts';
import { pinBytes, pukBytes } from './reference-data.ts';
import { hex } from './tlv.ts';

/** PIN and PUK of every practice card. */
export const practicePin = '123456';
export const practicePuk = '12345678';

/** The person on the card. */
interface Cardholder {
  readonly name: string;
  readonly userPrincipalName: string;
  readonly email: string;
}

/** Nobody. */
const practiceCardholder: Cardholder = {
  name: 'Practice Cardholder',
  userPrincipalName: 'practice.cardholder@pivot.example',
  email: 'practice.cardholder@pivot.example',
};

/** How a card differs from the ordinary one. */
export interface PracticeCardOptions {
  /** Of every slot's key; RSA-2048 if not given. */
  readonly algorithm?: KeyAlgorithm;
  /** Who issues the card; a new PKI if not given, which is a foreign one to everybody. */
  readonly pki?: PracticePki;
  readonly cardholder?: Cardholder;
  /** Slots that have a key; all four if not given. RSA keys take a while to make. */
  readonly slots?: readonly Slot[];
  /** Slots that have a key but no certificate. */
  readonly withoutCertificate?: readonly Slot[];
  /** Of the 9A certificate: it ended yesterday, or it begins tomorrow. */
  readonly validity?: 'current' | 'expired' | 'notYetValid';
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
  /** DER by slot, as far as there are. */
  readonly certificates: ReadonlyMap<Slot, Uint8Array>;
}

/** Makes a practice card. */
export async function makePracticeCard(options: PracticeCardOptions = {}): Promise<PracticeCard> {
  const { algorithm = 'rsa2048', slots = allSlots, pki = makePracticePki(options.now) } = options;
  const identity = makeIdentity(options.now ?? new Date());
  const keys = new Map(await Promise.all(slots.map(async (slot) => [slot, await makeKey(algorithm)] as const)));
  const certificates = new Map(
    [...keys]
      .filter(([slot]) => !options.withoutCertificate?.includes(slot))
      .map(([slot, { privateKey }]) => [slot, certify(slot, privateKey, identity, pki, options)]),
  );
  const contents: PivContents = {
    keys,
    objects: dataObjects(identity, certificates, pki),
    pin: { value: pinBytes(practicePin), triesLeft: options.pinTriesLeft ?? 3, maximumTries: 3 },
    puk: { value: pukBytes(practicePuk), triesLeft: 3, maximumTries: 3 },
  };
  return { card: createVirtualCard(createPivApplication(contents)), contents, pki, identity, certificates };
}

const allSlots: readonly Slot[] = [0x9a, 0x9c, 0x9d, 0x9e];
const day = 86_400_000;

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
      : await generate('rsa', { modulusLength: algorithm === 'rsa2048' ? 2048 : 3072 });
  return { algorithm, privateKey };
}

function dataObjects(
  identity: CardIdentity,
  certificates: ReadonlyMap<Slot, Uint8Array>,
  { contentSigner }: PracticePki,
): Map<number, Uint8Array> {
  return new Map([
    [objectTags.discovery, discovery()],
    [objectTags.cardCapabilityContainer, cardCapabilityContainer(identity.guid)],
    [objectTags.chuid, chuid(identity, contentSigner)],
    ...[...certificates].map(([slot, certificate]): [number, Uint8Array] => [
      objectTags.certificate[slot],
      certificateObject(certificate),
    ]),
  ]);
}

function certify(
  slot: Slot,
  privateKey: KeyObject,
  identity: CardIdentity,
  pki: PracticePki,
  { cardholder = practiceCardholder, policies, validity = 'current', now = new Date() }: PracticeCardOptions,
): Uint8Array {
  const profile = profiles[slot];
  const publicKey = createPublicKey(privateKey);
  const asserted = (slot === 0x9a && policies) || [profile.policy];
  return issueCertificate(pki.intermediate, {
    subject: profile.subject(cardholder, identity),
    publicKey,
    ...validityPeriod(slot === 0x9a ? validity : 'current', now, identity.expires),
    extensions: [
      keyUsage(...profile.usages(publicKey)),
      profile.purposes,
      subjectAlternativeName(profile.names(cardholder, identity)),
      ...(asserted.length > 0 ? [certificatePolicies(...asserted)] : []),
    ],
  });
}

/** Never beyond the card's own expiry (FIPS 201-3, 2.9). */
function validityPeriod(
  validity: NonNullable<PracticeCardOptions['validity']>,
  now: Date,
  expires: Date,
): { notBefore: Date; notAfter: Date } {
  const shifted = (days: number): Date => new Date(now.getTime() + days * day);
  if (validity === 'expired') return { notBefore: shifted(-365), notAfter: shifted(-1) };
  return { notBefore: shifted(validity === 'notYetValid' ? 1 : -30), notAfter: expires };
}

interface Profile {
  readonly policy: string;
  readonly purposes: Uint8Array;
  usages(publicKey: KeyObject): KeyUsage[];
  subject(cardholder: Cardholder, identity: CardIdentity): Uint8Array;
  names(cardholder: Cardholder, identity: CardIdentity): GeneralName[];
}

const personSubject: Profile['subject'] = ({ name }) => practiceName({ type: 'commonName', value: name });
const mailNames: Profile['names'] = ({ email }) => [{ type: 'rfc822Name', value: email }];
const cardNames = ({ fascN, guid }: CardIdentity): GeneralName[] => [fascNName(fascN), uuidUri(guid)];

/** What each slot's certificate says (FPKI common policy's profiles, worksheets 5, 6, 8 and 9). */
const profiles: Readonly<Record<Slot, Profile>> = {
  154: {
    policy: testPolicies.pivAuthentication,
    purposes: extendedKeyUsage(oids.clientAuth, oids.smartCardLogon),
    usages: () => ['digitalSignature'],
    subject: personSubject,
    names: (cardholder, identity) => [
      userPrincipalName(cardholder.userPrincipalName),
      ...mailNames(cardholder, identity),
      ...cardNames(identity),
    ],
  },
  156: {
    policy: testPolicies.hardware,
    purposes: extendedKeyUsage(oids.emailProtection),
    usages: () => ['digitalSignature', 'nonRepudiation'],
    subject: personSubject,
    names: mailNames,
  },
  157: {
    policy: testPolicies.hardware,
    purposes: extendedKeyUsage(oids.emailProtection),
    usages: ({ asymmetricKeyType }) => [asymmetricKeyType === 'rsa' ? 'keyEncipherment' : 'keyAgreement'],
    subject: personSubject,
    names: mailNames,
  },
  158: {
    policy: testPolicies.cardAuthentication,
    // Critical here: the key works without a PIN and must pass for nothing else (worksheet 8).
    purposes: extension(oids.extKeyUsage, der.sequence(der.oid(oids.pivCardAuth)), 'critical'),
    usages: () => ['digitalSignature'],
    subject: (_, { guid }) => practiceName({ type: 'serialNumber', value: Buffer.from(guid).toString('hex') }),
    names: (_, identity) => cardNames(identity),
  },
};
