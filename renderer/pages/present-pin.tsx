// SPDX-License-Identifier: Apache-2.0

import { PinForm } from '../components/pin-form.tsx';
import { PinTries } from '../components/pin-tries.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The PIN of now, before a new one is chosen: the tries left stand before the first digit. */
export function PresentPin({ page: { attemptsLeft, problem, typedDigits } }: { page: PageOfKind<'presentPin'> }) {
  const { text } = useStation();
  const { changePin, pin } = text;
  return (
    <PinForm
      title={changePin.presentTitle}
      submitLabel={changePin.goOn}
      typedDigits={typedDigits}
      rule={pin.rule}
      tooShortRule={changePin.tooShort}
      canGoBack
    >
      <PinTries
        attemptsLeft={attemptsLeft}
        problem={problem && { wrong: pin.wrong, refused: changePin.refused }[problem]}
      />
    </PinForm>
  );
}
