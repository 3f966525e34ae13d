// SPDX-License-Identifier: Apache-2.0
// What the phone and the issuer say to each other, on the phone's listener. Failures are Problems.
//
// `GET /A/:id` serves the page and changes nothing: mail scanners and previews fetch links.
// Enrolment itself is EST (RFC 7030): `GET /.well-known/est/cacerts`, `POST /.well-known/est/simpleenroll` with the
// base64 of a PKCS#10 request. The first time with HTTP Basic (activation id, numeric password); then, in a browser,
// with the poll cookie that came with the 202, or (the answer was lost, or the cookie) with the activation's id in the
// header below and the same key: the request is signed by it. 202 carries `Retry-After` and the header below; 200 the
// certificate as PKCS#7. Requests are idempotent by activation and public key. A wrong password is 401 with
// `WWW-Authenticate` for EST clients, and 403 without it for browsers (which send `Sec-Fetch-Site`), because a browser
// would open its own password window.

import * as z from 'zod';
import {
  activationId,
  activationState,
  delivery,
  identityName,
  issuedCertificate,
  typedCode,
  voidReason,
} from './activation.ts';
import { derText, signatureText } from './der.ts';
import { signInNumber, signInState } from './sign-in.ts';

/** The header of a 202 that holds the pairing nonce: base64url of 16 bytes. */
export const pairingNonceHeader = 'pivot-pairing-nonce';

/** The header of a request for enrolment without a password: the id of the activation that has taken this key. */
export const activationHeader = 'pivot-activation';

/**
 * The header of a first request for enrolment that chooses where the certificate goes (`delivery`); `browser` without
 * it.
 */
export const deliveryHeader = 'pivot-delivery';

/** `GET /api/info`: who this is, for the first page. */
export const phoneInfo = z.object({
  organisation: z.string(),
  practice: z.boolean(),
  support: z.string(),
  /** The organisation's own instructions for setting up a phone; the app has some where there are none. */
  instructions: z.url({ protocol: /^https$/ }).optional(),
  /** By which browsers know the issuer that tells them by web push: base64url. Absent where it tells nobody. */
  push: z.string().optional(),
  /** Milliseconds since 1970: phones' clocks are often wrong. */
  now: z.number(),
});
export type PhoneInfo = z.infer<typeof phoneInfo>;

/** Whether certificates for mail come with the credential: `POST /api/activations/:id/mail`, or the profile brings them. */
const forMail = z.boolean();

/** `POST /api/activations/:id/scan`: says that a phone has opened the link. Repeating it changes nothing. */
export const scannedActivation = z.object({
  id: activationId,
  state: activationState,
  name: z.string(),
  credentialType: z.string(),
  mail: forMail,
  expiresInMilliseconds: z.number(),
  passwordTriesLeft: z.number(),
  /** The ways in which a certificate can reach its phone here. */
  deliveries: z.array(delivery),
});
export type ScannedActivation = z.infer<typeof scannedActivation>;

/** `POST /api/typed-codes`: the equal path without a QR. Gives the activation. */
export const typedCodeRequest = z.object({ account: z.string().trim().min(1).max(256), code: typedCode });
export const typedCodeAnswer = z.object({ id: activationId });

/** `GET /api/activations/:id`, with the poll cookie: where the phone's own enrolment stands. */
export const phoneActivation = z.object({
  id: activationId,
  state: activationState,
  suspended: z.boolean(),
  voidReason: voidReason.optional(),
  /** Once a key has come. */
  delivery: delivery.optional(),
  name: z.string(),
  credentialType: z.string(),
  mail: forMail,
  expiresInMilliseconds: z.number(),
  /** Once it is made; with the delivery `profile`, that of the key which the phone's own client has made. */
  issued: issuedCertificate.optional(),
});
export type PhoneActivation = z.infer<typeof phoneActivation>;

/**
 * `POST /api/activations/:id/profile`, after the confirmation of an activation with the delivery `profile`: releases the
 * configuration profile, to the browser that was compared. It signs a challenge of `POST
 * /api/activations/:id/profile-challenge` (a TrialChallenge) with its key, in the way of a trial. The answer sets the
 * poll cookie (again); with it, `GET /api/activations/:id/profile.mobileconfig` gives the signed profile until the time
 * is over. Repeating changes nothing.
 */
export const profileProof = z.object({ nonce: z.string().min(44).max(128), signature: signatureText });
export const releasedProfile = z.object({ expiresInMilliseconds: z.number() });
export type ReleasedProfile = z.infer<typeof releasedProfile>;

/** How the phone app is known to the authorization server. */
export const phoneClientId = 'pivot-phone';

/** Where a phone asks for a code (RFC 8628 3.1, with `login_hint` the work account), and for its token (3.4). */
export const deviceLoginPaths = { code: '/device-login/code', token: '/device-login/token' } as const;

/** The answer to a request for a code (RFC 8628 3.2), as far as the app needs it. */
export const deviceAuthorization = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1),
  expires_in: z.number(),
});

/** The answer to a request for the token (RFC 6749 5.1), as far as the app needs it. */
export const deviceToken = z.object({ access_token: z.string().min(1), token_type: z.literal('DPoP') });

/** `POST /api/sign-ins/status`, `POST /api/sign-ins/cancel`: by the device code, which the phone alone knows. */
export const signInReference = z.object({ deviceCode: z.string().min(1).max(256) });

/** `POST /api/sign-ins/number`: the number that the person read at the station. One try. */
export const signInNumberEntry = signInReference.extend({ number: signInNumber });

/** Where the phone's sign-in stands. */
export const phoneSignIn = z.object({ state: signInState, expiresInMilliseconds: z.number() });
export type PhoneSignIn = z.infer<typeof phoneSignIn>;

/**
 * `POST /api/activations/:id/mail`, once the credential of a type with mail is there and while it can be collected: the
 * certificates for mail. The phone makes a key for signing and sends its request; the key that was compared signs, in
 * the way of a renewal, a challenge of `POST /api/activations/:id/mail-challenge` and the request. The same signing key
 * gets the same certificates, another none. The encryption keys, this one first and then all earlier ones of the person,
 * come as PKCS#12, each in a file of its own, under one password that is made for this answer: `older` is for programs
 * that know 3DES alone.
 */
export const mailRequest = z.object({
  nonce: z.string().min(44).max(128),
  request: derText,
  signature: signatureText,
  form: z.enum(['current', 'older']).default('current'),
});
export const mailCredential = z.object({
  signing: issuedCertificate,
  password: z.string(),
  encryption: z
    .array(
      z.object({
        issued: issuedCertificate,
        /** PKCS#12 in base64. */
        file: z.base64(),
      }),
    )
    .min(1),
});
export type MailCredential = z.infer<typeof mailCredential>;

/**
 * `POST /api/renewals`: a challenge (a TrialChallenge with an origin of its own). `POST /api/renewals/answer`: a new
 * certificate for a new key, with the credential that is there instead of a log-in at a station. The credential's key
 * signs, as ECDSA with SHA-256 in raw r and s, `hash(origin)`, `hash(nonce)` and `hash(request)`, where the request is
 * the DER of the PKCS#10 request for the new key. Account, name and credential type stay; the old credential goes on
 * until its end. Each credential is renewed once: the same new key gets the same certificate however often it asks,
 * another none. The answer sets the poll cookie of the activation that the renewal is.
 */
export const renewalAnswer = z.object({
  nonce: z.string().min(44).max(128),
  certificate: derText,
  request: derText,
  signature: signatureText,
});
export const renewedCredential = z.object({
  /** The renewal counts as an activation of its own. */
  id: activationId,
  issued: issuedCertificate,
  /** When the new one is to be renewed in turn: `renewalTime`. */
  renewFrom: z.number(),
});
export type RenewedCredential = z.infer<typeof renewedCredential>;

/** When a phone asks for a successor: from the last third of a certificate's life on. Milliseconds since 1970. */
export function renewalTime({
  notBefore,
  notAfter,
}: {
  readonly notBefore: number;
  readonly notAfter: number;
}): number {
  return notAfter - Math.floor((notAfter - notBefore) / 3);
}

/**
 * `POST /api/phones`, with the token of the sign-in (`Authorization: DPoP`): enrols this phone under a name. 201. All
 * requests of a phone about itself carry a proof by its key (`DPoP`, RFC 9449 4.3); so may a request for enrolment by
 * EST, whose credential then counts as being on that phone.
 */
export const newPhone = z.object({ name: identityName });

/** A phone of the person. Times are milliseconds since 1970. */
const phoneSummary = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  enrolledAt: z.number(),
  contactAt: z.number(),
});
export type PhoneSummary = z.infer<typeof phoneSummary>;

/**
 * `GET /api/phone`: this phone and the others of its person. `POST /api/phones/:id/lost` reports one of the others lost:
 * those that are left. `DELETE /api/phone` removes this one: 204.
 */
export const enrolledPhone = z.object({
  account: z.string(),
  phone: phoneSummary,
  others: z.array(phoneSummary),
  /** Whether it is told by web push (contract/push.ts). */
  isTold: z.boolean(),
});
export type EnrolledPhone = z.infer<typeof enrolledPhone>;

/** `POST /api/trials`: a challenge for "Try it". It has an origin of its own and yields no session. */
export const trialChallenge = z.object({ nonce: z.string().min(44), origin: z.string() });
export type TrialChallenge = z.infer<typeof trialChallenge>;

/**
 * `POST /api/trials/answer`: the challenge signed with the credential's key, as `hash(origin)` followed by
 * `hash(nonce)` with SHA-256, ECDSA as raw r and s in base64.
 */
export const trialAnswer = z.object({
  nonce: z.string().min(44).max(128),
  certificate: derText,
  signature: signatureText,
});
export const trialResult = z.object({ accepted: z.literal(true), subject: z.string(), serialNumber: z.string() });
export type TrialResult = z.infer<typeof trialResult>;

/**
 * `POST /api/standings`: whether a certificate of the issuer may be used now, for a phone whose key is in its settings
 * and not in the browser. It says no more than OCSP (RFC 6960) says to anybody who knows the
 * certificate, which a page that came by HTTPS cannot ask over plain HTTP.
 */
export const standingQuestion = z.object({ certificate: derText });
export const standingAnswer = z.object({ accepted: z.literal(true) });
export type StandingAnswer = z.infer<typeof standingAnswer>;
