// SPDX-License-Identifier: Apache-2.0

import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { StationApi } from '../../contract/ipc.ts';
import { ActionButton } from './action-button.tsx';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';
import { digitOfKey, type PinEntry, pinLength, usePinEntry } from './pin-entry.ts';
import { PinPad } from './pin-pad.tsx';
import { useStation } from './station.tsx';

/**
 * A page that asks for a PIN: words, the dots, and the number pad. With `typedDigits` the digits are typed on a keyboard
 * and kept by the main process: the page knows only how many there are, and has no pad.
 */
export function PinForm({
  title,
  submitLabel,
  send = (station, pin) => station.submitPin(pin),
  typedDigits,
  shortest = pinLength.shortest,
  rule,
  tooShortRule,
  canGoBack = false,
  canLeave = true,
  children,
}: {
  title: string;
  submitLabel: string;
  /** Where the PIN goes; to the card, unless it is said. */
  send?: (station: StationApi, pin: Uint8Array<ArrayBuffer>) => Promise<void>;
  typedDigits: number | undefined;
  /** How many digits it has at least. */
  shortest?: number;
  /** What is said below the dots, and what in its place when digits are missing. */
  rule: string;
  tooShortRule: string;
  canGoBack?: boolean;
  canLeave?: boolean;
  /** Before the dots. What describes the field has the id `pin-tries`. */
  children: ReactNode;
}) {
  const { station, text } = useStation();
  const entry = usePinEntry();
  const [tooShort, setTooShort] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const digits = typedDigits ?? entry.digits;
  useEffect(() => field.current?.focus(), []);
  const submit = (): Promise<void> | undefined => {
    const complete = digits >= shortest;
    setTooShort(!complete);
    if (complete && typedDigits !== undefined) return station.submitTypedPin();
    if (complete) return entry.submit((pin) => send(station, pin));
    field.current?.focus();
    return undefined;
  };
  usePinKeys(entry, submit);
  return (
    <Page
      title={title}
      titleId={titleId}
      ownFocus
      canGoBack={canGoBack}
      canLeave={canLeave}
      actions={
        <ActionButton look="primary" send={submit}>
          {submitLabel}
        </ActionButton>
      }
    >
      <div className="pin">
        <div className="pin-words">
          {children}
          <PinField ref={field} titleId={titleId} digits={digits} tooShort={tooShort} />
          {tooShort ? (
            <Notice tone="stopped" alert id="pin-too-short">
              {tooShortRule}
            </Notice>
          ) : (
            <p id="pin-rule">
              {rule}
              {typedDigits !== undefined && ` ${text.pin.onKeyboard}`}
            </p>
          )}
        </div>
        {typedDigits === undefined && <PinPad entry={entry} />}
      </div>
    </Page>
  );
}

/** The dots. Screen readers hear how many digits there are, and after each key how many they have become. */
function PinField({
  ref,
  titleId,
  digits,
  tooShort,
}: {
  ref: React.Ref<HTMLDivElement>;
  titleId: string;
  digits: number;
  tooShort: boolean;
}) {
  const { text } = useStation();
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: an input element would hold the PIN as a string */}
      <div
        ref={ref}
        className={`pin-field ${tooShort ? 'pin-field-short' : ''}`}
        role="textbox"
        aria-readonly="true"
        tabIndex={0}
        aria-labelledby={titleId}
        aria-describedby={tooShort ? 'pin-tries pin-too-short' : 'pin-tries pin-rule'}
      >
        {Array.from({ length: pinLength.longest }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is what a dot is
          <span key={place} className={place < digits ? 'dot typed' : 'dot'} aria-hidden="true" />
        ))}
        <span className="visually-hidden">{digits > 0 ? text.pin.digitsTyped(digits) : ''}</span>
      </div>
      <p className="visually-hidden" role="status">
        {digits > 0 ? text.pin.digitsTyped(digits) : ''}
      </p>
    </>
  );
}

/** Takes digits from the keyboard wherever the focus is, but not while a dialog or a list is open. */
function usePinKeys(entry: PinEntry, submit: () => Promise<void> | undefined): void {
  const latest = useRef({ entry, submit });
  latest.current = { entry, submit };
  // Before the page is painted: who sees it and types at once loses no digit.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isForSomethingElse(event.target)) return;
      const digit = digitOfKey(event);
      if (digit !== undefined) latest.current.entry.add(digit);
      else if (event.key === 'Backspace') latest.current.entry.deleteLast();
      else if (event.key === 'Delete') latest.current.entry.clear();
      else if (event.key === 'Enter' && !event.repeat && !isButton(event.target)) void latest.current.submit();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isForSomethingElse(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="listbox"]') !== null
  );
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button') !== null;
}
