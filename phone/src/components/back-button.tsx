// SPDX-License-Identifier: Apache-2.0

import { useText } from '../text/language.tsx';
import type { Event } from '../workflow.ts';

/** The one way back: to the first page. */
export function BackButton({ dispatch }: { readonly dispatch: (event: Event) => void }) {
  return (
    <button type="button" className="quiet" onClick={() => dispatch({ kind: 'startChosen' })}>
      {useText().back}
    </button>
  );
}
