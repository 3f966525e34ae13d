// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for `screen`: one display. Without a window its size is STANDIN_SCREEN; with one, the first window tells
 * the true size as soon as it is there.
 */
import { environment } from '../environment.ts';
import { LoudEmitter } from '../loud.ts';
import { lifecycle } from './lifecycle.ts';

type Provided = 'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching' | 'getDisplayNearestPoint';

/** What Chromium says of its screen. */
export interface ScreenInfo {
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
}

let info: ScreenInfo = { ...environment.screen, devicePixelRatio: 1 };

class Screen extends LoudEmitter implements Pick<Electron.Screen, Provided> {
  constructor() {
    super({ emitted: [], neverHere: ['display-added', 'display-removed', 'display-metrics-changed'] });
  }

  getPrimaryDisplay(): Electron.Display {
    if (!lifecycle.isReady) throw new Error("The 'screen' module can't be used before the app 'ready' event");
    return createDisplay();
  }

  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()];
  }

  getDisplayMatching(): Electron.Display {
    return this.getPrimaryDisplay();
  }

  getDisplayNearestPoint(): Electron.Display {
    return this.getPrimaryDisplay();
  }
}

export const screen = new Screen();

/** Width and height of the screen in CSS pixels. */
export function screenSize(): Electron.Size {
  return { width: info.width, height: info.height };
}

export function setScreen(seen: ScreenInfo): void {
  info = seen;
}

function createDisplay(): Electron.Display {
  const { width, height, devicePixelRatio } = info;
  const area = { x: 0, y: 0, width, height };
  return {
    id: 1,
    label: '',
    bounds: area,
    workArea: area,
    size: { width, height },
    workAreaSize: { width, height },
    nativeOrigin: { x: 0, y: 0 },
    scaleFactor: devicePixelRatio,
    rotation: 0,
    detected: true,
    internal: false,
    monochrome: false,
    colorDepth: 24,
    depthPerComponent: 8,
    colorSpace: '',
    displayFrequency: 60,
    maximumCursorSize: { width: 64, height: 64 },
    accelerometerSupport: 'unknown',
    touchSupport: 'unknown',
  };
}
