// SPDX-License-Identifier: Apache-2.0
// How our decoder looks for a station's code in a frame. `npm run bench phone` measures it.

import { type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import { evenOut } from './even-out.ts';

const options = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 } satisfies ReaderOptions;

/**
 * Reads the text of a QR code in a picture; undefined when there is none. What is not read as it is gets a second look
 * with its light evened out, which helps with reflections and from far away; the first helps with stripes. The even
 * picture is taken at one threshold, the middle that it was evened to, and then at the one that its own pixels suggest:
 * where a reflection has washed out much of the code, the two are not the same.
 */
export async function readCode(frame: ImageData): Promise<string | undefined> {
  const [code] = await readBarcodes(frame, options);
  if (code) return code.text;
  const even = evenOut(frame);
  for (const binarizer of ['FixedThreshold', 'GlobalHistogram'] as const) {
    const [found] = await readBarcodes(even, { ...options, binarizer });
    if (found) return found.text;
  }
  return undefined;
}
