// SPDX-License-Identifier: Apache-2.0

/** What a page and its preload script meet: the bridge, IPC, the app's own scheme, guards and keys. */
import { axeFindings } from '../e2e/axe.ts';
import { expect, sharedTest, test } from './fixtures.ts';

/** The members of `window` that the small app's page and preload script put there. */
interface AppWindow {
  readonly api: {
    readonly nested: { readonly deeper: { readonly list: readonly number[] } };
    readonly fsError: string;
    greet(name: unknown): Promise<{ text: string }>;
    unknownChannel(): Promise<unknown>;
    uncloneableAnswer(): Promise<unknown>;
    sendFunction(): Promise<unknown>;
    throwing(): never;
    echo(value: unknown): unknown;
    echoThroughMain(value: unknown): Promise<unknown>;
    callback(f: (n: number) => number): number;
    shout(line: string): void;
    on(channel: string, listener: (value: unknown) => void): () => void;
  };
  readonly keys: string[];
  drawn: unknown[];
}
declare const window: Window & typeof globalThis & AppWindow;

sharedTest('a page talks to the main process through its preload script', async ({ page }) => {
  await page.getByLabel('Name').fill('Ada');
  await page.getByRole('button', { name: 'Greet' }).click();
  await expect(page.getByRole('status')).toHaveText('Hello, Ada');
});

sharedTest('structured values keep their types on the way to the main process and back', async ({ page }) => {
  const same = await page.evaluate(async () => {
    const sent = { date: new Date(5), bytes: new Uint8Array([1, 2, 3]), map: new Map([['k', 1n]]), nothing: undefined };
    const got = (await window.api.echoThroughMain(sent)) as typeof sent;
    return [
      got.date instanceof Date,
      got.bytes instanceof Uint8Array,
      got.bytes[2],
      got.map.get('k') === 1n,
      'nothing' in got,
    ];
  });
  expect(same).toEqual([true, true, 3, true, true]);
});

sharedTest('failures reach the page as plain errors in Electron’s words', async ({ page }) => {
  const errors = await page.evaluate(async () => {
    const { api } = window;
    const messages: string[] = [];
    const attempts = [
      () => api.greet(5),
      api.uncloneableAnswer,
      api.sendFunction,
      api.unknownChannel,
      api.throwing,
      () => api.echo(Symbol('x')),
    ];
    for (const attempt of attempts) {
      try {
        await attempt();
      } catch (error) {
        const { name, message } = error as Error;
        messages.push(`${(error as Error).constructor === Error} ${name} ${'code' in (error as Error)} ${message}`);
      }
    }
    return messages;
  });
  expect(errors).toEqual([
    "true Error false Error invoking remote method 'greet': TypeError: name must be a string",
    "true Error false Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
    'true Error false An object could not be cloned.',
    "true Error false Error invoking remote method 'unknown': Error: No handler registered for 'unknown'",
    'true Error false boom',
    'true Error false An object could not be cloned.',
  ]);
});

sharedTest('the preload script’s world is closed to the page, and its API is frozen', async ({ page }) => {
  const found = await page.evaluate(() => {
    const { api } = window;
    const isThrowing = (action: () => unknown) => {
      try {
        action();
        return false;
      } catch {
        return true;
      }
    };
    return {
      leaked: ['leakedFromPreload', 'require', 'process', '__standinWire', '__standinReceive'].filter(
        (name) => name in window,
      ),
      frozen: [api, api.nested, api.nested.deeper.list].map((value) => Object.isFrozen(value)),
      replacing: isThrowing(() => Object.assign(window, { api: 1 })),
      changing: isThrowing(() => Object.assign(api, { greet: 1 })),
      deleting: isThrowing(() => Reflect.deleteProperty(window, 'api') || JSON.parse('')),
      fsError: api.fsError,
    };
  });
  expect(found).toEqual({
    leaked: [],
    frozen: [true, true, true],
    replacing: true,
    changing: true,
    deleting: true,
    fsError: 'module not found: node:fs',
  });
});

sharedTest(
  'what crosses the bridge is copied into the page’s own types, and functions are proxied',
  async ({ page }) => {
    const found = await page.evaluate(() => {
      const { api } = window;
      const sent = { a: 1 };
      const copy = api.echo(sent) as typeof sent;
      const ring: { self?: unknown } = {};
      ring.self = ring;
      const ringCopy = api.echo(ring) as typeof ring;
      class Point {
        x = 1;
        move() {}
      }
      return {
        ownFunction: api.greet instanceof Function,
        ownPromise: api.greet('x') instanceof Promise,
        ownArray: Object.getPrototypeOf(api.nested.deeper.list) === Array.prototype,
        callback: api.callback((n) => n * 2),
        copied: copy !== sent && copy.a === 1,
        ring: ringCopy.self === ringCopy,
        instance: JSON.stringify(api.echo(new Point())),
      };
    });
    expect(found).toEqual({
      ownFunction: true,
      ownPromise: true,
      ownArray: true,
      callback: 41,
      copied: true,
      ring: true,
      instance: '{"x":1}',
    });
  },
);

sharedTest('the main process sends to the page, and replies to what it sent', async ({ electronApp, page }) => {
  await electronApp.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('locked');
  });
  await expect(page.getByRole('status')).toHaveText('Locked');
  const shouted = page.evaluate(() => {
    const heard = new Promise((resolve) => window.api.on('shouted', resolve));
    window.api.shout('abc');
    return heard;
  });
  expect(await shouted).toBe('ABC');
  const sendFunction = electronApp.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('x', () => 1);
  });
  await expect(sendFunction).rejects.toThrow('Failed to serialize arguments');
});

test('leaving the app, opening windows and permissions are guarded', async ({ electronApp, page }) => {
  await page.getByRole('link', { name: 'leave' }).click();
  await page.getByRole('link', { name: 'help' }).click();
  expect(await page.evaluate(() => window.open('https://elsewhere.example/w'))).toBeNull();
  await page.evaluate(() => {
    location.href = 'https://elsewhere.example/s';
  });
  const guards = () =>
    electronApp.evaluate(() => (globalThis as unknown as { seen: { guards: string[] } }).seen.guards);
  await expect
    .poll(guards)
    .toEqual([
      'navigate https://elsewhere.example/',
      'open https://help.example/x',
      'open https://elsewhere.example/w',
      'navigate https://elsewhere.example/s',
    ]);
  expect(electronApp.windows()).toHaveLength(1);
  await expect(page.getByRole('heading')).toBeVisible();
  const permissions = page.evaluate(async () => [
    await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('denied'),
      ),
    ),
    await Notification.requestPermission(),
  ]);
  expect(await permissions).toEqual(['denied', 'denied']);
});

sharedTest(
  'the app’s own scheme is a secure context with the app’s policy, and the network is out of reach',
  async ({ page }) => {
    const found = await page.evaluate(async () => {
      const answer = await fetch('index.html');
      const outside = await fetch('https://elsewhere.example/').catch((error) => error.constructor.name);
      const missing = await fetch('missing.html').catch((error) => error.constructor.name);
      const { fontFamily } = getComputedStyle(document.body);
      return [isSecureContext, answer.headers.get('content-security-policy'), outside, missing, fontFamily];
    });
    const policy = expect.stringContaining("default-src 'none'");
    expect(found).toEqual([true, policy, 'TypeError', 'TypeError', 'sans-serif']);
  },
);

test('the main process sees each key before the page, and a prevented key never reaches it', async ({
  electronApp,
  page,
}) => {
  await electronApp.evaluate(({ BrowserWindow }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenKeys: seen });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('before-input-event', (event, input) => {
      seen.push(`${input.type} ${input.key} ${input.code} ${input.modifiers.join('+')}`);
      if (/\d/.test(input.key)) event.preventDefault();
    });
    // A page that answers has heard by then that somebody listens.
    return contents?.executeJavaScript('0');
  });
  const input = page.getByLabel('Name');
  await input.pressSequentially('a1B');
  await expect(input).toHaveValue('aB');
  expect(await electronApp.evaluate(() => (globalThis as unknown as { seenKeys: string[] }).seenKeys)).toEqual([
    'keyDown a KeyA ',
    'keyUp a KeyA ',
    'keyDown 1 Digit1 ',
    'keyUp 1 Digit1 ',
    'keyDown B KeyB ',
    'keyUp B KeyB ',
  ]);
  expect(await page.evaluate(() => window.keys)).toEqual([
    'keydown a',
    'keypress a',
    'beforeinput a',
    'keyup a',
    'keydown B',
    'keypress B',
    'beforeinput B',
    'keyup B',
  ]);
});

test('what a message sets off is not lost when a key stops the renderer meanwhile', async ({ electronApp, page }) => {
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = ({ data }) => window.drawn.push(data);
    window.drawn = [];
    window.api.on('typed', (count) => port1.postMessage(count));
  });
  await electronApp.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    let count = 0;
    contents?.on('before-input-event', () => {
      contents.send('typed', ++count);
      setImmediate(() => contents.send('typed', ++count));
    });
    return contents?.executeJavaScript('0');
  });
  await page.getByLabel('Name').pressSequentially('123456789012345');
  await expect.poll(() => page.evaluate(() => window.drawn)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
});

sharedTest('axe works on a page', async ({ page }) => {
  expect(await axeFindings(page)).toEqual([]);
});
