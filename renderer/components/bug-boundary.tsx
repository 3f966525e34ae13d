// SPDX-License-Identifier: Apache-2.0

import { Component, type ReactNode } from 'react';
import { ActionButton } from './action-button.tsx';
import { Page } from './page.tsx';
import { useStation } from './station.tsx';

/** Where a bug on a page ends: one page that says so and leads back to the start. The next page is drawn as usual. */
export class BugBoundary extends Component<{ readonly children: ReactNode }, { readonly stopped: boolean }> {
  static getDerivedStateFromError(): { stopped: boolean } {
    return { stopped: true };
  }

  override state = { stopped: false };

  override render(): ReactNode {
    return this.state.stopped ? <StoppedPage /> : this.props.children;
  }
}

/** Says that the station has a problem, and leads back to the start. */
export function StoppedPage() {
  const { text } = useStation();
  const { title, whatHappened, whatToDo } = text.failure.codes.stationFailed;
  return (
    <Page
      title={title}
      canLeave={false}
      actions={
        <ActionButton look="primary" send={(station) => station.signOut()}>
          {text.failure.startAgain}
        </ActionButton>
      }
    >
      <p className="lead">{whatHappened}</p>
      <p className="lead strong">{whatToDo}</p>
    </Page>
  );
}
