// SPDX-License-Identifier: Apache-2.0
// Loaded when the camera's page opens, not before: the decoder is three times as large as everything else.

import { prepareZXingModule } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { readCode } from './read-code.ts';

/** Reads the text of a QR code in a picture; undefined when there is none. */
export type Decode = (frame: ImageData) => Promise<string | undefined>;

/** The phone's own decoder where it has one for QR codes, else ZXing's. */
export async function createDecoder(): Promise<Decode> {
  const own = await findOwnDetector();
  if (!own) return createZxing();
  let decode: Decode = async (frame) => (await own.detect(frame))[0]?.rawValue;
  return async (frame) => {
    try {
      return await decode(frame);
    } catch {
      // Chrome's detector is a service that may go away: from then on our own.
      decode = await createZxing();
      return decode(frame);
    }
  };
}

interface Detector {
  detect(frame: ImageData): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** BarcodeDetector (Shape Detection API), which the compiler's types leave out. */
async function findOwnDetector(): Promise<Detector | undefined> {
  const { BarcodeDetector }: { BarcodeDetector?: DetectorClass } = globalThis as { BarcodeDetector?: DetectorClass };
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  return BarcodeDetector && formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : undefined;
}

async function createZxing(): Promise<Decode> {
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  return readCode;
}
