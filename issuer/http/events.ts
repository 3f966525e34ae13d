// SPDX-License-Identifier: Apache-2.0
// The live status of an activation as server-sent events (WHATWG HTML, 9.2).

import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ActivationStatus } from '../../contract/activation.ts';
import type { Hub } from '../activation/hub.ts';
import type { Clock } from '../clock.ts';
import { StoreUnavailable } from '../records.ts';
import type { Outcome } from '../refusal.ts';
import type { Log } from './log.ts';

/** What the stream is fed from. */
export interface EventSource {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly activationId: string;
  /** The status as it is now; refused when the visit is over, which ends the stream. */
  readonly read: () => Promise<Outcome<ActivationStatus>>;
  /** Called at each keep-alive while the activation is open: somebody is watching it, so the visit is not idle. */
  readonly stillWatched: () => Promise<unknown>;
  readonly log: Log;
}

const keepAliveMilliseconds = 15_000;

/** Answers with a stream that starts with the present status and goes on with every change. */
export function answerEvents(context: Context, source: EventSource): Response {
  return streamSSE(context, async (stream) => {
    const signals = collectSignals(source);
    stream.onAbort(signals.stop);
    let sent = '';
    try {
      for (let signal = 'changed'; signal !== 'stopped'; signal = await signals.next()) {
        const status = await source.read();
        if (!status.ok || source.hub.isStopped()) return;
        // A change that nobody told of shows at the latest now: its issuer may have been killed in between.
        const summary = JSON.stringify({ ...status.value, expiresInMilliseconds: 0 });
        if (signal === 'changed' || summary !== sent) await stream.writeSSE({ data: JSON.stringify(status.value) });
        else await stream.write(': still here\n\n');
        sent = summary;
        if (signal === 'tick' && isLive(status.value)) await source.stillWatched();
      }
    } catch (error) {
      // The stream ends, and its reader asks anew.
      if (!(error instanceof StoreUnavailable)) source.log.error({ err: error }, 'a stream of events broke off');
    } finally {
      signals.stop();
    }
  });
}

function isLive({ state }: ActivationStatus): boolean {
  return state !== 'void' && state !== 'confirmed' && state !== 'collected';
}

/** Changes and keep-alive ticks, one after the other; several changes in a row count as one. */
function collectSignals({ hub, clock, activationId }: EventSource) {
  const waiting = new Set<'changed' | 'tick' | 'stopped'>();
  let wake: () => void = () => undefined;
  const signal = (kind: 'changed' | 'tick' | 'stopped') => {
    waiting.add(kind);
    wake();
  };
  const unsubscribe = hub.subscribe(activationId, () => signal('changed'));
  const stopTicking = clock.every(keepAliveMilliseconds, () => signal('tick'));
  return {
    async next() {
      if (waiting.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      const kind = (['stopped', 'changed', 'tick'] as const).find((each) => waiting.has(each)) ?? 'tick';
      waiting.delete(kind);
      return kind;
    },
    stop() {
      unsubscribe();
      stopTicking();
      signal('stopped');
    },
  };
}
