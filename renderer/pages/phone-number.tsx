// SPDX-License-Identifier: Apache-2.0

import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { TimeRing } from '../components/time-ring.tsx';
import type { PageOfKind } from './page-of.ts';

/** The number that ties the approval to the phone in the person's hand. */
export function PhoneNumber({ page }: { page: PageOfKind<'phoneNumber'> }) {
  const { text } = useStation();
  return (
    <Page title={text.phoneNumber.title} canGoBack>
      <p className="lead">{text.phoneNumber.message(page.phone)}</p>
      <div className="with-time">
        <div className="number number-alone">
          <h2>{text.phoneNumber.number}</h2>
          <p className="code">{page.number}</p>
        </div>
        <TimeRing of={page} />
      </div>
      <p role="status">{text.phoneNumber.waiting}</p>
    </Page>
  );
}
