// SPDX-License-Identifier: Apache-2.0
// All that can be said of a message without a key of ours: who signed it, and what its content is sealed in. It takes
// the longest of what SCEP does, and is done aside.

import { ok } from '../../contract/result.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { DerError } from '../../x509/der.ts';
import { nameEquals } from '../../x509/name.ts';
import { type ContentEnvelope, readEnvelope } from './envelope.ts';
import { type MessageDigest, readMessage, type UnverifiedMessage, verifyMessage } from './message.ts';
import { refuseScep, type ScepOutcome } from './refusal.ts';

/** What is accepted of a message. */
export interface Acceptance {
  readonly digests: readonly MessageDigest[];
  readonly tripleDes: boolean;
  /** The certificate of whom it must be sealed for, DER. */
  readonly recipient: Uint8Array;
}

/** A message that was read. */
export interface ExaminedMessage
  extends Pick<UnverifiedMessage, 'transactionId' | 'senderNonce' | 'messageType' | 'digest'> {
  /** What it consists of when its signature is right; else why it is refused. */
  readonly parts: ScepOutcome<MessageParts>;
}

/** A message whose signature is right. */
export interface MessageParts {
  readonly signer: MessageSigner;
  readonly envelope: ContentEnvelope;
}

/** Whose key has signed a message. */
interface MessageSigner {
  /** DER. */
  readonly certificate: Uint8Array;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** As far as names tell: what is no credential of ours renews nothing in any case. */
  readonly isSelfSigned: boolean;
}

/** Reads a message and verifies its signature; undefined when it is none, or says too little to be answered in SCEP. */
export function examineMessage(bytes: Uint8Array, acceptance: Acceptance): ExaminedMessage | undefined {
  const message = readMessage(bytes);
  if (!message) return undefined;
  const { transactionId, senderNonce, messageType, digest } = message;
  return { transactionId, senderNonce, messageType, digest, parts: partsOf(message, acceptance) };
}

function partsOf(message: UnverifiedMessage, { digests, tripleDes, recipient }: Acceptance): ScepOutcome<MessageParts> {
  const verified = verifyMessage(message, digests);
  if (!verified.ok) return verified;
  const { bytes, subject, issuer, subjectPublicKeyInfo } = verified.value;
  try {
    const envelope = readEnvelope(message.content, parseCertificate(recipient));
    const isAccepted = envelope && (envelope.cipher !== 'des-ede3-cbc' || tripleDes);
    if (!isAccepted) return refuseScep('badAlg', 'the content is encrypted with another cipher');
    const publicKey = Uint8Array.from(subjectPublicKeyInfo.bytes);
    return ok({ signer: { certificate: bytes, publicKey, isSelfSigned: nameEquals(subject, issuer) }, envelope });
  } catch (error) {
    if (error instanceof DerError) return refuseScep('badMessageCheck', error.message);
    throw error;
  }
}
