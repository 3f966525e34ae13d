// SPDX-License-Identifier: Apache-2.0

/** What the main process meets: the app, its windows, utility processes, storage, and the end of it all. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { APP, expect, sharedTest, test } from './fixtures.ts';

const EXECUTABLE = path.join(import.meta.dirname, 'electron');

/** What the small app's main process lets the specs look at. */
interface Seen {
  readonly secondInstances: { argv: string[]; workingDirectory: string; data: unknown }[];
}

test('the app knows its name, version and paths', async ({ electronApp, profile }) => {
  const found = await electronApp.evaluate(({ app }) => ({
    name: app.getName(),
    version: app.getVersion(),
    appPath: app.getAppPath(),
    userData: app.getPath('userData'),
    type: process.type,
    isPackaged: app.isPackaged,
    versions: [process.versions.electron, process.versions.chrome].map((version) => /^\d+\.\d+/.test(version)),
  }));
  expect(found).toEqual({
    name: 'standin-app',
    version: '1.2.3',
    appPath: APP,
    userData: profile,
    type: 'browser',
    isPackaged: false,
    versions: [true, true],
  });
});

sharedTest('what the stand-in lacks throws with its name', async ({ electronApp }) => {
  const messages = await electronApp.evaluate(({ app, BrowserWindow, Tray, dialog }) => {
    const [window] = BrowserWindow.getAllWindows();
    const attempts = [
      () => app.setBadgeCount(1),
      () => new Tray('icon.png'),
      () => window?.setVibrancy('menu'),
      () => window?.webContents.openDevTools(),
      () => new BrowserWindow({ vibrancy: 'menu' }),
      () => new BrowserWindow({ webPreferences: { sandbox: false } }),
      () => app.on('no-such-event' as 'ready', () => {}),
      () => dialog.showCertificateTrustDialog,
    ];
    return attempts.map((attempt) => {
      try {
        attempt();
        return 'no error';
      } catch (error) {
        return (error as Error).message;
      }
    });
  });
  expect(messages).toEqual([
    'stand-in: App.setBadgeCount is not provided',
    'stand-in: electron.Tray is not provided',
    'stand-in: BrowserWindow.setVibrancy is not provided',
    'stand-in: WebContents.openDevTools is not provided',
    'stand-in: BrowserWindow option vibrancy is not provided',
    'stand-in: webPreferences.sandbox: false is not provided',
    "stand-in: event 'no-such-event' of App is not provided",
    'stand-in: dialog.showCertificateTrustDialog is not provided',
  ]);
});

sharedTest('a window has the size that the app gave it, and its page’s title', async ({ electronApp, page }) => {
  const window = await electronApp.browserWindow(page);
  await expect
    .poll(() => window.evaluate((found) => [found.getTitle(), found.isVisible(), found.getSize()]))
    .toEqual(['Stand-in app', true, [1000, 700]]);
  expect(await window.evaluate(({ webContents }) => [webContents.getURL(), webContents.mainFrame.origin])).toEqual([
    'app://bundle/index.html',
    'app://bundle',
  ]);
  expect(sizeOfPng(await page.screenshot())).toEqual([1000, 700]);
});

test('a zoomed page has fewer pixels of its own in the same window', async ({ electronApp, page }) => {
  const window = await electronApp.browserWindow(page);
  await window.evaluate(({ webContents }) => webContents.setZoomFactor(2));
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([500, 350]);
});

test.describe('in kiosk mode', () => {
  test.use({ appArguments: ['--in-kiosk'] });

  test('a window fills the screen', async ({ electronApp, page }) => {
    const window = await electronApp.browserWindow(page);
    expect(await window.evaluate((found) => [found.isKiosk(), found.isFullScreen()])).toEqual([true, true]);
    const { width, height } = await electronApp.evaluate(({ screen }) => screen.getPrimaryDisplay().size);
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
  });
});

test('a closed window’s object throws, and the app ends with its last window', async ({ electronApp, page }) => {
  const window = await electronApp.browserWindow(page);
  const ended = once(electronApp.process(), 'exit');
  const message = window.evaluate(
    (found) =>
      new Promise<string>((resolve) => {
        found.on('closed', () => {
          try {
            found.setTitle('x');
          } catch (error) {
            resolve((error as Error).message);
          }
        });
        found.destroy();
      }),
  );
  expect(await message).toBe('Object has been destroyed');
  expect(await ended).toEqual([0, null]);
});

test('a page that crashed is told of, and comes back by a reload', async ({ electronApp, page }) => {
  const crashed = electronApp.evaluate(({ BrowserWindow, app }) => {
    const [window] = BrowserWindow.getAllWindows();
    const gone = new Promise((resolve) =>
      app.once('render-process-gone', (_e, _contents, { reason }) => resolve(reason)),
    );
    window?.webContents.forcefullyCrashRenderer();
    return gone;
  });
  expect(await crashed).toBe('crashed');
  const text = electronApp.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const loaded = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()));
    contents?.reload();
    await loaded;
    return contents?.executeJavaScript('document.querySelector("h1").textContent');
  });
  expect(await text).toBe('Stand-in app');
  expect(page.isClosed()).toBe(false);
});

test('loading tells how it ended', async ({ electronApp, page }) => {
  await page.waitForLoadState();
  const codes = await electronApp.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const outcome = (url: string) =>
      contents?.loadURL(url).then(
        () => 'loaded',
        (error) => error.code,
      );
    return [await outcome('https://elsewhere.example/'), await outcome('app://bundle/index.html')];
  });
  expect(codes).toEqual(['ERR_NAME_NOT_RESOLVED', 'loaded']);
});

test('what the app itself loads is asked of no guard, also with a fragment', async ({ electronApp, page }) => {
  await page.waitForLoadState();
  const asked = await electronApp.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const urls: string[] = [];
    contents?.on('will-navigate', ({ url }) => urls.push(url));
    await contents?.loadURL('app://bundle/index.html?again#top');
    await contents?.executeJavaScript('location.search = "?page"; new Promise(() => {})').catch(() => {});
    return urls;
  });
  expect(asked).toEqual(['app://bundle/index.html?page']);
});

test('a page may refuse to be closed, unless the app objects', async ({ electronApp, page }) => {
  page.on('dialog', () => {}); // else Playwright gives an answer of its own, and the faster one counts
  await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
  await page.getByLabel('Name').click(); // Chromium asks only pages that a person has used
  const refused = await electronApp.evaluate(async ({ app, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const asked = new Promise((resolve) => window?.webContents.once('will-prevent-unload', resolve));
    app.quit();
    await asked;
    await window?.webContents.executeJavaScript('0'); // the page runs again when the question is settled
    window?.webContents.on('will-prevent-unload', (event) => event.preventDefault());
    return window?.isDestroyed();
  });
  expect(refused).toBe(false);
  const ended = once(electronApp.process(), 'exit');
  await electronApp.close();
  expect(await ended).toEqual([0, null]);
});

test('requests of pages are refused by the app’s word', async ({ electronApp, page }) => {
  await electronApp.evaluate(({ session }) => {
    const filter = { urls: ['app://bundle/*.css'] };
    session.defaultSession.webRequest.onBeforeRequest(filter, (_details, callback) => callback({ cancel: true }));
  });
  const load = (file: string) =>
    page.evaluate(
      (name) =>
        fetch(name).then(
          () => 'loaded',
          () => 'refused',
        ),
      file,
    );
  expect([await load('page.css'), await load('page.js')]).toEqual(['refused', 'loaded']);
});

sharedTest('storage of pages is cleared on demand', async ({ electronApp, page }) => {
  await page.evaluate(() => localStorage.setItem('a', '1'));
  await electronApp.evaluate(({ session }) => session.defaultSession.clearStorageData());
  await page.reload();
  expect(await page.evaluate(() => localStorage.getItem('a'))).toBeNull();
});

test('secrets are kept only where the app accepts a system without a keyring', async ({ electronApp }) => {
  const found = await electronApp.evaluate(async ({ app, safeStorage }) => {
    await app.whenReady();
    const before = safeStorage.isEncryptionAvailable();
    safeStorage.setUsePlainTextEncryption(true);
    const sealed = safeStorage.encryptString('s3cret');
    const backend = safeStorage.getSelectedStorageBackend();
    return [before, backend, sealed.includes('s3cret'), safeStorage.decryptString(sealed)];
  });
  expect(found).toEqual([false, 'basic_text', false, 's3cret']);
});

test('specs replace a dialog’s answer and raise the system’s events as with the real one', async ({ electronApp }) => {
  const found = electronApp.evaluate(async ({ dialog, powerMonitor }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/x'] });
    const locked = new Promise((resolve) => powerMonitor.once('lock-screen', () => resolve('locked')));
    powerMonitor.emit('lock-screen');
    return [await dialog.showOpenDialog({}), await locked];
  });
  expect(await found).toEqual([{ canceled: false, filePaths: ['/x'] }, 'locked']);
});

sharedTest('a utility process exchanges messages as clones, and tells how it ended', async ({ electronApp }) => {
  const found = await electronApp.evaluate(
    async ({ utilityProcess }, file) => {
      const env = { ...process.env, WORKER_NAME: 'first' };
      const worker = utilityProcess.fork(file, ['--one'], { serviceName: 'worker', stdio: 'pipe', env });
      const heard = (event: 'message') => new Promise<unknown>((resolve) => worker.once(event, resolve));
      const pidBefore = worker.pid;
      const greeting = await heard('message');
      const pid = worker.pid;
      worker.postMessage(Buffer.from([1, 2, 3]));
      const { data, ...rest } = (await heard('message')) as { data: Uint8Array };
      const exit = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage('exit');
      const code = await exit;
      await new Promise(setImmediate);
      return { pidBefore, greeting, hasPid: typeof pid, bytes: [...data], rest, code, pidAfter: worker.pid };
    },
    path.join(APP, 'worker.js'),
  );
  expect(found).toEqual({
    pidBefore: undefined,
    greeting: { type: 'utility', argv: ['--one'], name: 'first' },
    hasPid: 'number',
    bytes: [1, 2, 3],
    rest: { ports: [], isBytes: true },
    code: 3,
    pidAfter: undefined,
  });
});

sharedTest('a utility process that hangs is ended by kill', async ({ electronApp }) => {
  const code = electronApp.evaluate(
    async ({ utilityProcess }, file) => {
      const worker = utilityProcess.fork(file, [], { stdio: 'ignore' });
      await new Promise((resolve) => worker.once('message', resolve));
      worker.postMessage('hang');
      const exit = new Promise((resolve) => worker.once('exit', resolve));
      return worker.kill() && exit;
    },
    path.join(APP, 'worker.js'),
  );
  expect(await code).toBe(15);
});

sharedTest('the app is told when a utility process is gone without its doing', async ({ electronApp }) => {
  const details = electronApp.evaluate(
    async ({ app, utilityProcess }, file) => {
      const worker = utilityProcess.fork(file, [], { serviceName: 'card', stdio: 'ignore' });
      await new Promise((resolve) => worker.once('message', resolve));
      const gone = new Promise((resolve) => app.once('child-process-gone', (_event, told) => resolve(told)));
      process.kill(worker.pid ?? 0, 'SIGKILL');
      return gone;
    },
    path.join(APP, 'worker.js'),
  );
  expect(await details).toMatchObject({ type: 'Utility', reason: 'killed', exitCode: 9, name: 'card' });
});

sharedTest('a utility process that V8 ends says why', async ({ electronApp }) => {
  const error = electronApp.evaluate(
    async ({ utilityProcess }, file) => {
      const options = { stdio: 'ignore', execArgv: ['--max-old-space-size=24'] };
      const worker = utilityProcess.fork(file, [], options);
      await new Promise((resolve) => worker.once('message', resolve));
      worker.postMessage('exhaust');
      return new Promise((resolve) =>
        worker.once('error', (type, location, report) => resolve([type, location, typeof JSON.parse(report).header])),
      );
    },
    path.join(APP, 'worker.js'),
  );
  expect(await error).toEqual(['FatalError', expect.stringContaining('heap'), 'object']);
});

test('a second instance ends at once and the first is told', async ({ electronApp, profile }) => {
  const second = spawn(EXECUTABLE, [`--user-data-dir=${profile}`, APP, '--hello'], { cwd: profile });
  expect(await once(second, 'exit')).toEqual([0, null]);
  const seen = () => electronApp.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.secondInstances);
  await expect
    .poll(seen)
    .toEqual([{ argv: expect.arrayContaining(['--hello']), workingDirectory: profile, data: { pid: second.pid } }]);
});

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`nothing is left behind when the main process gets ${signal}, though a utility process hangs`, async ({
    profile,
  }) => {
    const app = startApp(profile, '--with-worker');
    const worker = Number(await readLine(app, /^worker (\d+)$/));
    expect(processesOf(profile)).not.toEqual([]);
    app.kill(signal);
    await once(app, 'exit');
    await expect.poll(() => [isRunning(worker), processesOf(profile)]).toEqual([false, []]);
  });
}

/** As when a signal goes to the whole process group, which is how systemd ends a service. */
test('the app ends though Chromium is gone before it has closed the windows', async ({ profile }) => {
  const app = startApp(profile, '--with-worker');
  const ended = once(app, 'exit');
  await readLine(app, /^shows$/);
  const chromium = processesOf(profile).filter((id) => commandLineOf(id).includes('standin-chromium'));
  for (const id of chromium) process.kill(Number(id), 'SIGSTOP');
  app.kill('SIGTERM');
  await readLine(app, /^quits$/);
  for (const id of chromium) process.kill(Number(id), 'SIGKILL');
  expect(await ended).toEqual([0, null]);
});

test('the app ends and says so where Chromium does not start', async ({ profile }) => {
  const env = { ...process.env, STANDIN_HEADLESS: '1', STANDIN_CHROMIUM: '/bin/false' };
  const app = spawn(EXECUTABLE, [`--user-data-dir=${profile}`, APP], { env });
  let said = '';
  app.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(app, 'close');
  expect([code, said]).toEqual([1, expect.stringContaining('/bin/false does not start')]);
});

function startApp(profile: string, ...args: string[]): ChildProcess {
  return spawn(EXECUTABLE, [`--user-data-dir=${profile}`, ...args, APP], {
    env: { ...process.env, STANDIN_HEADLESS: '1' },
  });
}

/** Waits for a line that the app prints, and gives what its pattern takes out of it. */
async function readLine(app: ChildProcess, pattern: RegExp): Promise<string | undefined> {
  if (!app.stdout) throw new Error('no stdout');
  for await (const line of createInterface(app.stdout)) {
    const found = pattern.exec(line);
    if (found) return found[1];
  }
  throw new Error(`the app ended without ${pattern}`);
}

/** Ids of the processes that have `folder` on their command line. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((id) => /^\d+$/.test(id) && commandLineOf(id).includes(folder));
}

function isRunning(id: number): boolean {
  return commandLineOf(String(id)) !== '';
}

function commandLineOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function sizeOfPng(png: Buffer): [width: number, height: number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
