// SPDX-License-Identifier: Apache-2.0

import type { CredentialAct, OwnCredential } from '../../contract/credentials.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Fact, Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { Sign, type SignName } from '../illustrations/signs.tsx';
import { dayAndTime, longDate } from '../text/formats.ts';
import type { PageOfKind } from './page-of.ts';

const signs: Readonly<Record<CredentialAct, SignName>> = {
  renew: 'renew',
  suspend: 'pause',
  resume: 'resume',
  revoke: 'cross',
  reportLost: 'attention',
};

/** One credential, and what can be done with it. */
export function Credential({ page: { credential } }: { page: PageOfKind<'credential'> }) {
  const { text } = useStation();
  return (
    <Page title={credential.name} canGoBack>
      <CredentialFacts credential={credential} brief />
      <ul className="choices choices-tiles" aria-label={text.credentials.whatToDo}>
        {credential.acts.map((act) => (
          <li key={act}>
            <ActionButton look="choice" send={(station) => station.actOnCredential(act)}>
              <Sign name={signs[act]} />
              <span className="choice-title">{text.credentials.acts[act].title}</span>
              <span className="choice-sentence">{text.credentials.acts[act].sentence}</span>
            </ActionButton>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** What is known of a credential; `brief` where it is what can be done with it that needs the room. */
export function CredentialFacts({ credential, brief = false }: { credential: OwnCredential; brief?: boolean }) {
  const { text, view } = useStation();
  const { facts, states, until, uses } = text.credentials;
  const { credentialType, phone, state, issuedAt, notAfter, daysLeft, lastUse } = credential;
  return (
    <Facts>
      <Fact name={facts.state} value={states[state]} />
      {!brief && <Fact name={facts.type} value={credentialType} />}
      {phone !== '' && <Fact name={facts.phone} value={phone} />}
      {!brief && <Fact name={facts.issued} value={longDate(view.language, issuedAt)} />}
      {lastUse && (
        <Fact
          name={facts.lastUse}
          value={uses[lastUse.place](dayAndTime(view.language, lastUse.at), lastUse.address ?? '')}
        />
      )}
      <Fact name={facts.ends} value={until(longDate(view.language, notAfter), daysLeft)} />
    </Facts>
  );
}
