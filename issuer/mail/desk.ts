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
import { report } from '../audit/chain.ts';
import { publicKeyInfo } from '../ca/authority.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import type { CredentialTypeSettings } from '../credential-types.ts';
import { isKeyOf } from '../enrolment/renewal.ts';
import { readRequest } from '../enrolment/request.ts';
import { giveChallenge, takeChallenge } from '../login/challenges.ts';
import { verifyTokenSignature } from '../login/token.ts';
import type { Records } from '../records.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { refuseRevoked } from '../revocation/credentials.ts';
import type { KeyArchive } from './key-archive.ts';
import { type KeyFile, writeKeyFile } from './key-file.ts';

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
export interface MailCredential extends KeyFile {
  readonly signing: IssuedRecord;
  readonly encryption: IssuedRecord;
  /** How many keys of earlier certificates are in the file. */
  readonly earlierKeys: number;
}

export type MailDesk = ReturnType<typeof createMailDesk>;

/** What the desk works with. */
export interface MailSurroundings extends Surroundings {
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
    async collect(activationId: string, asked: MailRequest): Promise<Outcome<MailCredential>> {
      const signingKey = readRequest(asked.request);
      if (!signingKey.ok) return signingKey;
      const allowed = await announcing<Outcome<Allowed>>(around, async (unit) => {
        const challenge = await takeChallenge(unit.records, 'mail', asked.nonce, around.clock.now());
        if (!challenge) return refuse('challengeExpired', 'the challenge was used before, is too old or never was');
        const found = await findAllowed(around, unit, activationId);
        return found.ok && !isSignedBy(found.value, originOf(activationId), asked)
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
      const { signing, encryption, opened } = handed.value;
      const file = await writeKeyFile(asked.form, opened, around.authority);
      for (const { privateKey } of opened) privateKey.fill(0);
      return ok({ signing, encryption, earlierKeys: opened.length - 1, ...file });
    },
  };
}

interface Allowed {
  readonly activation: Activation;
  readonly type: CredentialTypeSettings;
  readonly hasEncryption: boolean;
}

/** An activation whose credential is there, may be used, and comes with mail. */
async function findAllowed(around: Surroundings, unit: UnitOfWork, id: string): Promise<Outcome<Allowed>> {
  const { records } = unit;
  const activation = await records.activations.get(id);
  if (!activation) return refuseUnknown();
  const account = await records.accounts.hold(activation.accountId);
  if (account?.status !== 'active') return refuse('activationCancelled', 'the account is not active any more');
  const certificates = await records.issued.allOfActivation(id);
  const [authentication] = certificates;
  if (!authentication) return refuse('activationNotReady', 'the credential is not there yet');
  const revoked = await refuseRevoked(records, authentication.serialNumber);
  if (revoked) return revoked;
  if (around.clock.now() >= activation.expiresAt) return refuse('activationExpired', 'the time to collect is over');
  const type = around.credentialTypes.find((each) => each.id === activation.credentialType);
  if (!type?.mail) return refuse('requestForbidden', 'this credential type is not for mail');
  return ok({ activation, type, hasEncryption: certificates.some(({ purpose }) => purpose === 'encryption') });
}

function isSignedBy({ activation }: Allowed, origin: string, { nonce, request, signature }: MailRequest): boolean {
  const { claim } = activation;
  const token = { algorithm: 'ES256', signature } as const;
  return (
    claim !== undefined && verifyTokenSignature(token, claim.publicKey, origin, nonce, Buffer.from(request, 'base64'))
  );
}

/** A key with its certificate, opened. */
interface OpenedKey {
  /** PKCS#8, DER. */
  readonly privateKey: Buffer;
  readonly issued: IssuedRecord;
}

interface HandedOut {
  readonly signing: IssuedRecord;
  readonly encryption: IssuedRecord;
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
  const encryption =
    certificates.find(({ purpose }) => purpose === 'encryption') ??
    (await issueEncryption(around, unit, activation, keys.encryption));
  const opened = await openAll(around, unit.records, encryption, id);
  return ok({ signing, encryption, opened });
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

/** Each key of the person that goes out has a row in the audit log. */
async function openAll(
  { archive, clock }: MailSurroundings,
  records: Records,
  present: IssuedRecord,
  activation: string,
): Promise<readonly OpenedKey[]> {
  const { accountId: account } = present;
  const opened: OpenedKey[] = [];
  for (const key of await records.archivedKeys.ofAccount(account)) {
    const { serialNumber } = key;
    const issued = await records.issued.withSerialNumber(serialNumber);
    if (!issued) throw new Error('an archived key is always that of a certificate');
    const isPresent = serialNumber === present.serialNumber;
    const event = isPresent ? 'key.delivered' : 'key.recovered';
    await report(records, clock.now(), event, { activation, account, serialNumber });
    opened.splice(isPresent ? 0 : opened.length, 0, { issued, privateKey: archive.open(key) });
  }
  return opened;
}

const generate = promisify(generateKeyPair);

function makeEncryptionKey({ encryptionKey }: CredentialTypeSettings): Promise<KeyPairKeyObjectResult> {
  if (encryptionKey === 'P-256') return generate('ec', { namedCurve: 'P-256' });
  return generate('rsa', { modulusLength: encryptionKey === 'RSA-3072' ? 3072 : 2048 });
}
