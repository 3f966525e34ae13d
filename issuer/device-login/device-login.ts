// SPDX-License-Identifier: Apache-2.0

import type { Records } from '../records.ts';
import type { AuthorizationServer, BoundToken, ProviderRequest, ProviderSurroundings } from './authorization-server.ts';
import { metadataOf } from './device-flow.ts';

export type DeviceLogin = ReturnType<typeof createDeviceLogin>;

/**
 * Signing in by code. The authorization server is loaded with the first request for it: its library is half of the
 * program, and a station waits for its issuer at each start.
 */
export function createDeviceLogin(around: ProviderSurroundings) {
  let opened: Promise<AuthorizationServer> | undefined;
  const server = (): Promise<AuthorizationServer> => {
    opened ??= import('./authorization-server.ts').then((module) => module.createAuthorizationServer(around));
    return opened;
  };
  return {
    /** Lets the authorization server answer. */
    answer: async (request: ProviderRequest): Promise<Response> => (await server()).answer(request),

    /** What a token is worth; undefined when it is worth nothing. */
    findToken: async (token: string): Promise<BoundToken | undefined> => (await server()).findToken(token),

    metadata: metadataOf(around.origin),

    /** Forgets what has expired. To be called every second or so. */
    sweep: (records: Records): Promise<void> => records.oidc.removeExpired(around.clock.now()),
  };
}
