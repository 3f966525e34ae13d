// SPDX-License-Identifier: Apache-2.0
// A phone's camera that looks at a screen, as far as it matters to a decoder: lens, focus, light, reflections, the pattern
// between two rasters, and the sensor's noise. The same scene gives the same frame.

/** A picture of a screen: brightness of its pixels as the screen has them, 0 to 255, row by row. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** Where the code is, in pixels: what the camera is pointed at. */
  readonly code: { readonly x: number; readonly y: number; readonly side: number };
}

/** How the camera looks at the code. */
export interface Scene {
  /** Pixels of the frame. */
  readonly width: number;
  readonly height: number;
  /** Millimetres from lens to code. */
  readonly distance: number;
  /** Degrees by which the phone stands beside, above, and turned. */
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** Standard deviation of the blur, in pixels of a frame that is 1280 wide: a lens does not know its sensor. */
  readonly blur: number;
  /** Light on the sensor: 1 in an office. The camera makes up for it eightfold, with noise. */
  readonly light: number;
  /** The brightest point of a reflection on the screen, over the code: 1 is white. */
  readonly glare: number;
  /** The stripes between the rasters of screen and sensor, of the brightness. */
  readonly moire: number;
}

/** A frame as `getImageData` gives it. */
export interface Frame {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'srgb';
}

/** CSS has 96 pixels to an inch, and office screens about that. */
const millimetresPerPixel = 25.4 / 96;
/** The angle that the main camera of a phone sees across the longer side of its picture. */
const fieldOfView = 65;
/** What lies around, in linear light. */
const room = 0.1;
const strongestGain = 8;
/** Of light itself, by its square root, and of the electronics: what a phone of today shows after its own smoothing. */
const shotNoise = 0.005;
const readNoise = 0.001;
/** The reflection's radius, of the code's side. */
const glareRadius = 0.16;

/**
 * Takes the picture. `seed` makes the noise. Around the code alone: what is farther away is as bright as its
 * surroundings.
 */
export function photograph(screen: Screen, scene: Scene, seed: number): Frame {
  const plane = planeSeen(screen, scene);
  const part = findCode(screen, scene, plane);
  const sharp = project(screen, scene, plane, part);
  const sigma = (scene.blur * scene.width) / 1280;
  return expose(sigma < 0.2 ? sharp : blur(sharp, part, sigma), scene, part, seed);
}

/** Where something is in a frame, in whole pixels. */
interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** From a frame's point (x, y, 1) to the screen's, as three linear forms: (first / third, second / third). */
type Plane = readonly [Form, Form, Form];
type Form = readonly [number, number, number];

const valueAt = ([a, b, c]: Form, x: number, y: number): number => a * x + b * y + c;
const combined = (one: Form, factor: number, other: Form, otherFactor: number): Form => [
  one[0] * factor + other[0] * otherFactor,
  one[1] * factor + other[1] * otherFactor,
  one[2] * factor + other[2] * otherFactor,
];

/** What a pinhole sees that looks at the middle of the code from where the scene says. */
function planeSeen({ code }: Screen, { width, height, distance, yaw, pitch, roll }: Scene): Plane {
  const focal = Math.max(width, height) / 2 / Math.tan(radians(fieldOfView / 2));
  const frameX: Form = [1 / focal, 0, -width / 2 / focal];
  const frameY: Form = [0, 1 / focal, -height / 2 / focal];
  const turnedX = combined(frameX, cosine(roll), frameY, -sine(roll));
  const turnedY = combined(frameX, sine(roll), frameY, cosine(roll));
  // The ray in the screen's own axes, and the lens that it comes from.
  const rayY = combined(turnedY, cosine(pitch), ahead, -sine(pitch));
  const depth = combined(turnedY, sine(pitch), ahead, cosine(pitch));
  const rayX = combined(turnedX, cosine(yaw), depth, sine(yaw));
  const rayZ = combined(depth, cosine(yaw), turnedX, -sine(yaw));
  const away = distance / millimetresPerPixel;
  const lensX = code.x + code.side / 2 - away * cosine(pitch) * sine(yaw);
  const lensY = code.y + code.side / 2 + away * sine(pitch);
  const lensZ = -away * cosine(pitch) * cosine(yaw);
  return [combined(rayZ, lensX, rayX, -lensZ), combined(rayZ, lensY, rayY, -lensZ), rayZ];
}

const ahead: Form = [0, 0, 1];
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const sine = (degrees: number): number => Math.sin(radians(degrees));
const cosine = (degrees: number): number => Math.cos(radians(degrees));

/** How coarsely the code is looked for, in pixels. */
const coarse = 4;
/** So much around the code is drawn as well, of its side. */
const margin = 0.2;

/** The part of the frame that shows the code. */
function findCode({ code }: Screen, { width, height }: Scene, [first, second, third]: Plane): Part {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y += coarse) {
    for (let x = 0; x < width; x += coarse) {
      const scale = valueAt(third, x, y);
      const u = (valueAt(first, x, y) / scale - code.x) / code.side;
      const v = (valueAt(second, x, y) / scale - code.y) / code.side;
      if (scale <= 0 || Math.min(u, v) < -margin || Math.max(u, v) > 1 + margin) continue;
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x + coarse), Math.max(bottom, y + coarse)];
    }
  }
  return { left, top, width: Math.min(right, width) - left, height: Math.min(bottom, height) - top };
}

/** sRGB (IEC 61966-2-1) as linear light. */
const linear = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** The light that falls on each pixel of a part: the mean of several points of it. */
function project(screen: Screen, scene: Scene, plane: Plane, part: Part): Float32Array {
  const perSide = samplesPerSide(screen, part);
  const light = new Float32Array(part.width * part.height);
  for (let index = 0; index < light.length; index += 1) {
    const x = part.left + (index % part.width);
    const y = part.top + Math.floor(index / part.width);
    let sum = 0;
    for (let sample = 0; sample < perSide * perSide; sample += 1) {
      const alongX = x + ((sample % perSide) + 0.5) / perSide;
      const alongY = y + (Math.floor(sample / perSide) + 0.5) / perSide;
      sum += lightAt(screen, scene, plane, alongX, alongY);
    }
    light[index] = sum / perSide ** 2;
  }
  return light;
}

/** More points where one of the frame's pixels covers several of the screen's. */
function samplesPerSide({ code }: Screen, part: Part): number {
  const screenPixels = (code.side * (1 + 2 * margin)) / Math.min(part.width, part.height);
  return Math.min(5, Math.max(2, Math.ceil(screenPixels * 1.5)));
}

function lightAt(
  screen: Screen,
  { glare }: Scene,
  [first, second, third]: Plane,
  frameX: number,
  frameY: number,
): number {
  const { width, height, pixels, code } = screen;
  const scale = valueAt(third, frameX, frameY);
  const [x, y] = [valueAt(first, frameX, frameY) / scale, valueAt(second, frameX, frameY) / scale];
  if (scale <= 0 || x < 0 || y < 0 || x >= width || y >= height) return room;
  const own = linear[pixels[Math.floor(y) * width + Math.floor(x)] ?? 0] ?? 0;
  if (glare === 0) return own;
  const [u, v] = [(x - code.x) / code.side - 0.62, (y - code.y) / code.side - 0.42];
  return own + glare * Math.exp(-(u * u + v * v) / (2 * glareRadius ** 2));
}

/** A Gaussian, first along the rows and then along the columns. */
function blur(light: Float32Array, { width, height }: Part, sigma: number): Float32Array {
  const rows = blurLines(light, { length: width, step: 1, lines: height, lineStep: width }, sigma);
  return blurLines(rows, { length: height, step: width, lines: width, lineStep: 1 }, sigma);
}

/** Lines of pixels that are `step` apart. */
interface Lines {
  readonly length: number;
  readonly step: number;
  readonly lines: number;
  readonly lineStep: number;
}

function blurLines(from: Float32Array, { length, step, lines, lineStep }: Lines, sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 3);
  const weights = Float32Array.from({ length: reach * 2 + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const to = new Float32Array(from.length);
  for (let line = 0; line < lines; line += 1) {
    for (let at = 0; at < length; at += 1) {
      let value = 0;
      for (let offset = -reach; offset <= reach; offset += 1) {
        const place = Math.max(0, Math.min(length - 1, at + offset));
        value += (from[line * lineStep + place * step] ?? 0) * (weights[offset + reach] ?? 0);
      }
      to[line * lineStep + at * step] = value / sum;
    }
  }
  return to;
}

/** The sensor's part: stripes, the camera's gain, noise of light and of electronics, clipping, and the picture's gamma. */
function expose(light: Float32Array, { width, height, light: level, moire }: Scene, part: Part, seed: number): Frame {
  const random = randomNumbers(seed);
  const gain = Math.min(strongestGain, 1 / level);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const words = new Uint32Array(data.buffer);
  for (let index = 0; index < words.length; index += 1) {
    const [x, y] = [index % width, Math.floor(index / width)];
    const [u, v] = [x - part.left, y - part.top];
    const isInside = u >= 0 && v >= 0 && u < part.width && v < part.height;
    const stripes = moire === 0 ? 1 : 1 + moire * Math.sin(x * 0.55 + y * 0.21) * Math.cos(y * 0.37 - x * 0.12);
    const arriving = (isInside ? (light[v * part.width + u] ?? 0) : room) * stripes * level;
    const noise = (Math.sqrt(arriving) * shotNoise + readNoise) * normal(random);
    const value = pictured((arriving + noise) * gain);
    words[index] = 0xff000000 | (value << 16) | (value << 8) | value;
  }
  return { data, width, height, colorSpace: 'srgb' };
}

/** Linear light as sRGB, in 4096 steps. */
const gamma = Uint8Array.from({ length: 4096 }, (_, step) => {
  const share = step / 4095;
  return Math.round(255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055));
});

function pictured(light: number): number {
  return gamma[Math.round(Math.min(1, Math.max(0, light)) * 4095)] ?? 0;
}

/** Close to a normal distribution (the sum of three uniform ones). */
function normal(random: () => number): number {
  return (random() + random() + random() - 1.5) * 2;
}

/** From 0 to 1, the same each time (Lehmer, MINSTD). */
function randomNumbers(seed: number): () => number {
  let state = (seed * 48_271) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
