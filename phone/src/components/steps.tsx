// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';

/** Steps outside this page, in order, each with a drawing of what the phone shows. */
export function Steps({
  steps,
}: {
  readonly steps: readonly { readonly text: string; readonly drawing: ReactNode }[];
}) {
  return (
    <ol className="steps">
      {steps.map(({ text, drawing }) => (
        <li key={text}>
          {drawing}
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
