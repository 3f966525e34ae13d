// SPDX-License-Identifier: Apache-2.0

import type { Holdings, OwnCredential, OwnPhone } from '../../contract/credentials.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { Sign, type SignName } from '../illustrations/signs.tsx';
import { longDate } from '../text/formats.ts';
import type { PageOfKind } from './page-of.ts';

const signs: Readonly<Record<OwnCredential['state'], SignName>> = {
  active: 'tick',
  suspended: 'pause',
  revoked: 'cross',
  expired: 'clock',
};

const phoneSigns: Readonly<Record<OwnPhone['state'], SignName>> = {
  enrolled: 'phone',
  removed: 'cross',
  lost: 'attention',
};

/** The person's phones, each with how it stands; after them what is on no phone that is known here. */
export function Credentials({ page }: { page: PageOfKind<'credentials'> }) {
  const { text } = useStation();
  const { title, none, lead } = text.credentials;
  const { phones, credentials } = page;
  const others = credentials.filter(({ phoneId }) => !phones.some(({ id }) => id === phoneId));
  const isEmpty = phones.length + others.length === 0;
  return (
    <Page title={title} canGoBack>
      <p className="lead">{isEmpty ? none : lead}</p>
      <ul className="choices">
        {phones.map((phone) => (
          <PhoneChoice key={phone.id} phone={phone} holdings={page} />
        ))}
        {others.map((credential) => (
          <CredentialChoice key={credential.id} credential={credential} withPhone />
        ))}
      </ul>
    </Page>
  );
}

function PhoneChoice({ phone, holdings }: { phone: OwnPhone; holdings: Holdings }) {
  const { text } = useStation();
  const stand = useStanding();
  const { id, name, kind, state } = phone;
  const [first, ...rest] = holdings.credentials.filter((each) => each.phoneId === id && isInUse(each));
  const on = first && rest.length === 0 ? stand(first) : text.phones.onIt(first ? rest.length + 1 : 0);
  return (
    <li>
      <ActionButton look="choice" send={(station) => station.choosePhone({ id })}>
        <Sign name={phoneSigns[state]} />
        <span className="choice-title">{name}</span>
        <span className="choice-sentence">
          {inOneBreath([kind, state === 'enrolled' ? on : text.phones.states[state]])}
        </span>
        <Sign name="chevron" />
      </ActionButton>
    </li>
  );
}

/** One credential to choose: its kind, the phone where that is not said around it, and how it stands. */
export function CredentialChoice({ credential, withPhone }: { credential: OwnCredential; withPhone?: boolean }) {
  const stand = useStanding();
  const { id, name, credentialType, phone, state } = credential;
  return (
    <li>
      <ActionButton look="choice" send={(station) => station.chooseCredential({ id })}>
        <Sign name={signs[state]} />
        <span className="choice-title">{name}</span>
        <span className="choice-sentence">
          {inOneBreath([credentialType, withPhone ? phone : '', stand(credential)])}
        </span>
        <Sign name="chevron" />
      </ActionButton>
    </li>
  );
}

/** How a credential stands, in one breath. */
function useStanding(): (credential: OwnCredential) => string {
  const { text, view } = useStation();
  const { states, until } = text.credentials;
  return ({ state, notAfter, daysLeft }) =>
    state === 'active' ? until(longDate(view.language, notAfter), daysLeft) : states[state];
}

/** Whether a credential is neither ended nor expired. */
export function isInUse({ state }: OwnCredential): boolean {
  return state === 'active' || state === 'suspended';
}

function inOneBreath(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
