// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for the part of Electron's network stack that the app takes part in: each request of a page stops here, is
 * shown to the navigation guards and `webRequest`, and answered by a protocol handler where the app has one.
 */
import type { DevToolsSession } from '../chromium/connection.ts';
import type { Parameters, PausedRequest } from '../chromium/protocol.ts';
import { privilegesOf, toAppUrl, toPagePolicy, toPageUrl } from './custom-schemes.ts';
import { handlerFor, type ProtocolHandler } from './protocol.ts';
import { beforeRequest, headersReceived } from './web-request.ts';

/** The webContents, as far as its requests concern it. */
export interface RequestOwner {
  /** A page is about to be loaded in a frame; false stops it. */
  allowsNavigation(request: PausedRequest, url: string): boolean;
  /** What `webRequest` listeners are told of the request's origin. */
  detailsOf(request: PausedRequest): object;
  /** A document is about to be shown, with this HTTP status. */
  onDocument(request: PausedRequest, status: number): void;
}

type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly reason: Parameters<'Fetch.failRequest'>['errorReason'] }
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly body: Buffer };

/**
 * Refuses pop-ups within Chromium, so that `window.open` gives null as it does after `{ action: 'deny' }`; Chromium
 * still tells of the attempt, which goes to the app's handler.
 */
const NO_POPUPS =
  'sandbox allow-same-origin allow-scripts allow-forms allow-modals allow-downloads allow-pointer-lock ' +
  'allow-presentation allow-orientation-lock';

/** Answers every request of the page of `session`. */
export async function interceptRequests(session: DevToolsSession, owner: RequestOwner): Promise<void> {
  session.on('Fetch.requestPaused', (request) => {
    judge(request, owner)
      .then((verdict) => carryOut(session, request, verdict))
      .catch(() => {}); // the page, and the request with it, is gone
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function judge(request: PausedRequest, owner: RequestOwner): Promise<Verdict> {
  const url = toAppUrl(request.request.url);
  const isDocument = request.resourceType === 'Document';
  if (isDocument && !owner.allowsNavigation(request, url)) return { kind: 'fail', reason: 'Aborted' };
  const details = { ...owner.detailsOf(request), url };
  const { cancel, redirectURL } = await beforeRequest.ask(details);
  if (cancel) return { kind: 'fail', reason: 'BlockedByClient' };
  if (redirectURL) return { kind: 'redirect', url: redirectURL };
  const handler = handlerFor(url);
  if (!handler) return withoutHandler(request, url);
  const verdict = isRefusedFetch(request, url) ? failed() : await askHandler(handler, request, url, details);
  if (isDocument && verdict.kind === 'answer') owner.onDocument(request, verdict.status);
  return verdict;
}

function failed(): Verdict {
  return { kind: 'fail', reason: 'Failed' };
}

function withoutHandler({ request, resourceType }: PausedRequest, url: string): Verdict {
  const isFavicon = resourceType === 'Other' && new URL(url).pathname === '/favicon.ico'; // Electron asks for none
  return isFavicon || url !== request.url ? failed() : { kind: 'pass' };
}

function isRefusedFetch({ resourceType }: PausedRequest, url: string): boolean {
  const privileges = privilegesOf(new URL(url).protocol.slice(0, -1));
  return resourceType === 'Fetch' && privileges !== undefined && !privileges.supportFetchAPI;
}

async function askHandler(
  handler: ProtocolHandler,
  request: PausedRequest,
  url: string,
  details: { url: string },
): Promise<Verdict> {
  try {
    const response = await handler(createRequest(request, url));
    return await showHeaders(response, details);
  } catch (error) {
    console.error(error);
    return failed();
  }
}

function createRequest({ request }: PausedRequest, url: string): Request {
  const init: RequestInit = { method: request.method, headers: request.headers };
  const posted = (request.postDataEntries ?? []).map(({ bytes = '' }) => Buffer.from(bytes, 'base64'));
  return new Request(url, request.hasPostData ? { ...init, body: Buffer.concat(posted) } : init);
}

async function showHeaders(response: Response, details: { url: string }): Promise<Verdict> {
  const byName = Map.groupBy(response.headers, ([name]) => name);
  const responseHeaders = Object.fromEntries([...byName].map(([name, all]) => [name, all.map(([, value]) => value)]));
  const status = { statusCode: response.status, statusLine: `HTTP/1.1 ${response.status} ${response.statusText}` };
  const answer = await headersReceived.ask({ ...details, ...status, responseHeaders } as { url: string });
  if (answer.cancel) return { kind: 'fail', reason: 'BlockedByClient' };
  const headers = answer.responseHeaders ? toHeaders(answer.responseHeaders) : response.headers;
  return { kind: 'answer', status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}

function toHeaders(values: Readonly<Record<string, string | string[]>>): Headers {
  return new Headers(Object.entries(values).flatMap(([name, value]) => [value].flat().map((v) => [name, v] as const)));
}

async function carryOut(session: DevToolsSession, request: PausedRequest, verdict: Verdict): Promise<void> {
  const { requestId } = request;
  switch (verdict.kind) {
    case 'pass':
      await session.send('Fetch.continueRequest', { requestId });
      return;
    case 'fail':
      await session.send('Fetch.failRequest', { requestId, errorReason: verdict.reason });
      return;
    case 'redirect': {
      const responseHeaders = [{ name: 'Location', value: toPageUrl(verdict.url) }];
      await session.send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders });
      return;
    }
    case 'answer': {
      const { status: responseCode, headers, body } = verdict;
      const responseHeaders = headersForPage(request, headers);
      const answer = { requestId, responseCode, responseHeaders, body: body.toString('base64') };
      await session.send('Fetch.fulfillRequest', answer);
    }
  }
}

function headersForPage({ resourceType }: PausedRequest, headers: Headers): { name: string; value: string }[] {
  const list = [...headers].map(([name, value]) => ({
    name,
    value: name.startsWith('content-security-policy') ? toPagePolicy(value) : value,
  }));
  return resourceType === 'Document' ? [...list, { name: 'content-security-policy', value: NO_POPUPS }] : list;
}
