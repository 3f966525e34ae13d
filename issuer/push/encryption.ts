// SPDX-License-Identifier: Apache-2.0
// Encrypts a message for one browser (RFC 8291, in the content coding of RFC 8188): the push service that carries it can
// read nothing of it. Why this is written here: docs/decisions/0004-web-push.md.

import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** What a browser gave for this: its public key (an uncompressed point of P-256) and its secret of 16 bytes. */
export interface ReceiverKeys {
  readonly publicKey: Uint8Array;
  readonly secret: Uint8Array;
}

/** What is fresh for each message; given by tests alone. */
interface SenderKeys {
  readonly privateKey: Uint8Array;
  readonly salt: Uint8Array;
}

/** Push services take messages of 4096 bytes, of which the coding needs 103. */
export const longestMessage = 3993;

const curve = 'prime256v1';

/** Whether these are keys that something can be encrypted for. */
export function areReceiverKeys({ publicKey, secret }: ReceiverKeys): boolean {
  try {
    const sender = createECDH(curve);
    sender.generateKeys();
    return secret.length === 16 && publicKey.length === 65 && sender.computeSecret(publicKey).length === 32;
  } catch {
    return false;
  }
}

/** The body of a message, one record long. */
export function encryptMessage(message: Uint8Array, receiver: ReceiverKeys, given?: SenderKeys): Buffer {
  if (message.length > longestMessage) throw new RangeError('a message by web push is too long');
  const sender = createECDH(curve);
  if (given) sender.setPrivateKey(given.privateKey);
  else sender.generateKeys();
  const salt = given?.salt ?? randomBytes(16);
  const publicKey = sender.getPublicKey();
  const shared = sender.computeSecret(receiver.publicKey);
  // RFC 8291, 3.4.
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), receiver.publicKey, publicKey]);
  const secret = derive(shared, receiver.secret, about, 32);
  const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // 2 ends the last record (RFC 8188, 2).
  const record = Buffer.concat([cipher.update(Buffer.concat([message, Uint8Array.of(2)])), cipher.final()]);
  return Buffer.concat([header(salt, publicKey), record, cipher.getAuthTag()]);
}

/** RFC 8188, 2.1: the salt, the length of records, and the sender's key. */
function header(salt: Uint8Array, publicKey: Uint8Array): Buffer {
  const length = Buffer.alloc(5);
  length.writeUInt32BE(4096);
  length.writeUInt8(publicKey.length, 4);
  return Buffer.concat([salt, length, publicKey]);
}

function derive(secret: Uint8Array, salt: Uint8Array, about: string | Uint8Array, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, about, length));
}
