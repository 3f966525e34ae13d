// SPDX-License-Identifier: Apache-2.0
// How well the phone's own decoder reads the station's code: frames of a simulated camera that looks at a picture of the
// station's page, with the code at its real size, at 480p and 720p. jsqr sees the very same frames.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import jsQR from 'jsqr';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { readCode } from '../../phone/src/read-code.ts';
import { openRenderer, serveFolder, startBrowser } from '../renderer/renderer-page.ts';
import { pairing } from '../renderer/views.ts';
import { type Frame, photograph, type Scene, type Screen } from './camera.ts';
import { median } from './card-stand.ts';

type Circumstances = Omit<Scene, 'width' | 'height'>;

/** Phone in hand, a step from the screen, in an office. */
const usual: Circumstances = {
  distance: 350,
  yaw: 6,
  pitch: 8,
  roll: 4,
  blur: 0.7,
  light: 0.5,
  glare: 0,
  moire: 0.05,
};

/** A fault from hardly any to more than a person would put up with; `extreme` from where on that is so. */
interface Fault {
  readonly frames: number;
  readonly at: (share: number) => Partial<Circumstances>;
  readonly extreme: (circumstances: Circumstances) => boolean;
}

const faults: Readonly<Record<string, Fault>> = {
  blur: { frames: 17, at: (share) => ({ blur: 0.5 + share * 4.5 }), extreme: ({ blur }) => blur > 2.5 },
  // An arm's length is half a metre.
  distance: {
    frames: 17,
    at: (share) => ({ distance: 180 + share * 1020 }),
    extreme: ({ distance }) => distance > 500,
  },
  lowLight: { frames: 17, at: (share) => ({ light: 0.5 * 0.01 ** share }), extreme: ({ light }) => light < 0.03 },
  // At 3 the spot covers a fifth of the code; beyond a quarter, error correction Q cannot help anybody.
  glare: { frames: 17, at: (share) => ({ glare: share * 3 }), extreme: ({ glare }) => glare > 1.5 },
  moire: { frames: 17, at: (share) => ({ moire: share * 0.9 }), extreme: ({ moire }) => moire > 0.4 },
  perspective: {
    frames: 17,
    at: (share) => ({ yaw: share * 75, pitch: share * 20, roll: share * 40 }),
    extreme: ({ yaw }) => yaw > 45,
  },
};

/** Decode rates in per cent, and median milliseconds for a frame. */
export async function measurePhone() {
  const { screen, text, hasBarcodeDetector } = await lookAtStation();
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer },
    fireImmediately: true,
  });
  const decoders = {
    zxing: readCode,
    jsqr: async ({ data, width, height }: Frame) => jsQR(data, width, height)?.data,
  };
  const sizes = { '480p': { width: 640, height: 480 }, '720p': { width: 1280, height: 720 } };
  const scan: Record<string, unknown> = {
    barcodeDetector: hasBarcodeDetector ? 'there, and not measured' : 'not there',
  };
  for (const [name, size] of Object.entries(sizes)) scan[name] = await measure(screen, text, size, decoders);
  return { scan };
}

/** The station's page with its code, as a picture. */
async function lookAtStation() {
  const server = await serveFolder(path.join(import.meta.dirname, '../../out/renderer'));
  const browser = await startBrowser();
  try {
    const view = pairing();
    const { page } = await openRenderer(browser, server.address, view, { reducedMotion: 'reduce' });
    const png = (await page.screenshot()).toString('base64');
    const box = await page.locator('svg.qr').boundingBox();
    if (!box || view.page.kind !== 'pairing') throw new Error('the station shows no code');
    const other = await browser.newPage();
    const { width, height, pixels } = await other.evaluate(readPicture, png);
    const code = { x: box.x, y: box.y, side: box.width };
    const screen: Screen = { width, height, pixels: Buffer.from(pixels, 'base64'), code };
    const hasBarcodeDetector = await page.evaluate(() => 'BarcodeDetector' in globalThis);
    return { screen, text: view.page.link, hasBarcodeDetector };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Runs in a browser: the brightness of a picture's pixels, in base64. */
async function readPicture(png: string) {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('no canvas to be had');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  let pixels = '';
  for (let index = 0; index < data.length; index += 4) pixels += String.fromCharCode(data[index + 1] ?? 0);
  return { width, height, pixels: btoa(pixels) };
}

type Decode = (frame: Frame) => Promise<string | undefined>;

/** One frame after the other: none is kept. */
async function measure(
  screen: Screen,
  text: string,
  size: Pick<Scene, 'width' | 'height'>,
  decoders: Readonly<Record<string, Decode>>,
) {
  const tallies = Object.fromEntries(Object.keys(decoders).map((name) => [name, newTally()]));
  let seed = 0;
  for (const [fault, { frames, at, extreme }] of Object.entries(faults)) {
    for (let index = 0; index < frames; index += 1) {
      seed += 1;
      const circumstances = { ...usual, ...at(index / (frames - 1)) };
      const frame = photograph(screen, { ...circumstances, ...size }, seed);
      for (const [name, decode] of Object.entries(decoders)) {
        const start = performance.now();
        const isRead = (await decode(frame)) === text;
        const taken = performance.now() - start;
        tallies[name]?.push({ fault, isRead, taken, isExtreme: extreme(circumstances) });
      }
    }
  }
  return {
    frames: seed,
    ...Object.fromEntries(Object.entries(tallies).map(([name, tally]) => [name, summary(tally)])),
  };
}

interface Outcome {
  readonly fault: string;
  readonly isRead: boolean;
  readonly isExtreme: boolean;
  readonly taken: number;
}

const newTally = (): Outcome[] => [];

function summary(outcomes: readonly Outcome[]) {
  const byFault = Object.keys(faults).map((name) => [name, share(outcomes.filter(({ fault }) => fault === name))]);
  return {
    allPct: share(outcomes),
    notExtremePct: share(outcomes.filter(({ isExtreme }) => !isExtreme)),
    byFaultPct: Object.fromEntries(byFault),
    milliseconds: Math.round(median(outcomes.map(({ taken }) => taken)) * 10) / 10,
  };
}

function share(outcomes: readonly Outcome[]): number {
  return Math.round((outcomes.filter(({ isRead }) => isRead).length / outcomes.length) * 1000) / 10;
}
