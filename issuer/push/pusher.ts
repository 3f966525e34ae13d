// SPDX-License-Identifier: Apache-2.0
// Hands messages to push services (RFC 8030), in the issuer's name (VAPID, RFC 8292). The address of a subscription was
// written by a browser, so it is asked as addresses in certificates are: never inside the issuer's own network.

import { type KeyObject, sign } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Poster } from '../revocation/fetcher.ts';
import { encryptMessage } from './encryption.ts';
import type { PushSubscription } from './subscription.ts';

/**
 * `refused`: the push service will never take this one. `failed`: it may later. `gone`: the subscription is over
 * (RFC 8030, 7.3).
 */
export type Pushed =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'gone'; readonly problem: string };

/** What a message says, as the phone's service worker reads it (contract/push.ts). */
export interface Pusher {
  /** By which browsers know the issuer: base64url of an uncompressed point. */
  readonly publicKey: string;
  push(subscription: PushSubscription, message: string): Promise<Pushed>;
}

/** What it works with. */
interface PusherSurroundings {
  readonly poster: Poster;
  readonly clock: Pick<Clock, 'now'>;
  readonly key: KeyObject;
  /** Whom push services may write to: `mailto:` or `https:`. */
  readonly contact: string;
}

/** How long a push service may keep a message for a phone that is off: as long as the mail's queue does. */
const keptSeconds = 3 * 86_400;
const tokenSeconds = 12 * 3600;

/** A pusher with the issuer's key (P-256). */
export function createPusher({ poster, clock, key, contact }: PusherSurroundings): Pusher {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const point = Buffer.concat([Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const publicKey = point.toString('base64url');
  const tokenFor = (endpoint: string): string => {
    const claims = { aud: new URL(endpoint).origin, exp: Math.floor(clock.now() / 1000) + tokenSeconds, sub: contact };
    const parts = [{ typ: 'JWT', alg: 'ES256' }, claims].map((part) => base64url(JSON.stringify(part)));
    const signature = sign('sha256', Buffer.from(parts.join('.')), { key, dsaEncoding: 'ieee-p1363' });
    return [...parts, base64url(signature)].join('.');
  };
  return {
    publicKey,
    async push(subscription, message) {
      const { endpoint } = subscription;
      const answer = await poster.post({
        url: endpoint,
        bytes: encryptMessage(Buffer.from(message), subscription),
        headers: {
          authorization: `vapid t=${tokenFor(endpoint)}, k=${publicKey}`,
          'content-encoding': 'aes128gcm',
          'content-type': 'application/octet-stream',
          ttl: String(keptSeconds),
          urgency: 'high',
        },
      });
      return answer.ok ? judge(answer.value) : { kind: 'failed', problem: answer.failure };
    },
  };
}

function judge(status: number): Pushed {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const problem = `the push service answered with status ${status}`;
  if (status === 404 || status === 410) return { kind: 'gone', problem };
  const isPassing = status === 408 || status === 429 || status >= 500;
  return { kind: isPassing ? 'failed' : 'refused', problem };
}

function base64url(content: string | Uint8Array): string {
  return Buffer.from(content).toString('base64url');
}
