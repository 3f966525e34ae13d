// SPDX-License-Identifier: Apache-2.0

/** Stands in for `protocol`: the schemes that the main process answers. The callback forms are not provided. */
import { loud } from '../loud.ts';
import { privilegesOf, registerScheme } from './custom-schemes.ts';
import { lifecycle } from './lifecycle.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const BUILT_IN = ['http', 'https', 'file'];

const handlers = new Map<string, ProtocolHandler>();

export const protocol = loud<Electron.Protocol>('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (lifecycle.isReady) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const scheme of schemes) registerScheme(scheme);
  },
  handle(scheme, handler) {
    if (!lifecycle.isReady) throw new Error('protocol.handle should be called after app is ready');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!BUILT_IN.includes(scheme) && !privilegesOf(scheme)) {
      throw new Error(`stand-in: '${scheme}:' is not registered as privileged; such schemes are not provided`);
    }
    handlers.set(scheme, handler as ProtocolHandler);
  },
  unhandle(scheme) {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
});

/** The handler that answers requests for `url`. */
export function handlerFor(url: string): ProtocolHandler | undefined {
  return handlers.get(new URL(url).protocol.slice(0, -1));
}
