// SPDX-License-Identifier: Apache-2.0

import { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { refuse } from '../refusal.ts';
import { believeProxies } from './address.ts';
import { hostsOf, limitBody, onlyOwnHostAndOrigin, securityHeaders } from './guards.ts';
import { type Log, logRequests } from './log.ts';
import { measureRequests } from './monitoring.ts';
import { answerFault, answerProblem } from './problems.ts';

/** One of the two listeners. */
export interface ListenerSurroundings extends OpenSurroundings {
  /** As its clients see it. */
  readonly origin: string;
  /** The address that it is bound to. */
  readonly listensOn: string;
}

/** What every listener needs. */
export interface OpenSurroundings {
  /** What the numbers call it. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Addresses or networks of reverse proxies that say whom they have a request from. */
  readonly proxies: readonly string[];
}

/**
 * An application with what holds for every request on both listeners, and no routes yet but those of `routeOpen`, which
 * may be asked under any host name.
 */
export function createApp(
  { origin, listensOn, ...around }: ListenerSurroundings,
  routeOpen: (app: Hono) => void = () => undefined,
): Hono {
  const app = createOpenApp(around);
  routeOpen(app);
  app.use(onlyOwnHostAndOrigin(hostsOf(origin, listensOn)));
  return app;
}

/** The same for what everyone may ask, by whatever name they know this machine. */
export function createOpenApp({ name, clock, log, metrics, proxies }: OpenSurroundings): Hono {
  const app = new Hono();
  app.use(measureRequests(metrics, name), logRequests(log, clock.now), securityHeaders(), limitBody());
  app.use(believeProxies(proxies));
  app.notFound((context) => answerProblem(context, refuse('notFound', 'no such route').failure));
  app.onError((error, context) => answerFault(context, error, log));
  return app;
}
