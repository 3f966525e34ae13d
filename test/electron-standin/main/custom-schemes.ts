// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for custom schemes. Chromium alone would not load `app://bundle/index.html`, so pages are loaded from
 * `https://bundle.app.standin/index.html`, a name that is answered by the main process and never looked up. Everything
 * that the main process sees is translated back; `location.origin` in a page is not.
 */
const SUFFIX = 'standin';
/** A URL may have no host; a name in the place of it. */
const NO_HOST = '_';

const schemes = new Map<string, Electron.Privileges>();

/** Makes `scheme` known. Schemes that behave otherwise than `https:` cannot be imitated. */
export function registerScheme({ scheme, privileges = {} }: Electron.CustomScheme): void {
  if (!/^[a-z][a-z0-9-]*$/.test(scheme)) throw new Error(`stand-in: scheme name '${scheme}' is not provided`);
  if (!privileges.standard || !privileges.secure) {
    throw new Error(`stand-in: '${scheme}:' must be standard and secure; other schemes are not provided`);
  }
  if (privileges.bypassCSP) throw new Error('stand-in: bypassCSP is not provided');
  schemes.set(scheme, privileges);
}

/** The privileges of a registered custom scheme. */
export function privilegesOf(scheme: string): Electron.Privileges | undefined {
  return schemes.get(scheme);
}

/** The address under which Chromium loads `url`. */
export function toPageUrl(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([\w+.-]+):\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  return schemes.has(scheme) ? `https://${host || NO_HOST}.${scheme}.${SUFFIX}${rest || '/'}` : url;
}

/** The address that the main process sees for a page's `url`. */
export function toAppUrl(url: string): string {
  const [, host = '', scheme = '', rest = ''] = /^https:\/\/(.+)\.([\w-]+)\.standin(?=[/?#]|$)(.*)$/s.exec(url) ?? [];
  return schemes.has(scheme) ? `${scheme}://${host === NO_HOST ? '' : host}${rest}` : url;
}

/** The origin of a page's `url` as Electron's WebFrameMain gives it. */
export function originOf(url: string): string {
  const [, origin] = /^([\w+.-]+:\/\/[^/?#]+)/.exec(toAppUrl(url)) ?? [];
  return origin ?? (url.startsWith('file:') ? 'file://' : 'null');
}

/** A Content-Security-Policy whose custom-scheme sources name what Chromium loads instead. */
export function toPagePolicy(policy: string): string {
  return policy.replace(/[^\s;,]+/g, (source) => {
    const [, scheme = '', host] = /^([\w-]+):(?:\/\/([^/]+).*)?$/.exec(source) ?? [];
    if (!schemes.has(scheme)) return source;
    return host ? toPageUrl(source) : `https://*.${scheme}.${SUFFIX}`;
  });
}
