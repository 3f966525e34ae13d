// SPDX-License-Identifier: Apache-2.0
// Keeps a practice PKI and its cards in a folder, so that a card is the same after a restart and remembers its tries.
// Certificates are PEM files for anybody; whatever holds a private key or a PIN is readable by its owner alone.

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { VirtualCard } from './card.ts';
import type { ManagementKey } from './management-key.ts';
import { createPivCard, personalities } from './personalities.ts';
import type { PivContents } from './piv-contents.ts';
import { makePracticeCard, type PracticeCardOptions } from './practice-card.ts';
import { type Holder, makePracticePki, type PracticePki } from './practice-pki.ts';
import type { KeyAlgorithm } from './private-key.ts';
import type { ReferenceData } from './reference-data.ts';

/** A folder's PKI and card. */
export interface PracticeFolder {
  readonly pki: PracticePki;
  readonly card: VirtualCard;
  /** PEM files: what an issuer for practice trusts, and the certificate between it and the card. */
  readonly rootFile: string;
  readonly intermediateFile: string;
}

/** Which of the folder's cards: there is one for each combination of contents, whatever its behaviour. */
export type PracticeFolderOptions = Omit<PracticeCardOptions, 'pki' | 'now' | 'cardholder' | 'slots'> & {
  /** Makes the card anew, with new keys and the usual PIN. */
  readonly renew?: boolean;
  /** Tells cards with the same contents apart. */
  readonly name?: string;
};

/**
 * Opens the practice folder, making it, its PKI and its card where they are missing. What changes on the card is
 * written back: PIN, PUK, tries, objects, keys. One program at a time. Rejects when the folder cannot be read or written.
 */
export async function openPracticeFolder(
  folder: string,
  { personality = 'standard', quirks = [], pinTriesLeft, renew, ...variant }: PracticeFolderOptions = {},
): Promise<PracticeFolder> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pki = openPki(folder);
  const { managementAlgorithm = personalities[personality].managementAlgorithm } = variant;
  const made = { ...variant, ...(managementAlgorithm && { managementAlgorithm }) };
  const file = path.join(folder, fileName(made));
  if (renew || !existsSync(file)) writeSecret(file, freeze((await makePracticeCard({ ...made, pki })).contents));
  return {
    pki,
    card: createPivCard(openCard(file, pinTriesLeft), { personality, quirks }),
    rootFile: path.join(folder, 'root.pem'),
    intermediateFile: path.join(folder, 'intermediate.pem'),
  };
}

/** `card-rsa2048.json`; what is unusual on the card is in its file's name. */
function fileName({ algorithm = 'rsa2048', ...variant }: PracticeFolderOptions): string {
  const unusual = Object.entries(variant).map(([option, value]) => `-${option}=${value}`);
  return `card-${algorithm}${unusual.sort().join('')}.json`;
}

const holders = { root: 'root', intermediate: 'intermediate', contentSigner: 'content-signer' } as const;

/** The root's certificate is written last: with it, the PKI is whole. */
function openPki(folder: string): PracticePki {
  const file = (name: string, ending: string): string => path.join(folder, `${name}${ending}`);
  if (!existsSync(file(holders.root, '.pem'))) {
    const made = makePracticePki();
    for (const key of ['contentSigner', 'intermediate', 'root'] as const) {
      writeSecret(file(holders[key], '.key.pem'), pem(made[key].privateKey));
      writeFileSync(file(holders[key], '.pem'), new X509Certificate(made[key].certificate).toString());
    }
  }
  const read = (name: string): Holder => ({
    certificate: new Uint8Array(new X509Certificate(readFileSync(file(name, '.pem'))).raw),
    privateKey: createPrivateKey(readFileSync(file(name, '.key.pem'))),
  });
  return {
    root: read(holders.root),
    intermediate: read(holders.intermediate),
    contentSigner: read(holders.contentSigner),
  };
}

function openCard(file: string, pinTriesLeft: number | undefined): PivContents {
  const contents = thaw(JSON.parse(readFileSync(file, 'utf8')));
  if (pinTriesLeft !== undefined) contents.pin.triesLeft = pinTriesLeft;
  const save = (): void => writeSecret(file, freeze(contents));
  return { ...contents, onChange: save };
}

/** A card as it stands in its file: keys as PEM, bytes as base64, tags and slots as hexadecimal digits. */
interface FrozenCard {
  readonly keys: Readonly<Record<string, { readonly algorithm: KeyAlgorithm; readonly privateKey: string }>>;
  readonly objects: Readonly<Record<string, string>>;
  readonly pin: Frozen<ReferenceData>;
  readonly puk: Frozen<ReferenceData>;
  readonly globalPin?: Frozen<ReferenceData> | undefined;
  readonly managementKey?: Frozen<ManagementKey> | undefined;
}

type Frozen<Secret> = Omit<Secret, 'value'> & { readonly value: string };

function freeze({ keys, objects, pin, puk, globalPin, managementKey }: PivContents): string {
  const frozen: FrozenCard = {
    keys: Object.fromEntries(
      [...keys].map(([slot, { algorithm, privateKey }]) => [
        slot.toString(16),
        { algorithm, privateKey: pem(privateKey) },
      ]),
    ),
    objects: Object.fromEntries([...objects].map(([tag, value]) => [tag.toString(16), base64(value)])),
    pin: { ...pin, value: base64(pin.value) },
    puk: { ...puk, value: base64(puk.value) },
    globalPin: globalPin && { ...globalPin, value: base64(globalPin.value) },
    managementKey: managementKey && { ...managementKey, value: base64(managementKey.value) },
  };
  return `${JSON.stringify(frozen, null, 2)}\n`;
}

function thaw({ keys, objects, pin, puk, globalPin, managementKey }: FrozenCard): PivContents {
  return {
    keys: new Map(
      Object.entries(keys).map(([slot, { algorithm, privateKey }]) => [
        Number.parseInt(slot, 16),
        { algorithm, privateKey: createPrivateKey(privateKey) },
      ]),
    ),
    objects: new Map(Object.entries(objects).map(([tag, value]) => [Number.parseInt(tag, 16), bytes(value)])),
    pin: { ...pin, value: bytes(pin.value) },
    puk: { ...puk, value: bytes(puk.value) },
    globalPin: globalPin && { ...globalPin, value: bytes(globalPin.value) },
    managementKey: managementKey && { ...managementKey, value: bytes(managementKey.value) },
  };
}

/** Replaces the file as a whole, so that a crash leaves the old one or the new one. */
function writeSecret(file: string, text: string): void {
  const next = `${file}.new`;
  writeFileSync(next, text, { mode: 0o600 });
  chmodSync(next, 0o600);
  renameSync(next, file);
}

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const base64 = (data: Uint8Array): string => Buffer.from(data).toString('base64');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
