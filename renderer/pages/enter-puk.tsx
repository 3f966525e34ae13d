// SPDX-License-Identifier: Apache-2.0

import { Notice } from '../components/notice.tsx';
import { PinForm } from '../components/pin-form.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** Digits of a PUK that can be typed (SP 800-73-5 part 2, 2.4.3). */
const pukLength = 8;

/** The PUK of a blocked card. How many tries it has, a card tells only after a wrong one. */
export function EnterPuk({ page: { problem, attemptsLeft, typedDigits } }: { page: PageOfKind<'enterPuk'> }) {
  const { text } = useStation();
  const { changePin, pin, unblock } = text;
  return (
    <PinForm
      title={unblock.title}
      submitLabel={changePin.goOn}
      typedDigits={typedDigits}
      shortest={pukLength}
      rule={unblock.rule}
      tooShortRule={unblock.tooShort}
      canGoBack
    >
      {problem ? (
        <Notice tone="attention" alert id="pin-tries">
          {unblock[problem]}{' '}
          {attemptsLeft !== undefined && (
            <strong>{attemptsLeft === 1 ? unblock.lastTry : pin.triesLeft(attemptsLeft)}</strong>
          )}
        </Notice>
      ) : (
        <p className="lead" id="pin-tries">
          {unblock.lead}
        </p>
      )}
    </PinForm>
  );
}
