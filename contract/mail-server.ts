// SPDX-License-Identifier: Apache-2.0
// The mail server by which an issuer tells people of their credentials: a setting of the issuer, and of the policy of a
// station that starts an issuer of its own.

import * as z from 'zod';
import { languages } from './view.ts';

/** The name or the address of a machine. */
export const hostName = z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'must be a host name or an address');

/** Whether the zones that this program knows have one of this name (IANA). */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** How the mail server is reached, and who mail comes from. */
export const mailServer = z
  .strictObject({
    host: hostName,
    port: z.number().int().min(1).max(65_535).default(587),
    /** `none` is for a mail server on this machine alone: what is sent holds a link that revokes. */
    security: z.enum(['startTls', 'tls', 'none']).default('startTls'),
    /** Authorities that vouch for the mail server, PEM; the well-known ones when left out. */
    caFile: z.string().min(1).optional(),
    user: z.string().min(1).optional(),
    passwordFile: z.string().min(1).optional(),
    /** The address that mail comes from. */
    from: z.email(),
    /** Who is told when a person says of a credential that it is not theirs. */
    administrator: z.email().optional(),
    /** Of people whose language is not known. */
    language: z.enum(languages).default('en'),
    /** Of the times that people read. */
    timeZone: z.string().refine(isTimeZone, 'must be the name of a time zone, such as Europe/Amsterdam').default('UTC'),
  })
  .refine(({ security, host: name }) => security !== 'none' || ['localhost', '127.0.0.1', '::1'].includes(name), {
    path: ['security'],
    message: 'must be startTls or tls for a mail server on another machine',
  })
  .refine(({ user, passwordFile }) => (user === undefined) === (passwordFile === undefined), {
    path: ['passwordFile'],
    message: 'must go with user, and user with it',
  });
