// SPDX-License-Identifier: Apache-2.0

import { Notice } from '../components/notice.tsx';
import { PinForm } from '../components/pin-form.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

type EnterPinPage = PageOfKind<'enterPin'>;

/** PIN entry: whose card it is, and the tries left before the first digit. */
export function EnterPin({ page }: { page: EnterPinPage }) {
  const { text } = useStation();
  return (
    <PinForm
      title={text.pin.title}
      submitLabel={text.pin.submit}
      send={(station, pin) => station.submitPin(pin)}
      typedDigits={page.typedDigits}
      rule={text.pin.rule}
      tooShortRule={text.pin.tooShort}
    >
      <p className="lead">
        {text.pin.cardOf(page.holder)}
        <br />
        {text.pin.issuedBy(page.issuer)}
      </p>
      <Tries page={page} />
    </PinForm>
  );
}

function Tries({ page }: { page: EnterPinPage }) {
  const { text } = useStation();
  const tries = page.attemptsLeft === undefined ? '' : text.pin.triesLeft(page.attemptsLeft);
  if (!page.afterWrong) {
    return (
      <p className="lead strong" id="pin-tries">
        {tries}
      </p>
    );
  }
  return (
    <Notice tone="attention" alert id="pin-tries">
      {text.pin.wrong} <strong>{tries}</strong>
    </Notice>
  );
}
