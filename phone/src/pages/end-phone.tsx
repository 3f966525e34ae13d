// SPDX-License-Identifier: Apache-2.0

import { Notice } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { PhoneFacts } from '../components/phone-facts.tsx';
import { useText } from '../text/language.tsx';

/** An interruption before a phone ends, and with it what is on it: this one, or another that is lost. */
export function EndPhonePage({ page, dispatch }: PageProps<'endingPhone'>) {
  const { phone: text, credentials } = useText();
  const { enrolled, lost } = page;
  const words = lost ? text.lost : text.remove;
  return (
    <Page
      title={words.title}
      actions={
        <>
          <button type="button" className="secondary" onClick={() => dispatch({ kind: 'keepChosen' })}>
            {lost ? text.lost.keep : credentials.keep}
          </button>
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'removalConfirmed' })}>
            {words.confirm}
          </button>
        </>
      }
    >
      <PhoneFacts phone={lost ?? enrolled.phone} />
      <Notice tone="attention">{words.warning}</Notice>
    </Page>
  );
}
