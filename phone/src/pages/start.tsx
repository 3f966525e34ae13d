// SPDX-License-Identifier: Apache-2.0

import { PhoneAtStation } from '../components/drawings.tsx';
import { HomeScreenHint } from '../components/home-screen-hint.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { useText } from '../text/language.tsx';

/** The first page, for those who did not come by a station's code. */
export function StartPage({ page, dispatch }: PageProps<'start'>) {
  const { start, credentials } = useText();
  return (
    <Page
      title={start.title}
      lead={start.lead}
      actions={
        <>
          <button type="button" className="primary" onClick={() => dispatch({ kind: 'scanChosen' })}>
            {start.getCode}
          </button>
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'typeChosen' })}>
            {start.typeCode}
          </button>
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'phoneChosen' })}>
            {start.phone}
          </button>
        </>
      }
    >
      <PhoneAtStation />
      <p>{start.atStation}</p>
      <HomeScreenHint />
      {page.newest && (
        <button type="button" className="newest" onClick={() => dispatch({ kind: 'newestChosen' })}>
          <span className="newest-stage">
            {page.newest.stage === 'issued' ? start.newestIssued : start.newestKeyed}
          </span>
          <span className="newest-name">{page.newest.name}</span>
        </button>
      )}
      {page.newest && (
        <button type="button" className="quiet" onClick={() => dispatch({ kind: 'listChosen' })}>
          {credentials.open}
        </button>
      )}
    </Page>
  );
}
