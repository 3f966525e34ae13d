// SPDX-License-Identifier: Apache-2.0

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Sign } from '../illustrations/signs.tsx';
import type { PinEntry } from './pin-entry.ts';
import { useStation } from './station.tsx';

const usualOrder = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0];

/** Another order of the digits, each as likely as every other (Fisher and Yates). */
function shuffled(): readonly number[] {
  const order = [...usualOrder];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomBelow(last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** A random number from 0 to below `bound`, at most 256; bytes that would favour some numbers are thrown away. */
function randomBelow(bound: number): number {
  const fair = 256 - (256 % bound);
  for (;;) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) return byte % bound;
  }
}

/**
 * The number pad for touch. No key lights up when it is pressed, because a neighbour could read it; and none takes the
 * focus, because a keyboard types its digits directly.
 */
export function PinPad({ entry }: { entry: PinEntry }) {
  const { text, view } = useStation();
  const [order] = useState(view.padShuffled ? shuffled : () => usualOrder);
  return (
    <fieldset className="pin-pad" aria-label={text.pin.pad}>
      {order.slice(0, 9).map((digit) => (
        <DigitKey key={digit} digit={digit} entry={entry} />
      ))}
      <Button className="pin-key pin-key-word" onPress={entry.clear} excludeFromTabOrder preventFocusOnPress>
        {text.pin.clear}
      </Button>
      <DigitKey digit={order[9] ?? 0} entry={entry} />
      <Button
        className="pin-key"
        onPress={entry.deleteLast}
        aria-label={text.pin.deleteLast}
        excludeFromTabOrder
        preventFocusOnPress
      >
        <Sign name="backspace" />
      </Button>
    </fieldset>
  );
}

function DigitKey({ digit, entry }: { digit: number; entry: PinEntry }) {
  return (
    <Button className="pin-key" onPress={() => entry.add(digit)} excludeFromTabOrder preventFocusOnPress>
      {digit}
    </Button>
  );
}
