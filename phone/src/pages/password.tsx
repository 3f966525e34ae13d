// SPDX-License-Identifier: Apache-2.0

import { type SubmitEvent, useEffect, useState } from 'react';
import { passwordDigits } from '../../../contract/activation.ts';
import { BackButton } from '../components/back-button.tsx';
import { DigitsField } from '../components/digits-field.tsx';
import { NumberUnderCode } from '../components/drawings.tsx';
import { HomeScreenHint } from '../components/home-screen-hint.tsx';
import { Notice } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { useText } from '../text/language.tsx';
import type { Refusal } from '../workflow.ts';

/** The number under the QR code. It is held by this page alone, and gone from it as soon as it was handed on. */
export function PasswordPage({ page, dispatch }: PageProps<'password'>) {
  const { password: text, problem } = useText();
  const { activation, sending } = page;
  const [digits, setDigits] = useState('');
  const [complaint, setComplaint] = useState<string>();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const complete = digits.length === passwordDigits;
    setComplaint(complete ? undefined : text.incomplete(digits.length, passwordDigits));
    if (complete) dispatch({ kind: 'passwordEntered', password: digits });
  };
  useEffect(() => {
    if (!sending) setDigits('');
  }, [sending]);
  const { passwordTriesLeft, deliveries } = activation;
  // Where there is a choice, it was said with it.
  const isOnlyWay = page.way === 'browser' && !deliveries.includes('profile');
  return (
    <Page title={text.title} lead={text.lead}>
      {complaint && (
        <Notice tone="stopped">
          <strong>{problem}.</strong> {complaint}
        </Notice>
      )}
      {!complaint && page.problem && <Complaint problem={page.problem} />}
      {passwordTriesLeft === 1 && !sending && <Notice tone="attention">{text.lastTry}</Notice>}
      <form onSubmit={submit} noValidate>
        <DigitsField
          label={text.field}
          hint={passwordTriesLeft > 1 ? `${text.hint}. ${text.triesLeft(passwordTriesLeft)}` : `${text.hint}.`}
          digits={digits}
          length={passwordDigits}
          problem={complaint}
          disabled={sending}
          onChange={setDigits}
        />
        <div className="form-actions">
          <button type="submit" className="primary" disabled={sending}>
            {sending ? text.sending : text.continue}
          </button>
          <BackButton dispatch={dispatch} />
        </div>
      </form>
      <NumberUnderCode />
      <p className="aside">{text.forName(activation.name, activation.credentialType)}</p>
      {isOnlyWay && <HomeScreenHint />}
    </Page>
  );
}

function Complaint({ problem }: { readonly problem: Refusal }) {
  const { password: text, failures } = useText();
  if (problem.code === 'wrongPassword') return <Notice tone="stopped">{text.wrong}</Notice>;
  return (
    <Notice tone="attention">
      <strong>{failures[problem.code].title}.</strong> {text.lost}
    </Notice>
  );
}
