// SPDX-License-Identifier: Apache-2.0
// A SCEP client in the hands of a test: it can say anything, also what no honest client says.

import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { signatureAlgorithmIdentifier } from '../../x509/algorithms.ts';
import { assembleSigned, type Certificate, encodeTbsCertificate, parseCertificate } from '../../x509/certificate.ts';
import { parseCertsOnly } from '../../x509/cms.ts';
import { encodeCertificationRequestInfo } from '../../x509/csr.ts';
import { der, readOctetString, readString } from '../../x509/der.ts';
import { encodeEnvelopedData, parseEnvelopedData } from '../../x509/enveloped-data.ts';
import { encodeName } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { encodeAttribute, encodeSignedAttributes, encodeSignedData, parseSignedData } from '../../x509/signed-data.ts';

/** A key with the certificate that stands for it in messages. */
export interface Signer {
  readonly key: KeyObject;
  readonly certificate: Certificate;
}

/** What a message says. What is left out is as an honest client has it. */
export interface Message {
  readonly signer: Signer;
  readonly authority: Certificate;
  readonly challenge?: string;
  /** For renewals: the key that is to be certified. */
  readonly newKey?: KeyObject;
  readonly messageType?: string;
  readonly transactionId?: string;
  readonly digest?: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  readonly cipher?: keyof typeof ciphers;
  /** In place of what is encrypted. */
  readonly content?: Uint8Array;
  /** Changes the padded content key before it is encrypted. */
  readonly damageKey?: (padded: Buffer) => void;
  /** Changes the encrypted content. */
  readonly damageContent?: (encrypted: Buffer) => void;
}

/** What came back. */
export interface CertRep {
  readonly status: 'SUCCESS' | 'FAILURE' | 'PENDING' | undefined;
  readonly failInfo: string | undefined;
  readonly transactionId: string | undefined;
  readonly senderNonce: Uint8Array;
  readonly recipientNonce: Uint8Array;
  readonly certificate: Certificate | undefined;
  readonly length: number;
}

const ciphers = {
  'aes-128-cbc': { oid: oids.aes128Cbc, key: 16, block: 16 },
  'aes-256-cbc': { oid: oids.aes256Cbc, key: 32, block: 16 },
  'des-ede3-cbc': { oid: oids.desEde3Cbc, key: 24, block: 8 },
} as const;

/** The nonce of every message, so that the same message is the same bytes. */
export const senderNonce = new Uint8Array(16).fill(5);

const subject = encodeName([{ type: 'commonName', value: 'Whatever a phone says here' }]);
const rsaWithSha256 = signatureAlgorithmIdentifier('sha256WithRSAEncryption');

/** A new key with a self-signed certificate. */
export function makeSigner(modulusLength = 2048): Signer {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength });
  const tbs = encodeTbsCertificate({
    serialNumber: randomBytes(8).fill(1, 0, 1),
    signatureAlgorithm: rsaWithSha256,
    issuer: subject,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 86_400_000),
    subject,
    subjectPublicKeyInfo: publicKeyInfo(key),
    extensions: [],
  });
  return { key, certificate: parseCertificate(assembleSigned(tbs, rsaWithSha256, sign('sha256', tbs, key))) };
}

/** Writes a message. */
export function encodeMessage(message: Message): Uint8Array {
  const { signer, messageType = '19', digest = 'sha256' } = message;
  const content = encodeEnvelope(message);
  const { transactionId = createHash('sha1').update(publicKeyInfo(signer.key)).digest('hex') } = message;
  const signedAttributes = encodeSignedAttributes(createHash(digest).update(content).digest(), [
    encodeAttribute(oids.scepMessageType, der.printableString(messageType)),
    encodeAttribute(oids.scepTransactionId, der.printableString(transactionId)),
    encodeAttribute(oids.scepSenderNonce, der.octetString(senderNonce)),
  ]);
  return encodeSignedData({
    content,
    certificates: [signer.certificate.bytes],
    signer: signer.certificate,
    digestAlgorithm: der.sequence(der.oid(oids[digest]), der.null()),
    signatureAlgorithm: der.sequence(der.oid(oids.rsaEncryption), der.null()),
    signedAttributes,
    signature: sign(digest, signedAttributes, signer.key),
  });
}

/** Reads and checks an answer: it has to be signed by the registration authority. */
export function readReply(bytes: Uint8Array, signer: Signer, authority: Certificate): CertRep {
  const { content, signers } = parseSignedData(bytes);
  const [info] = signers;
  if (!info) throw new Error('the answer has no signer');
  const digest = (['sha1', 'sha256', 'sha384', 'sha512'] as const).find(
    (each) => oids[each] === info.digestAlgorithm.oid,
  );
  const key = createPublicKey({ key: Buffer.from(authority.subjectPublicKeyInfo.bytes), format: 'der', type: 'spki' });
  const signed = verify(digest, info.signedAttributes ?? new Uint8Array(), key, info.signature);
  if (!signed) throw new Error('the answer is not signed by the registration authority');
  const text = (oid: string) => {
    const node = info.attributes.get(oid);
    return node && readString(node);
  };
  const octets = (oid: string) => {
    const node = info.attributes.get(oid);
    return node ? readOctetString(node) : new Uint8Array();
  };
  const statuses: Readonly<Record<string, CertRep['status']>> = { 0: 'SUCCESS', 2: 'FAILURE', 3: 'PENDING' };
  return {
    status: statuses[text(oids.scepPkiStatus) ?? ''],
    failInfo: text(oids.scepFailInfo),
    transactionId: text(oids.scepTransactionId),
    senderNonce: octets(oids.scepSenderNonce),
    recipientNonce: octets(oids.scepRecipientNonce),
    certificate: content && openCertificate(content, signer.key),
    length: bytes.length,
  };
}

/** SubjectPublicKeyInfo of a key. */
export function publicKeyInfo(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' });
}

function encodeEnvelope(message: Message): Uint8Array {
  const { oid, key, block } = ciphers[message.cipher ?? 'aes-128-cbc'];
  const [contentKey, initialisationVector] = [randomBytes(key), randomBytes(block)];
  const cipher = createCipheriv(message.cipher ?? 'aes-128-cbc', contentKey, initialisationVector);
  const encryptedContent = Buffer.concat([cipher.update(message.content ?? encodeRequest(message)), cipher.final()]);
  message.damageContent?.(encryptedContent);
  const encryptedKey = encryptKey(message, contentKey);
  return encodeEnvelopedData({
    recipient: message.authority,
    encryptedKey,
    cipher: oid,
    initialisationVector,
    encryptedContent,
  });
}

function encryptKey({ authority, damageKey }: Message, contentKey: Buffer): Buffer {
  const key = createPublicKey({ key: Buffer.from(authority.subjectPublicKeyInfo.bytes), format: 'der', type: 'spki' });
  if (!damageKey) return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, contentKey);
  const padded = Buffer.alloc((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8, 0xaa);
  padded.set([0, 2]);
  padded.set([0, ...contentKey], padded.length - contentKey.length - 1);
  damageKey(padded);
  return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, padded);
}

function encodeRequest({ signer, newKey = signer.key, challenge }: Message): Uint8Array {
  const info = encodeCertificationRequestInfo({
    subject,
    subjectPublicKeyInfo: publicKeyInfo(newKey),
    ...(challenge !== undefined && { challengePassword: challenge }),
  });
  return assembleSigned(info, rsaWithSha256, sign('sha256', info, newKey));
}

function openCertificate(content: Uint8Array, key: KeyObject): Certificate {
  const envelope = parseEnvelopedData(content);
  const raw = privateDecrypt(
    { key, padding: constants.RSA_NO_PADDING },
    envelope.recipients[0]?.encryptedKey ?? content,
  );
  const contentKey = raw.subarray(raw.indexOf(0, 2) + 1);
  const name = (Object.keys(ciphers) as (keyof typeof ciphers)[]).find((each) => ciphers[each].oid === envelope.cipher);
  const decipher = createDecipheriv(name ?? '', contentKey, envelope.initialisationVector);
  const opened = Buffer.concat([decipher.update(envelope.encryptedContent), decipher.final()]);
  return parseCertificate(parseCertsOnly(opened)[0] ?? opened);
}
