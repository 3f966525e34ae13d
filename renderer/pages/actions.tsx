// SPDX-License-Identifier: Apache-2.0

import type { StationAction } from '../../contract/station-api.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { Sign, type SignName } from '../illustrations/signs.tsx';
import type { PageOfKind } from './page-of.ts';

const symbols: Readonly<Record<StationAction, SignName>> = {
  setUpPhone: 'phoneAdd',
  enrolCredential: 'phone',
  manageCredentials: 'list',
  signInPhone: 'phone',
};

/** What would you like to do? */
export function Actions({ page }: { page: PageOfKind<'actions'> }) {
  const { text, view } = useStation();
  return (
    <Page title={text.actions.title}>
      {view.person && <p className="lead">{text.frame.signedInAs(view.person.name)}</p>}
      <ul className="choices choices-tiles">
        {page.actions.map((action) => (
          <li key={action}>
            <ActionButton look="choice" send={(station) => station.chooseAction(action)}>
              <Sign name={symbols[action]} />
              <span className="choice-title">{text.actions.choices[action].title}</span>
              <span className="choice-sentence">{text.actions.choices[action].sentence}</span>
            </ActionButton>
          </li>
        ))}
      </ul>
    </Page>
  );
}
