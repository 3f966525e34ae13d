// SPDX-License-Identifier: Apache-2.0
// The station's port to the issuer, over HTTPS (contract/station-api.ts).

import { activationStatus } from '../../contract/activation.ts';
import { type CredentialAct, holdings, type PhoneAct } from '../../contract/credentials.ts';
import { failed, type Result } from '../../contract/result.ts';
import {
  approvedSignIn,
  askedSignIn,
  cardSignerJudgement,
  challenge,
  issuerInfo,
  judgement,
  login,
  openedActivation,
} from '../../contract/station-api.ts';
import { toBase64 } from '../base64.ts';
import type { IssuerClient, IssuerFailure } from '../station/ports.ts';
import { type FollowPauses, followEvents } from './event-stream.ts';
import { createExchange, type ExchangeOptions } from './exchange.ts';

/** Where the issuer is, and how patient the station is with it. */
export interface IssuerClientOptions extends ExchangeOptions {
  readonly pauses?: Partial<FollowPauses>;
}

/** A client for one issuer. It holds connections until `close`. */
export interface ClosableIssuerClient extends IssuerClient {
  close(): void;
}

/** Makes the client. Nothing is looked for or connected before the first question. */
export function createIssuerClient(options: IssuerClientOptions): ClosableIssuerClient {
  const exchange = createExchange(options);
  const ask = exchange.ask;
  const post = (route: string, body: unknown = {}) => ({ method: 'POST', route, body }) as const;

  /** An issuer that speaks for another origin would have us sign for that one. */
  function ofThisOrigin<Value extends { readonly origin: string }>(answer: Result<Value, IssuerFailure>) {
    const origin = exchange.origin();
    if (!answer.ok || answer.value.origin === origin) return answer;
    return failed({ code: 'issuerNotGenuine', detail: `${origin} speaks for ${answer.value.origin}` } as const);
  }

  const statusOf = (visit: string, id: string, action: 'confirm' | 'reject', body: unknown = {}) =>
    ask({ ...post(`/v1/activations/:id/${action}`, body), id, visit }, activationStatus);

  return {
    info: async () => ofThisOrigin(await ask({ method: 'GET', route: '/v1/info' }, issuerInfo)),
    judge: (certificate) => ask(post('/v1/judgements', { certificate: toBase64(certificate) }), judgement),
    challenge: async () => ofThisOrigin(await ask(post('/v1/challenges'), challenge)),
    logIn: (visit, token) => ask({ ...post('/v1/logins', { token }), visit }, login),
    signOut: (visit) => exchange.tell({ method: 'DELETE', route: '/v1/visit', visit }),
    openActivation: (visit, request, idempotencyKey) =>
      ask({ ...post('/v1/activations', request), visit, idempotencyKey }, openedActivation),
    resumeActivation: (visit, id) => ask({ ...post('/v1/activations/:id/resume'), id, visit }, openedActivation),
    changeActivation: (visit, id, change) =>
      ask({ method: 'PATCH', route: '/v1/activations/:id', id, visit, body: change }, activationStatus),
    confirmActivation: (visit, id, phraseDigest) => statusOf(visit, id, 'confirm', { phraseDigest }),
    rejectActivation: (visit, id) => statusOf(visit, id, 'reject'),
    cancelActivation: (visit, id) =>
      ask({ method: 'DELETE', route: '/v1/activations/:id', id, visit }, activationStatus),
    findSignIn: (visit, code) => ask({ ...post('/v1/sign-ins', { code }), visit }, askedSignIn),
    signInStatus: (visit, id) => ask({ method: 'GET', route: '/v1/sign-ins/:id', id, visit }, askedSignIn),
    approveSignIn: (visit, id) => ask({ ...post('/v1/sign-ins/:id/approve'), id, visit }, approvedSignIn),
    rejectSignIn: (visit, id) => ask({ ...post('/v1/sign-ins/:id/reject'), id, visit }, askedSignIn),
    followActivation: (visit, id, listener) => {
      const request = { method: 'GET', route: '/v1/activations/:id/events', id, visit } as const;
      return followEvents(() => exchange.open(request), activationStatus, listener, options.pauses);
    },
    judgeSigner: (visit, certificate) =>
      ask({ ...post('/v1/card-signers', { certificate: toBase64(certificate) }), visit }, cardSignerJudgement),
    holdings: (visit) => ask({ method: 'GET', route: '/v1/credentials', visit }, holdings),
    changeCredential: (visit, id, act) => ask({ ...post(`/v1/credentials/:id/${stepOf(act)}`), id, visit }, holdings),
    changePhone: (visit, id, act) => ask({ ...post(`/v1/phones/:id/${stepOf(act)}`), id, visit }, holdings),
    close: exchange.close,
  };
}

/** The last part of the address of an act. */
function stepOf(act: CredentialAct | PhoneAct): string {
  return act === 'reportLost' ? 'report-lost' : act;
}
