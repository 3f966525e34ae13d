// SPDX-License-Identifier: Apache-2.0

import { type ReactNode, useId } from 'react';

/** What ties an input to its label, its hint and its problem. */
interface InputTies {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

/** A labelled field: its hint, the problem with what was typed, and the input that `children` makes. */
export function Field(props: {
  readonly label: string;
  readonly hint: string;
  readonly problem: string | undefined;
  readonly children: (ties: InputTies) => ReactNode;
}) {
  const id = useId();
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
      {props.children({
        id,
        'aria-invalid': props.problem !== undefined,
        'aria-describedby': `${id}-hint${props.problem ? ` ${id}-problem` : ''}`,
      })}
    </div>
  );
}
