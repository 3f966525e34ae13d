// SPDX-License-Identifier: Apache-2.0

import * as z from 'zod';
import { activationIdLength } from './qr.ts';

/** How long a numeric password is, and the typed code that stands for the QR (SP 800-63B-4, 4.1.2.2: at least 40 bits). */
export const passwordDigits = 8;
export const typedCodeDigits = 13;

/** The numeric password under the QR. */
export const numericPassword = z.string().regex(new RegExp(`^\\d{${passwordDigits}}$`));

/** The code for a person who cannot scan; it is typed together with the account's name. */
export const typedCode = z.string().regex(new RegExp(`^\\d{${typedCodeDigits}}$`));

/** The 128-bit activation id in base32. */
export const activationId = z.string().regex(new RegExp(`^[A-Z2-7]{${activationIdLength}}$`));

/**
 * The state of an activation:
 * `waiting` for a phone; `scanned` by a phone that has not sent its key; `claimed` by the first key that came with the
 * right password, to be compared; `confirmed` at the station, the certificate is made; `collected` by the phone;
 * `void`, for good.
 */
export const activationState = z.enum(['waiting', 'scanned', 'claimed', 'confirmed', 'collected', 'void']);
export type ActivationState = z.infer<typeof activationState>;

/**
 * Where the certificate goes: `browser`, to the key that asked and was compared; `file`, to such a key too, which the
 * phone then puts into a file for its system and forgets; `profile`, to a key that the phone's own SCEP client makes,
 * with a challenge that the compared browser gets after the confirmation.
 */
export const delivery = z.enum(['browser', 'profile', 'file']);
export type Delivery = z.infer<typeof delivery>;

/** Why an activation is void. */
export const voidReason = z.enum([
  'activationExpired',
  'activationCancelled',
  'passwordTriesUsedUp',
  'twoPhones',
  'phrasesDiffer',
]);
export type VoidReason = z.infer<typeof voidReason>;

/** A certificate that an activation gave. Times are milliseconds since 1970. */
export const issuedCertificate = z.object({
  serialNumber: z.string().regex(/^[0-9a-f]+$/),
  subject: z.string(),
  notBefore: z.number(),
  notAfter: z.number(),
  /** DER in base64. */
  certificate: z.base64(),
});
export type IssuedCertificate = z.infer<typeof issuedCertificate>;

/** A kind of credential that a person may choose. `name` is in the requested language. */
export const credentialType = z.object({ id: z.string(), name: z.string(), lifetimeDays: z.number() });
export type CredentialType = z.infer<typeof credentialType>;

/** The name that a person gives the credential: shown on phone and station, but not in the certificate. */
export const identityName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
  .regex(/^[^\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]*$/u);

/** An activation as the station shows it, live. */
export const activationStatus = z.object({
  id: activationId,
  state: activationState,
  /** The card is out, or the visit ended: the phone has to wait until the person is back. */
  suspended: z.boolean(),
  voidReason: voidReason.optional(),
  name: z.string(),
  credentialType: z.string(),
  /** Milliseconds since 1970, by the issuer's clock, and how long that is from now: the station counts from the latter. */
  expiresAt: z.number(),
  expiresInMilliseconds: z.number(),
  passwordTriesLeft: z.number(),
  /** base64url of the 32 bytes that the phrase is made from; there from `claimed` on. */
  phraseDigest: z.string().optional(),
  /** What kind of phone sent the key, in a few words, as far as its browser tells. */
  phone: z.string().optional(),
  issued: issuedCertificate.optional(),
});
export type ActivationStatus = z.infer<typeof activationStatus>;
