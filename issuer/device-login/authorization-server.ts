// SPDX-License-Identifier: Apache-2.0
// oidc-provider as the authorization server of the device flow (RFC 8628), with tokens bound to the phone's key (DPoP,
// RFC 9449). None of its pages is served: people approve at a station.

import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { deviceLoginPaths, phoneClientId } from '../../contract/phone-api.ts';
import { accountText } from '../login/accounts.ts';
import type { Records } from '../records.ts';
import type { Secrets } from '../secrets.ts';
import { type AdapterSurroundings, createAdapter, phoneScope } from './adapter.ts';
import { phoneDescription } from './phone-description.ts';
import type { SigningKeys } from './signing-keys.ts';

/** Where the provider answers, on the phones' listener. */
export const providerRoutes = {
  device_authorization: deviceLoginPaths.code,
  token: deviceLoginPaths.token,
  jwks: '/device-login/keys',
} as const;

/** How long a code can be used (SP 800-63B-4 4.1.2.2: at most ten minutes), and the token that it gives. */
const lifetimeSeconds = 600;

/** What the provider stands on. */
export interface ProviderSurroundings extends AdapterSurroundings {
  readonly secrets: Secrets;
  readonly keys: SigningKeys;
  /** The origin of the phones' listener. */
  readonly origin: string;
}

/** A request for the provider: whole, since its body has been read. */
export interface ProviderRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly socket: Socket;
}

export type DeviceLogin = ReturnType<typeof createDeviceLogin>;

/** The authorization server. */
export function createDeviceLogin(around: ProviderSurroundings) {
  const provider = new Provider(around.origin, settings(around));
  const answer = provider.callback();
  return {
    /** Lets the provider answer. */
    answer: (request: ProviderRequest) => ask(answer, request),

    /** The token's account and the thumbprint of the key to which it is bound; undefined when it is worth nothing. */
    async findToken(token: string): Promise<{ readonly accountId: string; readonly thumbprint: string } | undefined> {
      const found = await provider.AccessToken.find(token);
      if (!found?.isValid || found.jkt === undefined) return undefined;
      return { accountId: found.accountId, thumbprint: found.jkt };
    },

    /** What a client of the device flow has to know (RFC 8414). */
    metadata: {
      issuer: around.origin,
      device_authorization_endpoint: around.origin + providerRoutes.device_authorization,
      token_endpoint: around.origin + providerRoutes.token,
      jwks_uri: around.origin + providerRoutes.jwks,
      grant_types_supported: [deviceCodeGrant],
      response_types_supported: [],
      scopes_supported: [phoneScope],
      subject_types_supported: ['public'],
      token_endpoint_auth_methods_supported: ['none'],
      id_token_signing_alg_values_supported: ['ES256'],
      dpop_signing_alg_values_supported: ['ES256'],
    },

    /** Forgets what has expired. To be called every second or so. */
    sweep: (records: Records): Promise<void> => records.oidc.removeExpired(around.clock.now()),
  };
}

const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';

function settings({ store, secrets, keys, ...around }: ProviderSurroundings): Configuration {
  return {
    adapter: createAdapter({ store, ...around }),
    jwks: keys,
    routes: providerRoutes,
    clients: [
      {
        client_id: phoneClientId,
        token_endpoint_auth_method: 'none',
        grant_types: [deviceCodeGrant],
        redirect_uris: [],
        response_types: [],
        id_token_signed_response_alg: 'ES256',
        dpop_bound_access_tokens: true,
      },
    ],
    clientAuthMethods: ['none'],
    scopes: [phoneScope],
    cookies: { keys: [secrets.mac('provider cookies').toString('base64url')] },
    ttl: { DeviceCode: lifetimeSeconds, AccessToken: lifetimeSeconds, IdToken: lifetimeSeconds },
    features: {
      devInteractions: { enabled: false },
      deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****', deviceInfo },
      dPoP: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    enabledJWA: { dPoPSigningAlgValues: ['ES256'], idTokenSigningAlgValues: ['ES256'] },
    findAccount: async (_, id) => {
      const account = await store.transaction((records) => records.accounts.get(id));
      return account?.status === 'active' ? { accountId: id, claims: () => ({ sub: id }) } : undefined;
    },
  };
}

/** Kept with a device code, for the person at the station. The phone has to say whose it is. */
function deviceInfo(context: KoaContextWithOIDC) {
  const account = accountText(String(context.oidc.params?.login_hint ?? ''));
  if (account === '' || account.length > 256) throw new errors.InvalidRequest('login_hint must name the work account');
  return {
    account,
    phone: phoneDescription(context.get('user-agent')),
    address: context.req.socket.remoteAddress ?? '',
  };
}

/** The provider speaks Node's HTTP: what it answers is caught, and sent by whoever asked. */
function ask(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
  { method, url, headers, body, socket }: ProviderRequest,
): Promise<Response> {
  // `complete`: else it would take the connection down with it when it has been read.
  const whole = { method, url, headers: { ...headers }, complete: true };
  const request = Object.assign(new IncomingMessage(socket), whole);
  request.push(body);
  request.push(null);
  const response = new ServerResponse(request);
  return new Promise((resolve, reject) => {
    response.end = ((content?: string | Uint8Array<ArrayBuffer>) => {
      resolve(new Response(content, { status: response.statusCode, headers: headersOf(response.getHeaders()) }));
      return response;
    }) as typeof response.end;
    Promise.resolve(answer(request, response)).catch(reject);
  });
}

function headersOf(headers: OutgoingHttpHeaders): Headers {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, String(each)]),
  );
  return new Headers(entries);
}
