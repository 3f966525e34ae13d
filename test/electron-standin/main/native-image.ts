// SPDX-License-Identifier: Apache-2.0

/** Stands in for `nativeImage`: PNG images are kept as they came; none is decoded, scaled or converted. */
import { readFileSync } from 'node:fs';
import { loud } from '../loud.ts';

/** Where a PNG's first chunk has its width; the height follows (PNG specification, 11.2.1). */
const WIDTH_OFFSET = 16;

export const nativeImage = loud<typeof Electron.NativeImage>('nativeImage', {
  createEmpty: () => createImage(Buffer.alloc(0)),
  createFromBuffer: (png) => createImage(png),
  createFromPath: (file) => createImage(readIfPresent(file)),
});

/** A NativeImage of the bytes of a PNG file. */
export function createImage(png: Buffer): Electron.NativeImage {
  return loud<Electron.NativeImage>('NativeImage', {
    isEmpty: () => png.length === 0,
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    getSize: () => (png.length > WIDTH_OFFSET + 8 ? sizeOf(png) : { width: 0, height: 0 }),
  });
}

function sizeOf(png: Buffer): Electron.Size {
  return { width: png.readUInt32BE(WIDTH_OFFSET), height: png.readUInt32BE(WIDTH_OFFSET + 4) };
}

function readIfPresent(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
