// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for `session.webRequest`: `onBeforeRequest` sees every request of a page, `onHeadersReceived` those that a
 * protocol handler answered. The other hooks are not provided.
 */
import { loud } from '../loud.ts';

type Responder<Response> = (details: never, callback: (response: Response) => void) => void;

/** The listener of one hook and the addresses that it is for. */
interface Hook<Response> {
  readonly matches: (url: string) => boolean;
  readonly listener: Responder<Response>;
}

class HookSlot<Response extends object> {
  #hook: Hook<Response> | null = null;

  /** Takes the two forms that Electron documents: (listener) and (filter, listener); null takes the hook away. */
  readonly set = (
    first: Electron.WebRequestFilter | Responder<Response> | null,
    second?: Responder<Response> | null,
  ) => {
    const listener = second === undefined ? (first as Responder<Response> | null) : second;
    const filter = second === undefined ? null : (first as Electron.WebRequestFilter);
    if (filter?.types) throw new Error('stand-in: webRequest filters by type are not provided');
    this.#hook = listener && { listener, matches: filter ? createMatcher(filter) : () => true };
  };

  /** Asks the listener about a request; an empty answer lets it pass. */
  ask(details: { readonly url: string }): Promise<Partial<Response>> {
    const hook = this.#hook;
    if (!hook?.matches(details.url)) return Promise.resolve({});
    return new Promise((resolve) => hook.listener(details as never, resolve));
  }
}

export const beforeRequest = new HookSlot<Electron.CallbackResponse>();
export const headersReceived = new HookSlot<Electron.HeadersReceivedResponse>();

export const webRequest = loud<Electron.WebRequest>('session.webRequest', {
  onBeforeRequest: beforeRequest.set,
  onHeadersReceived: headersReceived.set,
});

function createMatcher({ urls, excludeUrls = [] }: Electron.WebRequestFilter): (url: string) => boolean {
  const [included, excluded] = [urls.map(toPattern), excludeUrls.map(toPattern)];
  return (url) => included.some((pattern) => pattern.test(url)) && !excluded.some((pattern) => pattern.test(url));
}

/** A match pattern such as `https://*.example.org/*` or `<all_urls>` as a regular expression. */
function toPattern(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/;
  const [, scheme = '', host = '', path = ''] = /^([^:]+):\/\/([^/]*)(\/.*)?$/.exec(pattern) ?? [];
  if (!scheme) throw new TypeError(`Invalid url pattern ${pattern}`);
  const schemes = scheme === '*' ? 'https?|wss?' : literal(scheme);
  const hosts = host === '*' ? '[^/]*' : literal(host).replace(/^\\\*\\\./, '([^/]+\\.)?');
  const paths = literal(path || '/*').replaceAll('\\*', '.*');
  return new RegExp(`^(${schemes})://${hosts}${paths}$`);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
