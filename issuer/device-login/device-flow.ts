// SPDX-License-Identifier: Apache-2.0
// The device flow (RFC 8628) as phones meet it: where it is answered, and what it gives.

import { deviceLoginPaths } from '../../contract/phone-api.ts';

/** Where the authorization server answers, on the phones' listener. */
export const providerRoutes = {
  device_authorization: deviceLoginPaths.code,
  token: deviceLoginPaths.token,
  jwks: '/device-login/keys',
} as const;

export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** The scope of a phone that was signed in. */
export const phoneScope = 'openid';

/** What a client of the device flow has to know of the server at `origin` (RFC 8414). */
export function metadataOf(origin: string) {
  return {
    issuer: origin,
    device_authorization_endpoint: origin + providerRoutes.device_authorization,
    token_endpoint: origin + providerRoutes.token,
    jwks_uri: origin + providerRoutes.jwks,
    grant_types_supported: [deviceCodeGrant],
    response_types_supported: [],
    scopes_supported: [phoneScope],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['none'],
    id_token_signing_alg_values_supported: ['ES256'],
    dpop_signing_alg_values_supported: ['ES256'],
  };
}
