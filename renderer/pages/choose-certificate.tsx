// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { Sign } from '../illustrations/signs.tsx';
import { longDate } from '../text/index.ts';
import type { PageOfKind } from './page-of.ts';

/** Two or more cards fit: which one? */
export function ChooseCertificate({ page }: { page: PageOfKind<'chooseCertificate'> }) {
  const { text, view } = useStation();
  const { title, message, issuedBy, validUntil } = text.chooseCertificate;
  return (
    <Page title={title}>
      <p className="lead">{message}</p>
      <ul className="choices">
        {page.choices.map(({ reader, holder, issuer, notAfter }) => (
          <li key={reader}>
            <ActionButton look="choice" send={(station) => station.chooseCertificate({ reader })}>
              <Sign name="card" />
              <bdi className="choice-title">{holder}</bdi>
              <span className="choice-sentence">{issuedBy(issuer)}</span>
              <span className="choice-sentence">{validUntil(longDate(view.language, notAfter))}</span>
              <Sign name="chevron" />
            </ActionButton>
          </li>
        ))}
      </ul>
    </Page>
  );
}
