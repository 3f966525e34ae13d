// SPDX-License-Identifier: Apache-2.0

import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Sign, type SignName } from '../illustrations/signs.tsx';

/** One of several things to choose from. `language` is set where the words are in another language than the page's. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly remark?: string;
  readonly language?: string;
}

/** Chooses one of a few; the list opens over the page. */
export function ChoiceSelect({
  label,
  choices,
  chosen,
  onChoose,
  symbol,
  className = '',
}: {
  label: string;
  choices: readonly Choice[];
  chosen: string;
  onChoose: (id: string) => void;
  symbol?: SignName;
  className?: string;
}) {
  return (
    <Select
      className={`select ${className}`}
      value={chosen}
      onChange={(key) => {
        if (key !== null && key !== chosen) onChoose(String(key));
      }}
    >
      <Label>{label}</Label>
      <Button className="button select-button">
        {symbol && <Sign name={symbol} />}
        <SelectValue />
        <Sign name="chevronDown" />
      </Button>
      <Popover className="select-popover">
        <ListBox items={choices}>
          {({ id, name, remark, language }) => (
            <ListBoxItem id={id} textValue={name} className="select-item">
              <span lang={language}>{name}</span>
              {remark && <small>{remark}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
