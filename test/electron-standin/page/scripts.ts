// SPDX-License-Identifier: Apache-2.0

/** Puts the functions of this folder together, by their source text, into the scripts that Chromium runs in pages. */
import { createBridge } from './bridge.ts';
import { createCodec } from './codec.ts';
import { startIsolatedWorld } from './isolated-world.ts';
import { installKeyGate } from './key-gate.ts';

/** The isolated world's name, as Electron's has it. */
export const ISOLATED_WORLD = 'Electron Isolated Context';
/** Function that carries a message from the isolated world to the main process. */
export const WIRE = '__standinWire';
/** Function in the isolated world that takes a message from the main process. */
export const RECEIVE = '__standinReceive';

export interface PageScripts {
  /** For the page's own world. */
  readonly page: string;
  /** For the isolated world. */
  readonly isolated: string;
}

export interface PreloadSource {
  readonly file: string;
  readonly text: string;
}

/**
 * The scripts for one webContents: `greeting` is the secret name under which its two worlds meet, `keyQuestion` the
 * secret name of the function at which the renderer stops to ask about a key.
 */
export function createPageScripts(options: {
  readonly greeting: string;
  readonly keyQuestion: string;
  readonly process: object;
  readonly preload: PreloadSource | null;
}): PageScripts {
  return { page: pageScript(options.greeting), isolated: isolatedScript(options) };
}

// Electron runs preload scripts in main frames, and not in the empty page that a window begins with.
const ONLY_APP_PAGES = `if (window !== window.top || /^(about:|data:text\\/html,standin-|chrome-error:)/.test(location.href)) return;`;

function pageScript(greeting: string): string {
  return `(() => {
    ${ONLY_APP_PAGES}
    const createBridge = ${createBridge};
    addEventListener('${greeting}', (event) => {
      event.stopImmediatePropagation();
      createBridge(event.relatedTarget, 'to-page', 'to-preload');
    }, { once: true, capture: true });
  })();`;
}

function isolatedScript(options: Parameters<typeof createPageScripts>[0]): string {
  const { greeting, keyQuestion, process, preload } = options;
  const script = preload ? `function (exports, require, module, process, global) {${preload.text}\n}` : 'null';
  return `(() => {
    let isAsking = false;
    const late = [];
    let receive = () => {};
    function ${keyQuestion}(input) {
      let prevented = false;
      isAsking = true;
      debugger;
      isAsking = false;
      for (const message of late.splice(0)) queueMicrotask(() => receive(message));
      return prevented;
    }
    (${installKeyGate})(${keyQuestion});
    ${ONLY_APP_PAGES}
    const wire = globalThis.${WIRE};
    delete globalThis.${WIRE};
    const node = document.createElement('i');
    const bridge = (${createBridge})(node, 'to-preload', 'to-page');
    dispatchEvent(new MouseEvent('${greeting}', { relatedTarget: node }));
    receive = (${startIsolatedWorld})({
      bridge, wire, codec: (${createCodec})(), process: ${JSON.stringify(process)}, preload: ${script},
    });
    // What a message sets off while the renderer stands still at a key would be lost: it waits until that goes on.
    globalThis.${RECEIVE} = (message) => (isAsking ? void late.push(message) : receive(message));
  })();
  //# sourceURL=${preload ? preload.file : 'stand-in'}`;
}
