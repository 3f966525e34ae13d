// SPDX-License-Identifier: Apache-2.0

import type { PhoneFailureCode } from '../failures.ts';
import { useText } from '../text/language.tsx';
import { Notice, type Tone } from './notice.tsx';

/** What went wrong with what was just done, on the page where it was done. */
export function Problem({ code, tone = 'stopped' }: { readonly code: PhoneFailureCode; readonly tone?: Tone }) {
  const { title, toDo } = useText().failures[code];
  return (
    <Notice tone={tone}>
      <strong>{title}.</strong> {toDo}
    </Notice>
  );
}
