// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Fact } from '../components/facts.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { Sign } from '../illustrations/signs.tsx';
import type { PageOfKind } from './page-of.ts';

/** Which phone asks, from where and since when. The two answers weigh the same. */
export function AskedPhone({ page }: { page: PageOfKind<'askedPhone'> }) {
  const { text } = useStation();
  const { askedPhone } = text;
  const minutes = Math.floor(Math.max(0, Date.now() - page.askedAt) / 60_000);
  return (
    <Page title={askedPhone.title} canGoBack={!page.busy}>
      <dl className="facts">
        <Fact name={askedPhone.phone} value={page.phone} />
        <Fact
          name={askedPhone.network}
          value={page.sameNetwork ? askedPhone.sameNetwork : askedPhone.otherNetwork(page.address)}
        />
        <Fact name={askedPhone.asked} value={minutes < 1 ? askedPhone.justNow : askedPhone.minutesAgo(minutes)} />
      </dl>
      <Notice tone="attention">{askedPhone.warning}</Notice>
      {page.busy ? (
        <p role="status">{askedPhone.busy}</p>
      ) : (
        <div className="answers">
          <ActionButton look="equal" send={(station) => station.approvePhone()}>
            <Sign name="tick" />
            {askedPhone.approve}
          </ActionButton>
          <ActionButton look="equal" send={(station) => station.rejectPhone()}>
            <Sign name="cross" />
            {askedPhone.reject}
          </ActionButton>
        </div>
      )}
    </Page>
  );
}
