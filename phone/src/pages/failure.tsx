// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import { ToneSymbol } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { type Remedy, remedies } from '../failures.ts';
import { useText } from '../text/language.tsx';
import type { Event } from '../workflow.ts';

/** What happened, what to do, and the one button that does it. */
export function FailurePage({ page, dispatch }: PageProps<'failed'>) {
  const text = useText();
  const { title, happened, toDo } = text.failures[page.code];
  const remedy = remedies[page.code];
  return (
    <Page
      title={title}
      actions={
        remedy !== 'none' && (
          <>
            <button type="button" className="primary" onClick={() => dispatch(events[remedy])}>
              {text.remedies[remedy]}
            </button>
            <BackButton dispatch={dispatch} />
          </>
        )
      }
    >
      <div className="failure">
        <ToneSymbol tone={remedy === 'newCode' ? 'stopped' : 'attention'} />
        <p>{happened}</p>
        <p className="to-do">{toDo}</p>
      </div>
      <p className="aside">
        {text.referenceCode} <code dir="ltr">{page.code}</code>
      </p>
    </Page>
  );
}

const events: Readonly<Record<Exclude<Remedy, 'none'>, Event>> = {
  tryAgain: { kind: 'againChosen' },
  newCode: { kind: 'scanChosen' },
  typeCode: { kind: 'typeChosen' },
};
