// SPDX-License-Identifier: Apache-2.0

/** Makes `import 'electron'` and `require('electron')` give the stand-in's modules, in place of the npm package. */
import { registerHooks } from 'node:module';

const SPECIFIER = /^(node:)?electron(\/(main|common|renderer|utility))?$/;
const MODULE_URL = 'stand-in:electron';
const KEY = 'electron-standin';

/** From now on `electron` imports as `modules`, with a named export for each of `names`. */
export function provideElectron(modules: object, names: readonly string[]): void {
  Object.defineProperty(globalThis, Symbol.for(KEY), { value: modules });
  registerHooks({
    resolve: (specifier, context, next) =>
      SPECIFIER.test(specifier)
        ? { url: MODULE_URL, format: 'commonjs', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === MODULE_URL ? { format: 'commonjs', source: sourceOf(names), shortCircuit: true } : next(url, context),
  });
}

/** CommonJS from whose text Node.js can read the names of the exports. */
function sourceOf(names: readonly string[]): string {
  const exported = names.map((name) => `exports.${name} = electron.${name};`);
  return [`const electron = globalThis[Symbol.for('${KEY}')];`, ...exported].join('\n');
}
