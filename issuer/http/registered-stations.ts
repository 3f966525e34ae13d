// SPDX-License-Identifier: Apache-2.0
// Which station asks: TLS has shown that it has its key (RFC 8446 4.4.3). Registered stations are looked up at each
// request, so that one that was removed is a stranger at once.

import type { TLSSocket } from 'node:tls';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from '../clock.ts';
import type { Store } from '../records.ts';
import { refuse } from '../refusal.ts';
import { keyFingerprint } from '../stations/stations.ts';
import { answerProblem } from './problems.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** The name of the registered station that asks. */
    station?: string;
  }
}

/** What this is decided from. */
export interface RegistrationDuties {
  readonly store: Store;
  readonly clock: Clock;
  /** Whether others than registered stations are refused. */
  readonly registeredOnly: boolean;
}

/** A station's contact is kept to the minute. */
const contactMilliseconds = 60_000;

/** Notes which registered station asks, and refuses others where only those may. */
export function recogniseStations({ store, clock, registeredOnly }: RegistrationDuties): MiddlewareHandler {
  const fingerprintOf = fingerprints();
  return async (context, next) => {
    const fingerprint = fingerprintOf(context);
    const station = fingerprint && (await store.read((records) => records.stations.withKey(fingerprint)));
    if (!station) {
      const reason = fingerprint ? `no station with the key ${fingerprint} is registered` : 'it has shown no key';
      return registeredOnly ? answerProblem(context, refuse('stationUnknown', reason).failure) : next();
    }
    context.set('station', station.name);
    const now = clock.now();
    if (now - (station.contactAt ?? 0) >= contactMilliseconds) {
      await store.transaction((records) => records.stations.touch(station.fingerprint, now));
    }
    return next();
  };
}

/** Of the key of a connection, which stays the same as long as the connection. */
function fingerprints(): (context: Context) => string | undefined {
  const known = new WeakMap<TLSSocket, string | undefined>();
  return (context) => {
    const { incoming }: HttpBindings = context.env;
    const socket = incoming.socket as TLSSocket;
    if (!known.has(socket)) {
      const certificate = socket.getPeerX509Certificate();
      known.set(socket, certificate && keyFingerprint(certificate.publicKey));
    }
    return known.get(socket);
  };
}
