// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from './action-button.tsx';
import { useStation } from './station.tsx';

/** Ends the visit. Nobody is told to take a card that is not there. */
export function LeaveButton({ className = '' }: { className?: string }) {
  const { view, text } = useStation();
  return (
    <ActionButton look="quiet" className={className} send={(station) => station.signOut()}>
      {view.card === 'out' ? text.failure.finish : text.frame.leave}
    </ActionButton>
  );
}
