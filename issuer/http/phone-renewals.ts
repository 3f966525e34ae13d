// SPDX-License-Identifier: Apache-2.0
// Renewal by the browser that has a credential.

import type { Hono } from 'hono';
import { type RenewedCredential, renewalAnswer, renewalTime, type TrialChallenge } from '../../contract/phone-api.ts';
import { describeIssued } from '../ca/issued.ts';
import type { Clock } from '../clock.ts';
import { phoneKind } from '../enrolment/phone-kind.ts';
import type { Renewals, Renewed } from '../enrolment/renewals.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import { challengesAMinute, holdBackFloods } from './limiter.ts';
import { setPollCookie } from './poll-cookie.ts';
import { answer, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface RenewalDuties {
  readonly renewals: Renewals;
  readonly clock: Clock;
}

/** Adds the routes. */
export function routeRenewals(app: Hono, { renewals, clock }: RenewalDuties): void {
  app.post('/api/renewals', holdBackFloods(clock, challengesAMinute), async (context) => {
    const challenge: TrialChallenge = { nonce: await renewals.challenge(), origin: renewals.origin };
    return context.json(challenge, 201);
  });

  app.post('/api/renewals/answer', async (context) => {
    const body = await readBody(context, renewalAnswer);
    if (!body.ok) return answerProblem(context, body.failure);
    const phone = phoneKind(context.req.header('user-agent') ?? '');
    const renewed = await renewals.answer({ ...body.value, phone, address: addressOf(context) });
    if (renewed.ok) setPollCookie(context, renewed.value.cookie);
    return answer(context, renewed, describeRenewed);
  });
}

function describeRenewed({ issued }: Renewed): RenewedCredential {
  return { id: issued.activationId, issued: describeIssued(issued), renewFrom: renewalTime(issued) };
}
