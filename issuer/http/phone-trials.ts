// SPDX-License-Identifier: Apache-2.0
// "Try it".

import type { Hono } from 'hono';
import { type TrialChallenge, type TrialResult, trialAnswer } from '../../contract/phone-api.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import type { Trials } from '../enrolment/trials.ts';
import { readBody } from './body.ts';
import { answer, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface TrialDuties {
  readonly trials: Trials;
}

/** Adds the routes. */
export function routeTrials(app: Hono, { trials }: TrialDuties): void {
  app.post('/api/trials', async (context) => {
    const challenge: TrialChallenge = { nonce: await trials.challenge(), origin: trials.origin };
    return context.json(challenge, 201);
  });

  app.post('/api/trials/answer', async (context) => {
    const body = await readBody(context, trialAnswer);
    if (!body.ok) return answerProblem(context, body.failure);
    return answer(context, await trials.answer(body.value), describeResult);
  });
}

function describeResult({ subject, serialNumber }: IssuedRecord): TrialResult {
  return { accepted: true, subject, serialNumber };
}
