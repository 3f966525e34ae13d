// SPDX-License-Identifier: Apache-2.0
// oidc-provider as the authorization server of the device flow (RFC 8628), with tokens bound to the phone's key (DPoP,
// RFC 9449). None of its pages is served: people approve at a station.

import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { phoneClientId } from '../../contract/phone-api.ts';
import { accountText } from '../login/accounts.ts';
import type { Secrets } from '../secrets.ts';
import { type AdapterSurroundings, createAdapter } from './adapter.ts';
import { deviceCodeGrant, phoneScope, providerRoutes } from './device-flow.ts';
import { phoneDescription } from './phone-description.ts';
import type { SigningKeys } from './signing-keys.ts';

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
  /** Where it comes from. */
  readonly address: string;
}

/** The token's account, and the thumbprint of the key to which it is bound. */
export interface BoundToken {
  readonly accountId: string;
  readonly thumbprint: string;
}

/** The authorization server. */
export interface AuthorizationServer {
  /** Lets the library answer. */
  answer(request: ProviderRequest): Promise<Response>;
  /** What a token is worth; undefined when it is worth nothing. */
  findToken(token: string): Promise<BoundToken | undefined>;
}

/** Opens the authorization server. */
export function createAuthorizationServer(around: ProviderSurroundings): AuthorizationServer {
  const provider = new Provider(around.origin, settings(around));
  provider.on('server_error', ({ req }, error) => faults.set(req, error));
  const answer = provider.callback();
  return {
    answer: (request) => ask(answer, request),
    async findToken(token) {
      const found = await provider.AccessToken.find(token);
      if (!found?.isValid || found.jkt === undefined) return undefined;
      return { accountId: found.accountId, thumbprint: found.jkt };
    },
  };
}

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
    address: addresses.get(context.req) ?? '',
  };
}

/** Of the requests that the provider answers: it knows the connection alone. */
const addresses = new WeakMap<IncomingMessage, string>();

/** What went wrong with a request while the provider answered it: it would say so to the phone alone. */
const faults = new WeakMap<IncomingMessage, Error>();

/** The provider speaks Node's HTTP: what it answers is caught, and sent by whoever asked. */
function ask(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
  { method, url, headers, body, socket, address }: ProviderRequest,
): Promise<Response> {
  // `complete`: else it would take the connection down with it when it has been read.
  const whole = { method, url, headers: { ...headers }, complete: true };
  const request = Object.assign(new IncomingMessage(socket), whole);
  addresses.set(request, address);
  request.push(body);
  request.push(null);
  const response = new ServerResponse(request);
  return new Promise((resolve, reject) => {
    response.end = ((content?: string | Uint8Array<ArrayBuffer>) => {
      const fault = faults.get(request);
      if (fault) reject(fault);
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
