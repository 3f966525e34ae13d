// SPDX-License-Identifier: Apache-2.0

import { useText } from '../text/language.tsx';
import { Field } from './field.tsx';

/** The work account, as its person writes it. */
export function AccountField(props: {
  readonly value: string;
  readonly problem: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (account: string) => void;
}) {
  const { code: text } = useText();
  return (
    <Field label={text.account} hint={text.accountHint} problem={props.problem}>
      {(ties) => (
        <input
          {...ties}
          type="text"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={256}
          enterKeyHint="next"
          disabled={props.disabled}
          value={props.value}
          onChange={({ target }) => props.onChange(target.value)}
        />
      )}
    </Field>
  );
}
