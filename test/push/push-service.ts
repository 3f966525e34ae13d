// SPDX-License-Identifier: Apache-2.0
// Stands in for a browser's push service, of which none can be reached from a closed network: takes messages over HTTPS
// and reads them as the browser does (RFC 8291), by WebCrypto, which the issuer does not use.

import { createPublicKey, randomBytes, verify } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { PushedMessage } from '../../contract/push.ts';
import { ownTls } from '../issuer/tls-identity.ts';

/** What came, as it came. */
interface Delivery {
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A browser that has subscribed at a push service. */
export interface Subscriber {
  /** What `PushSubscription.toJSON()` gives. */
  readonly subscription: {
    readonly endpoint: string;
    readonly keys: { readonly p256dh: string; readonly auth: string };
  };
  readonly deliveries: readonly Delivery[];
  /** The messages, read. */
  messages(): Promise<readonly PushedMessage[]>;
}

/** The service. */
export interface PushService {
  /** `host:port`. */
  readonly host: string;
  /** PEM of what vouches for it. */
  readonly ca: string;
  subscribe(): Promise<Subscriber>;
  /** Answers with this status from now on. */
  answerWith(status: number): void;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startPushService(): Promise<PushService> {
  const { identity, ca } = ownTls();
  const boxes = new Map<string, Delivery[]>();
  let status = 201;
  const server = createServer(identity, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (status === 201) boxes.get(request.url ?? '')?.push({ headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port to be had');
  const host = `localhost:${address.port}`;
  return {
    host,
    ca,
    async subscribe() {
      const path = `/box/${randomBytes(16).toString('hex')}`;
      const deliveries: Delivery[] = [];
      boxes.set(path, deliveries);
      const keys = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
      const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey));
      const secret = randomBytes(16);
      const read = ({ body }: Delivery) => decrypt(body, { privateKey: keys.privateKey, publicKey, secret });
      const [p256dh, auth] = [publicKey, secret].map((bytes) => Buffer.from(bytes).toString('base64url')) as [
        string,
        string,
      ];
      return {
        subscription: { endpoint: `https://${host}${path}`, keys: { p256dh, auth } },
        deliveries,
        messages: () => Promise.all(deliveries.map(async (each) => JSON.parse((await read(each)).toString()))),
      };
    },
    answerWith: (wanted) => {
      status = wanted;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Receiver {
  readonly privateKey: CryptoKey;
  readonly publicKey: Uint8Array;
  readonly secret: Uint8Array;
}

/** Reads a message (RFC 8188, 2 and RFC 8291, 3.4). Throws for what is not whole, or for somebody else. */
async function decrypt(body: Buffer, { privateKey, publicKey, secret }: Receiver): Promise<Buffer> {
  const [salt, length] = [body.subarray(0, 16), body.readUInt8(20)];
  const sender = Buffer.from(body.subarray(21, 21 + length));
  const imported = await crypto.subtle.importKey('raw', sender, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: imported }, privateKey, 256);
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, sender]);
  const material = await derive(shared, secret, about, 32);
  const key = await derive(material, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const iv = await derive(material, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const record = Buffer.from(body.subarray(21 + length));
  const padded = Buffer.from(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, cipher, record));
  const end = padded.lastIndexOf(2);
  if (padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('the last record does not end as it must');
  return padded.subarray(0, end);
}

async function derive(material: ArrayBuffer, salt: Uint8Array, info: Uint8Array, bytes: number): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveBits']);
  const by = { name: 'HKDF', hash: 'SHA-256', salt: Uint8Array.from(salt), info: Uint8Array.from(info) };
  return crypto.subtle.deriveBits(by, key, bytes * 8);
}

/** The claims by which a sender says who it is (RFC 8292), if its signature is right. */
export function readVapid({ headers }: Delivery): { readonly aud: string; readonly exp: number; readonly sub: string } {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
  const [header = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x = '', y = ''] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${header}.${claims}`);
  const by = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', signed, by, Buffer.from(signature, 'base64url'))) throw new Error('the token is not signed');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}
