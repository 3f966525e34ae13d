// SPDX-License-Identifier: Apache-2.0
// A person's credentials and phones, in the name of the person's visit.

import type { Context, Hono } from 'hono';
import { activationId } from '../../contract/activation.ts';
import type { Holdings, PhoneAct } from '../../contract/credentials.ts';
import { ok } from '../../contract/result.ts';
import type { UnitOfWork } from '../activation/hub.ts';
import type { Visit, Visits } from '../login/visits.ts';
import { type Outcome, refuse } from '../refusal.ts';
import type { LifeAct, OwnCredentials } from '../revocation/own-credentials.ts';
import { preferredLanguage } from './language.ts';
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
    const language = preferredLanguage(context);
    const list: Act = async (unit, visit) => ok(await credentials.list(unit, visit, language));
    return answer(context, await visits.act(bearerToken(context), list), asIs);
  });

  for (const [path, act] of Object.entries(acts)) {
    app.post(`/v1/credentials/:id/${path}`, async (context: Context) => {
      const id = activationId.safeParse(context.req.param('id'));
      if (!id.success) return answerProblem(context, refuse('notFound', 'this is not the form of an id').failure);
      const wish = { id: id.data, act, language: preferredLanguage(context) };
      const perform: Act = (unit, visit) => credentials.act(unit, visit, wish);
      return answer(context, await visits.act(bearerToken(context), perform), asIs);
    });
  }

  for (const [path, act] of Object.entries(phoneActs)) {
    app.post(`/v1/phones/:id/${path}`, async (context: Context) => {
      const wish = { id: context.req.param('id') ?? '', act, language: preferredLanguage(context) };
      const perform: Act = (unit, visit) => credentials.actOnPhone(unit, visit, wish);
      return answer(context, await visits.act(bearerToken(context), perform), asIs);
    });
  }
}

type Act = (unit: UnitOfWork, visit: Visit) => Promise<Outcome<Holdings>>;

function asIs(held: Holdings): Holdings {
  return held;
}
