// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import {
  CertificateDownload,
  CredentialFacts,
  CredentialUse,
  StandingLine,
  WaitingKeys,
} from '../components/credential-parts.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { Problem } from '../components/problem.tsx';
import { useText } from '../text/language.tsx';

/** A credential that is here: whether it still holds, what it is for, and what can be done with it. */
export function CredentialPage({ page, now, dispatch }: PageProps<'credential'> & { readonly now: number }) {
  const { credentials } = useText();
  const { credential, standing } = page;
  const isRefused = standing !== undefined && standing !== 'accepted';
  return (
    <Page title={credential.name}>
      {isRefused ? (
        <Problem code={standing} tone="attention" />
      ) : (
        <p role="status">
          <StandingLine credential={credential} standing={standing} now={now} />
        </p>
      )}
      <CredentialFacts credential={credential} says={{ name: false, renewal: !isRefused }} />
      {!isRefused && <WaitingKeys credential={credential} dispatch={dispatch} />}
      {!isRefused && <CredentialUse delivery={credential.delivery} />}
      <div className="actions">
        <button type="button" className="quiet" onClick={() => dispatch({ kind: 'listChosen' })}>
          {credentials.open}
        </button>
        <CertificateDownload certificate={credential.certificate} />
        {credential.delivery === 'browser' && (
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'removeChosen' })}>
            {credentials.remove}
          </button>
        )}
        <BackButton dispatch={dispatch} />
      </div>
    </Page>
  );
}
