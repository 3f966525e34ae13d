// SPDX-License-Identifier: Apache-2.0

import type { PhoneFailureCode } from '../failures.ts';
import { useText } from '../text/language.tsx';
import { Notice } from './notice.tsx';

/** What went wrong with what was just sent, over the form that it was sent from. */
export function Problem({ code }: { readonly code: PhoneFailureCode }) {
  const { title, toDo } = useText().failures[code];
  return (
    <Notice tone="stopped">
      <strong>{title}.</strong> {toDo}
    </Notice>
  );
}
