// SPDX-License-Identifier: Apache-2.0

import { useLater } from '../later.ts';
import { ActionButton } from './action-button.tsx';
import { LeaveButton } from './leave-button.tsx';
import { useStation } from './station.tsx';

/** Warns that the visit is about to end for lack of activity (WCAG 2.2.1). Visits begin after the first page. */
export function IdleDialog() {
  const { station, view, text } = useStation();
  const later = useLater();
  const secondsLeft = view.idleSecondsLeft;
  if (typeof later !== 'object') return null;
  return (
    <later.Overlay
      warns
      title={text.idle.title}
      isOpen={secondsLeft !== undefined}
      onOpenChange={(open) => {
        if (!open) void station.needMoreTime();
      }}
    >
      {() => (
        <>
          <Warning secondsLeft={secondsLeft ?? 0} />
          <div className="dialog-buttons">
            <ActionButton look="primary" send={() => station.needMoreTime()} takesFocus>
              {text.idle.moreTime}
            </ActionButton>
            <LeaveButton />
          </div>
        </>
      )}
    </later.Overlay>
  );
}

/** Written only when it is shown: it needs the plurals of the language. */
function Warning({ secondsLeft }: { secondsLeft: number }) {
  const { text } = useStation();
  return <p>{text.idle.message(secondsLeft)}</p>;
}
