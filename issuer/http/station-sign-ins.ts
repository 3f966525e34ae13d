// SPDX-License-Identifier: Apache-2.0
// Signing in by code, on the station's side: in the name of the person's visit.

import type { Context, Hono } from 'hono';
import type { ApprovedSignIn, AskedSignIn } from '../../contract/station-api.ts';
import { signInLookup } from '../../contract/station-api.ts';
import type { Clock } from '../clock.ts';
import type { AskedSignIn as Asked, SignIns } from '../device-login/sign-ins.ts';
import type { Visit, Visits } from '../login/visits.ts';
import type { Outcome } from '../refusal.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import { answer, answerProblem } from './problems.ts';
import { bearerToken } from './station-login.ts';

/** What these routes are answered from. */
export interface StationSignInDuties {
  readonly signIns: SignIns;
  readonly visits: Visits;
  readonly clock: Clock;
}

/** Adds the routes. */
export function routeStationSignIns(app: Hono, { signIns, visits, clock }: StationSignInDuties): void {
  app.post('/v1/sign-ins', async (context) => {
    const body = await readBody(context, signInLookup);
    if (!body.ok) return answerProblem(context, body.failure);
    const { code } = body.value;
    return answer(context, await visiting(context, (visit) => signIns.look(visit, code, addressOf(context))), describe);
  });

  app.get('/v1/sign-ins/:id', async (context) => {
    const { id } = context.req.param();
    return answer(context, await visiting(context, (visit) => signIns.status(visit, id, addressOf(context))), describe);
  });

  app.post('/v1/sign-ins/:id/approve', async (context) => {
    const outcome = await visiting(context, (visit) => signIns.approve(visit, context.req.param('id')));
    return answer(context, outcome, ({ number, expiresAt }): ApprovedSignIn => ({ number, ...timeLeft(expiresAt) }));
  });

  app.post('/v1/sign-ins/:id/reject', async (context) => {
    const { id } = context.req.param();
    return answer(context, await visiting(context, (visit) => signIns.reject(visit, id, addressOf(context))), describe);
  });

  async function visiting<Value>(context: Context, act: (visit: Visit) => Promise<Outcome<Value>>) {
    const visit = await visits.enter(bearerToken(context));
    return visit.ok ? act(visit.value) : visit;
  }

  function describe({ askedAt, expiresAt, ...asked }: Asked): AskedSignIn {
    return { ...asked, askedMillisecondsAgo: Math.max(0, clock.now() - askedAt), ...timeLeft(expiresAt) };
  }

  function timeLeft(expiresAt: number) {
    return { expiresInMilliseconds: Math.max(0, expiresAt - clock.now()) };
  }
}
