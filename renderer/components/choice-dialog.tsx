// SPDX-License-Identifier: Apache-2.0

import { useId } from 'react';
import { Button } from 'react-aria-components/Button';
import { Sign, type SignName } from '../illustrations/signs.tsx';
import { DialogButton } from './dialog-button.tsx';
import { useStation } from './station.tsx';

/** One of several things to choose from. `language` is set where the words are in another language than the page's. */
interface Choice {
  readonly id: string;
  readonly name: string;
  readonly remark?: string;
  readonly language?: string;
}

interface ChoiceDialogProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly sign?: SignName;
  /** The value stands for itself: only screen readers need the label. */
  readonly hidesLabel?: boolean;
  readonly className?: string;
}

/** Shows what is chosen, and opens a page of large buttons to choose anew: easier to hit than a list that drops down. */
export function ChoiceDialog({
  label,
  choices,
  chosen,
  onChoose,
  sign,
  hidesLabel,
  className = '',
}: ChoiceDialogProps) {
  const labelId = useId();
  const valueId = useId();
  const present = choices.find(({ id }) => id === chosen);
  return (
    <div className={`choice-field ${className}`}>
      <span className={hidesLabel ? 'visually-hidden' : 'label'} id={labelId}>
        {label}
      </span>
      <DialogButton
        className="button choice-button"
        labelledBy={`${labelId} ${valueId}`}
        title={label}
        content={(close) => <Choices choices={choices} chosen={chosen} onChoose={onChoose} close={close} />}
      >
        {sign && <Sign name={sign} />}
        <span id={valueId} lang={present?.language}>
          {present?.name}
        </span>
        <Sign name="chevronDown" />
      </DialogButton>
    </div>
  );
}

function Choices({
  choices,
  chosen,
  onChoose,
  close,
}: Pick<ChoiceDialogProps, 'choices' | 'chosen' | 'onChoose'> & { readonly close: () => void }) {
  const { text } = useStation();
  return (
    <>
      <ul className="dialog-choices">
        {choices.map(({ id, name, remark, language }) => (
          <li key={id}>
            <Button
              className="button button-equal"
              aria-current={id === chosen}
              onPress={() => {
                close();
                if (id !== chosen) onChoose(id);
              }}
            >
              <span lang={language}>{name}</span>
              {remark && <small>{remark}</small>}
              {id === chosen && <Sign name="tick" />}
            </Button>
          </li>
        ))}
      </ul>
      <Button className="button button-quiet" onPress={close}>
        {text.frame.close}
      </Button>
    </>
  );
}
