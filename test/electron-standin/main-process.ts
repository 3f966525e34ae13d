// SPDX-License-Identifier: Apache-2.0

/**
 * Starts the main process: `electron [-r file] [switches] <app folder or main module> [arguments]`. Makes the process
 * look like Electron's, loads the app, starts Chromium, and tells the app that it is ready.
 */
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumStarted, startChromium } from './chromium/browser.ts';
import { provideElectron } from './electron-import.ts';
import { environment } from './environment.ts';
import { app } from './main/app.ts';
import { PreventableEvent } from './main/event.ts';
import { lifecycle } from './main/lifecycle.ts';
import { followTargets } from './main/targets.ts';
import { chromiumProfile } from './main/web-contents.ts';
import { modules } from './modules.ts';

becomeElectron();
openInspector();
provideElectron(modules, Object.keys(modules));
loadRequired();
void chromiumStarted.then(followTargets);
await import(pathToFileURL(environment.mainModule).href);
await becomeReady();

function becomeElectron(): void {
  process.argv = [environment.executable, ...environment.arguments];
  process.execPath = environment.executable;
  Object.defineProperty(process.versions, 'electron', { value: environment.electronVersion, enumerable: true });
  Object.assign(process, {
    type: 'browser',
    defaultApp: true,
    resourcesPath: path.join(import.meta.dirname, 'resources'),
  });
}

/** A test tool waits for the line on stderr that this prints. */
function openInspector(): void {
  const port = environment.switches.get('inspect');
  if (port !== undefined) inspector.open(Number(port), '127.0.0.1');
}

function loadRequired(): void {
  const require = createRequire(path.join(process.cwd(), 'electron'));
  for (const file of environment.required) require(path.resolve(file));
}

async function becomeReady(): Promise<void> {
  if (lifecycle.isQuitting) return;
  // The first signal asks the app to quit; the second ends it, as nobody listens any more.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => app.quit());
  // With a display Chromium waits for the first window, whose kind only its command line can tell.
  if (environment.headless || environment.switches.has('remote-debugging-port')) await startChromium(chromiumProfile());
  lifecycle.becomeReady();
  app.emit('will-finish-launching');
  app.emit('ready', new PreventableEvent(), {});
}
