// SPDX-License-Identifier: Apache-2.0
// A person's credentials and phones, in the name of the person's visit.

import type { Context, Hono } from 'hono';
import { activationId } from '../../contract/activation.ts';
import type { Holdings, PhoneAct } from '../../contract/credentials.ts';
import type { Visits } from '../login/visits.ts';
import { refuse } from '../refusal.ts';
import type { LifeAct, OwnCredentials } from '../revocation/own-credentials.ts';
import { preferredLanguage } from './body.ts';
import { answer, answerProblem } from './problems.ts';
import { bearerToken } from './station-login.ts';

/** What these routes are answered from. */
export interface CredentialDuties {
  readonly visits: Visits;
  readonly credentials: OwnCredentials;
}

const acts: Readonly<Record<string, LifeAct>> = {
  suspend: 'suspend',
  resume: 'resume',
  revoke: 'revoke',
  'report-lost': 'reportLost',
};

const phoneActs: Readonly<Record<string, PhoneAct>> = { remove: 'remove', 'report-lost': 'reportLost' };

/** Adds the routes. */
export function routeCredentials(app: Hono, { visits, credentials }: CredentialDuties): void {
  app.get('/v1/credentials', async (context) => {
    const visit = await visits.enter(bearerToken(context));
    if (!visit.ok) return answerProblem(context, visit.failure);
    return context.json(await credentials.list(visit.value, preferredLanguage(context)));
  });

  for (const [path, act] of Object.entries(acts)) {
    app.post(`/v1/credentials/:id/${path}`, async (context: Context) => {
      const visit = await visits.enter(bearerToken(context));
      if (!visit.ok) return answerProblem(context, visit.failure);
      const id = activationId.safeParse(context.req.param('id'));
      if (!id.success) return answerProblem(context, refuse('notFound', 'this is not the form of an id').failure);
      return answer(context, await credentials.act(visit.value, id.data, act, preferredLanguage(context)), asIs);
    });
  }

  for (const [path, act] of Object.entries(phoneActs)) {
    app.post(`/v1/phones/:id/${path}`, async (context: Context) => {
      const visit = await visits.enter(bearerToken(context));
      if (!visit.ok) return answerProblem(context, visit.failure);
      const id = context.req.param('id') ?? '';
      return answer(context, await credentials.actOnPhone(visit.value, id, act, preferredLanguage(context)), asIs);
    });
  }
}

function asIs(held: Holdings): Holdings {
  return held;
}
