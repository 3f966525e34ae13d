// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { PhoneFacts } from '../components/phone-facts.tsx';
import { PushSection } from '../components/push-section.tsx';
import { useText } from '../text/language.tsx';

/** This phone, the others of its person, and what comes next. */
export function PhonePage({ page, dispatch }: PageProps<'phone'>) {
  const { phone: text, credentials, access } = useText();
  const begin = () => dispatch({ kind: 'accessChosen' });
  const { account, phone, others } = page.enrolled;
  return (
    <Page title={text.title} lead={text.lead(account)}>
      {!page.hasCredential && (
        <>
          <p>{text.beginLead}</p>
          <button type="button" className="primary" onClick={begin}>
            {text.begin}
          </button>
        </>
      )}
      <PushSection standing={page.push} dispatch={dispatch} />
      <h2>{text.thisPhone}</h2>
      <PhoneFacts phone={phone}>
        <button type="button" className="quiet" onClick={() => dispatch({ kind: 'listChosen' })}>
          {credentials.open}
        </button>
        {page.hasCredential && (
          <button type="button" className="quiet" onClick={begin}>
            {access.title}
          </button>
        )}
        <button type="button" className="quiet" onClick={() => dispatch({ kind: 'removeChosen' })}>
          {text.remove.choose}
        </button>
      </PhoneFacts>
      {others.length > 0 && <h2>{text.others}</h2>}
      {others.map((other) => (
        <PhoneFacts key={other.id} phone={other}>
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'lostChosen', id: other.id })}>
            {text.lost.choose}
          </button>
        </PhoneFacts>
      ))}
      <div className="actions">
        <BackButton dispatch={dispatch} />
      </div>
    </Page>
  );
}
