// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';

/** Before the code: is the phone ready for it? */
export function AskForApp() {
  const { text } = useStation();
  const { appTitle, appLead, appHint, appGo } = text.classic;
  return (
    <Page
      title={appTitle}
      canGoBack
      actions={
        <ActionButton look="primary" send={(station) => station.appInstalled()}>
          {appGo}
        </ActionButton>
      }
    >
      <p className="lead">{appLead}</p>
      <p className="lead">{appHint}</p>
    </Page>
  );
}
