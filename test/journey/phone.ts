// SPDX-License-Identifier: Apache-2.0
// The phone: a browser with a phone's screen and a camera that films what we point it at. What cannot be had here is
// the phone itself and its own camera application; camera-app.html stands in for the latter.

import { createHash, X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connect } from 'node:tls';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  devices,
  type Page,
} from '@playwright/test';
import { chromiumOptions } from './chromium.ts';
import { projectRoot } from './stage.ts';
import { untilStill } from './still.ts';

/** A phone's browser that trusts one issuer's certificate, and its camera. */
export interface Phone {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  close(): Promise<void>;
}

/** What the phone's camera films. */
export interface Film {
  readonly file: string;
  /** Points the camera at a page's screen as it is now. */
  pointAt(page: Page): Promise<void>;
}

/** A film in a file. Chromium plays a file of JPEG pictures, one after the other, as its camera. */
export function createFilm(folder: string): Film {
  const file = path.join(folder, 'camera.mjpeg');
  return {
    file,
    pointAt: async (page) => {
      // A person holds the phone there until the code has faded in; the film has one moment alone.
      await untilStill(page);
      const picture = await page.screenshot({ type: 'jpeg', quality: 92, scale: 'css', animations: 'disabled' });
      await writeFile(file, Buffer.concat(Array.from({ length: 10 }, () => picture)));
    },
  };
}

/** How the phone is set up. */
export interface PhoneOptions {
  readonly film?: Film;
  /** Whether the person allows the camera. */
  readonly camera?: 'allowed' | 'refused';
}

/** Opens a phone's browser. `issuer` is any address of the issuer: the phone trusts the certificate found there. */
export async function openPhone(issuer: string, { film, camera = 'allowed' }: PhoneOptions = {}): Promise<Phone> {
  const options = chromiumOptions(
    // Trusts this one key instead of switching certificate checks off.
    `--ignore-certificate-errors-spki-list=${await publicKeyPin(issuer)}`,
    '--use-fake-device-for-media-stream',
    ...(camera === 'allowed' ? ['--use-fake-ui-for-media-stream'] : []),
    ...(film ? [`--use-file-for-fake-video-capture=${film.file}`] : []),
  );
  const browser = await chromium.launch(options);
  return { browser, ...(await newPhone(browser)), close: () => browser.close() };
}

/** A phone in a browser that is open already; it shares nothing with others there but the camera. */
export async function newPhone(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Pick<Phone, 'context' | 'page'>> {
  const iPhone = { ...devices['iPhone 15'], locale: 'en-US', acceptDownloads: true };
  const context = await browser.newContext({ ...iPhone, ...options });
  return { context, page: await context.newPage() };
}

/** The address at which our stand-in for the phone's camera application lives. */
const cameraApp = 'https://camera.pivot.example';

const decoder = path.join(projectRoot, 'node_modules/zxing-wasm/dist');

/**
 * Opens the phone's camera application and waits until it has read a code. Gives the link: tapping it is
 * `page.getByRole('link')`.
 */
export async function openCameraApp({ context, page }: Phone): Promise<void> {
  const files: Record<string, [string, string]> = {
    '/': [path.join(import.meta.dirname, 'camera-app.html'), 'text/html'],
    '/decoder.js': [path.join(decoder, 'iife/reader/index.js'), 'text/javascript'],
    '/decoder.wasm': [path.join(decoder, 'reader/zxing_reader.wasm'), 'application/wasm'],
  };
  await context.route(`${cameraApp}/**`, async (route) => {
    const [file, contentType] = files[new URL(route.request().url()).pathname] ?? [];
    if (!file) return await route.fulfill({ status: 404 });
    await route.fulfill({ body: await readFile(file), ...(contentType ? { contentType } : {}) });
  });
  await page.goto(`${cameraApp}/`);
  await page.getByRole('link').waitFor();
}

/** SHA-256 of the public key of the server at `address`, in base64, as Chromium wants it. */
async function publicKeyPin(address: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const raw = await new Promise<Buffer>((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port || 443), rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().raw);
      socket.destroy();
    });
    socket.once('error', reject);
  });
  const key = new X509Certificate(raw).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}
