// SPDX-License-Identifier: Apache-2.0
// The phone's listener (contract/phone-api.ts): the phone app, what it asks, and EST (RFC 7030).

import type { HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { activationId } from '../../contract/activation.ts';
import {
  activationHeader,
  type PhoneActivation,
  type PhoneInfo,
  pairingNonceHeader,
  type ScannedActivation,
  type TrialChallenge,
  type TrialResult,
  trialAnswer,
  typedCodeRequest,
} from '../../contract/phone-api.ts';
import { ungroupDigits } from '../../contract/qr.ts';
import { encodeCertsOnly } from '../../x509/cms.ts';
import { type Activation, isSuspended } from '../activation/activation.ts';
import type { KeyAnswer, KeyOffer, PhoneSide } from '../activation/phone-side.ts';
import type { Clock } from '../clock.ts';
import { type CredentialTypeSettings, describeType } from '../credential-types.ts';
import { phoneKind } from '../enrolment/phone-kind.ts';
import { readRequest } from '../enrolment/request.ts';
import type { Trials } from '../enrolment/trials.ts';
import { type Outcome, type Refusal, refuse } from '../refusal.ts';
import { preferredLanguage, readBody } from './body.ts';
import { hostsOf, limitBody, onlyOwnHostAndOrigin, securityHeaders } from './guards.ts';
import { createLimiter } from './limiter.ts';
import { type Log, logRequests, shortId } from './log.ts';
import { servePages } from './pages.ts';
import { answerFault, answerProblem } from './problems.ts';

/** What the phone's listener serves. */
export interface PhoneDuties {
  readonly info: Omit<PhoneInfo, 'now'>;
  readonly origin: string;
  /** The address that the listener is bound to. */
  readonly listensOn: string;
  readonly credentialTypes: readonly CredentialTypeSettings[];
  readonly activations: PhoneSide;
  readonly trials: Trials;
  /** The certificate of the CA, DER. */
  readonly authority: Uint8Array;
  /** The folder of the built phone app. */
  readonly pages: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** `__Host-`: bound to this very host, over TLS, for all paths (RFC 6265bis 4.1.3). */
const pollCookie = 'pivot-poll';
const retryAfterSeconds = 2;

/** The application behind the phone's listener. */
export function createPhoneApp(duties: PhoneDuties): Hono {
  const { info, activations, trials, clock, log } = duties;
  const wrongCodes = createLimiter(clock.now, 10, 10 * 60_000);
  const app = new Hono();
  app.use(logRequests(log, clock.now), securityHeaders());
  app.use(onlyOwnHostAndOrigin(hostsOf(duties.origin, duties.listensOn)), limitBody());
  app.notFound((context) => answerProblem(context, refuse('notFound', 'no such route').failure));
  app.onError((error, context) => answerFault(context, error, log));

  app.get('/api/info', (context) => context.json({ ...info, now: clock.now() } satisfies PhoneInfo));

  app.post('/api/activations/:id/scan', async (context) => {
    const outcome = await activations.scan(idOf(context));
    return outcome.ok ? context.json(describeScanned(outcome.value, context)) : refused(context, outcome.failure);
  });

  app.get('/api/activations/:id', async (context) => {
    const outcome = await activations.phoneStatus(idOf(context), cookieOf(context));
    return outcome.ok ? context.json(describePhone(outcome.value, context)) : refused(context, outcome.failure);
  });

  app.post('/api/typed-codes', async (context) => {
    const address = getConnInfo(context).remote.address ?? '';
    const allowed = wrongCodes.check(address);
    if (!allowed.ok) return refused(context, allowed.failure);
    const body = await readBody(context, typedCodeRequest);
    if (!body.ok) return refused(context, body.failure);
    const outcome = await activations.findByTypedCode(body.value.account, body.value.code);
    if (outcome.ok) return context.json({ id: outcome.value });
    wrongCodes.count(address);
    return refused(context, outcome.failure);
  });

  app.post('/api/trials', async (context) => {
    const challenge: TrialChallenge = { nonce: await trials.challenge(), origin: trials.origin };
    return context.json(challenge, 201);
  });

  app.post('/api/trials/answer', async (context) => {
    const body = await readBody(context, trialAnswer);
    if (!body.ok) return refused(context, body.failure);
    const outcome = await trials.answer(body.value);
    if (!outcome.ok) return refused(context, outcome.failure);
    const { subject, serialNumber } = outcome.value;
    return context.json({ accepted: true, subject, serialNumber } satisfies TrialResult);
  });

  app.get('/.well-known/est/cacerts', (context) => answerCertificates(context, duties.authority));

  app.post('/.well-known/est/simpleenroll', async (context) => {
    const outcome = await enrol(context);
    return outcome.ok ? answerKey(context, outcome.value) : refusedKey(context, outcome.failure);
  });

  if (duties.pages !== undefined) servePages(app, duties.pages);
  return app;

  async function enrol(context: Context): Promise<Outcome<KeyAnswer>> {
    const credentials = basicCredentials(context) ?? cookieCredentials(context);
    if (!credentials) return refuse('wrongPassword', 'neither a password nor a poll cookie came with the request');
    const publicKey = readRequest(await context.req.text());
    if (!publicKey.ok) return publicKey;
    const phone = phoneKind(context.req.header('user-agent') ?? '');
    return activations.offerKey({ ...credentials, publicKey: publicKey.value, phone });
  }

  function answerKey(context: Context, answer: KeyAnswer): Response {
    if (answer.kind === 'issued') return answerCertificates(context, answer.certificate);
    setCookie(context, pollCookie, answer.cookie, {
      prefix: 'host',
      httpOnly: true,
      sameSite: 'Strict',
      maxAge: 2 * 86_400,
    });
    spellRetryAfter(context);
    return context.body(null, 202, {
      [pairingNonceHeader]: Buffer.from(answer.nonce).toString('base64url'),
    });
  }

  /** EST clients expect the challenge of HTTP Basic; a browser would open its own password window over the page. */
  function refusedKey(context: Context, refusal: Refusal): Response {
    log.info({ code: refusal.code, reason: refusal.reason }, 'refused');
    if (refusal.code !== 'wrongPassword') return answerProblem(context, refusal);
    if (context.req.header('sec-fetch-site') !== undefined) return answerProblem(context, refusal, {}, 403);
    return answerProblem(context, refusal, { 'www-authenticate': 'Basic realm="Pivot: activation and number"' });
  }

  function refused(context: Context, refusal: Refusal): Response {
    const activation = shortId(context.req.param('id'));
    log.info({ code: refusal.code, reason: refusal.reason, activation }, 'refused');
    return answerProblem(context, refusal);
  }

  function describeScanned(activation: Activation, context: Context): ScannedActivation {
    const { id, state, name, expiresAt, passwordTriesLeft } = activation;
    const expiresInMilliseconds = Math.max(0, expiresAt - clock.now());
    return { id, state, name, credentialType: typeName(activation, context), expiresInMilliseconds, passwordTriesLeft };
  }

  function describePhone(activation: Activation, context: Context): PhoneActivation {
    const { id, state, voidReason, name, expiresAt } = activation;
    return {
      id,
      state,
      suspended: isSuspended(activation),
      ...(voidReason && { voidReason }),
      name,
      credentialType: typeName(activation, context),
      expiresInMilliseconds: Math.max(0, expiresAt - clock.now()),
    };
  }

  /** The name of the type in the phone's language; its id when it is no longer configured. */
  function typeName({ credentialType }: Activation, context: Context): string {
    const type = duties.credentialTypes.find(({ id }) => id === credentialType);
    return type ? describeType(type, preferredLanguage(context)).name : credentialType;
  }
}

/** Certs-only PKCS#7 in base64 on one line (RFC 7030 4.1.3; strongSwan fails on line breaks). */
function answerCertificates(context: Context, certificate: Uint8Array): Response {
  return context.body(Buffer.from(encodeCertsOnly([certificate])).toString('base64'), 200, {
    'content-type': 'application/pkcs7-mime; smime-type=certs-only',
    'content-transfer-encoding': 'base64',
  });
}

/** strongSwan 5.9 knows this header in this spelling alone, while the web's own Headers are in lower case. */
function spellRetryAfter({ env }: Context<{ Bindings: HttpBindings }>): void {
  env.outgoing.setHeader('Retry-After', String(retryAfterSeconds));
}

function idOf(context: Context): string {
  return activationId.safeParse(context.req.param('id')?.toUpperCase()).data ?? '';
}

function cookieOf(context: Context): string {
  return getCookie(context, pollCookie, 'host') ?? '';
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
  const cookie = cookieOf(context);
  const id = activationId.safeParse(context.req.header(activationHeader)).data ?? cookie.split('.')[0];
  return id ? { activationId: id, proof: { cookie } } : undefined;
}
