// SPDX-License-Identifier: Apache-2.0

import { type SubmitEvent, useState } from 'react';
import { AccountField } from '../components/account-field.tsx';
import { BackButton } from '../components/back-button.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { Problem } from '../components/problem.tsx';
import { useText } from '../text/language.tsx';

/** Whose phone it is: the code is good for this account alone. */
export function AccountPage({ page, dispatch }: PageProps<'namingAccount'>) {
  const { signIn: text, code } = useText();
  const [account, setAccount] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setMissing(account.trim() === '');
    if (account.trim() !== '') dispatch({ kind: 'accountEntered', account: account.trim() });
  };
  return (
    <Page title={text.title} lead={text.lead}>
      {page.problem && !page.sending && <Problem code={page.problem.code} />}
      <form onSubmit={submit} noValidate>
        <AccountField
          value={account}
          problem={missing ? code.accountMissing : undefined}
          disabled={page.sending}
          onChange={setAccount}
        />
        <div className="form-actions">
          <button type="submit" className="primary" disabled={page.sending}>
            {page.sending ? code.sending : text.showCode}
          </button>
          <BackButton dispatch={dispatch} />
        </div>
      </form>
    </Page>
  );
}
