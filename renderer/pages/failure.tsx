// SPDX-License-Identifier: Apache-2.0

import type { KeyFacts } from '../../contract/card.ts';
import type { Recovery } from '../../contract/failures.ts';
import type { StationApi } from '../../contract/ipc.ts';
import { ActionButton } from '../components/action-button.tsx';
import { ForStaff } from '../components/for-staff.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { UnfitCertificate } from '../components/unfit-certificate.tsx';
import { Unfold } from '../components/unfold.tsx';
import type { Text } from '../text/text.ts';
import type { PageOfKind } from './page-of.ts';

type FailurePage = PageOfKind<'failure'>;

/** Something ended or hinders the journey: what happened, what to do, and what staff can look up. */
export function Failure({ page }: { page: FailurePage }) {
  const { text, view } = useStation();
  const { title, whatHappened, whatToDo } = text.failure.codes[page.code];
  const { label, send } = wayOn(page.recovery, text);
  return (
    <Page
      title={title}
      moment={page.reference}
      canLeave={page.recovery === 'retry'}
      actions={
        <>
          <ActionButton look="primary" send={send}>
            {label}
          </ActionButton>
          {page.unblockOffered && (
            <ActionButton look="equal" send={(station) => station.unblockPin()}>
              {text.unblock.offer}
            </ActionButton>
          )}
        </>
      }
    >
      <div className="failure-words">
        <p className="lead">{whatHappened}</p>
        <p className="lead strong">{whatToDo}</p>
        {page.attemptsLeft !== undefined && <p className="lead">{text.pin.triesLeft(page.attemptsLeft)}</p>}
        {view.support && <p>{text.frame.askSupport(view.support)}</p>}
      </div>
      <div aria-live="polite">{page.keys && <Certificates keys={page.keys} />}</div>
      <ForLog page={page} />
    </Page>
  );
}

/** Why none of the card's certificates fits: the one for signing in first, the others where somebody asks for them. */
function Certificates({ keys }: { keys: readonly KeyFacts[] }) {
  const { text } = useStation();
  const [own, ...others] = keys;
  return (
    <section className="unfit-certificates">
      {own && <UnfitCertificate of={own} level={2} />}
      {others.length > 0 && (
        <Unfold title={text.unfitCertificate.others}>
          {others.map((key) => (
            <UnfitCertificate key={key.slot} of={key} />
          ))}
        </Unfold>
      )}
    </section>
  );
}

/** The button that leads on from a failure. All but a second attempt end this visit. */
function wayOn(recovery: Recovery, { failure }: Text): { label: string; send: (station: StationApi) => Promise<void> } {
  switch (recovery) {
    case 'retry':
      return { label: failure.tryAgain, send: (station) => station.tryAgain() };
    case 'changeCard':
      return { label: failure.otherCard, send: (station) => station.signOut() };
    case 'askStaff':
      return { label: failure.finish, send: (station) => station.signOut() };
    case 'restart':
      return { label: failure.startAgain, send: (station) => station.signOut() };
  }
}

/** The reference that the log has too, the code, and what is known besides. */
function ForLog({ page }: { page: FailurePage }) {
  const { text } = useStation();
  const reference = (
    <p>
      {text.failure.reference} <span className="code">{page.reference}</span>
    </p>
  );
  return (
    <ForStaff before={reference}>
      <ul>
        <li className="code">{page.code}</li>
        {page.details.map((detail) => (
          <li key={detail} dir="auto">
            {detail}
          </li>
        ))}
      </ul>
    </ForStaff>
  );
}
