// SPDX-License-Identifier: Apache-2.0

import { Notice } from '../components/notice.tsx';
import { PinForm } from '../components/pin-form.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The way out of a kiosk: a PIN that staff have, which is not the PIN of any card. */
export function Administrator({ page }: { page: PageOfKind<'administrator'> }) {
  const { text } = useStation();
  const { administrator } = text;
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
      {page.afterWrong && <AfterWrong secondsLocked={page.secondsLocked} />}
    </PinForm>
  );
}

/** What was wrong is read out once; the time that counts down beside it is not, or nothing else could be heard. */
function AfterWrong({ secondsLocked }: { secondsLocked: number | undefined }) {
  const { administrator, pin } = useStation().text;
  const isLocked = secondsLocked !== undefined;
  return (
    <>
      <Notice tone="attention" alert {...(!isLocked && { id: 'pin-tries' })}>
        {isLocked ? administrator.locked : pin.wrong}
      </Notice>
      {isLocked && (
        <p className="strong" id="pin-tries">
          {secondsLocked > longestInSeconds
            ? administrator.minutesToWait(Math.ceil(secondsLocked / 60))
            : administrator.secondsToWait(secondsLocked)}
        </p>
      )}
    </>
  );
}

/** Longer waits are told in minutes. */
const longestInSeconds = 90;
