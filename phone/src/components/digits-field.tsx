// SPDX-License-Identifier: Apache-2.0

import { useLayoutEffect, useRef } from 'react';
import { groupDigits } from '../../../contract/qr.ts';
import { Field } from './field.tsx';

/** A field for a code of digits: numeric keyboard, shown in groups of four, spaces and dashes taken as they come. */
export function DigitsField(props: {
  readonly label: string;
  readonly hint: string;
  readonly digits: string;
  readonly length: number;
  readonly problem?: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (digits: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  return (
    <Field label={props.label} hint={props.hint} problem={props.problem}>
      {(ties) => (
        <input
          {...ties}
          ref={input}
          className="digits"
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          disabled={props.disabled}
          value={groupDigits(props.digits)}
          onChange={({ target }) => {
            const typed = readDigits(target.value, target.selectionStart ?? target.value.length, props.length);
            caret.current = typed.caret;
            props.onChange(typed.digits);
          }}
        />
      )}
    </Field>
  );
}

/**
 * The digits in what a field holds, at most `length`, and where the caret belongs once they are grouped again: behind
 * the same digit as before.
 */
export function readDigits(value: string, caret: number, length: number): { digits: string; caret: number } {
  const digits = onlyDigits(value).slice(0, length);
  const before = digits.slice(0, onlyDigits(value.slice(0, caret)).length);
  return { digits, caret: groupDigits(before).length };
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, '');
}
