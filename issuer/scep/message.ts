// SPDX-License-Identifier: Apache-2.0
// SCEP's pkiMessage (RFC 8894 3.1, 3.2): who asks for what, signed. And the answer, signed by the registration authority.

import { constants, createHash, randomBytes, type SignKeyObjectInput, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { ok } from '../../contract/result.ts';
import { type Certificate, parseCertificate } from '../../x509/certificate.ts';
import { DerError, der, readOctetString, readOid, readString } from '../../x509/der.ts';
import { findExtension, parseSubjectKeyIdentifier } from '../../x509/extensions.ts';
import { oids } from '../../x509/oids.ts';
import {
  encodeAttribute,
  encodeSignedAttributes,
  encodeSignedData,
  parseSignedData,
  type SignedData,
  type SignerInfo,
} from '../../x509/signed-data.ts';
import { isStrongRsa, readPublicKey } from '../trust/public-key.ts';
import { failInfos, refuseScep, type ScepOutcome, type ScepRefusal } from './refusal.ts';
import type { RegistrationAuthority } from './registration-authority.ts';

/** A hash of messages. */
export type MessageDigest = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** The kinds of request that are answered (RFC 8894 3.2.1.2), by their numbers in messages. */
export const messageTypes = { PKCSReq: '19', RenewalReq: '17', CertPoll: '20' } as const;

/** A message whose signature is not verified yet. */
export interface UnverifiedMessage {
  readonly transactionId: string;
  readonly senderNonce: Uint8Array;
  /** Its number, as text. */
  readonly messageType: string;
  /** The encrypted part. */
  readonly content: Uint8Array;
  readonly certificates: readonly Certificate[];
  readonly signerInfo: SignerInfo;
  /** The hash it is signed with; undefined when it is none that we know. */
  readonly digest: MessageDigest | undefined;
}

/** What is answered: a certificate in an envelope, "wait", or why not. */
export type Reply =
  | { readonly status: 'SUCCESS'; readonly envelope: Uint8Array }
  | { readonly status: 'PENDING'; readonly senderNonce: Uint8Array }
  | { readonly status: 'FAILURE'; readonly failInfo: ScepRefusal['failInfo'] };

/** Reads a message; undefined when it is none, or says too little to be answered in SCEP. */
export function readMessage(bytes: Uint8Array): UnverifiedMessage | undefined {
  try {
    return messageFrom(parseSignedData(bytes));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** The certificate that signed the message, after its signature, the content's hash and the algorithms were checked. */
export function verifyMessage(
  message: UnverifiedMessage,
  accepted: readonly MessageDigest[],
): ScepOutcome<Certificate> {
  const { digest, signerInfo, content } = message;
  if (!digest || !accepted.includes(digest)) return refuseScep('badAlg', 'the message is signed with another hash');
  if (!signatureFits(signerInfo, digest)) return refuseScep('badAlg', 'the message is signed in another way than RSA');
  const signer = message.certificates.find((certificate) => isSigner(certificate, signerInfo));
  const key = signer && readPublicKey(signer.subjectPublicKeyInfo.bytes);
  if (!key) return refuseScep('badMessageCheck', 'the signer’s certificate is not in the message');
  // The answer is encrypted to this key, which is why it has to be RSA.
  if (!isStrongRsa(key)) return refuseScep('badAlg', 'the signer’s key is not RSA, or too weak');
  const hash = createHash(digest).update(content).digest();
  const claimed = attribute(signerInfo, oids.messageDigest, readOctetString);
  if (!claimed || Buffer.compare(hash, claimed) !== 0) return refuseScep('badMessageCheck', 'the content was changed');
  const padded = { key, padding: constants.RSA_PKCS1_PADDING };
  const signed = verify(digest, signerInfo.signedAttributes ?? new Uint8Array(), padded, signerInfo.signature);
  return signed ? ok(signer) : refuseScep('badMessageCheck', 'the message’s signature is wrong');
}

/** What of a message its answer depends on. */
type Answerable = Pick<UnverifiedMessage, 'transactionId' | 'senderNonce' | 'digest'>;

/** Writes the answer to a message (CertRep, RFC 8894 3.3.2), with the message's own hash where that is known. */
export async function encodeReply({ certificate, key }: RegistrationAuthority, to: Answerable, reply: Reply) {
  const digest = to.digest ?? 'sha256';
  const content = reply.status === 'SUCCESS' ? reply.envelope : undefined;
  const contentDigest = createHash(digest)
    .update(content ?? '')
    .digest();
  const signedAttributes = encodeSignedAttributes(contentDigest, replyAttributes(to, reply));
  return encodeSignedData({
    content,
    certificates: [certificate.bytes],
    signer: certificate,
    digestAlgorithm: der.sequence(der.oid(oids[digest])),
    signatureAlgorithm: der.sequence(der.oid(oids.rsaEncryption), der.null()),
    signedAttributes,
    signature: await signElsewhere(digest, signedAttributes, { key, padding: constants.RSA_PKCS1_PADDING }),
  });
}

/** In a thread of Node's own: whoever sends anything that looks like a message gets an answer that is signed. */
const signElsewhere = promisify<string, Uint8Array, SignKeyObjectInput, Buffer>(sign);

const statuses = { SUCCESS: '0', FAILURE: '2', PENDING: '3' } as const;
const certRep = '3';

function replyAttributes({ transactionId, senderNonce }: Answerable, reply: Reply): readonly Uint8Array[] {
  const text = (oid: string, value: string) => encodeAttribute(oid, der.printableString(value));
  const bytes = (oid: string, value: Uint8Array) => encodeAttribute(oid, der.octetString(value));
  return [
    text(oids.scepMessageType, certRep),
    text(oids.scepPkiStatus, statuses[reply.status]),
    ...(reply.status === 'FAILURE' ? [text(oids.scepFailInfo, String(failInfos[reply.failInfo]))] : []),
    text(oids.scepTransactionId, transactionId),
    bytes(oids.scepSenderNonce, reply.status === 'PENDING' ? reply.senderNonce : randomBytes(16)),
    bytes(oids.scepRecipientNonce, senderNonce),
  ];
}

function messageFrom({ content, certificates, signers }: SignedData): UnverifiedMessage | undefined {
  const [signerInfo, ...others] = signers;
  if (!signerInfo || others.length > 0 || !content) return undefined;
  if (attribute(signerInfo, oids.contentType, readOid) !== oids.data) return undefined;
  const transactionId = attribute(signerInfo, oids.scepTransactionId, readString) ?? '';
  const senderNonce = attribute(signerInfo, oids.scepSenderNonce, readOctetString) ?? new Uint8Array();
  // The transaction's id goes back as a PrintableString, and both into the store or the answer: so they are bounded.
  if (!/^[A-Za-z0-9 '()+,\-./:=?]{1,128}$/.test(transactionId)) return undefined;
  if (senderNonce.length < 1 || senderNonce.length > 64) return undefined;
  const messageType = attribute(signerInfo, oids.scepMessageType, readString) ?? '';
  return {
    transactionId,
    senderNonce,
    messageType,
    content,
    certificates: certificates.slice(0, 4).map(parseCertificate),
    signerInfo,
    digest: digestOf(signerInfo.digestAlgorithm.oid),
  };
}

function attribute<Value>(
  { attributes }: SignerInfo,
  oid: string,
  read: (node: Parameters<typeof readOid>[0]) => Value,
): Value | undefined {
  const node = attributes.get(oid);
  return node && read(node);
}

function digestOf(oid: string): MessageDigest | undefined {
  return (['sha1', 'sha256', 'sha384', 'sha512'] as const).find((digest) => oids[digest] === oid);
}

/** CMS names a signature either by its key alone or together with its hash (RFC 3370 3.2, RFC 5754 3.2). */
function signatureFits({ signatureAlgorithm }: SignerInfo, digest: MessageDigest): boolean {
  const combined = {
    sha1: oids.sha1WithRsaEncryption,
    sha256: oids.sha256WithRsaEncryption,
    sha384: oids.sha384WithRsaEncryption,
    sha512: oids.sha512WithRsaEncryption,
  };
  return signatureAlgorithm.oid === oids.rsaEncryption || signatureAlgorithm.oid === combined[digest];
}

function isSigner(certificate: Certificate, { signer }: SignerInfo): boolean {
  if ('issuer' in signer) {
    const { issuer, serialNumber } = signer;
    return certificate.serialNumber === serialNumber && Buffer.compare(certificate.issuer.bytes, issuer.bytes) === 0;
  }
  const identifier = findExtension(certificate.extensions, oids.subjectKeyIdentifier);
  return identifier !== undefined && Buffer.compare(readKeyIdentifier(identifier.value), signer.keyIdentifier) === 0;
}

/** An extension that cannot be read is nobody's key identifier. */
function readKeyIdentifier(value: Uint8Array): Uint8Array {
  try {
    return parseSubjectKeyIdentifier(value);
  } catch (error) {
    if (error instanceof DerError) return new Uint8Array();
    throw error;
  }
}
