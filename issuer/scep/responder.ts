// SPDX-License-Identifier: Apache-2.0
// SCEP (RFC 8894) without its transport: what the three operations answer.

import { ok } from '../../contract/result.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { encodeCertsOnly } from '../../x509/cms.ts';
import { DerError } from '../../x509/der.ts';
import { nameEquals } from '../../x509/name.ts';
import { type EnrolmentRequest, readRequestBytes } from '../enrolment/request.ts';
import { KeyTaken } from '../records.ts';
import type { Secrets } from '../secrets.ts';
import type { ScepAnswer, ScepEnrolment } from './enrolment.ts';
import { type ContentCipher, openEnvelope, readEnvelope, sealEnvelope } from './envelope.ts';
import {
  encodeReply,
  type MessageDigest,
  messageTypes,
  type Reply,
  readMessage,
  type UnverifiedMessage,
  verifyMessage,
} from './message.ts';
import { refuseScep, type ScepOutcome, type ScepRefusal } from './refusal.ts';
import type { RegistrationAuthority } from './registration-authority.ts';

/** What SCEP is answered from. */
export interface ScepSurroundings {
  readonly registrationAuthority: RegistrationAuthority;
  /** The certificate of the CA, DER. */
  readonly authority: Uint8Array;
  readonly enrolment: ScepEnrolment;
  readonly secrets: Secrets;
  /** What is accepted for the sake of old clients. */
  readonly tripleDes: boolean;
  readonly sha1: boolean;
}

/** The answer to a message, and for the log why it is a failure. */
export interface Answered {
  readonly bytes: Uint8Array;
  readonly refusal: ScepRefusal | undefined;
}

export type ScepResponder = ReturnType<typeof createScepResponder>;

/** Answers SCEP. */
export function createScepResponder(around: ScepSurroundings) {
  const { registrationAuthority, authority, tripleDes, sha1 } = around;
  const older = [...(tripleDes ? ['DES3'] : []), ...(sha1 ? ['SHA-1'] : [])];
  return {
    /** GetCACaps: a keyword on each line. */
    capabilities: [...capabilities, ...older].map((keyword) => `${keyword}\n`).join(''),

    /** GetCACert: the registration authority's certificate and the CA's, certs-only. */
    certificates: encodeCertsOnly([registrationAuthority.certificate.bytes, authority]),

    /** PKIOperation from an address. Undefined for what is no message of SCEP, and so cannot be answered in it. */
    async operate(bytes: Uint8Array, address: string): Promise<Answered | undefined> {
      const message = readMessage(bytes);
      if (!message) return undefined;
      const outcome = await handle(around, message, address).catch(refuseTakenKey);
      const reply: Reply = outcome.ok ? outcome.value : { status: 'FAILURE', failInfo: outcome.failure.failInfo };
      const refusal = outcome.ok ? undefined : outcome.failure;
      return { bytes: encodeReply(registrationAuthority, message, reply), refusal };
    },
  };
}

/** SCEP has answers of its own for whoever is refused. */
function refuseTakenKey(error: unknown): ScepOutcome<Reply> {
  if (error instanceof KeyTaken) return refuseScep('badRequest', error.message);
  throw error;
}

/** SHA-384 is in no list of RFC 8894, but strongSwan 5.9 wants to see it before it uses it. */
const capabilities = ['POSTPKIOperation', 'SHA-256', 'SHA-384', 'SHA-512', 'AES', 'SCEPStandard', 'Renewal'];

async function handle(
  around: ScepSurroundings,
  message: UnverifiedMessage,
  address: string,
): Promise<ScepOutcome<Reply>> {
  const digests: MessageDigest[] = ['sha256', 'sha384', 'sha512', ...(around.sha1 ? ['sha1' as const] : [])];
  const signer = verifyMessage(message, digests);
  if (!signer.ok) return signer;
  const opened = openRequest(around, message.content);
  if (!opened.ok) return opened;
  const { cipher, read } = opened.value;
  const answer = await answerRequest(around, message, signer.value, read, address);
  return answer.ok ? ok(replyOf(answer.value, signer.value, cipher)) : answer;
}

interface OpenedRequest {
  readonly cipher: ContentCipher;
  /** The request in the content. */
  readonly read: () => ScepOutcome<EnrolmentRequest>;
}

function openRequest(around: ScepSurroundings, content: Uint8Array): ScepOutcome<OpenedRequest> {
  try {
    const { envelope, cipher } = readEnvelope(content);
    const accepted = cipher && (cipher !== 'des-ede3-cbc' || around.tripleDes);
    if (!accepted) return refuseScep('badAlg', 'the content is encrypted with another cipher');
    const opened = openEnvelope(envelope, cipher, around.registrationAuthority, around.secrets);
    return ok({ cipher, read: () => readContent(opened) });
  } catch (error) {
    if (error instanceof DerError) return refuseScep('badMessageCheck', error.message);
    throw error;
  }
}

/** Whatever went wrong with the key, the padding or the request: one and the same answer (`envelope.ts`). */
function readContent(content: Uint8Array): ScepOutcome<EnrolmentRequest> {
  const request = readRequestBytes(content);
  return request.ok ? request : refuseScep('badMessageCheck', 'the content is no request that is signed by its key');
}

function answerRequest(
  { enrolment }: ScepSurroundings,
  { messageType, transactionId: id }: UnverifiedMessage,
  signer: Certificate,
  read: OpenedRequest['read'],
  address: string,
): ScepOutcome<ScepAnswer> | Promise<ScepOutcome<ScepAnswer>> {
  const signerKey = Uint8Array.from(signer.subjectPublicKeyInfo.bytes);
  if (messageType === messageTypes.CertPoll) return enrolment.poll({ id, publicKey: signerKey });
  const request = read();
  if (!request.ok) return request;
  const { publicKey, challengePassword } = request.value;
  const same = Buffer.compare(publicKey, signerKey) === 0;
  const isFirst = messageType === messageTypes.PKCSReq;
  // Clients from before RFC 8894, such as certmonger, renew by a PKCSReq that the credential signs.
  const renews = messageType === messageTypes.RenewalReq || (isFirst && !same && !isSelfSigned(signer));
  if (renews) return enrolment.renew({ id, publicKey }, signer.bytes);
  if (!isFirst) return refuseScep('badRequest', 'this kind of message is not answered');
  // Who sends on somebody else's envelope under a signature of his own must not learn what is in it.
  if (!same) return refuseScep('badMessageCheck', 'the message is signed by another key than the request');
  return enrolment.enrol({ id, publicKey }, challengePassword ?? '', address);
}

/** As far as names tell: what is no credential of ours renews nothing in any case. */
function isSelfSigned({ subject, issuer }: Certificate): boolean {
  return nameEquals(subject, issuer);
}

function replyOf(answer: ScepAnswer, signer: Certificate, cipher: ContentCipher): Reply {
  if (answer.kind === 'pending') return { status: 'PENDING', senderNonce: answer.nonce };
  const envelope = sealEnvelope(encodeCertsOnly([answer.certificate]), signer, cipher);
  return { status: 'SUCCESS', envelope };
}
