// SPDX-License-Identifier: Apache-2.0
// Pictures of the station's and the phone's pages: those of docs/pages.md, or all of them, to be looked at.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { Language } from '../../contract/view.ts';
import { buildShownPhone, openShownPhone } from '../phone/shown-page.ts';
import { type PhoneViewName, phoneView, phoneViewNames } from '../phone/views.ts';
import type { rightToLeft } from './pseudo-locales.ts';
import { buildRenderer, openRenderer, serveFolder, startBrowser } from './renderer-page.ts';
import { inLanguage, type ViewName, views } from './views.ts';

/** How a page is looked at. */
const looks = {
  desktop: { viewport: { width: 1280, height: 800 } },
  small: { viewport: { width: 1024, height: 768 } },
  large: { viewport: { width: 1920, height: 1080 } },
  portrait: { viewport: { width: 1080, height: 1920 } },
  /** A window of 1280 by 800 in which everything is twice as large. */
  zoomed: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  contrast: { viewport: { width: 1280, height: 800 }, contrast: 'more' },
  forced: { viewport: { width: 1280, height: 800 }, forcedColors: 'active' },
} as const satisfies Record<string, BrowserContextOptions>;

type Look = keyof typeof looks;

/** The pictures that docs/pages.md shows. */
const chosen: readonly {
  readonly view: ViewName;
  readonly look: Look;
  readonly language?: Language | typeof rightToLeft;
}[] = [
  ...(
    [
      'welcome',
      'chooseCertificate',
      'failureExpired',
      'enterPin',
      'lastAttempt',
      'actions',
      'pairing',
      'pairingScanned',
      'compare',
      'done',
      'failureCardRemoved',
      'takeCard',
      'idle',
      'credentials',
      'phone',
      'credential',
      'card',
      'printed',
      'guide',
      'presentPin',
      'newPinDifferent',
      'pinPad',
    ] as const
  ).map((view) => ({ view, look: 'desktop' as const })),
  { view: 'attract', look: 'portrait' },
  { view: 'enterPin', look: 'portrait' },
  { view: 'pairing', look: 'portrait' },
  { view: 'pairing', look: 'large' },
  { view: 'enterPin', look: 'zoomed' },
  { view: 'welcome', look: 'dark' },
  { view: 'compare', look: 'contrast' },
  { view: 'failurePinBlocked', look: 'forced' },
  { view: 'branded', look: 'desktop', language: 'de' },
  { view: 'actions', look: 'desktop', language: 'ar-XB' },
];

const everything = (Object.keys(looks) as Look[]).flatMap((look) =>
  (Object.keys(views) as ViewName[]).map((view) => ({ view, look })),
);

/** Pages in `look` are taken one after the other in one window. */
async function takePictures(
  browser: Browser,
  address: string,
  pictures: typeof chosen,
  look: Look,
  folder: string,
): Promise<void> {
  const { page, show, close } = await openRenderer(browser, address, views.starting, {
    reducedMotion: 'reduce',
    ...looks[look],
  });
  for (const { view, language = 'en' } of pictures) {
    await show(inLanguage(views[view], language));
    await page.locator(`html[lang="${language}"]`).waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const name = language === 'en' ? `${view}-${look}` : `${view}-${look}-${language}`;
    await writeFile(path.join(folder, `${name}.webp`), await picture(page));
  }
  await close();
}

/** The whole page, as far as it can be scrolled. WebP is a quarter of PNG. */
async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 82,
    captureBeyondViewport: true,
  });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** How a page of the phone is looked at. */
const phoneLooks = {
  phone: {},
  small: { viewport: { width: 320, height: 568 } },
  side: { viewport: { width: 844, height: 390 } },
  dark: { colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>;

/** Those of the phone that docs/pages.md shows. */
const chosenOfPhone: readonly PhoneViewName[] = [
  'start',
  'scanning',
  'password',
  'compare',
  'done',
  'userCode',
  'namePhone',
  'phoneTold',
];

/** Builds the phone's app into `built` and takes its pictures: their number. */
async function takePhonePictures(
  browser: Browser,
  built: string,
  isEverything: boolean,
  folder: string,
): Promise<number> {
  await buildShownPhone(built);
  const server = await serveFolder(built);
  const names = isEverything ? phoneViewNames : chosenOfPhone;
  const looks = Object.entries(phoneLooks).slice(0, isEverything ? undefined : 1);
  for (const [look, options] of looks) {
    const { page, show, close } = await openShownPhone(browser, server.address, options);
    for (const name of names) {
      await show(phoneView(name));
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await writeFile(path.join(folder, `phone-${name}-${look}.webp`), await picture(page));
    }
    await close();
  }
  await server.close();
  return names.length * looks.length;
}

const all = process.argv[2] === '--all' ? process.argv[3] : undefined;
const folder = all ?? path.resolve(import.meta.dirname, '../../docs/images/pages');
const wanted = all ? everything : chosen;
await mkdir(folder, { recursive: true });
const built = await mkdtemp(path.join(tmpdir(), 'pivot-pictures-'));
await buildRenderer(built);
const server = await serveFolder(built);
const browser = await startBrowser();
for (const look of Object.keys(looks) as Look[]) {
  const pictures = wanted.filter((picture) => picture.look === look);
  await takePictures(browser, server.address, pictures, look, folder);
}
await server.close();
const ofPhone = await takePhonePictures(browser, built, all !== undefined, folder);
await browser.close();
await rm(built, { recursive: true });
process.stdout.write(`${wanted.length + ofPhone} pictures in ${folder}\n`);
