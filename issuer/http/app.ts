// SPDX-License-Identifier: Apache-2.0

import { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import { refuse } from '../refusal.ts';
import { hostsOf, limitBody, onlyOwnHostAndOrigin, securityHeaders } from './guards.ts';
import { type Log, logRequests } from './log.ts';
import { answerFault, answerProblem } from './problems.ts';

/** One of the two listeners. */
export interface ListenerSurroundings {
  /** As its clients see it. */
  readonly origin: string;
  /** The address that it is bound to. */
  readonly listensOn: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** An application with what holds for every request on both listeners, and no routes yet. */
export function createApp({ origin, listensOn, ...around }: ListenerSurroundings): Hono {
  const app = createOpenApp(around);
  app.use(onlyOwnHostAndOrigin(hostsOf(origin, listensOn)));
  return app;
}

/** The same for what everyone may ask, by whatever name they know this machine. */
export function createOpenApp({ clock, log }: Pick<ListenerSurroundings, 'clock' | 'log'>): Hono {
  const app = new Hono();
  app.use(logRequests(log, clock.now), securityHeaders(), limitBody());
  app.notFound((context) => answerProblem(context, refuse('notFound', 'no such route').failure));
  app.onError((error, context) => answerFault(context, error, log));
  return app;
}
