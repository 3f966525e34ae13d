// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import { CertificateDownload, CredentialFacts, CredentialUse, WaitingKeys } from '../components/credential-parts.tsx';
import { Notice, ToneSymbol } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { Problem } from '../components/problem.tsx';
import { useText } from '../text/language.tsx';
import type { Trial } from '../workflow.ts';

/** What was issued just now, and a way to see that it works. */
export function DonePage({ page, dispatch }: PageProps<'done'>) {
  const { done, credentials } = useText();
  const { credential, trial } = page;
  return (
    <Page
      title={done.title}
      lead={done.lead}
      actions={
        <>
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'listChosen' })}>
            {credentials.open}
          </button>
          <CertificateDownload certificate={credential.certificate} />
          <BackButton dispatch={dispatch} />
        </>
      }
    >
      <p className="done-card">
        <ToneSymbol tone="done" />
        {done.takeCard}
      </p>
      <CredentialFacts credential={credential} says={{ name: true, renewal: true }} />
      <WaitingKeys credential={credential} dispatch={dispatch} />
      {credential.delivery === 'browser' && (
        <TrialSection trial={trial} onTry={() => dispatch({ kind: 'tryChosen' })} />
      )}
      <CredentialUse delivery={credential.delivery} />
    </Page>
  );
}

/** Only a key that this browser has can be tried here. */
function TrialSection({ trial, onTry }: { readonly trial: Trial; readonly onTry: () => void }) {
  const { done } = useText();
  return (
    <section className="trial">
      <h2>{done.tryTitle}</h2>
      <p>{done.tryLead}</p>
      <TrialOutcome trial={trial} />
      <button type="button" className="primary" disabled={trial.kind === 'running'} onClick={onTry}>
        {trial.kind === 'running' ? done.trying : done.tryIt}
      </button>
    </section>
  );
}

function TrialOutcome({ trial }: { readonly trial: Trial }) {
  const { done } = useText();
  if (trial.kind === 'accepted') return <Notice tone="done">{done.accepted(trial.subject)}</Notice>;
  return trial.kind === 'refused' ? <Problem code={trial.code} /> : null;
}
