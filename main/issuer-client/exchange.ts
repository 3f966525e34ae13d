// SPDX-License-Identifier: Apache-2.0
// Questions and answers over HTTPS. Every way in which there is no good answer becomes an IssuerFailure here, once.

import type { IncomingMessage } from 'node:http';
import type https from 'node:https';
import type * as z from 'zod';
import { problem } from '../../contract/problem.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { Language } from '../../contract/view.ts';
import { stationCode } from '../station/failures.ts';
import type { IssuerFailure } from '../station/ports.ts';
import type { StationKey } from '../station-key.ts';

/** Where the issuer is and what proves that it is the one. */
export interface IssuerAddress {
  /** Such as `https://localhost:8444`: scheme, host and port, no slash at the end. */
  readonly origin: string;
  /** PEM of the only authorities, or of the only certificate, that are trusted; the system's where it is left out. */
  readonly trusted?: string;
  /** The station's own key, which it shows to have where the issuer asks for it. */
  readonly stationKey?: StationKey;
}

/** Whom to ask, and how patiently. */
export interface ExchangeOptions {
  /**
   * Finds the issuer, which may have to be started first: questions wait for it. Where it was not found, the next
   * question has it looked for again.
   */
  readonly find: () => Promise<Result<IssuerAddress, IssuerFailure>>;
  /** The language for names in answers. */
  readonly language: () => Language;
  /** How long an answer may take. */
  readonly timeoutMilliseconds?: number;
}

/** One question. `route` is a pattern in which `id` stands for `:id`: the pattern goes into logs, the id does not. */
interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly route: string;
  readonly id?: string;
  readonly visit?: string;
  readonly idempotencyKey?: string;
  readonly body?: unknown;
}

/** An open line to one issuer. */
export interface Exchange {
  /** Asks, and reads the answer by its schema. */
  ask<Schema extends z.ZodType>(question: Question, schema: Schema): Promise<Result<z.output<Schema>, IssuerFailure>>;
  /** Asks for something that has no answer but that it was done. */
  tell(question: Question): Promise<Result<void, IssuerFailure>>;
  /** Opens a stream; its end is up to the caller, who destroys it. */
  open(question: Question): Promise<Result<IncomingMessage, IssuerFailure>>;
  /** Of the issuer that was found. */
  origin(): string | undefined;
  close(): void;
}

/** Where an issuer was found, and the connections to it. */
interface Line {
  readonly origin: string;
  readonly agent: https.Agent;
  readonly request: typeof https.request;
}

const patience = 10_000;
/** No answer of the issuer comes near this. */
const longestAnswer = 1_048_576;

/** Opens a line, as soon as there is something to ask. */
export function createExchange(options: ExchangeOptions): Exchange {
  const { timeoutMilliseconds = patience } = options;
  let finding: Promise<Result<Line, IssuerFailure>> | undefined;
  let found: Line | undefined;
  let closed = false;

  function line(): Promise<Result<Line, IssuerFailure>> {
    finding ??= findLine();
    return finding;
  }

  async function findLine(): Promise<Result<Line, IssuerFailure>> {
    const address = await options.find();
    if (!address.ok) {
      finding = undefined;
      return address;
    }
    found = await lineTo(address.value);
    if (closed) found.agent.destroy();
    return ok(found);
  }

  /** A connection that the issuer closed while it was idle fails at its next use: such a question is asked again. */
  async function send(question: Question): Promise<Result<IncomingMessage, IssuerFailure>> {
    const at = await line();
    if (!at.ok) return at;
    const first = await attempt(question, at.value);
    const sent = first === 'staleConnection' ? await attempt(question, at.value) : first;
    return sent === 'staleConnection' ? unreachable(question, 'the connection was closed') : sent;
  }

  function attempt(
    question: Question,
    { origin, agent, request: begin }: Line,
  ): Promise<Result<IncomingMessage, IssuerFailure> | 'staleConnection'> {
    const body = question.body === undefined ? '' : JSON.stringify(question.body);
    const url = origin + question.route.replace(':id', encodeURIComponent(question.id ?? ''));
    return new Promise((resolve) => {
      const request = begin(url, {
        method: question.method,
        agent,
        headers: headersOf(question, body, options),
      });
      request.setTimeout(timeoutMilliseconds, () => request.destroy(new Error('no answer in time')));
      request.on('response', (response) => resolve(ok(response)));
      request.on('error', (error) => {
        const stale = request.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
        resolve(stale ? 'staleConnection' : failed(connectionFailure(question, error)));
      });
      request.end(body);
    });
  }

  async function receive(question: Question): Promise<Result<string, IssuerFailure>> {
    const sent = await send(question);
    if (!sent.ok) return sent;
    const text = await textOf(sent.value);
    if (text === undefined) return unreachable(question, 'the answer broke off');
    return isSuccess(sent.value) ? ok(text) : failed(refusalOf(question, sent.value, text));
  }

  return {
    ask: async (question, schema) => {
      const received = await receive(question);
      if (!received.ok) return received;
      const parsed = schema.safeParse(parseJson(received.value));
      return parsed.success ? ok(parsed.data) : failed(notUnderstood(question));
    },
    tell: async (question) => {
      const received = await receive(question);
      return received.ok ? ok(undefined) : received;
    },
    open: async (question) => {
      const sent = await send(question);
      if (!sent.ok || isSuccess(sent.value)) return sent;
      return failed(refusalOf(question, sent.value, (await textOf(sent.value)) ?? ''));
    },
    origin: () => found?.origin,
    close: () => {
      closed = true;
      found?.agent.destroy();
    },
  };
}

/** Loads HTTPS only now: the window is there without it. */
async function lineTo({ origin, trusted, stationKey }: IssuerAddress): Promise<Line> {
  const { Agent, request } = await import('node:https');
  // Said, although it is the default: an environment variable of Node (NODE_TLS_REJECT_UNAUTHORIZED) would change that.
  const genuineOnly = { rejectUnauthorized: true, ...(trusted ? { ca: trusted } : {}) };
  const own = stationKey ? { key: stationKey.key, cert: stationKey.certificate } : {};
  return { origin, request, agent: new Agent({ keepAlive: true, maxSockets: 8, ...genuineOnly, ...own }) };
}

function headersOf(question: Question, body: string, { language }: ExchangeOptions): Record<string, string> {
  const { visit, idempotencyKey } = question;
  return {
    accept: 'application/json, text/event-stream',
    'accept-language': language(),
    'content-length': String(Buffer.byteLength(body)),
    ...(body === '' ? {} : { 'content-type': 'application/json' }),
    ...(visit === undefined ? {} : { authorization: `Bearer ${visit}` }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

function isSuccess({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode < 300;
}

/** The whole text, or nothing when it broke off or never ends. */
async function textOf(response: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > longestAnswer) return undefined;
    }
    return Buffer.concat(chunks).toString('utf8');
  } catch {
    return undefined;
  }
}

/** What is in a text of JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the issuer says went wrong. A gateway that speaks in its place says only that it is not there. */
function refusalOf(question: Question, response: IncomingMessage, text: string): IssuerFailure {
  const { statusCode = 0 } = response;
  const detail = `${question.method} ${question.route}: ${statusCode}`;
  const said = problem.safeParse(parseJson(text));
  if (!said.success) return { code: gatewayStatus.has(statusCode) ? 'issuerUnreachable' : 'issuerFailed', detail };
  const { code, triesLeft } = said.data;
  return { code: stationCode(code), detail: `${detail} ${code}`, ...(triesLeft === undefined ? {} : { triesLeft }) };
}

const gatewayStatus: ReadonlySet<number> = new Set([502, 503, 504]);

function notUnderstood({ method, route }: Question): IssuerFailure {
  return { code: 'issuerFailed', detail: `${method} ${route}: the answer is not understood` };
}

function unreachable({ method, route }: Question, reason: string) {
  return failed({ code: 'issuerUnreachable', detail: `${method} ${route}: ${reason}` } as const);
}

function connectionFailure({ method, route }: Question, error: Error): IssuerFailure {
  const reason = 'code' in error ? String(error.code) : error.message;
  const code = isTlsError(reason) ? 'issuerNotGenuine' : 'issuerUnreachable';
  return { code, detail: `${method} ${route}: ${reason}` };
}

/** Node's names for a certificate that is not the expected one, and for a peer that speaks no TLS. */
function isTlsError(code: string): boolean {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|PATH_LENGTH_|EPROTO$)|SELF_SIGNED|_MISMATCH|INVALID_(CA|PURPOSE)|_TOO_(SMALL|WEAK)/.test(
    code,
  );
}
