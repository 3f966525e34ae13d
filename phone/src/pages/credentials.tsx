// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import { StandingLine } from '../components/credential-parts.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { useText } from '../text/language.tsx';

/** What this phone has got here, each with its state and the days that are left. */
export function CredentialsPage({ page, dispatch }: PageProps<'credentials'>) {
  const { credentials: text } = useText();
  const { credentials } = page;
  return (
    <Page title={text.title} actions={<BackButton dispatch={dispatch} />}>
      {credentials?.length === 0 && <p>{text.none}</p>}
      <ul className="credentials">
        {credentials?.map(({ credential, standing }) => (
          <li key={credential.id}>
            <button
              type="button"
              className="newest"
              onClick={() => dispatch({ kind: 'credentialChosen', id: credential.id })}
            >
              <span className="newest-name">{credential.name}</span>
              <span className="newest-stage">{credential.credentialType}</span>
              {credential.delivery !== 'browser' && <span className="newest-stage">{text.inSettings}</span>}
              <StandingLine credential={credential} standing={standing} now={page.now} />
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}
