// SPDX-License-Identifier: Apache-2.0
// A request that is signed by a phone's key: a DPoP proof (RFC 9449 4.3). The same proof may come twice, since browsers
// repeat requests on broken connections: what it is accepted for can be repeated without harm, within a few minutes.

import { createHash, createPublicKey, verify } from 'node:crypto';
import * as z from 'zod';

/** What a proof is checked against. */
export interface ProvenRequest {
  readonly method: string;
  /** The whole address, without query. */
  readonly url: string;
  readonly now: number;
  /** The access token that comes with it, if one does. */
  readonly token?: string;
}

const header = z.object({
  typ: z.literal('dpop+jwt'),
  alg: z.literal('ES256'),
  jwk: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.base64url(), y: z.base64url() }),
});
const claims = z.object({
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  jti: z.string().min(8).max(128),
  ath: z.string().optional(),
});

/** How far the proof's time may be from ours. */
const windowSeconds = 300;

/** The thumbprint (RFC 7638) of the key that signed this very request; undefined when it did not. */
export function thumbprintOf(proof: string, { method, url, now, token }: ProvenRequest): string | undefined {
  if (proof === '') return undefined;
  const [head = '', body = '', signature = ''] = proof.length > 4096 ? [] : proof.split('.');
  const { data: said } = header.safeParse(decode(head));
  const { data: claimed } = claims.safeParse(decode(body));
  if (!said || !claimed) return undefined;
  const fits = claimed.htm === method && claimed.htu === url && Math.abs(now / 1000 - claimed.iat) <= windowSeconds;
  const bound = token === undefined || claimed.ath === sha256(token);
  if (!fits || !bound || !isSigned(`${head}.${body}`, signature, said.jwk)) return undefined;
  const { crv, kty, x, y } = said.jwk;
  return sha256(JSON.stringify({ crv, kty, x, y }));
}

function isSigned(text: string, signature: string, jwk: z.infer<typeof header>['jwk']): boolean {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
  } catch {
    // The coordinates are those of no point on the curve.
    return false;
  }
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
