// SPDX-License-Identifier: Apache-2.0

import { failed, ok, type Result } from '../../contract/result.ts';
import type { Decode } from './qr-decoder.ts';

/** A camera that is on. */
export interface Camera {
  readonly stream: MediaStream;
  /** Turns the light on or off; there only where the phone has one. */
  readonly setTorch?: (on: boolean) => Promise<void>;
  readonly close: () => void;
}

/** Turns the camera on, the one on the back where there are two. The browser asks the person first. */
export async function openCamera(): Promise<Result<Camera, 'cameraRefused' | 'cameraMissing'>> {
  if (!('mediaDevices' in navigator)) return failed('cameraMissing');
  try {
    // Not `exact`: tablets and computers with one camera would be left out.
    const video = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } };
    return ok(cameraOf(await navigator.mediaDevices.getUserMedia({ video, audio: false })));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return failed(refusals.has(error.name) ? 'cameraRefused' : 'cameraMissing');
  }
}

/** What may help when no code is read: more light, or going closer. */
export type ScanHint = 'dark' | 'far';

/** What `watch` tells. */
export interface Watcher {
  readonly read: (text: string) => void;
  /** Undefined when all is well again. */
  readonly hint: (hint: ScanHint | undefined) => void;
}

/** Reads frame after frame until `signal` ends it, and reports the text of every code that it sees. */
export async function watch(
  video: HTMLVideoElement,
  decode: Decode,
  watcher: Watcher,
  signal: AbortSignal,
): Promise<void> {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) throw new TypeError('no canvas to be had');
  let framesWithout = 0;
  while (!signal.aborted) {
    await nextFrame(video);
    if (video.videoWidth === 0 || signal.aborted) continue;
    const frame = frameOf(video, context);
    const text = await decode(frame);
    if (signal.aborted) return;
    framesWithout = text === undefined ? framesWithout + 1 : 0;
    watcher.hint(hintFor(frame, framesWithout));
    if (text !== undefined) watcher.read(text);
  }
}

/** How many frames in a row, a few seconds, without a code before a hint is given. */
const patience = 25;

/** The mean brightness (0 to 255) below which cameras see more noise than picture. */
const darkBelow = 36;

/** The hint for a frame, when so many in a row were without a code. */
export function hintFor(frame: Pick<ImageData, 'data'>, framesWithout: number): ScanHint | undefined {
  if (framesWithout < patience) return undefined;
  return meanBrightness(frame) < darkBelow ? 'dark' : 'far';
}

/** Of every sixteenth pixel, by the green that matters most to the eye. */
function meanBrightness({ data }: Pick<ImageData, 'data'>): number {
  let sum = 0;
  let count = 0;
  for (let index = 1; index < data.length; index += 64) {
    sum += data[index] ?? 0;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** getUserMedia's names for a person's or a policy's no (Media Capture and Streams, 10.2). */
const refusals: ReadonlySet<string> = new Set(['NotAllowedError', 'SecurityError']);

/** Frames with more pixels on the longer side take longer and are not read better. */
const longestSide = 1280;

function cameraOf(stream: MediaStream): Camera {
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  const [track] = stream.getVideoTracks();
  if (!track || !hasTorch(track)) return { stream, close };
  return { stream, close, setTorch: (on) => track.applyConstraints({ advanced: [torchConstraint(on)] }) };
}

/** `torch` belongs to Image Capture, which the compiler's types leave out. */
function torchConstraint(on: boolean): MediaTrackConstraintSet {
  const constraint: MediaTrackConstraintSet & { torch: boolean } = { torch: on };
  return constraint;
}

function hasTorch(track: MediaStreamTrack): boolean {
  const capabilities: MediaTrackCapabilities & { torch?: boolean } = track.getCapabilities?.() ?? {};
  return capabilities.torch === true;
}

/** The next picture; the pause keeps a phone that reads slowly from getting hot. */
function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(() => resolve());
    setTimeout(resolve, 120);
  });
}

function frameOf(video: HTMLVideoElement, context: OffscreenCanvasRenderingContext2D): ImageData {
  const scale = Math.min(1, longestSide / Math.max(video.videoWidth, video.videoHeight));
  const width = Math.round(video.videoWidth * scale);
  const height = Math.round(video.videoHeight * scale);
  if (context.canvas.width !== width) context.canvas.width = width;
  if (context.canvas.height !== height) context.canvas.height = height;
  context.drawImage(video, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
