// SPDX-License-Identifier: Apache-2.0

import { Notice } from '../components/notice.tsx';
import { PinForm } from '../components/pin-form.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The PIN of now, before a new one is chosen: the tries left stand before the first digit. */
export function PresentPin({ page: { attemptsLeft, problem, typedDigits } }: { page: PageOfKind<'presentPin'> }) {
  const { text } = useStation();
  const { changePin, pin } = text;
  const tries = attemptsLeft === undefined ? '' : pin.triesLeft(attemptsLeft);
  return (
    <PinForm
      title={changePin.presentTitle}
      submitLabel={changePin.goOn}
      send={(station, digits) => station.submitPin(digits)}
      typedDigits={typedDigits}
      rule={pin.rule}
      tooShortRule={changePin.tooShort}
      canGoBack
    >
      {problem ? (
        <Notice tone="attention" alert id="pin-tries">
          {problem === 'wrong' ? pin.wrong : changePin.refused} <strong>{tries}</strong>
        </Notice>
      ) : (
        <p className="lead strong" id="pin-tries">
          {tries}
        </p>
      )}
    </PinForm>
  );
}
