// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import { type Tone, ToneSymbol } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { useLanguage, useText } from '../text/language.tsx';
import type { Listed } from '../workflow.ts';

/** What this phone has got here, each with its state and the days that are left. */
export function CredentialsPage({ page, dispatch }: PageProps<'credentials'>) {
  const { credentials: text } = useText();
  const { credentials } = page;
  return (
    <Page title={text.title} actions={<BackButton dispatch={dispatch} />}>
      {credentials?.length === 0 && <p>{text.none}</p>}
      <ul className="credentials">
        {credentials?.map((listed) => (
          <li key={listed.credential.id}>
            <button
              type="button"
              className="newest"
              onClick={() => dispatch({ kind: 'credentialChosen', id: listed.credential.id })}
            >
              <span className="newest-name">{listed.credential.name}</span>
              <span className="newest-stage">{listed.credential.credentialType}</span>
              {listed.credential.delivery !== 'browser' && <span className="newest-stage">{text.inSettings}</span>}
              <Standing listed={listed} now={page.now} />
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}

const day = 86_400_000;

function Standing({ listed, now }: { readonly listed: Listed; readonly now: number }) {
  const { text } = useLanguage();
  const { credentials, failures } = text;
  const { standing, credential } = listed;
  const left = Math.ceil((credential.notAfter - now) / day);
  if (left <= 0) return <State tone="stopped">{credentials.expired}</State>;
  const days = credentials.days(left);
  if (!standing) return <State>{`${credentials.checking}, ${days}`}</State>;
  if (standing === 'accepted') return <State tone="done">{`${credentials.valid}, ${days}`}</State>;
  return <State tone="attention">{failures[standing].title}</State>;
}

function State({ tone, children }: { readonly tone?: Tone; readonly children: string }) {
  return (
    <span className="standing-line">
      {tone && <ToneSymbol tone={tone} />}
      {children}
    </span>
  );
}
