// SPDX-License-Identifier: Apache-2.0

import type { PrintedInformation } from '../../contract/card.ts';
import type { Language } from '../../contract/view.ts';
import { ActionButton } from '../components/action-button.tsx';
import { Fact, Facts } from '../components/facts.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { longDate } from '../text/formats.ts';
import type { PageOfKind } from './page-of.ts';

/** What is printed on the card, as the card itself has it. */
export function Printed({ page: { printed } }: { page: PageOfKind<'printed'> }) {
  const { text } = useStation();
  return (
    <Page
      title={text.printed.title}
      actions={
        <ActionButton look="primary" send={(station) => station.goBack()}>
          {text.printed.back}
        </ActionButton>
      }
    >
      {typeof printed === 'string' ? (
        <Notice tone="calm">{text.printed[printed]}</Notice>
      ) : (
        <>
          <p className="lead">{text.printed.lead}</p>
          <CardFace printed={printed} />
        </>
      )}
    </Page>
  );
}

/** The name large and the rest under it. What the card leaves out is left out here. */
function CardFace({ printed: { name, ...rest } }: { printed: PrintedInformation }) {
  const { text, view } = useStation();
  const expires = rest.expires && dayOf(rest.expires, view.language);
  const facts = (['organization', 'affiliation', 'expires', 'serialNumber', 'issuer'] as const).filter(
    (fact) => rest[fact] !== '',
  );
  return (
    <section className="card-face" aria-label={text.printed.title}>
      {name !== '' && (
        <p className="card-face-name">
          <bdi>{name}</bdi>
        </p>
      )}
      <Facts>
        {facts.map((fact) => (
          <Fact key={fact} name={text.printed.facts[fact]} value={fact === 'expires' ? expires : rest[fact]} />
        ))}
      </Facts>
    </section>
  );
}

/** YYYYMMMDD, with the month in English, as a day in the person's language; as it stands where it is none. */
function dayOf(expires: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})([A-Z]{3})(\d{2})$/i.exec(expires) ?? [];
  const noon = Date.parse(`${day} ${month} ${year} 12:00`);
  return Number.isNaN(noon) ? expires : longDate(language, noon);
}
