// SPDX-License-Identifier: Apache-2.0

import type { SelfServiceAction } from '../../contract/self-service.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { Sign, type SignName } from '../illustrations/signs.tsx';
import type { PageOfKind } from './page-of.ts';

const symbols: Readonly<Record<SelfServiceAction, SignName>> = {
  setUpPhone: 'phoneAdd',
  enrolCredential: 'phone',
  manageCredentials: 'list',
  signInPhone: 'phone',
  showCard: 'card',
  changePin: 'pin',
  readInstructions: 'help',
};

/** What would you like to do? */
export function Actions({ page }: { page: PageOfKind<'actions'> }) {
  const { text, view } = useStation();
  return (
    <Page title={text.actions.title}>
      {view.person && <p className="lead">{text.frame.signedInAs(view.person.name)}</p>}
      <Choices actions={page.actions.filter((action) => !isLocal(action))} />
      <Choices actions={page.actions.filter(isLocal)} small />
    </Page>
  );
}

/** What the station does with card and words alone stands below, and smaller: it is rarely what people come for. */
function isLocal(action: SelfServiceAction): boolean {
  return localActions.has(action);
}

const localActions: ReadonlySet<SelfServiceAction> = new Set(['showCard', 'changePin', 'readInstructions']);

function Choices({ actions, small = false }: { actions: readonly SelfServiceAction[]; small?: boolean }) {
  const { text } = useStation();
  if (actions.length === 0) return null;
  return (
    <ul className={`choices choices-tiles ${small ? 'choices-small' : ''}`}>
      {actions.map((action) => (
        <li key={action}>
          <ActionButton look="choice" send={(station) => station.chooseAction(action)}>
            <Sign name={symbols[action]} />
            <span className="choice-title">{text.actions.choices[action].title}</span>
            <span className="choice-sentence">{text.actions.choices[action].sentence}</span>
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}
