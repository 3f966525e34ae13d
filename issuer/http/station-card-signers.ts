// SPDX-License-Identifier: Apache-2.0
// Who signed the card of the person whose visit it is.

import type { Hono } from 'hono';
import { type CardSignerJudgement, cardSignerRequest } from '../../contract/station-api.ts';
import type { JudgeSigner } from '../login/card-signers.ts';
import type { Visits } from '../login/visits.ts';
import { readBody } from './body.ts';
import { answerProblem } from './problems.ts';
import { bearerToken } from './station-login.ts';

/** What this route is answered from. */
export interface CardSignerDuties {
  readonly visits: Visits;
  readonly judgeSigner: JudgeSigner;
}

const longestReason = 512;

/** Adds the route. */
export function routeCardSigners(app: Hono, { visits, judgeSigner }: CardSignerDuties): void {
  app.post('/v1/card-signers', async (context) => {
    const visit = await visits.enter(bearerToken(context));
    if (!visit.ok) return answerProblem(context, visit.failure);
    const body = await readBody(context, cardSignerRequest);
    if (!body.ok) return answerProblem(context, body.failure);
    const outcome = await judgeSigner(visit.value.accountId, Buffer.from(body.value.certificate, 'base64'));
    if (outcome.ok) return context.json({ trusted: true } satisfies CardSignerJudgement);
    // The answer is no failure; the log has the reason all the same.
    context.set('refusal', outcome.failure);
    const reason = outcome.failure.reason.slice(0, longestReason);
    return context.json({ trusted: false, reason } satisfies CardSignerJudgement);
  });
}
