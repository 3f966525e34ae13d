// SPDX-License-Identifier: Apache-2.0
// Which keys of a kiosk's keyboard reach the page. Everything else is a shortcut of some system, browser or tool.

import type { Input } from 'electron';

/** As much of Electron's input event as is looked at. */
export type Key = Pick<Input, 'key' | 'code' | 'control' | 'alt' | 'meta' | 'shift'>;

const plainKeys: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Backspace',
  'Delete',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Shift',
  'CapsLock',
  'NumLock',
  'Dead',
  'AltGraph',
]);

/** Whether a key is one that a person types or moves with. AltGr shows as Control and Alt together. */
export function isPlainKey({ key, control, alt, meta }: Key): boolean {
  if (meta || control !== alt) return false;
  const isCharacter = [...key].length === 1;
  return isCharacter || (!control && plainKeys.has(key));
}

/** The digit that a key stands for, on keyboards whose upper row needs Shift for digits too. */
export function digitOf({ key, code, control, alt, meta, shift }: Key): number | undefined {
  if (control || alt || meta) return undefined;
  const byKey = /^\d$/.exec(key)?.[0];
  const byPlace = shift ? undefined : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const digit = byKey ?? byPlace;
  return digit === undefined ? undefined : Number(digit);
}
