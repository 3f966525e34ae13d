// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import { ToneSymbol } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { Problem } from '../components/problem.tsx';
import { ProfileSteps } from '../components/profile-steps.tsx';
import { Waiting } from '../components/waiting.tsx';
import { useText } from '../text/language.tsx';

/** The configuration profile: first it is fetched here, then the person installs it in the phone's settings. */
export function ProfilePage({ page, dispatch }: PageProps<'profile'>) {
  const { profile, done } = useText();
  const { stage, problem } = page;
  const fetched = stage === 'fetched';
  return (
    <Page
      title={fetched ? profile.installTitle : profile.title}
      lead={fetched ? profile.installLead : profile.lead}
      actions={
        <>
          <button
            type="button"
            className={fetched ? 'secondary' : 'primary'}
            disabled={stage === 'fetching'}
            onClick={() => dispatch({ kind: 'profileChosen' })}
          >
            {stage === 'fetching' ? profile.fetching : fetched ? profile.fetchAgain : profile.fetch}
          </button>
          <BackButton dispatch={dispatch} />
        </>
      }
    >
      {problem && <Problem code={problem} tone="attention" />}
      {fetched ? (
        <>
          <ProfileSteps />
          <Waiting>{profile.waiting}</Waiting>
        </>
      ) : (
        <p className="done-card">
          <ToneSymbol tone="done" />
          {done.takeCard}
        </p>
      )}
    </Page>
  );
}
