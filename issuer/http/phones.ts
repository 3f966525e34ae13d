// SPDX-License-Identifier: Apache-2.0
// A phone enrols itself and asks about itself. Each request is signed by the phone's own key (DPoP, RFC 9449): a token,
// or anything else that was overheard, is worth nothing without it.

import type { Context, Hono } from 'hono';
import { type EnrolledPhone, newPhone, type PhoneSummary } from '../../contract/phone-api.ts';
import { pushSubscription } from '../../contract/push.ts';
import { ok } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import type { DeviceLogin } from '../device-login/device-login.ts';
import { phoneDescription } from '../device-login/phone-description.ts';
import type { Phone } from '../phones/phone.ts';
import type { Phones, PhoneWithOthers } from '../phones/phones.ts';
import { thumbprintOf } from '../phones/proof.ts';
import { areReceiverKeys } from '../push/encryption.ts';
import { type Outcome, refuse } from '../refusal.ts';
import { readBody } from './body.ts';
import { answer, answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface PhonesDuties {
  readonly phones: Phones;
  readonly deviceLogin: DeviceLogin;
  readonly clock: Clock;
}

/** Adds the routes. */
export function routePhones(app: Hono, { phones, deviceLogin, clock }: PhonesDuties): void {
  app.post('/api/phones', async (context) => {
    const body = await readBody(context, newPhone);
    if (!body.ok) return answerProblem(context, body.failure);
    const token = await provenToken(context);
    if (!token.ok) return answerProblem(context, token.failure);
    const kind = phoneDescription(context.req.header('user-agent') ?? '');
    return answer(context, await phones.enrol({ ...token.value, name: body.value.name, kind }), describe, 201);
  });

  app.get('/api/phone', async (context) => {
    return answer(context, await asPhone(context, phones.contact), describe);
  });

  app.post('/api/phones/:id/lost', async (context) => {
    const id = context.req.param('id');
    return answer(context, await asPhone(context, (thumbprint) => phones.reportLost(thumbprint, id)), describe);
  });

  app.delete('/api/phone', async (context) => answerEmpty(context, await asPhone(context, phones.remove)));

  app.put('/api/phone/push', async (context) => {
    const body = await readBody(context, pushSubscription);
    if (!body.ok) return answerProblem(context, body.failure);
    const { endpoint, keys, language } = body.value;
    const [publicKey, secret] = [keys.p256dh, keys.auth].map((key) => Buffer.from(key, 'base64url')) as [
      Buffer,
      Buffer,
    ];
    if (!areReceiverKeys({ publicKey, secret })) {
      return answerProblem(context, refuse('requestMalformed', 'nothing can be encrypted for these keys').failure);
    }
    const wanted = { endpoint, publicKey, secret, language };
    return answerEmpty(context, await asPhone(context, (thumbprint) => phones.subscribe(thumbprint, wanted)));
  });

  app.delete('/api/phone/push', async (context) => answerEmpty(context, await asPhone(context, phones.unsubscribe)));

  /** What the phone does whose key has signed the request. */
  async function asPhone<Value>(context: Context, act: (thumbprint: string) => Promise<Outcome<Value>>) {
    const thumbprint = readProof(context, clock);
    if (thumbprint === undefined) return refuse('phoneUnknown', 'the request is not signed as it must be');
    return act(thumbprint);
  }

  /** A token of the sign-in by code, from the phone to whose key it is bound. */
  async function provenToken(context: Context): Promise<Outcome<{ accountId: string; thumbprint: string }>> {
    const token = /^DPoP ([A-Za-z0-9_-]{1,256})$/.exec(context.req.header('authorization') ?? '')?.[1] ?? '';
    const found = await deviceLogin.findToken(token);
    const proven = found !== undefined && readProof(context, clock, token) === found.thumbprint;
    return proven ? ok(found) : refuse('signInExpired', 'no token, or not from the phone that it was given to');
  }

  function describe({ phone, others, account, isTold }: PhoneWithOthers): EnrolledPhone {
    return { account, phone: summary(phone), others: others.map(summary), isTold };
  }
}

function answerEmpty(context: Context, outcome: Outcome<unknown>) {
  return outcome.ok ? context.body(null, 204) : answerProblem(context, outcome.failure);
}

/** The thumbprint of the key that signed the request; undefined when none did. */
export function readProof(context: Context, clock: Clock, token?: string): string | undefined {
  const { method, path } = context.req;
  const url = `https://${context.req.header('host')?.toLowerCase()}${path}`;
  const proof = context.req.header('dpop') ?? '';
  return thumbprintOf(proof, { method, url, now: clock.now(), ...(token !== undefined && { token }) });
}

function summary({ id, name, kind, enrolledAt, contactAt }: Phone): PhoneSummary {
  return { id, name, kind, enrolledAt, contactAt };
}
