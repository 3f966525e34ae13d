// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for the keyboard's way through the main process (`before-input-event`), and for Electron's lack of a
 * browser's shortcuts. In the isolated world of each frame a listener that comes before any of the page's sees each
 * key. `debugger` stops the renderer there, and only while the main process listens, so that it can decide before the
 * key goes on; a prevented key is seen by no script of the page and types nothing.
 *
 * The functions run in pages, by their source text: they must use nothing from outside themselves.
 */

/** The members of Electron's `Input` that the page's event knows. */
export interface KeyInput {
  readonly type: 'keyDown' | 'keyUp';
  readonly key: string;
  readonly code: string;
  readonly isAutoRepeat: boolean;
  readonly isComposing: boolean;
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly location: number;
  readonly modifiers: string[];
}

/** Shows each key to `ask` before the page; where that says true, the page does not get it. */
export function installKeyGate(ask: (input: KeyInput) => boolean): void {
  const BROWSER_KEYS = /^F([3567]|1[12])$/;
  const BROWSER_LETTERS = /^[dfghjlnoprstuw]$/i;

  function toInput(event: KeyboardEvent): KeyInput {
    const { key, code, isComposing, location } = event;
    return {
      type: event.type === 'keydown' ? 'keyDown' : 'keyUp',
      key,
      code,
      isAutoRepeat: event.repeat,
      isComposing,
      shift: event.shiftKey,
      control: event.ctrlKey,
      alt: event.altKey,
      meta: event.metaKey,
      location,
      modifiers: modifiersOf(event),
    };
  }

  function modifiersOf(event: KeyboardEvent): string[] {
    const { DOM_KEY_LOCATION_LEFT, DOM_KEY_LOCATION_RIGHT, DOM_KEY_LOCATION_NUMPAD } = KeyboardEvent;
    const held: readonly (readonly [string, boolean])[] = [
      ['shift', event.shiftKey],
      ['control', event.ctrlKey],
      ['alt', event.altKey],
      ['meta', event.metaKey],
      ['iskeypad', event.location === DOM_KEY_LOCATION_NUMPAD],
      ['isautorepeat', event.repeat],
      ['left', event.location === DOM_KEY_LOCATION_LEFT],
      ['right', event.location === DOM_KEY_LOCATION_RIGHT],
      ['capslock', event.getModifierState('CapsLock')],
      ['numlock', event.getModifierState('NumLock')],
    ];
    return held.filter(([, isHeld]) => isHeld).map(([name]) => name);
  }

  function gate(event: KeyboardEvent): void {
    if (!ask(toInput(event))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function isBrowserShortcut({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    return BROWSER_KEYS.test(key) || ((ctrlKey || metaKey) && BROWSER_LETTERS.test(key));
  }

  addEventListener('keydown', gate, true);
  addEventListener('keyup', gate, true);
  addEventListener('keydown', (event) => {
    if (isBrowserShortcut(event)) event.preventDefault();
  });
  addEventListener('contextmenu', (event) => event.preventDefault());
}
