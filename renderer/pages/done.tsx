// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Fact, Facts } from '../components/facts.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { longDate } from '../text/formats.ts';
import type { PageOfKind } from './page-of.ts';

/** What was issued, and that the card can be taken. */
export function Done({ page }: { page: PageOfKind<'done'> }) {
  const { text, view } = useStation();
  const { done } = text;
  return (
    <Page
      title={done.title}
      canLeave={false}
      actions={
        <>
          <ActionButton look="primary" send={(station) => station.signOut()}>
            {done.finish}
          </ActionButton>
          <ActionButton look="quiet" send={(station) => station.goBack()}>
            {done.another}
          </ActionButton>
        </>
      }
    >
      <div role="status">
        <Notice tone="done">{page.collected ? done.collected : done.notCollected}</Notice>
      </div>
      <p className="lead strong">{done.takeCard}</p>
      <Facts>
        <Fact name={done.name} value={page.name} />
        <Fact name={done.type} value={page.credentialType} />
        <Fact name={done.validUntil} value={longDate(view.language, page.issued.notAfter)} />
        <Fact name={done.reference} value={inGroups(page.issued.serialNumber)} code />
      </Facts>
    </Page>
  );
}

/** A serial number in groups of four, so that it can be read aloud. */
function inGroups(serialNumber: string): string {
  return serialNumber.toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');
}
