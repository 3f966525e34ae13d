// SPDX-License-Identifier: Apache-2.0
// Signing in by code, on the station's side: in the name of the person's visit.

import type { Context, Hono } from 'hono';
import type { ApprovedSignIn, AskedSignIn } from '../../contract/station-api.ts';
import { signInLookup } from '../../contract/station-api.ts';
import type { UnitOfWork } from '../activation/hub.ts';
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
    const outcome = await visiting(context, (...own) => signIns.look(...own, code, addressOf(context)));
    return answer(context, outcome, describe);
  });

  app.get('/v1/sign-ins/:id', async (context) => {
    const { id } = context.req.param();
    const outcome = await visiting(context, (...own) => signIns.status(...own, id, addressOf(context)));
    return answer(context, outcome, describe);
  });

  app.post('/v1/sign-ins/:id/approve', async (context) => {
    const { id } = context.req.param();
    const outcome = await visiting(context, (...own) => signIns.approve(...own, id));
    return answer(context, outcome, ({ number, expiresAt }): ApprovedSignIn => ({ number, ...timeLeft(expiresAt) }));
  });

  app.post('/v1/sign-ins/:id/reject', async (context) => {
    const { id } = context.req.param();
    const outcome = await visiting(context, (...own) => signIns.reject(...own, id, addressOf(context)));
    return answer(context, outcome, describe);
  });

  function visiting<Value>(context: Context, act: (unit: UnitOfWork, visit: Visit) => Promise<Outcome<Value>>) {
    return visits.act<Value>(bearerToken(context), act);
  }

  function describe({ askedAt, expiresAt, ...asked }: Asked): AskedSignIn {
    return { ...asked, askedMillisecondsAgo: Math.max(0, clock.now() - askedAt), ...timeLeft(expiresAt) };
  }

  function timeLeft(expiresAt: number) {
    return { expiresInMilliseconds: Math.max(0, expiresAt - clock.now()) };
  }
}
