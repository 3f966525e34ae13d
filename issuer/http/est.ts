// SPDX-License-Identifier: Apache-2.0
// EST (RFC 7030) for the first certificate. Renewal has a listener of its own (`est-client-app.ts`).

import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { activationId, type Delivery, delivery } from '../../contract/activation.ts';
import { activationHeader, deliveryHeader, pairingNonceHeader } from '../../contract/phone-api.ts';
import { ungroupDigits } from '../../contract/qr.ts';
import { encodeCertsOnly } from '../../x509/cms.ts';
import type { KeyAnswer, KeyOffer, PhoneSide } from '../activation/phone-side.ts';
import type { Aside } from '../aside/tasks.ts';
import type { Clock } from '../clock.ts';
import { csrAttributes } from '../enrolment/csr-attributes.ts';
import { phoneKind } from '../enrolment/phone-kind.ts';
import { type Outcome, type Refusal, refuse } from '../refusal.ts';
import { addressOf } from './address.ts';
import { readProof } from './phones.ts';
import { readPollCookie, setPollCookie } from './poll-cookie.ts';
import { answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface EstDuties {
  readonly activations: PhoneSide;
  readonly aside: Aside;
  /** The ways in which a certificate can reach its phone. */
  readonly deliveries: readonly Delivery[];
  /** The certificate of the CA, DER. */
  readonly authority: Uint8Array;
  readonly clock: Clock;
}

/** Adds the routes. */
export function routeEst(app: Hono, duties: EstDuties): void {
  routeEstInformation(app, duties);
  app.post('/.well-known/est/simpleenroll', async (context) => {
    const outcome = await enrol(context, duties);
    return outcome.ok ? answerKey(context, outcome.value) : answerRefusal(context, outcome.failure);
  });
}

/** Adds the routes for what a client needs to know first: the CA's certificate, and what a request should have. */
export function routeEstInformation(app: Hono, { authority }: Pick<EstDuties, 'authority'>): void {
  app.get('/.well-known/est/cacerts', (context) => answerCertificates(context, authority));
  app.get('/.well-known/est/csrattrs', (context) => answerBase64(context, csrAttributes(), 'application/csrattrs'));
}

/** How long a client should wait before it asks again, in seconds. */
const retryAfter = 2;

async function enrol(
  context: Context,
  { activations, aside, deliveries, clock }: EstDuties,
): Promise<Outcome<KeyAnswer>> {
  const credentials = basicCredentials(context) ?? cookieCredentials(context);
  if (!credentials) return refuse('wrongPassword', 'neither a password nor a poll cookie came with the request');
  const address = addressOf(context);
  const publicKey = await aside(address, 'readRequest', await context.req.text());
  if (!publicKey.ok) return publicKey;
  const wanted = delivery.safeParse(context.req.header(deliveryHeader) ?? 'browser').data;
  if (!wanted || !deliveries.includes(wanted)) return refuse('requestMalformed', 'there is no such delivery');
  const phone = phoneKind(context.req.header('user-agent') ?? '');
  const thumbprint = readProof(context, clock);
  // Every browser says one or the other with a POST. In a profile the certificate is for another key than this one.
  const isBrowser = ['origin', 'sec-fetch-site'].some((name) => context.req.header(name) !== undefined);
  const isProgram = !isBrowser && wanted === 'browser';
  const where = { phone, delivery: wanted, address };
  const offer = { publicKey: publicKey.value, ...where, isProgram, thumbprint };
  return activations.offerKey({ ...credentials, ...offer });
}

type Credentials = Pick<KeyOffer, 'activationId' | 'proof'>;

/** HTTP Basic (RFC 7617): the activation's id and its numeric password. */
function basicCredentials(context: Context): Credentials | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,512})$/i.exec(context.req.header('authorization') ?? '')?.[1];
  const [id = '', ...password] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':');
  if (!encoded) return undefined;
  return { activationId: id.toUpperCase(), proof: { password: ungroupDigits(password.join(':')) } };
}

/** The poll cookie. The header says which activation is meant when the cookie is gone, or that of another one. */
function cookieCredentials(context: Context): Credentials | undefined {
  const cookie = readPollCookie(context);
  const id = activationId.safeParse(context.req.header(activationHeader)).data ?? cookie.split('.')[0];
  return id ? { activationId: id, proof: { cookie } } : undefined;
}

function answerKey(context: Context, answer: KeyAnswer): Response {
  if (answer.kind === 'issued') return answerCertificates(context, answer.certificate);
  setPollCookie(context, answer.cookie);
  // strongSwan 5.9 knows this header in this spelling alone, while the web's own Headers are in lower case.
  const { outgoing }: HttpBindings = context.env;
  outgoing.setHeader('Retry-After', String(retryAfter));
  return context.body(null, 202, { [pairingNonceHeader]: Buffer.from(answer.nonce).toString('base64url') });
}

/** EST clients expect the challenge of HTTP Basic; a browser would open its own password window over the page. */
function answerRefusal(context: Context, refusal: Refusal): Response {
  if (refusal.code !== 'wrongPassword') return answerProblem(context, refusal);
  if (context.req.header('sec-fetch-site') !== undefined) return answerProblem(context, refusal, {}, 403);
  return answerProblem(context, refusal, { 'www-authenticate': 'Basic realm="Pivot: activation and number"' });
}

/** Certs-only PKCS#7 in base64 on one line (RFC 7030 4.1.3; strongSwan fails on line breaks). */
export function answerCertificates(context: Context, certificate: Uint8Array): Response {
  return answerBase64(context, encodeCertsOnly([certificate]), 'application/pkcs7-mime; smime-type=certs-only');
}

function answerBase64(context: Context, bytes: Uint8Array, type: string): Response {
  const headers = { 'content-type': type, 'content-transfer-encoding': 'base64' };
  return context.body(Buffer.from(bytes).toString('base64'), 200, headers);
}
