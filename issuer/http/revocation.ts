// SPDX-License-Identifier: Apache-2.0
// What others need to rely on our certificates: CRLs, OCSP and the CA's certificate, for everyone and without a secret.

import type { Context, Hono } from 'hono';
import type { RevocationLists } from '../revocation/lists.ts';
import type { OcspResponder } from '../revocation/responder.ts';
import { addressOf } from './address.ts';
import { answerBytes } from './problems.ts';

/** What these routes are answered from. */
export interface RevocationDuties {
  readonly lists: RevocationLists;
  readonly responder: OcspResponder;
  /** The certificate of the CA, DER. */
  readonly authority: Uint8Array;
}

/** Adds the routes. */
export function routeRevocation(app: Hono, { lists, responder, authority }: RevocationDuties): void {
  app.get('/crl.der', async (context) => answerBytes(context, await lists.complete(), crlType));
  app.get('/delta-crl.der', async (context) => answerBytes(context, await lists.delta(), crlType));
  app.get('/ca.der', (context) => answerBytes(context, authority, 'application/pkix-cert'));
  app.post('/ocsp', async (context) => {
    const request = new Uint8Array(await context.req.arrayBuffer());
    return answerBytes(context, await responder(request, addressOf(context)), ocspType);
  });
  app.get('/ocsp/*', async (context) => {
    return answerBytes(context, await responder(requestInPath(context), addressOf(context)), ocspType);
  });
}

const crlType = 'application/pkix-crl';
const ocspType = 'application/ocsp-response';

/** The request in base64 and then escaped for an address (RFC 6960 A.1); what is neither is no request. */
function requestInPath(context: Context): Uint8Array {
  const { pathname } = new URL(context.req.url);
  try {
    return Buffer.from(decodeURIComponent(pathname.slice('/ocsp/'.length)), 'base64');
  } catch {
    return new Uint8Array();
  }
}
