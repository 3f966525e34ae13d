// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';

/** An interruption before the last try is spent: what it may cost, and that leaving keeps it. */
export function LastAttempt() {
  const { text, view } = useStation();
  return (
    <Page
      title={text.lastAttempt.title}
      canGoBack={view.person !== undefined}
      actions={
        // biome-ignore lint/correctness/useHookAtTopLevel: the name of an intent, not a hook
        <ActionButton look="primary" send={(station) => station.useLastAttempt()}>
          {text.lastAttempt.go}
        </ActionButton>
      }
    >
      <Notice tone="attention">{text.lastAttempt.message(view.support)}</Notice>
      <p className="lead">{text.lastAttempt.advice}</p>
    </Page>
  );
}
