// SPDX-License-Identifier: Apache-2.0

import { useRef, useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import type { StationApi } from '../../contract/ipc.ts';
import { plainUserCode, userCodeLength } from '../../contract/user-code.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The code that the phone shows. What was typed stays when it led nowhere. */
export function UserCode({ page }: { page: PageOfKind<'userCode'> }) {
  const { station, text } = useStation();
  const [typed, setTyped] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const submit = (to: StationApi): Promise<void> | undefined => {
    const code = plainUserCode(typed);
    const isComplete = code.length === userCodeLength;
    setIncomplete(!isComplete);
    if (!isComplete) field.current?.focus();
    return isComplete && !page.busy ? to.submitUserCode(code) : undefined;
  };
  const problem = page.problem && text.failure.codes[page.problem];
  return (
    <Page
      title={text.userCode.title}
      canGoBack
      actions={
        <ActionButton look="primary" send={submit}>
          {page.busy ? text.userCode.busy : text.userCode.submit}
        </ActionButton>
      }
    >
      <p className="lead">{text.userCode.message(page.address)}</p>
      {problem && (
        <Notice tone="stopped" alert>
          {problem.title}. {problem.whatToDo}
        </Notice>
      )}
      <TextField
        className="text-field user-code"
        value={typed}
        onChange={setTyped}
        isInvalid={incomplete}
        autoComplete="off"
        maxLength={20}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void submit(station);
        }}
      >
        <Label>{text.userCode.field}</Label>
        <Input ref={field} className="code" spellCheck="false" autoCapitalize="characters" dir="ltr" />
        <FieldError>{text.userCode.incomplete}</FieldError>
      </TextField>
      <Notice tone="attention">{text.userCode.warning}</Notice>
    </Page>
  );
}
