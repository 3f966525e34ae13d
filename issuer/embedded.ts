// SPDX-License-Identifier: Apache-2.0
// The issuer as a process that the station starts (Electron's utilityProcess). The first message is the configuration;
// the answer says where it listens, or why it does not. When the station dies, so does this process; nothing is lost by
// that, since whatever was answered is on disk.

import { type ConfigurationInput, readConfiguration } from './config.ts';
import { type RunningIssuer, startIssuer } from './serve.ts';

/** What the station sends: the configuration first, at the end `stop`. */
export type EmbeddedRequest = ConfigurationInput | { readonly kind: 'stop' };

/** What the station is told, once. */
export type EmbeddedReply =
  | {
      readonly kind: 'ready';
      readonly stationOrigin: string;
      readonly phoneOrigin: string;
      /** What the station must trust (as `ca`) to accept the listeners, PEM. */
      readonly certificatePem: string;
    }
  /** A sentence for the administrator. */
  | { readonly kind: 'failed'; readonly reason: string };

/** As much of Electron's `process.parentPort` as is used here; the issuer does not know Electron. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: EmbeddedReply): void;
}

const { parentPort } = process as typeof process & { readonly parentPort?: ParentPort };
if (!parentPort) throw new Error('issuer/embedded.ts runs as a utility process of the station');
serveEmbedded(parentPort);

function serveEmbedded(port: ParentPort): void {
  let issuer: Promise<RunningIssuer | undefined> | undefined;
  const stop = async () => {
    await (await issuer)?.close();
    process.exit(0);
  };
  port.on('message', ({ data }) => {
    if (isStop(data)) void stop();
    else issuer ??= start(port, data);
  });
  process.on('SIGTERM', () => void stop());
}

async function start(port: ParentPort, input: unknown): Promise<RunningIssuer | undefined> {
  try {
    const configuration = readConfiguration(input);
    if (!configuration.ok) throw new Error(configuration.failure);
    const issuer = await startIssuer(configuration.value);
    const { stationOrigin, phoneOrigin, certificatePem } = issuer;
    port.postMessage({ kind: 'ready', stationOrigin, phoneOrigin, certificatePem });
    return issuer;
  } catch (error) {
    port.postMessage({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

function isStop(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'stop';
}
