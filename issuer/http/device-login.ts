// SPDX-License-Identifier: Apache-2.0
// Signing in by code, on the phones' side: the device flow of RFC 8628, and what the phone app asks beside it.

import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { type PhoneSignIn, signInNumberEntry, signInReference } from '../../contract/phone-api.ts';
import type { Clock } from '../clock.ts';
import { providerRoutes } from '../device-login/device-flow.ts';
import type { DeviceLogin } from '../device-login/device-login.ts';
import type { SignIn } from '../device-login/sign-in.ts';
import type { SignIns } from '../device-login/sign-ins.ts';
import { addressOf } from './address.ts';
import { readBody } from './body.ts';
import { holdBackFloods } from './limiter.ts';
import { answer, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface DeviceLoginDuties {
  readonly deviceLogin: DeviceLogin;
  readonly signIns: SignIns;
  readonly clock: Clock;
}

/** Adds the routes. */
export function routeDeviceLogin(app: Hono, { deviceLogin, signIns, clock }: DeviceLoginDuties): void {
  // Each code costs room, and each answer work.
  const forCodes = holdBackFloods(clock, 30);
  const forAnswers = holdBackFloods(clock, 600);

  app.get('/.well-known/openid-configuration', (context) => context.json(deviceLogin.metadata));
  app.get('/.well-known/oauth-authorization-server', (context) => context.json(deviceLogin.metadata));
  app.get(providerRoutes.jwks, (context) => askProvider(context, deviceLogin));
  app.post(providerRoutes.device_authorization, forCodes, (context) => askProvider(context, deviceLogin));
  app.post(providerRoutes.token, forAnswers, (context) => askProvider(context, deviceLogin));

  app.post('/api/sign-ins/status', forAnswers, async (context) => {
    const body = await readBody(context, signInReference);
    if (!body.ok) return answerProblem(context, body.failure);
    return answer(context, await signIns.phoneStatus(body.value.deviceCode), describeSignIn);
  });

  app.post('/api/sign-ins/number', forAnswers, async (context) => {
    const body = await readBody(context, signInNumberEntry);
    if (!body.ok) return answerProblem(context, body.failure);
    const { deviceCode, number } = body.value;
    return answer(context, await signIns.enterNumber(deviceCode, number), describeSignIn);
  });

  app.post('/api/sign-ins/cancel', forAnswers, async (context) => {
    const body = await readBody(context, signInReference);
    if (!body.ok) return answerProblem(context, body.failure);
    await signIns.cancel(body.value.deviceCode);
    return context.body(null, 204);
  });

  function describeSignIn({ state, expiresAt }: SignIn): PhoneSignIn {
    return { state, expiresInMilliseconds: Math.max(0, expiresAt - clock.now()) };
  }
}

async function askProvider(context: Context, deviceLogin: DeviceLogin): Promise<Response> {
  const { incoming }: HttpBindings = context.env;
  const body = new Uint8Array(await context.req.arrayBuffer());
  const { method, path } = context.req;
  // Where the request comes from was judged already (guards.ts); the library would refuse our own page.
  const { origin: _judged, ...headers } = context.req.header();
  return deviceLogin.answer({ method, url: path, headers, body, socket: incoming.socket, address: addressOf(context) });
}
