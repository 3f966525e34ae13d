// SPDX-License-Identifier: Apache-2.0

import { Notice } from '../components/notice.tsx';
import { PinForm } from '../components/pin-form.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The new PIN, and what was wrong with the one before. */
export function NewPin({ page: { problem, typedDigits } }: { page: PageOfKind<'newPin'> }) {
  const { text } = useStation();
  const { changePin, unblock } = text;
  return (
    <PinForm
      title={changePin.newTitle}
      submitLabel={changePin.goOn}
      typedDigits={typedDigits}
      rule={changePin.rule}
      tooShortRule={changePin.tooShort}
      canGoBack
    >
      {problem ? (
        <Notice tone="attention" alert id="pin-tries">
          {problem === 'sameAsPuk' ? unblock.sameAsPuk : changePin[problem]}
        </Notice>
      ) : (
        <p className="lead" id="pin-tries">
          {changePin.newLead}
        </p>
      )}
    </PinForm>
  );
}
