// SPDX-License-Identifier: Apache-2.0
// "Try it", and whether a certificate may be used.

import type { Hono } from 'hono';
import {
  type StandingAnswer,
  standingQuestion,
  type TrialChallenge,
  type TrialResult,
  trialAnswer,
} from '../../contract/phone-api.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import type { IssuedRecord } from '../ca/issued.ts';
import type { Clock } from '../clock.ts';
import type { Trials } from '../enrolment/trials.ts';
import { holderName } from '../login/accounts.ts';
import { readBody } from './body.ts';
import { challengesAMinute, holdBackFloods } from './limiter.ts';
import { answer, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface TrialDuties {
  readonly trials: Trials;
  readonly clock: Clock;
}

/** Adds the routes. */
export function routeTrials(app: Hono, { trials, clock }: TrialDuties): void {
  app.post('/api/trials', holdBackFloods(clock, challengesAMinute), async (context) => {
    const challenge: TrialChallenge = { nonce: await trials.challenge(), origin: trials.origin };
    return context.json(challenge, 201);
  });

  app.post('/api/trials/answer', async (context) => {
    const body = await readBody(context, trialAnswer);
    if (!body.ok) return answerProblem(context, body.failure);
    return answer(context, await trials.answer(body.value), describeResult);
  });

  app.post('/api/standings', async (context) => {
    const body = await readBody(context, standingQuestion);
    if (!body.ok) return answerProblem(context, body.failure);
    return answer(context, await trials.standing(body.value.certificate), (): StandingAnswer => ({ accepted: true }));
  });
}

/** The phone shows the subject to its person, who knows a name and no distinguished name. */
function describeResult({ certificate, serialNumber }: IssuedRecord): TrialResult {
  return { accepted: true, subject: holderName(parseCertificate(certificate)), serialNumber };
}
