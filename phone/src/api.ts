// SPDX-License-Identifier: Apache-2.0
// The issuer, as the phone calls it (contract/phone-api.ts). Every request may be sent twice: browsers repeat a POST
// when a reused connection breaks, and so do we when an answer is lost.

import type * as z from 'zod';
import type { Delivery } from '../../contract/activation.ts';
import {
  activationHeader,
  deliveryHeader,
  type MailCredential,
  mailCredential,
  type PhoneActivation,
  type PhoneInfo,
  pairingNonceHeader,
  phoneActivation,
  phoneInfo,
  type ReleasedProfile,
  type RenewedCredential,
  releasedProfile,
  renewedCredential,
  type ScannedActivation,
  type StandingAnswer,
  scannedActivation,
  standingAnswer,
  type TrialChallenge,
  type TrialResult,
  trialChallenge,
  trialResult,
  typedCodeAnswer,
} from '../../contract/phone-api.ts';
import { problem } from '../../contract/problem.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { Bytes } from '../../x509/der-writer.ts';
import type { Pkcs12Form } from '../../x509/pkcs12.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { asPhoneFailure, type PhoneFailureCode } from './failures.ts';
import type { Refusal } from './workflow.ts';

/** `refused`: the issuer said no. `lost`: nobody knows whether it got the request; the same may be sent again. */
export type Failure =
  | ({ readonly kind: 'refused' } & Refusal)
  | { readonly kind: 'lost'; readonly code: PhoneFailureCode };

/** An answer of the issuer. */
export type Answer<Value> = Promise<Result<Value, Failure>>;

/** EST's two answers (RFC 7030, 4.2.3): come again, with the pairing nonce; or the certificates. */
export type Enrolled =
  | { readonly kind: 'held'; readonly nonce: Bytes; readonly retryAfterSeconds: number }
  | { readonly kind: 'issued'; readonly certsOnly: Bytes };

/** Who the issuer is. */
export function getInfo(): Answer<PhoneInfo> {
  return getJson('/api/info', phoneInfo);
}

/** Says that this phone has opened an activation's link. */
export function scan(id: string): Answer<ScannedActivation> {
  return postJson(`/api/activations/${id}/scan`, {}, scannedActivation);
}

/** The activation that a typed code stands for. */
export function redeemCode(account: string, code: string): Answer<{ readonly id: string }> {
  return postJson('/api/typed-codes', { account, code }, typedCodeAnswer);
}

/** Where the phone's own enrolment stands; known by the poll cookie. */
export function getActivation(id: string, signal?: AbortSignal): Answer<PhoneActivation> {
  return getJson(`/api/activations/${id}`, phoneActivation, signal);
}

/**
 * EST simpleenroll with the activation's id and password, and where the certificate is to go; or, to ask again, with
 * the poll cookie or the same key alone.
 * `request` is PKCS#10 in DER.
 */
export async function enrol(
  id: string,
  request: Bytes,
  first?: { readonly password: string; readonly delivery: Delivery; readonly proof?: string },
  signal?: AbortSignal,
): Answer<Enrolled> {
  const sent = await send('/.well-known/est/simpleenroll', {
    method: 'POST',
    headers: {
      'content-type': 'application/pkcs10',
      'content-transfer-encoding': 'base64',
      ...(first === undefined
        ? { [activationHeader]: id }
        : { authorization: `Basic ${btoa(`${id}:${first.password}`)}`, [deliveryHeader]: first.delivery }),
      ...(first?.proof !== undefined && { dpop: first.proof }),
    },
    body: toBase64(request),
    // So that the poll cookie is kept even when the page is reloaded before the answer has come.
    keepalive: true,
    ...(signal && { signal }),
  });
  return sent.ok ? readEnrolled(sent.value) : sent;
}

/** A challenge for getting the configuration profile. */
export function getProfileChallenge(id: string): Answer<TrialChallenge> {
  return postJson(`/api/activations/${id}/profile-challenge`, {}, trialChallenge);
}

/** Hands in the signed challenge: the profile can be fetched then. */
export function releaseProfile(id: string, nonce: string, signature: Bytes): Answer<ReleasedProfile> {
  return postJson(`/api/activations/${id}/profile`, { nonce, signature: toBase64(signature) }, releasedProfile);
}

/** A challenge for getting the certificates for mail. */
export function getMailChallenge(id: string): Answer<TrialChallenge> {
  return postJson(`/api/activations/${id}/mail-challenge`, {}, trialChallenge);
}

/** Hands in the challenge and the request for the key that signs mail, signed by the key that was compared. */
export function askForMail(
  id: string,
  asked: { readonly nonce: string; readonly request: Bytes; readonly signature: Bytes; readonly form: Pkcs12Form },
): Answer<MailCredential> {
  const [request, signature] = [asked.request, asked.signature].map(toBase64);
  return postJson(`/api/activations/${id}/mail`, { ...asked, request, signature }, mailCredential);
}

/** A challenge for renewing a credential. */
export function getRenewalChallenge(): Answer<TrialChallenge> {
  return postJson('/api/renewals', {}, trialChallenge);
}

/** Hands in the challenge and the new request, signed with the credential's key. */
export function answerRenewal(answer: {
  readonly nonce: string;
  readonly certificate: Bytes;
  readonly request: Bytes;
  readonly signature: Bytes;
}): Answer<RenewedCredential> {
  const [certificate, request, signature] = [answer.certificate, answer.request, answer.signature].map(toBase64);
  return postJson('/api/renewals/answer', { nonce: answer.nonce, certificate, request, signature }, renewedCredential);
}

/** A challenge for trying the credential. */
export function getTrial(): Answer<TrialChallenge> {
  return postJson('/api/trials', {}, trialChallenge);
}

/** Hands in the signed challenge. */
export function answerTrial(nonce: string, certificate: Bytes, signature: Bytes): Answer<TrialResult> {
  const answer = { nonce, certificate: toBase64(certificate), signature: toBase64(signature) };
  return postJson('/api/trials/answer', answer, trialResult);
}

/** Asks whether a certificate may be used now. */
export function getStanding(certificate: Bytes): Answer<StandingAnswer> {
  return postJson('/api/standings', { certificate: toBase64(certificate) }, standingAnswer);
}

/** Sends again while answers are lost: four times within about five seconds. */
export async function persistently<Value>(attempt: () => Answer<Value>): Answer<Value> {
  for (const pause of [400, 1200, 3000]) {
    const answer = await attempt();
    if (answer.ok || answer.failure.kind !== 'lost') return answer;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return attempt();
}

function getJson<Value>(path: string, schema: z.ZodType<Value>, signal?: AbortSignal): Answer<Value> {
  return send(path, { method: 'GET', ...(signal && { signal }) }).then(readJson(schema));
}

/** Posts JSON. */
export function postJson<Value>(path: string, body: unknown, schema: z.ZodType<Value>): Answer<Value> {
  const headers = { 'content-type': 'application/json' };
  return send(path, { method: 'POST', headers, body: JSON.stringify(body) }).then(readJson(schema));
}

const timeoutMilliseconds = 15_000;

/** Sends a request; an answer that is no success is a failure. */
export async function send(path: string, init: RequestInit & { signal?: AbortSignal }): Answer<Response> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), timeoutMilliseconds);
  init.signal?.addEventListener('abort', () => timeout.abort());
  try {
    const response = await fetch(path, {
      ...init,
      signal: timeout.signal,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    return response.ok ? ok(response) : failed(await readFailure(response));
  } catch {
    return failed({ kind: 'lost', code: navigator.onLine ? 'issuerUnreachable' : 'phoneOffline' });
  } finally {
    clearTimeout(timer);
  }
}

/** Reads an answer by its schema. */
export function readJson<Value>(schema: z.ZodType<Value>): (sent: Result<Response, Failure>) => Answer<Value> {
  return async (sent) => {
    if (!sent.ok) return sent;
    const body = await readBody(sent.value);
    const parsed = schema.safeParse(body);
    return parsed.success ? ok(parsed.data) : failed(unreadable);
  };
}

/** A body that broke off counts as lost, like any answer that did not come. */
async function readEnrolled(response: Response): Answer<Enrolled> {
  const bytes = fromBase64(
    response.status === 202 ? (response.headers.get(pairingNonceHeader) ?? '') : await response.text().catch(() => ''),
  );
  if (!bytes || bytes.length === 0) return failed(unreadable);
  if (response.status !== 202) return ok({ kind: 'issued', certsOnly: bytes });
  if (bytes.length !== 16) return failed(unreadable);
  return ok({ kind: 'held', nonce: bytes, retryAfterSeconds: retryAfter(response) });
}

const unreadable: Failure = { kind: 'lost', code: 'issuerFailed' };

async function readFailure(response: Response): Promise<Failure> {
  const parsed = problem.safeParse(await readBody(response));
  if (response.status >= 500)
    return { kind: 'lost', code: parsed.success ? asPhoneFailure(parsed.data.code) : spokenFor(response) };
  if (!parsed.success) return { kind: 'refused', code: 'issuerFailed' };
  const { code, triesLeft } = parsed.data;
  return { kind: 'refused', code: asPhoneFailure(code), ...(triesLeft !== undefined && { triesLeft }) };
}

/** A gateway that speaks in the issuer's place says only that it is not there. */
function spokenFor({ status }: Response): PhoneFailureCode {
  return [502, 503, 504].includes(status) ? 'issuerUnreachable' : 'issuerFailed';
}

function readBody(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

/** Seconds from `Retry-After`, within what is sensible here; the form with a date is not used by the issuer. */
function retryAfter(response: Response): number {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return Number.isNaN(seconds) ? 2 : Math.min(Math.max(seconds, 1), 30);
}
