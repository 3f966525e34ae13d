// SPDX-License-Identifier: Apache-2.0

import { Notice, ToneSymbol } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { Phrase } from '../components/phrase.tsx';
import { Waiting } from '../components/waiting.tsx';
import { useText } from '../text/language.tsx';
import type { Page as WorkflowPage } from '../workflow.ts';

/** The phrase to compare. There is nothing to press here: the answer is given at the station. */
export function ComparePage({ page }: { readonly page: Extract<WorkflowPage, { kind: 'comparing' }> }) {
  const { compare } = useText();
  return (
    <Page title={compare.title} lead={compare.lead}>
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
