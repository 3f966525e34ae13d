// SPDX-License-Identifier: Apache-2.0
// What a load balancer and a monitor ask: whether the issuer lives, whether it can work, and its numbers.

import type { Hono, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Metrics } from '../metrics/metrics.ts';
import type { Store } from '../records.ts';
import { refuse } from '../refusal.ts';
import { addressList, addressOf } from './address.ts';
import { answerProblem } from './problems.ts';

/** What these routes are answered from. */
export interface MonitoringDuties {
  readonly metrics: Metrics;
  readonly store: Store;
  /** Addresses, or networks such as 10.0.0.0/8, that may read the numbers. */
  readonly metricsFrom: readonly string[];
}

/** Adds the routes. They are answered under whatever name or address a monitor knows this machine by. */
export function routeMonitoring(app: Hono, { metrics, store, metricsFrom }: MonitoringDuties): void {
  const mayRead = addressList(metricsFrom);
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const ready = await canRead(store);
    return context.json({ status: ready ? 'ready' : 'storeFailed' }, ready ? 200 : 503);
  });
  app.get('/metrics', (context) => {
    if (!mayRead(addressOf(context)))
      return answerProblem(context, refuse('requestForbidden', 'not in metricsFrom').failure);
    return context.body(metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
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

async function canRead(store: Store): Promise<boolean> {
  try {
    await store.read((records) => records.settings.get('practice'));
    return true;
  } catch {
    return false;
  }
}
