// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import { ActionButton } from './action-button.tsx';
import { Notice } from './notice.tsx';
import { Page } from './page.tsx';
import { useStation } from './station.tsx';

/** What a page says before something is done that there is no way back from. */
interface Weighing {
  readonly title: string;
  readonly message: string;
  /** What the button says: the deed itself. */
  readonly go: string;
  /** What it is about. */
  readonly children: ReactNode;
}

/** An interruption before something is done to a phone or a credential. */
export function Weigh({ title, message, go, children }: Weighing) {
  return (
    <Page
      title={title}
      canGoBack
      actions={
        <ActionButton look="primary" send={(station) => station.confirmAct()}>
          {go}
        </ActionButton>
      }
    >
      <Notice tone="attention">{message}</Notice>
      {children}
    </Page>
  );
}

/** What was done, how it stands now, and the way back to the list. */
export function Changed({ title, message, children }: Omit<Weighing, 'go'>) {
  const { text } = useStation();
  return (
    <Page
      title={title}
      actions={
        <ActionButton look="primary" send={(station) => station.goBack()}>
          {text.credentials.backToList}
        </ActionButton>
      }
    >
      <div role="status">
        <Notice tone="done">{message}</Notice>
      </div>
      {children}
    </Page>
  );
}
