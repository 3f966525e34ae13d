// SPDX-License-Identifier: Apache-2.0

/** Which options of a BrowserWindow are provided. One that would change what the person sees or may do is refused. */
import { notProvided } from '../loud.ts';

/** Options that take effect, and options about the frame and place of a window, which the desktop decides here. */
const ACCEPTED = new Set([
  'width',
  'height',
  'x',
  'y',
  'show',
  'title',
  'kiosk',
  'fullscreen',
  'webPreferences',
  'paintWhenInitiallyHidden',
  'acceptFirstMouse',
  'alwaysOnTop',
  'autoHideMenuBar',
  'backgroundColor',
  'center',
  'closable',
  'darkTheme',
  'disableAutoHideCursor',
  'enableLargerThanScreen',
  'focusable',
  'frame',
  'fullscreenable',
  'hasShadow',
  'icon',
  'maxHeight',
  'maxWidth',
  'maximizable',
  'minHeight',
  'minWidth',
  'minimizable',
  'movable',
  'resizable',
  'roundedCorners',
  'skipTaskbar',
  'thickFrame',
  'useContentSize',
]);

/** Throws for the first option that the stand-in cannot give. */
export function checkWindowOptions(options: Electron.BrowserWindowConstructorOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && !ACCEPTED.has(name)) throw notProvided(`BrowserWindow option ${name}`);
  }
}
