// SPDX-License-Identifier: Apache-2.0
// Fetches what certificates point to. The addresses were written by others, so nothing is fetched from inside the
// issuer's own network: the name is resolved first, all its addresses are checked, and the connection goes to those
// very addresses, whatever DNS says the next time. Redirects are not followed.

import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, isIPv6, type LookupFunction } from 'node:net';
import { failed, ok, type Result } from '../../contract/result.ts';
import { isPublicAddress } from './addresses.ts';

/** What is to be fetched: a GET, or a POST when there is a body. */
export interface FetchRequest {
  readonly url: string;
  /** A longer answer is given up. */
  readonly maximumBytes: number;
  readonly body?: { readonly bytes: Uint8Array; readonly type: string };
}

/** The body of the answer, or why there is none: words for the log. */
type Fetched = Result<Uint8Array, string>;

/** Fetches over the network. Never throws for what comes from there. */
export interface Fetcher {
  fetch(request: FetchRequest): Promise<Fetched>;
}

/** What is to be posted where nothing but the status of the answer counts. */
interface PostRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** Posts over the network, under the same guard. Never throws for what comes from there. */
export interface Poster {
  post(request: PostRequest): Promise<Result<number, string>>;
}

/** The addresses of a host name, in textual form. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** A fetcher for the public internet and for hosts that the administrator has listed. */
export function createFetcher({
  internalHosts = [],
  resolve = resolveWithSystem,
  timeoutMilliseconds = 5000,
  ca,
}: {
  /** `host` or `host:port`: these may have any address, and that port. */
  internalHosts?: readonly string[];
  resolve?: Resolve;
  /** For everything together, from asking DNS to the last byte. */
  timeoutMilliseconds?: number;
  /** PEM of authorities that vouch for servers of https; the well-known ones when left out. */
  ca?: Buffer | undefined;
} = {}): Fetcher & Poster {
  const listed = new Set(internalHosts.map((host) => host.toLowerCase()));

  /** Sends under the guard, and reads what came. */
  async function exchange<Value>(
    address: string,
    sent: Sending,
    read: (response: IncomingMessage) => Promise<Result<Value, string>>,
  ): Promise<Result<Value, string>> {
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    const url = readUrl(address, listed);
    if (!url.ok) return url;
    try {
      const addresses = await beforeAbort(addressesOf(url.value, resolve), signal);
      const refusal = refuseAddresses(url.value, addresses, listed);
      if (refusal) return failed(refusal);
      const response = await beforeAbort(send(url.value, addresses, { ...sent, ca }, signal), signal);
      try {
        const value = await read(response);
        signal.throwIfAborted(); // An answer that does not say how long it is just ends when it is given up.
        return value;
      } finally {
        response.destroy();
      }
    } catch (error) {
      return failed(signal.aborted ? 'no answer in time' : messageOf(error));
    }
  }

  return {
    fetch: ({ url, body, maximumBytes }) =>
      exchange(url, { bytes: body?.bytes, headers: body ? { 'content-type': body.type } : {} }, (response) =>
        readBody(response, maximumBytes),
      ),
    post: ({ url, headers, bytes }) => exchange(url, { bytes, headers }, async ({ statusCode = 0 }) => ok(statusCode)),
  };
}

async function resolveWithSystem(hostname: string): Promise<readonly string[]> {
  return (await lookup(hostname, { all: true })).map(({ address }) => address);
}

function readUrl(text: string, listed: ReadonlySet<string>): Result<URL, string> {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return failed('not an address of http or https');
  if (url.username || url.password) return failed('an address with a user name');
  if (url.port !== '' && !listed.has(url.host)) return failed(`port ${url.port} is not allowed`);
  return ok(url);
}

/** An address that is written out needs no DNS. */
async function addressesOf({ hostname }: URL, resolve: Resolve): Promise<readonly string[]> {
  const plain = plainHost(hostname);
  return isIP(plain) === 0 ? resolve(plain) : [plain];
}

/** One inner address among many refuses the name: an honest public name has none. */
function refuseAddresses(url: URL, addresses: readonly string[], listed: ReadonlySet<string>): string | undefined {
  if (addresses.length === 0) return 'the host has no address';
  if (listed.has(url.host)) return undefined;
  return addresses.every(isPublicAddress) ? undefined : 'the host is inside a network, and is not listed';
}

/** What is sent: a GET, or a POST when there are bytes. */
interface Sending {
  readonly bytes: Uint8Array | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

function send(
  url: URL,
  addresses: readonly string[],
  { bytes, headers, ca }: Sending & { readonly ca: Buffer | undefined },
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const options = {
    method: bytes ? 'POST' : 'GET',
    headers: { 'user-agent': 'pivot-issuer', ...headers },
    lookup: answerWith(addresses),
    agent: false,
    signal,
    ...(ca && { ca }),
  } as const;
  return new Promise((resolve, reject) => {
    request(url, options)
      .on('response', resolve)
      .on('error', reject)
      // Without this, an answer with status 101 is neither a response nor an error, and nobody would hear of it.
      .on('upgrade', (_, socket) => {
        socket.destroy();
        reject(new Error('the server speaks another protocol'));
      })
      .end(bytes);
  });
}

async function readBody(response: IncomingMessage, maximumBytes: number): Promise<Fetched> {
  if (response.statusCode !== 200) return failed(`the answer has status ${response.statusCode}`);
  const announced = Number(response.headers['content-length'] ?? 0);
  if (announced > maximumBytes) return failed('the answer is too long');
  let body = new Uint8Array(announced);
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (length + chunk.length > maximumBytes) return failed('the answer is too long');
    if (length + chunk.length > body.length) body = grown(body, length + chunk.length);
    body.set(chunk, length);
    length += chunk.length;
  }
  return ok(body.subarray(0, length));
}

/** Twice as long at least, so that what is long is not copied once for each of its pieces. */
function grown(bytes: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(Math.max(needed, 2 * bytes.length));
  longer.set(bytes);
  return longer;
}

/** Stands in for DNS at the connection: the addresses that were checked, and no others. */
function answerWith(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostname, options, answer) => {
    if (options.all) answer(null, all);
    else answer(null, all[0]?.address ?? '', all[0]?.family ?? 4);
  };
}

function beforeAbort<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    work.then(resolve, reject);
  });
}

function plainHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
