// SPDX-License-Identifier: Apache-2.0
// Load for an issuer: stations and phones with connections that they keep, many at once, each with an address of its own
// (all of 127.0.0.0/8 is this machine), as the issuer's limits expect.

import { Agent } from 'node:https';
import { ask } from '../issuer/http-client.ts';
import type { Listeners } from '../issuer/journey.ts';
import type { ServingIssuer } from '../issuer/serving-issuer.ts';

/** A station and a phone beside it, as an issuer meets them. */
export interface Client extends Listeners {
  close(): void;
}

/** The client with this number. */
export function openClient(
  { ca, stationOrigin, phoneOrigin }: Pick<ServingIssuer, 'ca' | 'stationOrigin' | 'phoneOrigin'>,
  number: number,
): Client {
  const localAddress = `127.0.${Math.floor(number / 250)}.${(number % 250) + 2}`;
  const agent = new Agent({ keepAlive: true, localAddress, family: 4 });
  return {
    station: (route, options) => ask(ca, stationOrigin + route, { ...options, agent }),
    phone: (route, options) => ask(ca, phoneOrigin + route, { ...options, agent }),
    close: () => agent.destroy(),
  };
}

/** Does `work` once for each of `count`, so many at once; how many were done a second. */
export async function ratePerSecond(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return Math.round(count / ((performance.now() - start) / 1000));
}
