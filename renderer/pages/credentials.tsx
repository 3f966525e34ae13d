// SPDX-License-Identifier: Apache-2.0

import type { OwnCredential } from '../../contract/credentials.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { Sign, type SignName } from '../illustrations/signs.tsx';
import { longDate } from '../text/index.ts';
import type { PageOfKind } from './page-of.ts';

const signs: Readonly<Record<OwnCredential['state'], SignName>> = {
  active: 'phone',
  suspended: 'pause',
  revoked: 'cross',
  expired: 'clock',
};

/** What the person has on phones: each by name, phone and how it stands. */
export function Credentials({ page }: { page: PageOfKind<'credentials'> }) {
  const { text } = useStation();
  const { title, none, lead } = text.credentials;
  return (
    <Page title={title} canGoBack>
      <p className="lead">{page.credentials.length === 0 ? none : lead}</p>
      <ul className="choices">
        {page.credentials.map((credential) => (
          <li key={credential.id}>
            <ActionButton look="choice" send={(station) => station.chooseCredential({ id: credential.id })}>
              <Sign name={signs[credential.state]} />
              <span className="choice-title">{credential.name}</span>
              <span className="choice-sentence">
                <Standing credential={credential} />
              </span>
              <Sign name="chevron" />
            </ActionButton>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** The kind, the phone, and in one breath how it stands. */
function Standing({ credential }: { credential: OwnCredential }) {
  const { text, view } = useStation();
  const { states, until } = text.credentials;
  const { credentialType, phone, state, notAfter, daysLeft } = credential;
  const stands = state === 'active' ? until(longDate(view.language, notAfter), daysLeft) : states[state];
  return [credentialType, phone, stands].filter((part) => part !== '').join(' · ');
}
