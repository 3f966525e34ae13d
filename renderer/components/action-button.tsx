// SPDX-License-Identifier: Apache-2.0

import { type ReactNode, useRef } from 'react';
import { Button, type PressEvent } from 'react-aria-components/Button';
import type { StationApi } from '../../contract/ipc.ts';
import { useStation } from './station.tsx';

/** How a button looks: the one that leads on, one of equal weight, or one that is rarely wanted. */
export type ButtonLook = 'primary' | 'equal' | 'quiet' | 'choice' | 'bare';

/**
 * A button that sends one intent. While the intent is under way it sends no second one, and the second half of a double
 * click does not reach a button that has meanwhile come to stand at the same place.
 */
export function ActionButton({
  look,
  send,
  children,
  className,
  isCurrent,
  takesFocus = false,
}: {
  look: ButtonLook;
  send: (station: StationApi) => Promise<void> | undefined;
  children: ReactNode;
  className?: string;
  /** What the button would choose is chosen already. */
  isCurrent?: boolean;
  /** Has the focus as soon as it is there: what a dialog is for. */
  takesFocus?: boolean;
}) {
  const { station } = useStation();
  const underWay = useRef(false);
  const press = (event: PressEvent): void => {
    if (underWay.current || isSecondHalfOfDoubleClick(event)) return;
    underWay.current = true;
    void Promise.resolve(send(station)).finally(() => {
      underWay.current = false;
    });
  };
  return (
    <Button
      className={`button button-${look} ${className ?? ''}`}
      onPress={press}
      autoFocus={takesFocus}
      {...(isCurrent && { 'aria-current': true })}
    >
      {children}
    </Button>
  );
}

const doubleClickMilliseconds = 400;
const doubleClickDistance = 16;
let lastPress = { at: Number.NEGATIVE_INFINITY, x: 0, y: 0 };

function isSecondHalfOfDoubleClick(event: PressEvent): boolean {
  if (event.pointerType === 'keyboard' || event.pointerType === 'virtual') return false;
  const box = event.target.getBoundingClientRect();
  const press = { at: performance.now(), x: box.x + event.x, y: box.y + event.y };
  const again =
    press.at - lastPress.at < doubleClickMilliseconds &&
    Math.hypot(press.x - lastPress.x, press.y - lastPress.y) < doubleClickDistance;
  if (!again) lastPress = press;
  return again;
}
