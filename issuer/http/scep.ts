// SPDX-License-Identifier: Apache-2.0
// SCEP over HTTP (RFC 8894 section 4). A message may come by GET, which changes something then: the protocol has it so,
// and a message is worth nothing to whoever only repeats it.

import type { Context, Hono } from 'hono';
import type { Clock } from '../clock.ts';
import { refuse } from '../refusal.ts';
import type { ScepResponder } from '../scep/responder.ts';
import { addressOf } from './address.ts';
import { createFloodGate } from './limiter.ts';
import { answerBytes, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface ScepDuties {
  readonly clock: Clock;
  /** Absent where SCEP is not switched on. */
  readonly scep: ScepResponder | undefined;
}

/** Where SCEP is answered. */
export const scepPath = '/scep';

/** Adds the routes. */
export function routeScep(app: Hono, { clock, scep: responder }: ScepDuties): void {
  if (!responder) return;
  const gate = createFloodGate(clock, 120);

  /** Decrypting costs, whoever asks: a flood is held back. */
  const operate = async (context: Context, message: Uint8Array): Promise<Response> => {
    const allowed = gate(context);
    if (!allowed.ok) return answerProblem(context, allowed.failure);
    const answered = await responder.operate(message, addressOf(context));
    if (!answered) return answerProblem(context, refuse('requestMalformed', 'this is no message of SCEP').failure);
    const { refusal } = answered;
    if (refusal) context.set('refusal', refuse('requestForbidden', `${refusal.failInfo}: ${refusal.reason}`).failure);
    return answerBytes(context, answered.bytes, 'application/x-pki-message');
  };

  app.get(scepPath, async (context) => {
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

  app.post(scepPath, async (context) => {
    if (context.req.query('operation') !== 'PKIOperation') {
      return answerProblem(context, refuse('requestMalformed', 'there is no such operation').failure);
    }
    return operate(context, new Uint8Array(await context.req.arrayBuffer()));
  });
}

/** Base64 in the address, where some clients leave the plus sign as it is, which then arrives as a space. */
function decodeMessage(text: string): Uint8Array {
  return Buffer.from(text.replaceAll(' ', '+'), 'base64');
}
