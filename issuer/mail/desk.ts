// SPDX-License-Identifier: Apache-2.0
// Secure mail: gives the browser that was compared its certificates for mail. The key for signing is the phone's own, and
// nobody else ever has it. The keys for encryption are made here and archived before anyone can use them, so that no
// mail is lost with a phone (docs/decisions): the phone gets the present one and all that its person had before.

import { generateKeyPair, type KeyPairKeyObjectResult } from 'node:crypto';
import { promisify } from 'node:util';
import { ok } from '../../contract/result.ts';
import type { Pkcs12Form } from '../../x509/pkcs12.ts';
import type { Activation } from '../activation/activation.ts';
import { announcing, type UnitOfWork } from '../activation/hub.ts';
import { issueBeside } from '../activation/issuing.ts';
import { refuseUnknown, type Surroundings } from '../activation/progress.ts';
import { deliver } from '../activation/transitions.ts';
import type { Aside } from '../aside/tasks.ts';
import { report } from '../audit/chain.ts';
import { publicKeyInfo } from '../ca/authority.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import type { CredentialTypeSettings } from '../credential-types.ts';
import { isKeyOf } from '../enrolment/renewal.ts';
import { giveChallenge, takeChallenge } from '../login/challenges.ts';
import type { Records } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { holdUsable } from '../revocation/credentials.ts';
import { readPublicKey } from '../trust/public-key.ts';
import type { ArchivedKey, KeyArchive } from './key-archive.ts';
import { type KeyFiles, writeKeyFiles } from './key-file.ts';

/** What a phone sends. */
export interface MailRequest {
  readonly nonce: string;
  /** PKCS#10 for the key that signs mail, base64 of DER. */
  readonly request: string;
  /** By the key that was compared, base64 of raw r and s. */
  readonly signature: string;
  readonly form: Pkcs12Form;
}

/** What it gets. */
export interface MailCredential extends KeyFiles {
  readonly signing: IssuedRecord;
}

export type MailDesk = ReturnType<typeof createMailDesk>;

/** What the desk works with. */
export interface MailSurroundings extends Surroundings {
  readonly aside: Aside;
  readonly archive: KeyArchive;
  /** The certificate of the CA, DER. */
  readonly authority: Uint8Array;
  /** Of the phone's listener. */
  readonly origin: string;
}

/** The desk. */
export function createMailDesk(around: MailSurroundings) {
  /** What is signed names this very activation, so that it serves nothing else. */
  const originOf = (activationId: string) => `${around.origin}/api/activations/${activationId}/mail`;
  return {
    originOf,

    /** A new challenge, good for five minutes and one answer. */
    challenge: () => giveChallenge(around, 'mail'),

    /** Makes what is missing and hands out everything. The same signing key gets the same certificates, another none. */
    async collect(activationId: string, asked: MailRequest, address: string): Promise<Outcome<MailCredential>> {
      const signingKey = await around.aside(address, 'readRequest', asked.request);
      if (!signingKey.ok) return signingKey;
      const signer = await signerOf(around, activationId, originOf(activationId), asked, address);
      const allowed = await announcing<Outcome<Allowed>>(around, async (unit) => {
        const challenge = await takeChallenge(unit.records, 'mail', asked.nonce, around.clock.now());
        if (!challenge) return refuse('challengeExpired', 'the challenge was used before, is too old or never was');
        const found = await findAllowed(around, unit, activationId);
        return found.ok && !isClaimed(found.value, signer)
          ? refuse('requestForbidden', 'the request is not signed by the key that was compared')
          : found;
      });
      if (!allowed.ok) return allowed;
      const { type, hasEncryption } = allowed.value;
      // An RSA key takes its time: nobody else waits for it.
      const encryptionKey = hasEncryption ? undefined : await makeEncryptionKey(type);
      const keys = { signing: signingKey.value, encryption: encryptionKey };
      const handed = await announcing(around, (unit) => handOut(around, unit, activationId, keys));
      if (!handed.ok) return handed;
      const { signing, opened } = handed.value;
      return ok({ signing, ...(await writeAndForget(asked.form, opened)) });
    },

    /** Makes what an activation's configuration profile needs, once it is released; nothing for a type without mail. */
    async prepareForProfile(activationId: string): Promise<Outcome<void>> {
      const find = (unit: UnitOfWork) => findDeliverable(around, unit, activationId);
      const found = await announcing(around, find);
      if (!found.ok || !found.value.type.mail) return found.ok ? ok(undefined) : found;
      const pair = found.value.hasEncryption ? undefined : await makeEncryptionKey(found.value.type);
      return announcing<Outcome<void>>(around, async (unit) => {
        const still = await find(unit);
        if (!still.ok) return still;
        const present = await encryptionOf(around, unit, still.value.activation, pair);
        await reportKeys(around, unit.records, await keysOf(unit.records, present));
        return ok(undefined);
      });
    },

    /**
     * The keys for encryption that go into the profile, in the form that all of Apple's systems read; undefined for a
     * type without mail. Changes nothing. Who may have the profile is the caller's to know.
     */
    async openForProfile(activationId: string): Promise<KeyFiles | undefined> {
      const opened = await around.store.transaction(async (records) => {
        const certificates = await records.issued.allOfActivation(activationId);
        const present = certificates.find(({ purpose }) => purpose === 'encryption');
        return present && openAll(around, await keysOf(records, present));
      });
      return opened && writeAndForget('older', opened);
    },
  };

  async function writeAndForget(form: Pkcs12Form, opened: readonly OpenedKey[]): Promise<KeyFiles> {
    const files = await writeKeyFiles(form, opened, around.authority);
    for (const { privateKey } of opened) privateKey.fill(0);
    return files;
  }
}

interface Allowed {
  readonly activation: Activation;
  readonly type: CredentialTypeSettings;
  readonly hasEncryption: boolean;
}

/** A confirmed activation whose credential a phone's own client has still to fetch. */
async function findDeliverable(around: Surroundings, unit: UnitOfWork, id: string): Promise<Outcome<Allowed>> {
  const { records } = unit;
  const activation = await records.activations.get(id);
  if (!activation) return refuseUnknown();
  const account = await records.accounts.hold(activation.accountId);
  if (account?.status !== 'active') return refuse('activationCancelled', 'the account is not active any more');
  const { outcome } = deliver(activation, around.clock.now());
  if (!outcome.ok) return outcome;
  const certificates = await holdUsable(records, id);
  return certificates.ok ? describeAllowed(around, activation, certificates.value) : certificates;
}

/** An activation whose credential is there, may be used, and comes with mail. */
async function findAllowed(around: Surroundings, unit: UnitOfWork, id: string): Promise<Outcome<Allowed>> {
  const { records } = unit;
  const activation = await records.activations.get(id);
  if (!activation) return refuseUnknown();
  const account = await records.accounts.hold(activation.accountId);
  if (account?.status !== 'active') return refuse('activationCancelled', 'the account is not active any more');
  const certificates = await holdUsable(records, id);
  if (!certificates.ok) return certificates;
  if (certificates.value.length === 0) return refuse('activationNotReady', 'the credential is not there yet');
  if (around.clock.now() >= activation.expiresAt) return refuse('activationExpired', 'the time to collect is over');
  const described = describeAllowed(around, activation, certificates.value);
  if (described.ok && !described.value.type.mail) {
    return refuse('requestForbidden', 'this credential type is not for mail');
  }
  return described;
}

function describeAllowed(
  { credentialTypes }: Surroundings,
  activation: Activation,
  certificates: readonly IssuedRecord[],
): Outcome<Allowed> {
  const type = credentialTypes.find(({ id }) => id === activation.credentialType);
  if (!type) return refuse('credentialRefused', 'this credential type is given no more');
  return ok({ activation, type, hasEncryption: certificates.some(({ purpose }) => purpose === 'encryption') });
}

/** The key that was compared, if it has signed: RSA where it goes into a file, and else P-256. */
async function signerOf(
  { store, aside }: MailSurroundings,
  activationId: string,
  origin: string,
  { nonce, request, signature }: MailRequest,
  address: string,
): Promise<Uint8Array | undefined> {
  const activation = await store.read((records) => records.activations.get(activationId));
  const key = activation?.claim?.publicKey;
  if (!key) return undefined;
  const algorithm = readPublicKey(key)?.asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256';
  const token = { algorithm, signature } as const;
  const signed = Buffer.from(request, 'base64');
  const isSigned = await aside(address, 'verifyTokenSignature', token, key, origin, nonce, signed);
  return isSigned ? key : undefined;
}

/** Whether the key that has signed is still the one that was compared. */
function isClaimed({ activation: { claim } }: Allowed, signer: Uint8Array | undefined): boolean {
  return claim !== undefined && signer !== undefined && Buffer.compare(claim.publicKey, signer) === 0;
}

/** A key with its certificate, opened. */
interface OpenedKey {
  /** PKCS#8, DER. */
  readonly privateKey: Buffer;
  readonly issued: IssuedRecord;
}

interface HandedOut {
  readonly signing: IssuedRecord;
  /** The present key first, then the earlier ones from the newest on. */
  readonly opened: readonly OpenedKey[];
}

interface MailKeys {
  /** SubjectPublicKeyInfo, DER. */
  readonly signing: Uint8Array;
  /** Undefined when the certificate was there. */
  readonly encryption: KeyPairKeyObjectResult | undefined;
}

async function handOut(
  around: MailSurroundings,
  unit: UnitOfWork,
  id: string,
  keys: MailKeys,
): Promise<Outcome<HandedOut>> {
  const found = await findAllowed(around, unit, id);
  if (!found.ok) return found;
  const { activation } = found.value;
  const certificates = await unit.records.issued.allOfActivation(id);
  const before = certificates.find(({ purpose }) => purpose === 'signing');
  if (before && !isKeyOf(before, keys.signing)) {
    return refuse('activationUsed', 'the certificate for signing was made already, for another key');
  }
  const signing = before ?? (await issueBeside(around, unit, activation, 'signing', keys.signing));
  const present = await encryptionOf(around, unit, activation, keys.encryption);
  const handed = await keysOf(unit.records, present);
  await reportKeys(around, unit.records, handed);
  return ok({ signing, opened: openAll(around, handed) });
}

/** The certificate for encryption, made if it is missing; `pair` is undefined when it was there. */
async function encryptionOf(
  around: MailSurroundings,
  unit: UnitOfWork,
  activation: Activation,
  pair: KeyPairKeyObjectResult | undefined,
): Promise<IssuedRecord> {
  const certificates = await unit.records.issued.allOfActivation(activation.id);
  const present = certificates.find(({ purpose }) => purpose === 'encryption');
  return present ?? issueEncryption(around, unit, activation, pair);
}

async function issueEncryption(
  around: MailSurroundings,
  unit: UnitOfWork,
  activation: Activation,
  pair: KeyPairKeyObjectResult | undefined,
): Promise<IssuedRecord> {
  if (!pair) throw new Error('a certificate for encryption cannot vanish');
  const issued = await issueBeside(around, unit, activation, 'encryption', publicKeyInfo(pair.publicKey));
  const { serialNumber, accountId, issuedAt } = issued;
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const sealed = around.archive.seal({ serialNumber, accountId }, privateKey);
  privateKey.fill(0);
  await unit.records.archivedKeys.add({ serialNumber, accountId, sealed, archivedAt: issuedAt });
  return issued;
}

/** A key in the archive, with its certificate. */
interface KeptKey {
  readonly key: ArchivedKey;
  readonly issued: IssuedRecord;
}

/** All keys of the person of `present`, whose own comes first. */
async function keysOf(records: Records, present: IssuedRecord): Promise<readonly [KeptKey, ...KeptKey[]]> {
  const kept: KeptKey[] = [];
  for (const key of await records.archivedKeys.ofAccount(present.accountId)) {
    const issued = await records.issued.withSerialNumber(key.serialNumber);
    if (!issued) throw new Error('an archived key is always that of a certificate');
    kept.push({ key, issued });
  }
  const own = kept.find(({ issued }) => issued.serialNumber === present.serialNumber);
  if (!own) throw new Error('the key of a certificate for encryption is always archived');
  return [own, ...kept.filter((each) => each !== own)];
}

/** Each key of the person that goes out has a row in the audit log. */
async function reportKeys(
  { clock }: MailSurroundings,
  records: Records,
  [present, ...earlier]: readonly [KeptKey, ...KeptKey[]],
): Promise<void> {
  const { activationId: activation, accountId: account } = present.issued;
  const tell = ({ issued: { serialNumber } }: KeptKey, event: string) =>
    report(records, clock.now(), event, { activation, account, serialNumber });
  await tell(present, 'key.delivered');
  for (const each of earlier) await tell(each, 'key.recovered');
}

function openAll({ archive }: MailSurroundings, kept: readonly KeptKey[]): readonly OpenedKey[] {
  return kept.map(({ key, issued }) => ({ issued, privateKey: archive.open(key) }));
}

const generate = promisify(generateKeyPair);

function makeEncryptionKey({ encryptionKey }: CredentialTypeSettings): Promise<KeyPairKeyObjectResult> {
  if (encryptionKey === 'P-256') return generate('ec', { namedCurve: 'P-256' });
  return generate('rsa', { modulusLength: encryptionKey === 'RSA-3072' ? 3072 : 2048 });
}
