// SPDX-License-Identifier: Apache-2.0

import type { OwnPhone, PhoneAct } from '../../contract/credentials.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Fact, Facts } from '../components/facts.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { Sign, type SignName } from '../illustrations/signs.tsx';
import { longDate } from '../text/formats.ts';
import { CredentialChoice } from './credentials.tsx';
import type { PageOfKind } from './page-of.ts';

const signs: Readonly<Record<PhoneAct, SignName>> = { remove: 'cross', reportLost: 'attention' };

/** One phone: what is on it, and its end, for one that is no longer used or is lost. */
export function Phone({ page: { phone, credentials } }: { page: PageOfKind<'phone'> }) {
  const { text } = useStation();
  const { onItTitle, whatToDo, acts } = text.phones;
  return (
    <Page title={phone.name} canGoBack>
      <PhoneFacts phone={phone} />
      {credentials.length > 0 && (
        <ul className="choices choices-within" aria-label={onItTitle}>
          {credentials.map((credential) => (
            <CredentialChoice key={credential.id} credential={credential} />
          ))}
        </ul>
      )}
      {phone.acts.length > 0 && (
        <ul className="choices choices-tiles" aria-label={whatToDo}>
          {phone.acts.map((act) => (
            <li key={act}>
              <ActionButton look="choice" send={(station) => station.actOnPhone(act)}>
                <Sign name={signs[act]} />
                <span className="choice-title">{acts[act].title}</span>
                <span className="choice-sentence">{acts[act].sentence}</span>
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

/** What is known of a phone. */
export function PhoneFacts({ phone }: { phone: OwnPhone }) {
  const { text, view } = useStation();
  const { facts, states } = text.phones;
  return (
    <Facts>
      <Fact name={facts.state} value={states[phone.state]} />
      {phone.kind !== '' && <Fact name={facts.kind} value={phone.kind} />}
      <Fact name={facts.enrolled} value={longDate(view.language, phone.enrolledAt)} />
      <Fact name={facts.contact} value={longDate(view.language, phone.contactAt)} />
    </Facts>
  );
}
