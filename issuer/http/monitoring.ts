// SPDX-License-Identifier: Apache-2.0
// What a load balancer and a monitor ask: whether the issuer lives, whether it can work, and its numbers.

import type { Context, Hono, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Certificate } from '../../x509/certificate.ts';
import { invalidTime } from '../ca/validity.ts';
import type { Clock } from '../clock.ts';
import { hasRoom } from '../free-space.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Store } from '../records.ts';
import { refuse } from '../refusal.ts';
import { addressList, addressOf } from './address.ts';
import { answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface MonitoringDuties {
  readonly metrics: Metrics;
  readonly store: Store;
  /** The folder of the store, where it is on a disk of this machine. */
  readonly storeFolder: string | undefined;
  /** The CA's. */
  readonly certificate: Pick<Certificate, 'notBefore' | 'notAfter'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Addresses, or networks such as 10.0.0.0/8, that may read the numbers. */
  readonly metricsFrom: readonly string[];
}

/** Adds the routes. They are answered under whatever name or address a monitor knows this machine by. */
export function routeMonitoring(app: Hono, duties: MonitoringDuties): void {
  const { metrics, metricsFrom } = duties;
  const mayRead = addressList(metricsFrom);
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const status = await readiness(duties);
    return context.json({ status }, status === 'ready' ? 200 : 503);
  });
  app.get('/metrics', (context) => {
    if (isBroughtByStranger(context) || !mayRead(addressOf(context))) {
      return answerProblem(context, refuse('requestForbidden', 'not in metricsFrom').failure);
    }
    return context.body(metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
}

/** A proxy that is none of ours, perhaps on this very machine, brings somebody else: its own address says nothing. */
function isBroughtByStranger(context: Context): boolean {
  return context.req.header('x-forwarded-for') !== undefined && context.get('toldAddress') === undefined;
}

/** Counts answers by route, never by address: that may hold an id. */
export function measureRequests(metrics: Metrics, listener: string): MiddlewareHandler {
  return async (context, next) => {
    const start = performance.now();
    await next();
    const labels = {
      listener,
      method: context.req.method,
      route: routePath(context, -1),
      status: String(context.res.status),
    };
    metrics.answered(labels, (performance.now() - start) / 1000);
    const refusal = context.get('refusal');
    if (refusal) metrics.count('pivot_refusals_total', { listener, code: refusal.code });
  };
}

/** Reading still works when the disk is full, and nothing else does. */
async function readiness({
  store,
  storeFolder,
  certificate,
  clock,
}: MonitoringDuties): Promise<'ready' | 'diskFull' | 'storeFailed' | 'authorityNotValid'> {
  if (invalidTime(certificate, clock.now())) return 'authorityNotValid';
  try {
    await store.read((records) => records.settings.get('practice'));
    return storeFolder === undefined || (await hasRoom(storeFolder)) ? 'ready' : 'diskFull';
  } catch {
    return 'storeFailed';
  }
}
