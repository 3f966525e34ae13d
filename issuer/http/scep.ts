// SPDX-License-Identifier: Apache-2.0
// SCEP over HTTP (RFC 8894 section 4). A message may come by GET, which changes something then: the protocol has it so,
// and a message is worth nothing to whoever only repeats it.

import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { ScepChallengeAnswer } from '../../contract/phone-api.ts';
import type { Clock } from '../clock.ts';
import { type Outcome, refuse } from '../refusal.ts';
import type { ReleasedChallenge } from '../scep/challenges.ts';
import type { ScepResponder } from '../scep/responder.ts';
import { addressOf } from './address.ts';
import { createLimiter } from './limiter.ts';
import { readPollCookie } from './poll-cookie.ts';
import { answer, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface ScepDuties {
  readonly origin: string;
  readonly clock: Clock;
  /** The certificate of the CA, DER. */
  readonly authority: Uint8Array;
  /** Absent where SCEP is not switched on. */
  readonly scep: ScepService | undefined;
}

/** SCEP, as its routes see it. */
export interface ScepService {
  readonly responder: ScepResponder;
  /** For the browser that was compared. */
  readonly releaseChallenge: (activationId: string, cookie: string) => Promise<Outcome<ReleasedChallenge>>;
}

const path = '/scep';

/** Adds the routes. */
export function routeScep(app: Hono, { origin, clock, authority, scep }: ScepDuties): void {
  if (!scep) return;
  const { responder, releaseChallenge } = scep;
  const flood = createLimiter(clock.now, 120, 60_000);
  const authorityFingerprint = createHash('sha256').update(authority).digest('hex');

  app.get(path, async (context) => {
    switch (context.req.query('operation')) {
      case 'GetCACaps':
        return context.text(responder.capabilities);
      case 'GetCACert':
        return answerBytes(context, responder.certificates, 'application/x-x509-ca-ra-cert');
      case 'PKIOperation':
        return operate(context, decodeMessage(context.req.query('message') ?? ''));
      default:
        return answerProblem(context, refuse('requestMalformed', 'there is no such operation').failure);
    }
  });

  app.post(path, async (context) => {
    if (context.req.query('operation') !== 'PKIOperation') {
      return answerProblem(context, refuse('requestMalformed', 'there is no such operation').failure);
    }
    return operate(context, new Uint8Array(await context.req.arrayBuffer()));
  });

  app.post('/api/activations/:id/scep-challenge', async (context) => {
    const id = context.req.param('id').toUpperCase();
    const released = await releaseChallenge(id, readPollCookie(context));
    const common = { url: `${origin}${path}`, authorityFingerprint };
    return answer(context, released, (value): ScepChallengeAnswer => ({ ...common, ...value }));
  });

  /** Decrypting costs, whoever asks: a flood from one address is held back. */
  async function operate(context: Context, message: Uint8Array): Promise<Response> {
    const address = addressOf(context);
    const allowed = flood.check(address);
    if (!allowed.ok) return answerProblem(context, allowed.failure);
    flood.count(address);
    const answered = await responder.operate(message, address);
    if (!answered) return answerProblem(context, refuse('requestMalformed', 'this is no message of SCEP').failure);
    const { refusal } = answered;
    if (refusal) context.set('refusal', refuse('requestForbidden', `${refusal.failInfo}: ${refusal.reason}`).failure);
    return answerBytes(context, answered.bytes, 'application/x-pki-message');
  }
}

/** Base64 in the address, where some clients leave the plus sign as it is, which then arrives as a space. */
function decodeMessage(text: string): Uint8Array {
  return Buffer.from(text.replaceAll(' ', '+'), 'base64');
}

function answerBytes(context: Context, bytes: Uint8Array, type: string): Response {
  return context.body(Uint8Array.from(bytes), 200, { 'content-type': type });
}
