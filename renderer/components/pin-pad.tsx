// SPDX-License-Identifier: Apache-2.0

import { Button } from 'react-aria-components/Button';
import { Sign } from '../illustrations/signs.tsx';
import type { PinEntry } from './pin-entry.ts';
import { useStation } from './station.tsx';

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * The number pad for touch. No key lights up when it is pressed, because a neighbour could read it; and none takes the
 * focus, because a keyboard types its digits directly.
 */
export function PinPad({ entry }: { entry: PinEntry }) {
  const { text } = useStation();
  return (
    <fieldset className="pin-pad" aria-label={text.pin.pad}>
      {digits.map((digit) => (
        <DigitKey key={digit} digit={digit} entry={entry} />
      ))}
      <Button className="pin-key pin-key-word" onPress={entry.clear} excludeFromTabOrder preventFocusOnPress>
        {text.pin.clear}
      </Button>
      <DigitKey digit={0} entry={entry} />
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
