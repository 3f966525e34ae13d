// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import { Notice, ToneSymbol } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { Phrase } from '../components/phrase.tsx';
import { Waiting } from '../components/waiting.tsx';
import { useText } from '../text/language.tsx';

/** The phrase to compare. The answer is given at the station; who goes back finds the page again from the first one. */
export function ComparePage({ page, dispatch }: PageProps<'comparing'>) {
  const { compare } = useText();
  return (
    <Page title={compare.title} lead={compare.lead} actions={<BackButton dispatch={dispatch} />}>
      <Phrase digest={page.digest} />
      <ul className="answers">
        <li>
          <ToneSymbol tone="done" />
          {compare.same}
        </li>
        <li>
          <ToneSymbol tone="stopped" />
          {compare.different}
        </li>
      </ul>
      <div className="standing">
        {!page.connected && <Notice tone="attention">{compare.disconnected}</Notice>}
        {page.connected && page.suspended && <Notice tone="attention">{compare.suspended}</Notice>}
        {page.connected && !page.suspended && <Waiting>{compare.waiting}</Waiting>}
      </div>
    </Page>
  );
}
