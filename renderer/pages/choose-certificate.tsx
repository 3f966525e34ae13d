// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { UnfitCertificate } from '../components/unfit-certificate.tsx';
import { Unfold } from '../components/unfold.tsx';
import { Sign } from '../illustrations/signs.tsx';
import { longDate } from '../text/formats.ts';
import type { PageOfKind } from './page-of.ts';

/** Two or more cards fit: which one? Those that are in as well and do not fit are told with the reason. */
export function ChooseCertificate({ page }: { page: PageOfKind<'chooseCertificate'> }) {
  const { text, view } = useStation();
  const { title, message, issuedBy, validUntil, inReader, refused } = text.chooseCertificate;
  // Of two cards of one person, the reader tells which is which.
  const isShared = (name: string) => page.choices.filter(({ holder }) => holder === name).length > 1;
  return (
    <Page title={title}>
      <p className="lead">{message}</p>
      <ul className="choices">
        {page.choices.map(({ reader, holder, issuer, notAfter }) => (
          <li key={reader}>
            <ActionButton look="choice" send={(station) => station.chooseCertificate({ reader })}>
              <Sign name="card" />
              <bdi className="choice-title">{holder}</bdi>
              <span className="choice-sentence">{text.card.names.logIn}</span>
              <span className="choice-sentence">{issuedBy(issuer)}</span>
              <span className="choice-sentence">{validUntil(longDate(view.language, notAfter))}</span>
              {isShared(holder) && <span className="choice-sentence">{inReader(reader)}</span>}
              <Sign name="chevron" />
            </ActionButton>
          </li>
        ))}
      </ul>
      {page.refused.length > 0 && (
        <section className="unfit-certificates">
          <Unfold title={refused}>
            {page.refused.map(({ reader, refusal, key }) => (
              <UnfitCertificate key={reader} of={key} place={inReader(reader)} refusal={refusal} />
            ))}
          </Unfold>
        </section>
      )}
    </Page>
  );
}
