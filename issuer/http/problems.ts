// SPDX-License-Identifier: Apache-2.0
// Answers over HTTP. Failures are application/problem+json (RFC 9457), each code with its status in one place.

import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../../contract/problem.ts';
import { AuthorityNotValid } from '../ca/validity.ts';
import { KeyTaken, StoreUnavailable, TextRefused } from '../records.ts';
import { type IssuerFailureCode, type Outcome, type Refusal, refuse } from '../refusal.ts';
import type { Log } from './log.ts';

/** Answers with the problem that a refusal is. */
export function answerProblem(
  context: Context,
  refusal: Refusal,
  headers: Record<string, string> = {},
  status: ContentfulStatusCode = problems[refusal.code].status,
): Response {
  context.set('refusal', refusal);
  const { code, triesLeft, retryAfterSeconds } = refusal;
  const { title } = problems[code];
  const problem: Problem = {
    type: `urn:pivot:failure:${code}`,
    title,
    status,
    code,
    ...(triesLeft !== undefined && { triesLeft }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
  return context.body(JSON.stringify(problem), status, {
    'content-type': 'application/problem+json',
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    ...headers,
  });
}

/** Answers with what a success is described as, or with the problem. */
export function answer<Value>(
  context: Context,
  outcome: Outcome<Value>,
  describe: (value: Value) => object,
  status: 200 | 201 = 200,
): Response {
  return outcome.ok ? context.json(describe(outcome.value), status) : answerProblem(context, outcome.failure);
}

/** Answers with bytes of a media type. */
export function answerBytes(context: Context, bytes: Uint8Array, type: string): Response {
  return context.body(Uint8Array.from(bytes), 200, { 'content-type': type });
}

/** Answers that the store is away (the log has it whole from `store/watched.ts`), or the CA's time. */
function answerUnavailable(context: Context, { message }: Error): Response {
  return answerProblem(context, refuse('issuerUnavailable', message, { retryAfterSeconds }).failure);
}

/** A database that was started anew is back within seconds. */
const retryAfterSeconds = 10;

/** Answers an unexpected error: the log has it whole, the answer a reference to it. */
export function answerFault(context: Context, error: unknown, log: Log): Response {
  const isUnavailable = error instanceof StoreUnavailable || error instanceof AuthorityNotValid;
  if (isUnavailable) return answerUnavailable(context, error);
  if (error instanceof TextRefused) return answerProblem(context, refuse('requestMalformed', error.message).failure);
  if (error instanceof KeyTaken) return answerProblem(context, refuse('csrKeyTaken', error.message).failure);
  const reference = randomBytes(4).toString('hex').toUpperCase();
  log.error({ err: error, reference, method: context.req.method }, 'an unexpected error');
  const { status, title } = problems.issuerFailed;
  const type = 'urn:pivot:failure:issuerFailed';
  const problem = { type, title, status, code: 'issuerFailed', instance: `urn:pivot:reference:${reference}` };
  return context.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json' });
}

const problem = (status: ContentfulStatusCode, title: string) => ({ status, title });

const problems: Readonly<Record<IssuerFailureCode, { status: ContentfulStatusCode; title: string }>> = {
  certificateExpired: problem(403, 'The certificate has expired.'),
  certificateNotYetValid: problem(403, 'The certificate is not valid yet.'),
  certificateNotTrusted: problem(403, 'The certificate’s issuer is not trusted here.'),
  certificateRevoked: problem(403, 'The certificate has been revoked.'),
  credentialPaused: problem(403, 'The credential is suspended.'),
  revocationUnknown: problem(403, 'Whether the certificate has been revoked could not be found out.'),
  certificateUnusable: problem(403, 'The certificate does not fit a log-in.'),
  policyMissing: problem(403, 'The certificate is not one for PIV authentication.'),
  derivedCredential: problem(403, 'A derived credential cannot be used to make another.'),
  ownCertificate: problem(403, 'The certificate was issued by this issuer itself.'),
  practiceCard: problem(403, 'A practice card cannot be used with an issuer for real cards.'),
  challengeExpired: problem(403, 'The challenge was used before or is too old.'),
  signatureWrong: problem(403, 'The signature does not fit the certificate.'),
  loginRefused: problem(403, 'This account may not log in.'),
  sessionEnded: problem(401, 'The visit has ended.'),
  tooManyTries: problem(429, 'There were too many tries from here.'),
  stationUnknown: problem(403, 'This station is not registered.'),
  activationUnknown: problem(404, 'There is no such activation.'),
  activationExpired: problem(410, 'The activation’s time is over.'),
  activationCancelled: problem(410, 'The activation was cancelled.'),
  activationUsed: problem(409, 'The activation has given its credential already.'),
  activationSuspended: problem(409, 'The person is not at the station at the moment.'),
  activationNotReady: problem(409, 'The activation is not at this step.'),
  wrongPassword: problem(401, 'The number is wrong.'),
  passwordTriesUsedUp: problem(410, 'The number was wrong too often.'),
  twoPhones: problem(410, 'Two phones have used this activation.'),
  phrasesDiffer: problem(410, 'The phrases on station and phone differ.'),
  codeUnknown: problem(404, 'Account and code do not fit together.'),
  credentialEnded: problem(409, 'The credential is over, or not its person’s to change.'),
  tooManyCredentials: problem(409, 'The person has as many credentials of this type as there may be.'),
  signInUnknown: problem(404, 'No phone waits with this code.'),
  signInOfAnother: problem(403, 'The phone named the account of another person.'),
  signInExpired: problem(410, 'The code’s time is over.'),
  signInUsed: problem(409, 'The code was used already.'),
  signInRejected: problem(403, 'The phone was rejected at the station.'),
  signInNumberWrong: problem(403, 'The number was wrong.'),
  phoneUnknown: problem(403, 'The phone is not enrolled.'),
  requestMalformed: problem(400, 'The request does not have the expected form.'),
  requestTooLarge: problem(413, 'The request is too large.'),
  requestForbidden: problem(403, 'The request is not allowed.'),
  notFound: problem(404, 'There is nothing at this address.'),
  csrMalformed: problem(400, 'The request is not a PKCS#10 request.'),
  csrSignatureWrong: problem(400, 'The request is not signed by its own key.'),
  csrKeyUnsupported: problem(400, 'The key is of a kind that is not accepted.'),
  csrKeyTaken: problem(409, 'The key belongs to another account.'),
  credentialRefused: problem(403, 'The credential was not accepted.'),
  issuerUnavailable: problem(503, 'The issuer cannot work at the moment.'),
  issuerFailed: problem(500, 'Something went wrong at the issuer.'),
};
