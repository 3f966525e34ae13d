// SPDX-License-Identifier: Apache-2.0

import { PinForm } from '../components/pin-form.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The new PIN again, so that no slip of a finger becomes it. */
export function RepeatPin({ page }: { page: PageOfKind<'repeatPin'> }) {
  const { text } = useStation();
  const { changePin } = text;
  return (
    <PinForm
      title={changePin.repeatTitle}
      submitLabel={changePin.change}
      typedDigits={page.typedDigits}
      rule={changePin.rule}
      tooShortRule={changePin.tooShort}
      canGoBack
    >
      <p className="lead" id="pin-tries">
        {changePin.repeatLead}
      </p>
    </PinForm>
  );
}
