// SPDX-License-Identifier: Apache-2.0
// Judging a certificate, logging in and signing out.

import type { Context, Hono } from 'hono';
import {
  type Challenge,
  type Judgement,
  judgementRequest,
  type Login,
  loginRequest,
} from '../../contract/station-api.ts';
import type { Clock } from '../clock.ts';
import { type CredentialTypeSettings, defaultIdentityName, describeType, typesFor } from '../credential-types.ts';
import type { LoginJudgement } from '../login/judgement.ts';
import type { LoggedIn, LoginDesk } from '../login/login.ts';
import type { Visits } from '../login/visits.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import { preferredLanguage } from './language.ts';
import { holdBackFloods } from './limiter.ts';
import { answer, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface LoginDuties {
  /** The origin that log-in tokens are made for. */
  readonly origin: string;
  readonly credentialTypes: readonly CredentialTypeSettings[];
  readonly desk: LoginDesk;
  readonly visits: Visits;
  readonly clock: Clock;
}

/** Adds the routes. */
export function routeLogin(app: Hono, { origin, credentialTypes, desk, visits, clock }: LoginDuties): void {
  // These can be asked by anyone and cost work or room.
  const notTooOften = holdBackFloods(clock, 600);
  const loginsNotTooOften = holdBackFloods(clock, 600);

  app.post('/v1/judgements', notTooOften, async (context) => {
    const body = await readBody(context, judgementRequest);
    if (!body.ok) return answerProblem(context, body.failure);
    const judgement = await desk.judge(Buffer.from(body.value.certificate, 'base64'));
    // The answer is no failure; the log has the reason all the same.
    if (!judgement.outcome.ok) context.set('refusal', judgement.outcome.failure);
    return context.json(describeJudgement(judgement));
  });

  app.post('/v1/challenges', notTooOften, async (context) => {
    const { visit, challenge } = await desk.challenge();
    const expiresInMilliseconds = challenge.expiresAt - clock.now();
    return context.json({ visit, nonce: challenge.nonce, origin, expiresInMilliseconds } satisfies Challenge, 201);
  });

  app.post('/v1/logins', loginsNotTooOften, async (context) => {
    const body = await readBody(context, loginRequest);
    if (!body.ok) return answerProblem(context, body.failure);
    const station = { address: addressOf(context), name: context.get('station') };
    const from = { station, language: preferredLanguage(context) };
    const outcome = await desk.logIn(bearerToken(context), body.value.token, from);
    return answer(context, outcome, (login) => describeLogin(login, credentialTypes, context));
  });

  app.delete('/v1/visit', async (context) => {
    const visit = await visits.enter(bearerToken(context));
    if (!visit.ok) return answerProblem(context, visit.failure);
    await visits.leave(visit.value);
    return context.body(null, 204);
  });
}

/** The token of the visit in whose name the request comes; an empty text, which is no token, when there is none. */
export function bearerToken(context: Context): string {
  return /^Bearer ([A-Za-z0-9_-]{1,128})$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
}

function describeJudgement({ holder, issuer, notAfter, outcome, account }: LoginJudgement): Judgement {
  const refusal = outcome.ok ? {} : { refusal: outcome.failure.code };
  return { accepted: outcome.ok, ...refusal, holder, issuer, notAfter, ...(account && { account }) };
}

function describeLogin(
  { visit, account, actions, resumable }: LoggedIn,
  credentialTypes: readonly CredentialTypeSettings[],
  context: Context,
): Login {
  const language = preferredLanguage(context);
  return {
    visit,
    person: { name: account.name, account: account.identifier },
    actions: [...actions],
    defaultName: defaultIdentityName(account.name, language),
    credentialTypes: typesFor(credentialTypes, account).map((type) => describeType(type, language)),
    ...(resumable && { resumable }),
  };
}
