// SPDX-License-Identifier: Apache-2.0
// EST's renewal (RFC 7030 4.2.2) on a listener of its own, where TLS asks for the client's certificate: on the phones'
// listener it would make browsers ask their person to choose one.

import type { TLSSocket } from 'node:tls';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Aside } from '../aside/tasks.ts';
import { phoneKind } from '../enrolment/phone-kind.ts';
import type { Renewals } from '../enrolment/renewals.ts';
import { addressOf } from './address.ts';
import { createApp, type ListenerSurroundings } from './app.ts';
import { answerCertificates, routeEstInformation } from './est.ts';
import { answerProblem } from './problems.ts';

/** What the listener serves. */
export type EstClientDuties = ListenerSurroundings & {
  readonly renewals: Renewals;
  readonly aside: Aside;
  /** The certificate of the CA, DER. */
  readonly authority: Uint8Array;
};

/** The application behind the listener. */
export function createEstClientApp(duties: EstClientDuties): Hono {
  const app = createApp(duties);
  routeEstInformation(app, duties);
  app.post('/.well-known/est/simplereenroll', async (context) => {
    const key = await duties.aside(addressOf(context), 'readRequest', await context.req.text());
    if (!key.ok) return answerProblem(context, key.failure);
    const phone = phoneKind(context.req.header('user-agent') ?? '');
    const renewed = await duties.renewals.reenrol({
      credential: clientCertificate(context),
      publicKey: key.value,
      phone,
    });
    return renewed.ok
      ? answerCertificates(context, renewed.value.certificate)
      : answerProblem(context, renewed.failure);
  });
  return app;
}

/** The certificate whose key the client has shown to have, DER: TLS lets nobody in without one of this CA. */
function clientCertificate(context: Context): Uint8Array {
  const { incoming }: HttpBindings = context.env;
  return (incoming.socket as TLSSocket).getPeerX509Certificate()?.raw ?? new Uint8Array();
}
