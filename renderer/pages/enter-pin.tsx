// SPDX-License-Identifier: Apache-2.0

import { useEffect, useId, useRef, useState } from 'react';
import { ActionButton } from '../components/action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { digitOfKey, type PinEntry, pinLength, usePinEntry } from '../components/pin-entry.ts';
import { PinPad } from '../components/pin-pad.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

type EnterPinPage = PageOfKind<'enterPin'>;

/** PIN entry: whose card it is, the tries left before the first digit, the dots, and the number pad. */
export function EnterPin({ page }: { page: EnterPinPage }) {
  const { station, text } = useStation();
  const entry = usePinEntry();
  const [tooShort, setTooShort] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => field.current?.focus(), []);
  const submit = (): Promise<void> | undefined => {
    const complete = entry.digits >= pinLength.shortest;
    setTooShort(!complete);
    if (complete) return entry.submit((pin) => station.submitPin(pin));
    field.current?.focus();
    return undefined;
  };
  usePinKeys(entry, submit);
  return (
    <Page
      title={text.pin.title}
      titleId={titleId}
      ownFocus
      actions={
        <ActionButton look="primary" send={submit}>
          {text.pin.submit}
        </ActionButton>
      }
    >
      <div className="pin">
        <div className="pin-words">
          <p className="lead">
            {text.pin.cardOf(page.holder)}
            <br />
            {text.pin.issuedBy(page.issuer)}
          </p>
          <Tries page={page} />
          <PinField ref={field} titleId={titleId} digits={entry.digits} tooShort={tooShort} />
          {tooShort ? (
            <Notice tone="stopped" alert id="pin-too-short">
              {text.pin.tooShort}
            </Notice>
          ) : (
            <p id="pin-rule">{text.pin.rule}</p>
          )}
        </div>
        <PinPad entry={entry} />
      </div>
    </Page>
  );
}

function Tries({ page }: { page: EnterPinPage }) {
  const { text } = useStation();
  const tries = page.attemptsLeft === undefined ? '' : text.pin.triesLeft(page.attemptsLeft);
  if (!page.afterWrong) {
    return (
      <p className="lead strong" id="pin-tries">
        {tries}
      </p>
    );
  }
  return (
    <Notice tone="attention" alert id="pin-tries">
      {text.pin.wrong} <strong>{tries}</strong>
    </Notice>
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
  useEffect(() => {
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
