// SPDX-License-Identifier: Apache-2.0
import { createServer, type ServerResponse } from 'node:http';

import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ActivationStatus } from '../../contract/activation.ts';
import { ok, type Result } from '../../contract/result.ts';
import { createIssuerClient, type IssuerClientOptions } from '../../main/issuer-client/issuer-client.ts';
import type { IssuerFailure } from '../../main/station/ports.ts';
import { type Answer, makeIdentity, reply, serve } from './https-server.ts';

const identity = makeIdentity();
const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function serving(answer: Answer, port = 0) {
  const server = await serve(identity, answer, port);
  ends.push(server.close);
  return server;
}

function clientOf(origin: string, options: Partial<IssuerClientOptions & { readonly trusted: string }> = {}) {
  const { trusted = identity.root, ...others } = options;
  const client = createIssuerClient({ find: async () => ok({ origin, trusted }), language: () => 'nl', ...others });
  ends.push(client.close);
  return client;
}

const info = (origin: string) => ({
  product: 'pivot',
  version: '0.1.0',
  organisation: 'Example Agency',
  origin,
  phoneOrigin: 'https://localhost:1',
  practice: false,
  support: 'the help desk',
});

const id = 'AAAAAAAAAAAAAAAAAAAAAAAAAA';
const status = (change: Partial<ActivationStatus> = {}): ActivationStatus => ({
  id,
  state: 'waiting',
  suspended: false,
  name: 'My phone',
  credentialType: 'mobile',
  expiresAt: 1,
  expiresInMilliseconds: 1,
  passwordTriesLeft: 5,
  ...change,
});

describe('a question to the issuer', () => {
  test('carries visit, language and idempotency key, and the answer comes back', async () => {
    let seen: Record<string, unknown> = {};
    const { origin, asked } = await serving((request, response) => {
      seen = { ...request.headers, body: request.body };
      reply(response, 201, {
        status: status(),
        link: 'HTTPS://X',
        typedCode: '1234567890123',
        shortAddress: 'x',
        account: 'a',
        password: '12345678',
      });
    });
    const opened = await clientOf(origin).openActivation('the-visit', { name: 'My phone' }, 'the-key');
    expect(opened).toMatchObject({ ok: true, value: { status: { id }, password: '12345678' } });
    expect(asked).toEqual(['POST /v1/activations']);
    expect(seen).toMatchObject({
      authorization: 'Bearer the-visit',
      'accept-language': 'nl',
      'idempotency-key': 'the-key',
      body: '{"name":"My phone"}',
    });
  });

  test.each([
    ['resumeActivation', 'POST', '/resume'],
    ['rejectActivation', 'POST', '/reject'],
    ['cancelActivation', 'DELETE', ''],
  ] as const)('%s goes to its own route', async (name, method, ending) => {
    const { origin, asked } = await serving((_request, response) => reply(response, 404, {}));
    await clientOf(origin)[name]('v', id);
    expect(asked).toEqual([`${method} /v1/activations/${id}${ending}`]);
  });

  test('gives the code and the tries left of a problem, and keeps ids out of the detail', async () => {
    const { origin } = await serving((_request, response) =>
      reply(response, 403, { type: 'x', title: 'x', status: 403, code: 'activationUsed', triesLeft: 2 }),
    );
    const answer = await clientOf(origin).confirmActivation('v', id, 'digest');
    expect(answer).toMatchObject({ ok: false, failure: { code: 'activationUsed', triesLeft: 2 } });
    expect(JSON.stringify(answer)).not.toContain(id);
  });

  test('is answered with nothing where there is nothing to say', async () => {
    const { origin } = await serving((_request, response) => response.writeHead(204).end());
    expect(await clientOf(origin).signOut('v')).toEqual({ ok: true, value: undefined });
  });

  test.each([
    ['an answer of another form', 200, '{"product":"another"}', 'issuerFailed'],
    ['an answer that is no JSON', 200, '<html>', 'issuerFailed'],
    ['an error without a problem', 500, 'oops', 'issuerFailed'],
    ['a gateway whose issuer is away', 502, '<html>', 'issuerUnreachable'],
    ['an issuer whose store is away', 503, unavailable, 'issuerUnavailable'],
  ])('takes %s for what it is', async (_name, code, body, failure) => {
    const { origin } = await serving((_request, response) => response.writeHead(code).end(body));
    expect(await clientOf(origin).info()).toMatchObject({ ok: false, failure: { code: failure } });
  });

  test('that is never answered fails in time', async () => {
    const { origin } = await serving(() => undefined);
    const client = clientOf(origin, { timeoutMilliseconds: 100 });
    expect(await client.info()).toMatchObject({ ok: false, failure: { code: 'issuerUnreachable' } });
  });

  test('to nobody fails', async () => {
    const { origin, close } = await serving(() => undefined);
    await close();
    expect(await clientOf(origin).info()).toMatchObject({ ok: false, failure: { code: 'issuerUnreachable' } });
  });

  test('survives an issuer that was restarted in between', async () => {
    const answer: Answer = (_request, response) => response.writeHead(204).end();
    const { origin, port, close } = await serving(answer);
    const client = clientOf(origin);
    expect(await client.signOut('v')).toMatchObject({ ok: true });
    await close();
    await serving(answer, port);
    expect(await client.signOut('v')).toMatchObject({ ok: true });
  });
});

describe('an issuer that is not the one', () => {
  test('has another certificate', async () => {
    const { origin, asked } = await serving((_request, response) => response.end());
    const client = clientOf(origin, { trusted: makeIdentity().root });
    expect(await client.info()).toMatchObject({ ok: false, failure: { code: 'issuerNotGenuine' } });
    expect(asked).toEqual([]);
  });

  test('is not let through by the environment of the station either', async () => {
    const { origin, asked } = await serving((_request, response) => response.end());
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    ends.push(() => void vi.unstubAllEnvs());
    expect(await clientOf(origin, { trusted: makeIdentity().root }).info()).toMatchObject({
      ok: false,
      failure: { code: 'issuerNotGenuine' },
    });
    expect(asked).toEqual([]);
  });

  test('has a certificate for another host', async () => {
    const other = makeIdentity('other.pivot.example');
    const server = await serve(other, (_request, response) => response.end());
    ends.push(server.close);
    const client = clientOf(server.origin, { trusted: other.root });
    expect(await client.info()).toMatchObject({ ok: false, failure: { code: 'issuerNotGenuine' } });
  });

  test('speaks no TLS', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(() => server.closeAllConnections());
    ends.push(() => void server.close());
    const { port } = server.address() as { port: number };
    expect(await clientOf(`https://localhost:${port}`).info()).toMatchObject({
      ok: false,
      failure: { code: 'issuerNotGenuine' },
    });
  });

  test('would have a challenge signed for another origin', async () => {
    const { origin } = await serving((_request, response) =>
      reply(response, 201, {
        visit: 'v',
        nonce: 'A'.repeat(44),
        origin: 'https://other.pivot.example',
        expiresInMilliseconds: 1,
      }),
    );
    expect(await clientOf(origin).challenge()).toMatchObject({ ok: false, failure: { code: 'issuerNotGenuine' } });
  });

  test('is told from the right one', async () => {
    let origin = '';
    ({ origin } = await serving((_request, response) => reply(response, 200, info(origin))));
    expect(await clientOf(origin).info()).toMatchObject({ ok: true, value: { organisation: 'Example Agency' } });
  });
});

/** A problem of an issuer that cannot reach its database. */
const unavailable = JSON.stringify({ type: 'x', title: 'x', status: 503, code: 'issuerUnavailable' });

describe('following an activation', () => {
  const pauses = { first: 10, longest: 20, lostAfter: 50, silence: 500 };

  function collect() {
    const news: Result<ActivationStatus, IssuerFailure>[] = [];
    const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
    const listener = (one: Result<ActivationStatus, IssuerFailure>) => {
      news.push(one);
      for (const each of waiting) if (news.length >= each.count) each.resolve();
    };
    const reach = (count: number) =>
      new Promise<void>((resolve) => {
        waiting.push({ count, resolve });
        if (news.length >= count) resolve();
      });
    const said = () => news.map((one) => (one.ok ? one.value.state : one.failure.code));
    return { listener, reach, said };
  }

  const stream = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' });
  const event = (change: Partial<ActivationStatus>) => `data: ${JSON.stringify(status(change))}\n\n`;

  test('tells each event, whatever pieces it comes in, and passes over comments', async () => {
    const { origin } = await serving((_request, response) => {
      const text = `: still here\n\n${event({})}event: x\r\n${event({ state: 'scanned' })}`;
      stream(response);
      for (const character of text) response.write(character);
    });
    const { listener, reach, said } = collect();
    ends.push(clientOf(origin, { pauses }).followActivation('v', id, listener));
    await reach(2);
    expect(said()).toEqual(['waiting', 'scanned']);
  });

  test('connects again by itself and says nothing of a short loss', async () => {
    let streams = 0;
    const { origin } = await serving((_request, response) => {
      streams += 1;
      if (streams === 2) response.writeHead(503).end(unavailable);
      else stream(response).end(event({ state: streams === 1 ? 'waiting' : 'claimed' }));
    });
    const { listener, reach, said } = collect();
    ends.push(clientOf(origin, { pauses: { ...pauses, lostAfter: 60_000 } }).followActivation('v', id, listener));
    await reach(2);
    expect(said().slice(0, 2)).toEqual(['waiting', 'claimed']);
  });

  test('says once that the issuer is away, and goes on when it is back', async () => {
    const answer: Answer = (_request, response) => void stream(response).write(event({}));
    const { origin, port, close } = await serving(answer);
    const { listener, reach, said } = collect();
    ends.push(clientOf(origin, { pauses }).followActivation('v', id, listener));
    await reach(1);
    await close();
    await reach(2);
    await serving(answer, port);
    await reach(3);
    expect(said()).toEqual(['waiting', 'issuerUnreachable', 'waiting']);
  });

  test('ends with the issuer’s refusal', async () => {
    const { origin, asked } = await serving((_request, response) =>
      reply(response, 401, { type: 'x', title: 'x', status: 401, code: 'sessionEnded' }),
    );
    const { listener, reach, said } = collect();
    clientOf(origin, { pauses }).followActivation('v', id, listener);
    await reach(1);
    expect(said()).toEqual(['sessionEnded']);
    expect(asked).toHaveLength(1);
  });

  test('stops when it is told to', async () => {
    const gone = Promise.withResolvers<void>();
    const { origin } = await serving((request, response) => {
      request.socket.on('close', gone.resolve);
      stream(response).write(event({}));
    });
    const { listener, reach } = collect();
    const stop = clientOf(origin, { pauses }).followActivation('v', id, listener);
    await reach(1);
    stop();
    await gone.promise;
  });
});
