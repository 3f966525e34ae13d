// SPDX-License-Identifier: Apache-2.0
// SCEP (RFC 8894) without its transport: what the three operations answer.

import { ok } from '../../contract/result.ts';
import { encodeCertsOnly } from '../../x509/cms.ts';
import type { Aside } from '../aside/tasks.ts';
import { KeyTaken } from '../records.ts';
import type { Secrets } from '../secrets.ts';
import type { ScepAnswer, ScepEnrolment } from './enrolment.ts';
import { openEnvelope } from './envelope.ts';
import type { Acceptance, ExaminedMessage, MessageParts } from './examination.ts';
import { encodeReply, messageTypes, type Reply } from './message.ts';
import { refuseScep, type ScepOutcome, type ScepRefusal } from './refusal.ts';
import type { RegistrationAuthority } from './registration-authority.ts';

/** What SCEP is answered from. */
export interface ScepSurroundings {
  readonly registrationAuthority: RegistrationAuthority;
  /** The certificate of the CA, DER. */
  readonly authority: Uint8Array;
  readonly enrolment: ScepEnrolment;
  readonly secrets: Secrets;
  readonly aside: Aside;
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
  const acceptance: Acceptance = {
    digests: ['sha256', 'sha384', 'sha512', ...(sha1 ? ['sha1' as const] : [])],
    tripleDes,
    recipient: registrationAuthority.certificate.bytes,
  };
  const older = [...(tripleDes ? ['DES3'] : []), ...(sha1 ? ['SHA-1'] : [])];
  return {
    /** GetCACaps: a keyword on each line. */
    capabilities: [...capabilities, ...older].map((keyword) => `${keyword}\n`).join(''),

    /** GetCACert: the registration authority's certificate and the CA's, certs-only. */
    certificates: encodeCertsOnly([registrationAuthority.certificate.bytes, authority]),

    /** PKIOperation from an address. Undefined for what is no message of SCEP, and so cannot be answered in it. */
    async operate(bytes: Uint8Array, address: string): Promise<Answered | undefined> {
      const message = await around.aside(address, 'examineMessage', bytes, acceptance);
      if (!message) return undefined;
      const outcome = await handle(around, message, address).catch(refuseTakenKey);
      const reply: Reply = outcome.ok ? outcome.value : { status: 'FAILURE', failInfo: outcome.failure.failInfo };
      const refusal = outcome.ok ? undefined : outcome.failure;
      return { bytes: await encodeReply(registrationAuthority, message, reply), refusal };
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
  message: ExaminedMessage,
  address: string,
): Promise<ScepOutcome<Reply>> {
  if (!message.parts.ok) return message.parts;
  const { signer, envelope } = message.parts.value;
  const content = openEnvelope(envelope, around.registrationAuthority, around.secrets);
  const answer = await answerContent(around, message, signer, content, address);
  if (!answer.ok) return answer;
  if (answer.value.kind === 'pending') return ok({ status: 'PENDING', senderNonce: answer.value.nonce });
  const certificates = encodeCertsOnly([answer.value.certificate]);
  const sealed = await around.aside(address, 'sealEnvelope', certificates, signer.certificate, envelope.cipher);
  return ok({ status: 'SUCCESS', envelope: sealed });
}

async function answerContent(
  { enrolment, aside }: ScepSurroundings,
  { messageType, transactionId: id }: ExaminedMessage,
  signer: MessageParts['signer'],
  content: Uint8Array,
  address: string,
): Promise<ScepOutcome<ScepAnswer>> {
  if (messageType === messageTypes.CertPoll) return enrolment.poll({ id, publicKey: signer.publicKey });
  const request = await aside(address, 'readRequestBytes', content);
  // Whatever went wrong with the key, the padding or the request: one and the same answer (`envelope.ts`).
  if (!request.ok) return refuseScep('badMessageCheck', 'the content is no request that is signed by its key');
  const { publicKey, challengePassword } = request.value;
  const same = Buffer.compare(publicKey, signer.publicKey) === 0;
  const isFirst = messageType === messageTypes.PKCSReq;
  // Clients from before RFC 8894, such as certmonger, renew by a PKCSReq that the credential signs.
  const renews = messageType === messageTypes.RenewalReq || (isFirst && !same && !signer.isSelfSigned);
  if (renews) return enrolment.renew({ id, publicKey }, signer.certificate);
  if (!isFirst) return refuseScep('badRequest', 'this kind of message is not answered');
  // Who sends on somebody else's envelope under a signature of his own must not learn what is in it.
  if (!same) return refuseScep('badMessageCheck', 'the message is signed by another key than the request');
  return enrolment.enrol({ id, publicKey }, challengePassword ?? '', address);
}
