// SPDX-License-Identifier: Apache-2.0
// The PIN while it is typed. It lives as bytes in one small array, which can be overwritten (a string cannot), and is
// neither in React's state nor in the document: both know only how many digits there are.

import { useEffect, useRef, useState } from 'react';

/** A PIV card's PIN has 6 to 8 digits (SP 800-73-5 part 2, 2.4.3). */
export const pinLength = { shortest: 6, longest: 8 } as const;

/** What a page can do with the PIN that is being typed. */
export interface PinEntry {
  readonly digits: number;
  readonly add: (digit: number) => void;
  readonly deleteLast: () => void;
  readonly clear: () => void;
  /** Hands the ASCII digits to `send`, and overwrites them once it is done. */
  readonly submit: (send: (pin: Uint8Array<ArrayBuffer>) => Promise<void>) => Promise<void>;
}

/** A PIN entry that is overwritten when its page goes. */
export function usePinEntry(): PinEntry {
  const bytes = useRef(new Uint8Array(pinLength.longest));
  const count = useRef(0);
  const [digits, setDigits] = useState(0);
  useEffect(() => {
    const typed = bytes.current;
    return () => {
      typed.fill(0);
      count.current = 0;
    };
  }, []);
  const keep = (length: number): void => {
    bytes.current.fill(0, length);
    count.current = length;
    setDigits(length);
  };
  return {
    digits,
    add: (digit) => {
      if (count.current >= pinLength.longest) return;
      bytes.current[count.current] = asciiZero + digit;
      keep(count.current + 1);
    },
    deleteLast: () => keep(Math.max(0, count.current - 1)),
    clear: () => keep(0),
    submit: async (send) => {
      const pin = bytes.current.slice(0, count.current);
      keep(0);
      await send(pin).finally(() => pin.fill(0));
    },
  };
}

const asciiZero = 0x30;

/** The digit that a key stands for, on keyboards whose upper row needs Shift for digits too. */
export function digitOfKey({ key, code, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): number | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  const byKey = /^\d$/.exec(key)?.[0];
  const byPlace = shiftKey ? undefined : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const digit = byKey ?? byPlace;
  return digit === undefined ? undefined : Number(digit);
}
