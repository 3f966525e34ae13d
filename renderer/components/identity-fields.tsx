// SPDX-License-Identifier: Apache-2.0

import { useState } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import type { CredentialType } from '../../contract/activation.ts';
import { ChoiceDialog } from './choice-dialog.tsx';
import { useStation } from './station.tsx';

const longestName = 64;

/** The name and the kind of the credential. Both have a default, and both can be changed until the phone sends its key. */
export function IdentityFields({
  name,
  credentialType,
  credentialTypes,
}: {
  name: string;
  credentialType: string;
  credentialTypes: readonly CredentialType[];
}) {
  const { station, text } = useStation();
  const choices = credentialTypes.map((type) => ({
    id: type.id,
    name: type.name,
    remark: text.pairing.validFor(type.lifetimeDays),
  }));
  return (
    <div className="identity">
      <NameField name={name} />
      <ChoiceDialog
        label={text.pairing.type}
        choices={choices}
        chosen={credentialType}
        onChoose={(id) => void station.changeCredentialType(id)}
      />
    </div>
  );
}

/** Sends the name when the person has finished typing it: on Enter, or when the field is left. */
function NameField({ name }: { name: string }) {
  const { station, text } = useStation();
  const [typed, setTyped] = useState<string>();
  const wanted = (typed ?? name).trim();
  const usable = wanted.length > 0;
  const commit = (): void => {
    if (!usable) return;
    if (wanted !== name) void station.changeName(wanted);
    setTyped(undefined);
  };
  return (
    <TextField
      className="text-field"
      value={typed ?? name}
      onChange={setTyped}
      onBlur={commit}
      maxLength={longestName}
      isInvalid={!usable}
      autoComplete="off"
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    >
      <Label>{text.pairing.name}</Label>
      <Input spellCheck="false" />
      <FieldError>{text.pairing.nameRule}</FieldError>
    </TextField>
  );
}
