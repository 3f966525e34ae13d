// SPDX-License-Identifier: Apache-2.0

import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { PinForm } from '../components/pin-form.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The PIN again, for what is printed on the card: why it is asked for, and the tries left before the first digit. */
export function PinForPrinted({ page }: { page: PageOfKind<'pinForPrinted'> }) {
  const { text } = useStation();
  return (
    <PinForm
      title={text.pin.title}
      submitLabel={text.printed.show}
      typedDigits={page.typedDigits}
      rule={text.pin.rule}
      tooShortRule={text.changePin.tooShort}
      canGoBack
    >
      <WhyAndTries of={page} />
    </PinForm>
  );
}

/** The same on the reader's own keys. Its cancel key leads back. */
export function PinForPrintedOnPad({ page }: { page: PageOfKind<'pinForPrintedOnPad'> }) {
  const { text } = useStation();
  return (
    <Page title={text.pinPad.title} canLeave={false} actions={<p>{text.pinPad.stop}</p>}>
      <WhyAndTries of={page} />
      <p className="lead">{text.pinPad.rule}</p>
      <Notice tone="calm">{text.pinPad.unseen}</Notice>
    </Page>
  );
}

function WhyAndTries({ of: { attemptsLeft, afterWrong } }: { of: PageOfKind<'pinForPrinted' | 'pinForPrintedOnPad'> }) {
  const { text } = useStation();
  const tries = attemptsLeft === undefined ? '' : text.pin.triesLeft(attemptsLeft);
  if (afterWrong)
    return (
      <Notice tone="attention" alert id="pin-tries">
        {text.pin.wrong} <strong>{tries}</strong>
      </Notice>
    );
  return (
    <p className="lead" id="pin-tries">
      {text.printed.why}
      <br />
      <strong>{tries}</strong>
    </p>
  );
}
