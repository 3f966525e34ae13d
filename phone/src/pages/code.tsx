// SPDX-License-Identifier: Apache-2.0

import { type SubmitEvent, useState } from 'react';
import { typedCodeDigits } from '../../../contract/activation.ts';
import { AccountField } from '../components/account-field.tsx';
import { BackButton } from '../components/back-button.tsx';
import { DigitsField } from '../components/digits-field.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { Problem } from '../components/problem.tsx';
import { useText } from '../text/language.tsx';

/** Account and code, typed instead of scanned. */
export function CodePage({ page, dispatch }: PageProps<'typing'>) {
  const { code: text, problem } = useText();
  const [account, setAccount] = useState('');
  const [code, setCode] = useState('');
  const [complaint, setComplaint] = useState<{ account?: string; code?: string }>({});
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = {
      ...(account.trim() === '' && { account: text.accountMissing }),
      ...(code.length < typedCodeDigits && { code: text.codeIncomplete(code.length, typedCodeDigits) }),
    };
    setComplaint(found);
    if (Object.keys(found).length === 0) dispatch({ kind: 'codeEntered', account: account.trim(), code });
  };
  const complaints = Object.values(complaint);
  return (
    <Page title={text.title} lead={text.lead}>
      {complaints.length > 0 && (
        <Notice tone="stopped">
          <strong>{problem}.</strong> {complaints.join(' ')}
        </Notice>
      )}
      {complaints.length === 0 && page.problem && !page.sending && <Problem code={page.problem.code} />}
      <form onSubmit={submit} noValidate>
        <AccountField value={account} problem={complaint.account} disabled={page.sending} onChange={setAccount} />
        <DigitsField
          label={text.code}
          hint={text.codeHint}
          digits={code}
          length={typedCodeDigits}
          problem={complaint.code}
          disabled={page.sending}
          onChange={setCode}
        />
        <div className="form-actions">
          <button type="submit" className="primary" disabled={page.sending}>
            {page.sending ? text.sending : text.continue}
          </button>
          <BackButton dispatch={dispatch} />
        </div>
      </form>
    </Page>
  );
}
