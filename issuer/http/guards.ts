// SPDX-License-Identifier: Apache-2.0
// What holds for every request on a listener: whom it was meant for, where it came from and how long it may be.

import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refuse } from '../refusal.ts';
import { answerProblem } from './problems.ts';

/** The longest body that is read. */
const bodyBytes = 64 * 1024;

/**
 * Refuses requests for another host (a page elsewhere whose name was made to lead here) and from another origin (a page
 * elsewhere that posts to us). `hosts` are host and port, as in the Host header.
 */
export function onlyOwnHostAndOrigin(hosts: readonly string[]): MiddlewareHandler {
  const origins = hosts.map((host) => `https://${host}`);
  return async (context, next) => {
    const host = context.req.header('host')?.toLowerCase() ?? '';
    if (!hosts.includes(host)) return answerProblem(context, refuse('requestForbidden', 'another host').failure);
    const origin = context.req.header('origin');
    if (origin !== undefined && !origins.includes(origin)) {
      return answerProblem(context, refuse('requestForbidden', 'another origin').failure);
    }
    return next();
  };
}

/** The hosts under which a listener is known: its origin's, and on loopback all of loopback's names. */
export function hostsOf(origin: string, listensOn: string): readonly string[] {
  const { host, port } = new URL(origin);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].map((name) => (port ? `${name}:${port}` : name));
  return ['localhost', '127.0.0.1', '::1'].includes(listensOn) ? [...new Set([host, ...loopback])] : [host];
}

/**
 * Refuses longer bodies than anything that belongs here, before they are read. A body either comes in pieces, which are
 * counted, or says its length, or is not there (RFC 9112 6.3).
 */
export function limitBody(): MiddlewareHandler {
  const countPieces = bodyLimit({ maxSize: bodyBytes, onError: refuseBody });
  return async (context, next) => {
    if (context.req.header('transfer-encoding') !== undefined) return countPieces(context, next);
    // Left untouched, it is read without the streams of the web, which take longer than the rest of the request.
    return Number(context.req.header('content-length') ?? 0) > bodyBytes ? refuseBody(context) : next();
  };
}

function refuseBody(context: Context): Response {
  return answerProblem(context, refuse('requestTooLarge', 'the body is too long').failure, { connection: 'close' });
}

/** Headers for every answer. Pages have a policy of their own (`pages.ts`). */
export function securityHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  };
}

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
