// SPDX-License-Identifier: Apache-2.0

import { PinFacts } from '../components/pin-facts.tsx';
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
      typedDigits={page.typedDigits}
      rule={text.pin.rule}
      tooShortRule={text.pin.tooShort}
    >
      <PinFacts of={page} />
    </PinForm>
  );
}
