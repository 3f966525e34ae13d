// SPDX-License-Identifier: Apache-2.0
// What the station and the issuer say to each other, on the station's listener. JSON over HTTPS; times are milliseconds
// since 1970. The visit's token travels as `Authorization: Bearer`. Every failure is a Problem (contract/problem.ts).

import * as z from 'zod';
import {
  activationId,
  activationStatus,
  credentialType,
  identityName,
  numericPassword,
  typedCode,
} from './activation.ts';
import { derText, signatureText } from './der.ts';
import { failureCodes } from './failures.ts';
import { signInNumber, signInState, userCode } from './sign-in.ts';
import { stationAction } from './station-actions.ts';

/** `GET /v1/info`: who this issuer is. */
export const issuerInfo = z.object({
  product: z.literal('pivot'),
  version: z.string(),
  organisation: z.string(),
  /** The origin that a log-in token is made for: the station's listener, without a trailing slash. */
  origin: z.string(),
  /** The origin of the phone's listener. */
  phoneOrigin: z.string(),
  /** A practice issuer takes the practice card and nothing else. */
  practice: z.boolean(),
  /** Whom to ask for help, as the organisation words it. */
  support: z.string(),
});
export type IssuerInfo = z.infer<typeof issuerInfo>;

/** `POST /v1/judgements`: may this certificate log in? Asked before the PIN is. */
export const judgementRequest = z.object({ certificate: derText });
export const judgement = z.object({
  accepted: z.boolean(),
  /** Why not; absent when accepted. */
  refusal: z.enum(failureCodes).optional(),
  /** The person's name as the certificate has it. */
  holder: z.string(),
  issuer: z.string(),
  notAfter: z.number(),
  /** For `loginRefused`: the account that would be needed, as the issuer's commands name it, and its root's SHA-256. */
  account: z.object({ identifier: z.string(), anchor: z.string() }).optional(),
});
export type Judgement = z.infer<typeof judgement>;

/** `POST /v1/challenges`: 201. The visit's token has no rights until a log-in. */
export const challenge = z.object({
  visit: z.string(),
  /** Base64 text of 32 random bytes; this very text is hashed (Web eID). */
  nonce: z.string().min(44),
  origin: z.string(),
  expiresInMilliseconds: z.number(),
});
export type Challenge = z.infer<typeof challenge>;

/**
 * `POST /v1/card-signers`, in a visit: does the certificate (DER) of whoever signed the CHUID of the person's card lead to
 * a root that counts here, for that purpose (FIPS 201-3, 4.2.1)? It lets nobody in and keeps nobody out.
 */
export const cardSignerRequest = z.object({ certificate: derText });
export const cardSignerJudgement = z.object({
  trusted: z.boolean(),
  /** Why not, for staff. */
  reason: z.string().max(512).optional(),
});
export type CardSignerJudgement = z.infer<typeof cardSignerJudgement>;

/** A Web eID authentication token, format `web-eid:1.0`. */
export const webEidToken = z.object({
  unverifiedCertificate: derText,
  algorithm: z.enum(['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512']),
  signature: signatureText,
  format: z.string().regex(/^web-eid:1(\.\d+)?$/),
  appVersion: z.string().max(256),
});
export type WebEidToken = z.infer<typeof webEidToken>;

/** `POST /v1/logins`, with the visit's token: 200 or a Problem. */
export const loginRequest = z.object({ token: webEidToken });

/** An issuer may know actions that came after this station. */
const knownActions = z
  .array(z.string().max(64))
  .transform((names) => stationAction.options.filter((action) => names.includes(action)));

export const login = z.object({
  /** A new token: the one that the challenge came with is worth nothing any more. */
  visit: z.string(),
  person: z.object({ name: z.string(), account: z.string() }),
  actions: knownActions,
  credentialTypes: z.array(credentialType).min(1),
  /** The name that a credential gets when its person gives none. */
  defaultName: z.string().max(128),
  /** An activation that this person left open and that still has time. */
  resumable: activationId.optional(),
});
export type Login = z.infer<typeof login>;

/**
 * `POST /v1/activations` with an `Idempotency-Key`: 201. Name and type have defaults; those of the credential that it
 * `replaces`, by the id of its activation, where it renews one. That one ends when the new one is issued.
 */
export const activationRequest = z.object({
  name: identityName.optional(),
  credentialType: z.string().optional(),
  replaces: activationId.optional(),
});
export type ActivationRequest = z.infer<typeof activationRequest>;

/** A fresh activation, or one taken up again (`POST /v1/activations/:id/resume`). The password is told this once. */
export const openedActivation = z.object({
  status: activationStatus,
  /** Absent where the phone has sent its key already, so that no password is needed any more. */
  password: numericPassword.optional(),
  link: z.string(),
  typedCode: typedCode,
  /** What those who cannot scan type into the phone's browser. */
  shortAddress: z.string(),
  /** What they type as their account. */
  account: z.string(),
});
export type OpenedActivation = z.infer<typeof openedActivation>;

/** `PATCH /v1/activations/:id`, while no phone has sent its key: the status. */
export const activationChange = z.object({ name: identityName.optional(), credentialType: z.string().optional() });

/** `POST /v1/activations/:id/confirm`: the person says that both screens show the phrase of this digest. The status. */
export const confirmation = z.object({ phraseDigest: z.string().min(1).max(128) });

/** `POST /v1/sign-ins`: which phone waits with this code. Looking changes nothing but the count of wrong guesses. */
export const signInLookup = z.object({ code: userCode });

/** A phone that asks to be signed in. Also `GET /v1/sign-ins/:id`, and `POST /v1/sign-ins/:id/reject`. */
export const askedSignIn = z.object({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  state: signInState,
  /** Model and system, as far as its browser tells. */
  phone: z.string(),
  /** Where it asks from, and whether that is the network of this station. */
  address: z.string(),
  sameNetwork: z.boolean(),
  askedMillisecondsAgo: z.number(),
  expiresInMilliseconds: z.number(),
});
export type AskedSignIn = z.infer<typeof askedSignIn>;

/** `POST /v1/sign-ins/:id/approve`: the number that the person types on the phone. Repeating it gives the same. */
export const approvedSignIn = z.object({ number: signInNumber, expiresInMilliseconds: z.number() });
export type ApprovedSignIn = z.infer<typeof approvedSignIn>;

// `POST /v1/activations/:id/reject` (the phrases differ) and `DELETE /v1/activations/:id` (cancelled): the status.
// `GET /v1/activations/:id/events`: server-sent events, each `data:` an ActivationStatus, the present one at once.
// `DELETE /v1/visit`: signs out, and suspends what waits for its phone. 204.
