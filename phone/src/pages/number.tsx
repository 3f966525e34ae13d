// SPDX-License-Identifier: Apache-2.0

import { type SubmitEvent, useState } from 'react';
import { DigitsField } from '../components/digits-field.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { Problem } from '../components/problem.tsx';
import { useText } from '../text/language.tsx';

const digitsOfNumber = 2;

/** The number that the station shows. There is one try. */
export function NumberPage({ page, dispatch }: PageProps<'enteringNumber'>) {
  const { signIn: text, code } = useText();
  const [digits, setDigits] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setIncomplete(digits.length < digitsOfNumber);
    if (digits.length === digitsOfNumber) dispatch({ kind: 'numberEntered', number: digits });
  };
  return (
    <Page title={text.numberTitle} lead={text.numberLead}>
      {page.problem && !page.sending && <Problem code={page.problem.code} />}
      <form onSubmit={submit} noValidate>
        <DigitsField
          label={text.number}
          hint={text.numberHint}
          digits={digits}
          length={digitsOfNumber}
          problem={incomplete ? text.numberHint : undefined}
          disabled={page.sending}
          onChange={setDigits}
        />
        <div className="form-actions">
          <button type="submit" className="primary" disabled={page.sending}>
            {page.sending ? code.sending : code.continue}
          </button>
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'cancelChosen' })}>
            {text.cancel}
          </button>
        </div>
      </form>
    </Page>
  );
}
