// SPDX-License-Identifier: Apache-2.0
// The poll cookie: what a browser shows instead of the password once its key was taken.

import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const name = 'pivot-poll';
/** As long as a certificate can be collected, and a while. */
const maxAge = 2 * 86_400;

/** The cookie that came with the request; an empty text, which is nobody's, when there is none. */
export function readPollCookie(context: Context): string {
  return getCookie(context, name, 'host') ?? '';
}

/** Sets it. The prefix `__Host-` binds it to this very host, over TLS, for all paths (RFC 6265bis 4.1.3.2). */
export function setPollCookie(context: Context, cookie: string): void {
  setCookie(context, name, cookie, { prefix: 'host', httpOnly: true, sameSite: 'Strict', maxAge });
}
