// SPDX-License-Identifier: Apache-2.0

import { useEffect, useState } from 'react';
import { Notice } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { useText } from '../text/language.tsx';

/** The code for the station, how long it lives, and what to do there. */
export function UserCodePage({ page, dispatch }: PageProps<'showingCode'>) {
  const { signIn: text, compare } = useText();
  const minutes = useMinutesLeft(page.endsAt);
  return (
    <Page
      title={text.codeTitle}
      lead={text.codeLead}
      actions={
        <button type="button" className="quiet" onClick={() => dispatch({ kind: 'cancelChosen' })}>
          {text.cancel}
        </button>
      }
    >
      <p className="user-code">
        <code dir="ltr">{page.code}</code>
      </p>
      <p>{text.minutesLeft(minutes)}</p>
      <ol>
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Notice tone="attention">{text.warning}</Notice>
      <p className="aside" role="status">
        {page.connected ? text.waiting : compare.disconnected}
      </p>
    </Page>
  );
}

/** Whole minutes until then, at least one while there is any time. */
function useMinutesLeft(endsAt: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, []);
  return Math.min(10, Math.max(1, Math.ceil((endsAt - now) / 60_000)));
}
