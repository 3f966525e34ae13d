// SPDX-License-Identifier: Apache-2.0
// A person's activations, in the name of the person's visit.

import type { Context, Hono } from 'hono';
import { type ActivationStatus, activationId } from '../../contract/activation.ts';
import { pairingLink } from '../../contract/qr.ts';
import { ok } from '../../contract/result.ts';
import {
  activationChange,
  activationRequest,
  confirmation,
  type IssuerInfo,
  type OpenedActivation,
} from '../../contract/station-api.ts';
import type { Hub, UnitOfWork } from '../activation/hub.ts';
import type { Opened, StationSide } from '../activation/station-side.ts';
import type { Clock } from '../clock.ts';
import type { Visit, Visits } from '../login/visits.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { readBody } from './body.ts';
import { answerEvents } from './events.ts';
import { preferredLanguage } from './language.ts';
import type { Log } from './log.ts';
import { answer, answerProblem } from './problems.ts';
import { bearerToken } from './station-login.ts';

/** What these routes are answered from. */
export interface ActivationDuties {
  readonly info: Pick<IssuerInfo, 'phoneOrigin'>;
  readonly visits: Visits;
  readonly activations: StationSide;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly log: Log;
}

/** Adds the routes. */
export function routeActivations(app: Hono, duties: ActivationDuties): void {
  const { activations, visits } = duties;
  const { phoneOrigin } = duties.info;
  const showOpened = (opened: Opened) => describeOpened(opened, phoneOrigin);

  app.post('/v1/activations', async (context) => {
    const wanted = await readWanted(context);
    if (!wanted.ok) return answerProblem(context, wanted.failure);
    const open: Act<Opened> = (unit, visit) => activations.open(unit, visit, wanted.value);
    return answer(context, await visits.act(bearerToken(context), open), showOpened, 201);
  });

  app.patch('/v1/activations/:id', async (context) => {
    const body = await readBody(context, activationChange);
    if (!body.ok) return answerProblem(context, body.failure);
    return answer(context, await own(context, (...own) => activations.change(...own, body.value)), showStatus);
  });

  app.post('/v1/activations/:id/confirm', async (context) => {
    const body = await readBody(context, confirmation);
    if (!body.ok) return answerProblem(context, body.failure);
    const { phraseDigest } = body.value;
    return answer(context, await own(context, (...own) => activations.confirm(...own, phraseDigest)), showStatus);
  });

  app.post('/v1/activations/:id/resume', async (context) =>
    answer(context, await own(context, activations.resume), showOpened),
  );
  app.post('/v1/activations/:id/reject', async (context) =>
    answer(context, await own(context, activations.reject), showStatus),
  );
  app.delete('/v1/activations/:id', async (context) =>
    answer(context, await own(context, activations.cancel), showStatus),
  );
  app.get('/v1/activations/:id/events', (context) => answerOwnEvents(context, duties));

  async function own<Value>(
    context: Context,
    act: (...own: [...Parameters<Act<Value>>, string]) => ReturnType<Act<Value>>,
  ) {
    const id = readId(context);
    return visits.act<Value>(bearerToken(context), async (unit, visit) => (id.ok ? act(unit, visit, id.value) : id));
  }
}

type Act<Value> = (unit: UnitOfWork, visit: Visit) => Promise<Outcome<Value>>;

async function answerOwnEvents(context: Context, { activations, visits, hub, clock, log }: ActivationDuties) {
  const token = bearerToken(context);
  const id = readId(context);
  if (!id.ok) return answerProblem(context, id.failure);
  const read = () => visits.watch(token, (unit, visit) => activations.status(unit, visit, id.value));
  const first = await read();
  if (!first.ok) return answerProblem(context, first.failure);
  const stillWatched = () => visits.enter(token);
  return answerEvents(context, { hub, clock, log, activationId: id.value, read, stillWatched });
}

async function readWanted(context: Context) {
  const body = await readBody(context, activationRequest);
  if (!body.ok) return body;
  const idempotencyKey = context.req.header('idempotency-key') ?? '';
  const keyed = /^[\x21-\x7e]{1,128}$/.test(idempotencyKey);
  if (!keyed) return refuse('requestMalformed', 'there is no Idempotency-Key');
  const { name, credentialType, replaces } = body.value;
  return ok({ name, credentialType, replaces, idempotencyKey, language: preferredLanguage(context) });
}

function readId(context: Context): Outcome<string> {
  const id = activationId.safeParse(context.req.param('id'));
  return id.success ? ok(id.data) : refuse('activationUnknown', 'this is not the form of an id');
}

function showStatus(status: ActivationStatus): ActivationStatus {
  return status;
}

function describeOpened({ status, password, typedCode, account }: Opened, phoneOrigin: string): OpenedActivation {
  return {
    status,
    ...(password && { password }),
    link: pairingLink(phoneOrigin, status.id),
    typedCode,
    shortAddress: new URL(phoneOrigin).host,
    account,
  };
}
