// SPDX-License-Identifier: Apache-2.0

import { writeFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { toString as drawQr } from 'qrcode';

/**
 * Writes a film for Chromium's fake camera (`--use-file-for-fake-video-capture`) in which a screen shows a QR code:
 * Motion JPEG, a few equal frames. `browser` takes the picture.
 */
export async function filmQr(browser: Browser, text: string, file: string): Promise<void> {
  const svg = await drawQr(text, { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 });
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.setContent(`<body style="margin:0;background:#fbfaf7;display:grid;place-items:center;height:720px">
    <div style="width:420px">${svg}</div></body>`);
  const frame = await page.screenshot({ type: 'jpeg', quality: 85 });
  await page.close();
  writeFileSync(file, Buffer.concat(Array.from({ length: 20 }, () => frame)));
}
