// SPDX-License-Identifier: Apache-2.0
// The station's listener (contract/station-api.ts).

import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { activationId } from '../../contract/activation.ts';
import { pairingLink } from '../../contract/qr.ts';
import {
  activationChange,
  activationRequest,
  type Challenge,
  confirmation,
  type IssuerInfo,
  type Judgement,
  judgementRequest,
  type Login,
  loginRequest,
  type OpenedActivation,
} from '../../contract/station-api.ts';
import type { Hub } from '../activation/hub.ts';
import type { Opened, StationSide } from '../activation/station-side.ts';
import type { Clock } from '../clock.ts';
import { type CredentialTypeSettings, describeType } from '../credential-types.ts';
import type { LoginJudgement } from '../login/judgement.ts';
import type { LoggedIn, LoginDesk } from '../login/login.ts';
import type { Visit, Visits } from '../login/visits.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { preferredLanguage, readBody } from './body.ts';
import { answerEvents } from './events.ts';
import { hostsOf, limitBody, onlyOwnHostAndOrigin, securityHeaders } from './guards.ts';
import { createLimiter } from './limiter.ts';
import { type Log, logRequests } from './log.ts';
import { answerFault, answerProblem } from './problems.ts';

/** What the station's listener serves. */
export interface StationDuties {
  readonly info: IssuerInfo;
  /** The address that the listener is bound to. */
  readonly listensOn: string;
  readonly credentialTypes: readonly CredentialTypeSettings[];
  readonly judge: (certificate: Uint8Array) => Promise<LoginJudgement>;
  readonly desk: LoginDesk;
  readonly visits: Visits;
  readonly activations: StationSide;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly log: Log;
}

/** The application behind the station's listener. */
export function createStationApp(duties: StationDuties): Hono {
  const { info, log, clock, desk, visits, activations } = duties;
  const app = new Hono();
  const flood = createLimiter(clock.now, 600, 60_000);
  app.use(logRequests(log, clock.now), securityHeaders());
  app.use(onlyOwnHostAndOrigin(hostsOf(info.origin, duties.listensOn)), limitBody());
  app.notFound((context) => answerProblem(context, refuse('notFound', 'no such route').failure));
  app.onError((error, context) => answerFault(context, error, log));

  app.get('/v1/info', (context) => context.json(info satisfies IssuerInfo));

  app.use('/v1/judgements', notTooOften);
  app.post('/v1/judgements', async (context) => {
    const body = await readBody(context, judgementRequest);
    if (!body.ok) return refused(context, body);
    return context.json(describeJudgement(await duties.judge(Buffer.from(body.value.certificate, 'base64'))));
  });

  app.use('/v1/challenges', notTooOften);
  app.post('/v1/challenges', async (context) => {
    const { visit, challenge } = await desk.challenge();
    const expiresInMilliseconds = challenge.expiresAt - clock.now();
    const answer: Challenge = { visit, nonce: challenge.nonce, origin: info.origin, expiresInMilliseconds };
    return context.json(answer, 201);
  });

  app.post('/v1/logins', async (context) => {
    const body = await readBody(context, loginRequest);
    if (!body.ok) return refused(context, body);
    const outcome = await desk.logIn(bearerToken(context), body.value.token);
    return answer(context, outcome, (login) => describeLogin(login, context));
  });

  app.delete('/v1/visit', async (context) => {
    const visit = await visits.enter(bearerToken(context));
    if (visit.ok) await visits.leave(visit.value);
    return visit.ok ? context.body(null, 204) : refused(context, visit);
  });

  app.post('/v1/activations', async (context) => {
    const visit = await visits.enter(bearerToken(context));
    if (!visit.ok) return refused(context, visit);
    const body = await readBody(context, activationRequest);
    if (!body.ok) return refused(context, body);
    const idempotencyKey = context.req.header('idempotency-key') ?? '';
    if (!/^[\x21-\x7e]{1,128}$/.test(idempotencyKey)) return refused(context, refuse('requestMalformed', 'no key'));
    const { name } = body.value;
    const language = preferredLanguage(context);
    const credentialType = body.value.credentialType ?? duties.credentialTypes[0]?.id ?? '';
    const outcome = await activations.open(visit.value, { name, language, credentialType, idempotencyKey });
    return answer(context, outcome, describeOpened, 201);
  });

  app.patch('/v1/activations/:id', async (context) => {
    const body = await readBody(context, activationChange);
    if (!body.ok) return refused(context, body);
    return withActivation(context, (visit, id) => activations.change(visit, id, body.value));
  });

  app.post('/v1/activations/:id/resume', (context) =>
    withActivation(context, (visit, id) => activations.resume(visit, id), describeOpened),
  );

  app.post('/v1/activations/:id/confirm', async (context) => {
    const body = await readBody(context, confirmation);
    if (!body.ok) return refused(context, body);
    return withActivation(context, (visit, id) => activations.confirm(visit, id, body.value.phraseDigest));
  });

  app.post('/v1/activations/:id/reject', (context) => withActivation(context, activations.reject));
  app.delete('/v1/activations/:id', (context) => withActivation(context, activations.cancel));

  app.get('/v1/activations/:id/events', async (context) => {
    const token = bearerToken(context);
    const id = activationId.safeParse(context.req.param('id'));
    if (!id.success) return refused(context, refuse('activationUnknown', 'not an id'));
    const read = async () => {
      const visit = await visits.look(token);
      return visit.ok ? activations.status(visit.value, id.data) : visit;
    };
    const first = await read();
    if (!first.ok) return refused(context, first);
    const { hub } = duties;
    return answerEvents(context, { hub, clock, activationId: id.data, read, stillWatched: () => visits.enter(token) });
  });

  return app;

  async function notTooOften(context: Context, next: () => Promise<void>) {
    const address = getConnInfo(context).remote.address ?? '';
    const allowed = flood.check(address);
    if (!allowed.ok) return refused(context, allowed);
    flood.count(address);
    return next();
  }

  async function withActivation<Value>(
    context: Context,
    act: (visit: Visit, id: string) => Promise<Outcome<Value>>,
    describe: (value: Value) => object = (value) => value as object,
  ): Promise<Response> {
    const visit = await visits.enter(bearerToken(context));
    if (!visit.ok) return refused(context, visit);
    const id = activationId.safeParse(context.req.param('id'));
    if (!id.success) return refused(context, refuse('activationUnknown', 'not an id'));
    return answer(context, await act(visit.value, id.data), describe);
  }

  function answer<Value>(
    context: Context,
    outcome: Outcome<Value>,
    describe: (value: Value) => object,
    status: 200 | 201 = 200,
  ): Response {
    return outcome.ok ? context.json(describe(outcome.value), status) : refused(context, outcome);
  }

  function refused(context: Context, { failure }: { readonly failure: Parameters<typeof answerProblem>[1] }): Response {
    log.info({ code: failure.code, reason: failure.reason }, 'refused');
    return answerProblem(context, failure);
  }

  function describeLogin({ visit, account, actions, resumable }: LoggedIn, context: Context): Login {
    const language = preferredLanguage(context);
    return {
      visit,
      person: { name: account.name, account: account.identifier },
      actions: [...actions],
      credentialTypes: duties.credentialTypes.map((type) => describeType(type, language)),
      ...(resumable && { resumable }),
    };
  }

  function describeOpened({ status, password, typedCode, account }: Opened): OpenedActivation {
    return {
      status,
      ...(password && { password }),
      link: pairingLink(info.phoneOrigin, status.id),
      typedCode,
      shortAddress: new URL(info.phoneOrigin).host,
      account,
    };
  }
}

function describeJudgement({ holder, issuer, notAfter, outcome }: LoginJudgement): Judgement {
  return { accepted: outcome.ok, ...(!outcome.ok && { refusal: outcome.failure.code }), holder, issuer, notAfter };
}

function bearerToken(context: Context): string {
  return /^Bearer ([A-Za-z0-9_-]{1,128})$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
}
