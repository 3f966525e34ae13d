// SPDX-License-Identifier: Apache-2.0
// What people see at the station of their own phones and credentials, and what they may do with them.

import * as z from 'zod';
import { activationId } from './activation.ts';

/**
 * What can be done with a credential: replace it by a new one, suspend it, resume it, revoke it for good, or report its
 * phone lost, which revokes everything on that phone because somebody else may have it.
 */
export const credentialAct = z.enum(['renew', 'suspend', 'resume', 'revoke', 'reportLost']);
export type CredentialAct = z.infer<typeof credentialAct>;

/**
 * The last use that the issuer knows of: `trial` on the phone itself (“Try it”), `service` by somebody at `address` who
 * relies on it and asked whether it is still good (OCSP).
 */
const credentialUse = z.object({
  at: z.number(),
  place: z.enum(['trial', 'service']),
  address: z.string().optional(),
});
export type CredentialUse = z.infer<typeof credentialUse>;

/** A credential: all certificates of one activation. Times are milliseconds since 1970. */
const ownCredential = z.object({
  /** Of its activation. */
  id: activationId,
  name: z.string(),
  /** The kind of phone, in a few words. */
  phone: z.string(),
  /** Of the phone that it is on, where that is one of `phones`. */
  phoneId: z.string().optional(),
  /** The name of its kind, in the language asked for. */
  credentialType: z.string(),
  state: z.enum(['active', 'suspended', 'revoked', 'expired']),
  issuedAt: z.number(),
  notAfter: z.number(),
  /** Whole days until it ends, by the issuer's clock. */
  daysLeft: z.number(),
  lastUse: credentialUse.optional(),
  /** What its person can do with it now. */
  acts: z.array(credentialAct).readonly(),
});
export type OwnCredential = z.infer<typeof ownCredential>;

/** What can be done with a phone. Both revoke everything on it; `reportLost` does so as a compromise. */
export const phoneAct = z.enum(['remove', 'reportLost']);
export type PhoneAct = z.infer<typeof phoneAct>;

/** A phone that the person has enrolled. Times are milliseconds since 1970. */
const ownPhone = z.object({
  id: z.string().min(1).max(64),
  /** As its person calls it. */
  name: z.string(),
  /** Model and system, in a few words. */
  kind: z.string(),
  state: z.enum(['enrolled', 'removed', 'lost']),
  enrolledAt: z.number(),
  /** When it last contacted the issuer. */
  contactAt: z.number(),
  acts: z.array(phoneAct).readonly(),
});
export type OwnPhone = z.infer<typeof ownPhone>;

/**
 * `GET /v1/credentials`; `POST /v1/credentials/:id/suspend`, `resume`, `revoke` and `report-lost`; `POST
 * /v1/phones/:id/remove` and `report-lost`: the person's credentials and phones as they stand (afterwards), the newest
 * first. `renew` is an activation that `replaces` a credential.
 */
export const holdings = z.object({
  credentials: z.array(ownCredential).readonly(),
  /** Older issuers have no directory of phones. */
  phones: z.array(ownPhone).readonly().default([]),
});
export type Holdings = z.infer<typeof holdings>;
