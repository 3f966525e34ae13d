// SPDX-License-Identifier: Apache-2.0

import { useId, useLayoutEffect, useRef } from 'react';
import { groupDigits } from '../../../contract/qr.ts';

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
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <p className="hint" id={`${id}-hint`}>
        {props.hint}
      </p>
      {props.problem && (
        <p className="field-problem" id={`${id}-problem`}>
          {props.problem}
        </p>
      )}
      <input
        ref={input}
        id={id}
        className="digits"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        disabled={props.disabled}
        aria-invalid={props.problem !== undefined}
        aria-describedby={`${id}-hint${props.problem ? ` ${id}-problem` : ''}`}
        value={groupDigits(props.digits)}
        onChange={({ target }) => {
          const typed = readDigits(target.value, target.selectionStart ?? target.value.length, props.length);
          caret.current = typed.caret;
          props.onChange(typed.digits);
        }}
      />
    </div>
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
