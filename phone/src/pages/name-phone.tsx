// SPDX-License-Identifier: Apache-2.0

import { type SubmitEvent, useState } from 'react';
import { BackButton } from '../components/back-button.tsx';
import { Field } from '../components/field.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { Problem } from '../components/problem.tsx';
import { useText } from '../text/language.tsx';

/** What enrolling means, and a name for the phone. */
export function NamePhonePage({ page, dispatch }: PageProps<'namingPhone'>) {
  const { enrol: text, code } = useText();
  const [name, setName] = useState<string>(text.defaultName);
  const [missing, setMissing] = useState(false);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') dispatch({ kind: 'phoneNamed', name: name.trim() });
  };
  return (
    <Page title={text.title} lead={text.lead}>
      {page.problem && !page.sending && <Problem code={page.problem.code} />}
      <dl className="facts">
        <div>
          <dt>{text.canSeeTitle}</dt>
          <dd>{text.canSee}</dd>
        </div>
        <div>
          <dt>{text.cannotSeeTitle}</dt>
          <dd>{text.cannotSee}</dd>
        </div>
      </dl>
      <form onSubmit={submit} noValidate>
        <Field label={text.name} hint={text.nameHint} problem={missing ? text.nameHint : undefined}>
          {(ties) => (
            <input
              {...ties}
              type="text"
              autoComplete="off"
              maxLength={64}
              enterKeyHint="go"
              disabled={page.sending}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <div className="form-actions">
          <button type="submit" className="primary" disabled={page.sending}>
            {page.sending ? code.sending : text.enrol}
          </button>
          <BackButton dispatch={dispatch} />
        </div>
      </form>
    </Page>
  );
}
