// SPDX-License-Identifier: Apache-2.0
// Rules of the configuration that let people in without a list: everybody of one root, narrowed as the rule says.

import * as z from 'zod';
import { nameToString } from '../../x509/name.ts';
import type { AcceptedCertificate } from '../login/judgement.ts';
import { groupName } from './groups.ts';

/**
 * One rule. The root is always named: without it, any authority that is ever trusted could bring people in. What else is
 * given must hold too.
 */
export const accountRule = z.strictObject({
  anchor: z
    .string()
    .transform((text) => text.replaceAll(':', '').toLowerCase())
    .pipe(z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of the root’s certificate, as `trusted` lists it')),
  /** The authority that issued the certificate itself, as RFC 4514 text. */
  issuer: z.string().min(1).optional(),
  /** The path must be valid for one of these. */
  policies: z.array(z.string()).min(1).optional(),
  /** How the UPN ends. */
  upnSuffix: z
    .string()
    .regex(/^[@.][^@\s]+$/, 'must be of the form @example.org, or .example.org for all that is below')
    .toLowerCase()
    .optional(),
  groups: z.array(groupName).default([]),
});
export type AccountRule = z.infer<typeof accountRule>;

/** The first rule that lets this certificate in. */
export function findRule(rules: readonly AccountRule[], accepted: AcceptedCertificate): AccountRule | undefined {
  return rules.find((rule) => applies(rule, accepted));
}

function applies({ anchor, issuer, policies, upnSuffix }: AccountRule, accepted: AcceptedCertificate): boolean {
  const { kind, value } = accepted.person.identifier;
  return (
    anchor === accepted.anchor &&
    (issuer === undefined || issuer === nameToString(accepted.certificate.issuer)) &&
    (policies === undefined || policies.some((policy) => accepted.policies.includes(policy))) &&
    (upnSuffix === undefined || (kind === 'userPrincipalName' && value.endsWith(upnSuffix)))
  );
}
