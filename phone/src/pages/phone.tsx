// SPDX-License-Identifier: Apache-2.0

import type { PhoneSummary } from '../../../contract/phone-api.ts';
import { BackButton } from '../components/back-button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { PushSection } from '../components/push-section.tsx';
import { useLanguage, useText } from '../text/language.tsx';

/** This phone, the others of its person, and what comes next. */
export function PhonePage({ page, dispatch }: PageProps<'phone'>) {
  const { phone: text } = useText();
  const { account, phone, others } = page.enrolled;
  return (
    <Page
      title={text.title}
      lead={text.lead(account)}
      actions={
        <>
          <button type="button" className="primary" onClick={() => dispatch({ kind: 'accessChosen' })}>
            {text.begin}
          </button>
          <BackButton dispatch={dispatch} />
        </>
      }
    >
      <p>{text.beginLead}</p>
      <PushSection standing={page.push} dispatch={dispatch} />
      <h2>{text.thisPhone}</h2>
      <Phones phones={[phone]} />
      {others.length > 0 && (
        <>
          <h2>{text.others}</h2>
          <Phones phones={others} />
          <p className="aside">{text.lost}</p>
        </>
      )}
      {page.leaving && <Notice tone="attention">{text.removeWarning}</Notice>}
      <button type="button" className="quiet" onClick={() => dispatch({ kind: 'removeChosen' })}>
        {page.leaving ? text.removeNow : text.remove}
      </button>
    </Page>
  );
}

function Phones({ phones }: { readonly phones: readonly PhoneSummary[] }) {
  const { language, text } = useLanguage();
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  return (
    <dl className="facts">
      {phones.map(({ id, name, kind, enrolledAt, contactAt }) => (
        <div key={id}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <bdi>{kind}</bdi>
            <br />
            {text.phone.since(dates.format(enrolledAt))}
            <br />
            {text.phone.contact(dates.format(contactAt))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
