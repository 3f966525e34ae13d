// SPDX-License-Identifier: Apache-2.0

import { Notice } from '../components/notice.tsx';
import { PinForm } from '../components/pin-form.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The way out of a kiosk: a PIN that staff have, which is not the PIN of any card. */
export function Administrator({ page }: { page: PageOfKind<'administrator'> }) {
  const { text } = useStation();
  const { administrator, pin } = text;
  return (
    <PinForm
      title={administrator.title}
      submitLabel={administrator.submit}
      send={(station, digits) => station.submitAdministratorPin(digits)}
      typedDigits={page.typedDigits}
      rule={administrator.rule}
      tooShortRule={administrator.rule}
      canGoBack
      canLeave={false}
    >
      <p className="lead" id={page.afterWrong ? undefined : 'pin-tries'}>
        {administrator.message}
      </p>
      {page.afterWrong && (
        <Notice tone="attention" alert id="pin-tries">
          {page.secondsLocked === undefined ? pin.wrong : administrator.locked(page.secondsLocked)}
        </Notice>
      )}
    </PinForm>
  );
}
