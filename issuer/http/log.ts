// SPDX-License-Identifier: Apache-2.0

import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Refusal } from '../refusal.ts';
import { addressOf } from './address.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Why the request was refused, for the log. */
    refusal?: Refusal;
  }
}

/** What the issuer writes its log with. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Logs each request by its route, never by its address: that may hold an activation's id, of which only the first six
 * characters are written. Headers and bodies, which hold tokens and passwords, are not logged at all; where it comes from
 * only when it is refused.
 */
export function logRequests(log: Log, now: () => number): MiddlewareHandler {
  return async (context, next) => {
    const start = now();
    await next();
    const { code, reason } = context.get('refusal') ?? {};
    const entry = {
      method: context.req.method,
      route: routePath(context, -1),
      activation: shortId(context.req.param('id')),
      status: context.res.status,
      milliseconds: now() - start,
    };
    if (code === undefined) log.debug(entry, 'answered');
    else log.info({ ...entry, code, reason, address: addressOf(context) }, 'refused');
  };
}

/** As much of an activation's id as tells two apart in a log, too little to use it. */
function shortId(id: string | undefined): string | undefined {
  return id === undefined ? undefined : `${id.slice(0, 6)}…`;
}
