// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for the Chromium inside Electron: starts the installed one, with the switches that a closed network, a
 * root user and Electron's own defaults ask for, and opens its windows. One for each main process.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { environment } from '../environment.ts';
import { lifecycle } from '../main/lifecycle.ts';
import { connect, type DevToolsConnection } from './connection.ts';

/** Where and how the first window of a Chromium with a display appears: only the command line can say it. */
export interface FirstWindow {
  readonly url: string;
  readonly kiosk: boolean;
  readonly width: number;
  readonly height: number;
}

const SWITCHES = [
  // No visits home: the network may be closed, and Electron makes none.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-client-side-phishing-detection',
  '--disable-breakpad',
  '--disable-quic',
  '--disable-field-trial-config',
  '--metrics-recording-only',
  // No browser around the page.
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-infobars',
  '--disable-search-engine-choice-screen',
  '--hide-crash-restore-bubble',
  '--test-type',
  '--password-store=basic',
  '--use-mock-keychain',
  // The same behaviour in the background and in a container as in front.
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-back-forward-cache',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

const DISABLED_FEATURES = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'HttpsUpgrades',
  'PaintHolding',
  'LensOverlay',
  'AutofillServerCommunication',
  // The address bar's list, which has a renderer of its own for each window.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/**
 * V8 learns the place of each command when it compiles a script. Else it would learn them at the first error that the
 * script makes, by reading all of it anew, and only because DevTools listens: in Electron it does neither.
 */
const SOURCE_POSITIONS = '--no-enable-lazy-source-positions';

/** Switches of the app or its command line that Chromium gets too; the others are the app's own business. */
const FORWARDED = [
  'autoplay-policy',
  'blink-settings',
  'disable-blink-features',
  'enable-blink-features',
  'enable-features',
  'force-color-profile',
  'force-dark-mode',
  'force-device-scale-factor',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'host-resolver-rules',
  'ignore-certificate-errors',
  'lang',
  'proxy-bypass-list',
  'proxy-server',
  'remote-debugging-port',
  'use-fake-device-for-media-stream',
  'use-fake-ui-for-media-stream',
  'use-file-for-fake-video-capture',
  'webrtc-ip-handling-policy',
];

/** In a page nobody can be asked, and DevTools does not tell of a prompt: everything is refused. */
const REFUSED_PERMISSIONS = [
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'midi',
  'clipboard-read',
  'local-fonts',
  'window-management',
  'idle-detection',
  'screen-wake-lock',
];

const GRACE_MILLISECONDS = 3000;

const started = Promise.withResolvers<void>();

/** Resolves when Chromium has been started; it never is where the app quits before. */
export const chromiumStarted = started.promise;

/** Tells an app's window from anything that Chromium opens by itself. */
export const BLANK_PAGE = /^data:text\/html,standin-/;

let profile = '';
let connection: DevToolsConnection | undefined;
let starting: Promise<DevToolsConnection> | undefined;
let firstUrl: string | undefined;

/**
 * Starts Chromium with its profile in `folder`, or gives the one that is running. With a display and no
 * `firstWindow` it starts without any window.
 */
export function startChromium(folder: string, firstWindow?: FirstWindow): Promise<DevToolsConnection> {
  starting ??= start(folder, firstWindow);
  return starting;
}

/** The Chromium of this process; to be asked for after `startChromium` has resolved. */
export function chromium(): DevToolsConnection {
  if (!connection) throw new Error('Chromium has not been started');
  return connection;
}

/** Opens a window of its own that shows the page `url`, and gives its DevTools target. */
export async function openWindow(url: string): Promise<string> {
  if (environment.headless) return (await chromium().send('Target.createTarget', { url: 'about:blank' })).targetId;
  // A second Chromium on the same profile hands its window over to the first.
  if (firstUrl !== url) spawn(environment.chromium, [...profileSwitches(), `--app=${url}`], { stdio: 'ignore' });
  for (;;) {
    const { targetInfos } = await chromium().send('Target.getTargets');
    const target = targetInfos.find((info) => info.type === 'page' && info.url === url);
    if (target) return target.targetId;
    await delay(20);
  }
}

/** Asks Chromium to close and, if it does not, ends it. */
export async function stopChromium(): Promise<void> {
  if (!connection) return;
  void connection.send('Browser.close').catch(() => {});
  const timer = setTimeout(() => connection?.kill(), GRACE_MILLISECONDS);
  await connection.gone;
  clearTimeout(timer);
}

async function start(folder: string, firstWindow: FirstWindow | undefined): Promise<DevToolsConnection> {
  profile = folder;
  firstUrl = firstWindow?.url;
  mkdirSync(folder, { recursive: true });
  connection = connect(environment.chromium, switches(firstWindow), report);
  process.on('exit', () => connection?.kill());
  await connection.send('Target.setDiscoverTargets', { discover: true }).catch(startFailed);
  await Promise.all([...REFUSED_PERMISSIONS.map(refuse), learnVersion(connection)]);
  started.resolve();
  return connection;
}

/** As Electron ends where it finds no display. Nobody is there yet who could be told of it. */
function startFailed(): void {
  if (lifecycle.isQuitting) return;
  console.error(`stand-in: ${environment.chromium} does not start; STANDIN_VERBOSE=1 shows what it says`);
  process.exit(1);
}

async function learnVersion(browser: DevToolsConnection): Promise<void> {
  const { product } = await browser.send('Browser.getVersion');
  Object.defineProperty(process.versions, 'chrome', { value: product.replace(/^.*\//, ''), enumerable: true });
}

function refuse(name: string): Promise<unknown> {
  return chromium()
    .send('Browser.setPermission', { permission: { name }, setting: 'denied' })
    .catch((error) => environment.verbose && console.error(`stand-in: permission ${name}:`, error));
}

function switches(firstWindow: FirstWindow | undefined): string[] {
  const asked = environment.switches;
  const features = [...DISABLED_FEATURES, ...(asked.get('disable-features') ?? '').split(',')].filter(Boolean);
  const forwarded = FORWARDED.filter((name) => asked.has(name)).map((name) => toSwitch(name, asked.get(name)));
  return [
    ...profileSwitches(),
    ...SWITCHES,
    `--disable-features=${features.join(',')}`,
    `--js-flags=${[SOURCE_POSITIONS, ...(asked.get('js-flags') ?? '').split(' ')].filter(Boolean).join(' ')}`,
    ...forwarded,
    ...(environment.headless ? headlessSwitches() : windowSwitches(firstWindow)),
  ];
}

function profileSwitches(): string[] {
  // Chromium refuses to run its sandbox as root; as any other user the sandbox stays on.
  return [`--user-data-dir=${profile}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}

const LOOPBACK_ALONE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

function headlessSwitches(): string[] {
  const { width, height } = environment.screen;
  return [
    '--headless=new',
    '--no-startup-window',
    '--mute-audio',
    `--screen-info={${width}x${height}}`,
    ...(environment.switches.has('host-resolver-rules') ? [] : [LOOPBACK_ALONE]),
  ];
}

function windowSwitches(first: FirstWindow | undefined): string[] {
  if (!first) return ['--no-startup-window'];
  const size = `--window-size=${first.width},${first.height}`;
  return [`--app=${first.url}`, size, '--window-position=0,0', ...(first.kiosk ? ['--kiosk'] : [])];
}

function toSwitch(name: string, value: string | undefined): string {
  return value ? `--${name}=${value}` : `--${name}`;
}

/** Playwright waits for this line on stderr, as Electron prints it. */
function report(line: string): void {
  if (line.startsWith('DevTools listening on')) process.stderr.write(`${line}\n`);
  else if (environment.verbose && line) process.stderr.write(`[chromium] ${line}\n`);
}
