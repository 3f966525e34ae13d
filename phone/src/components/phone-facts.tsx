// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import type { PhoneSummary } from '../../../contract/phone-api.ts';
import { useLanguage } from '../text/language.tsx';

/** One phone: its name, what it is, and since when; below that, what can be done with it. */
export function PhoneFacts({ phone, children }: { readonly phone: PhoneSummary; readonly children?: ReactNode }) {
  const { language, text } = useLanguage();
  const { name, kind, enrolledAt, contactAt } = phone;
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  return (
    <div className="phone-facts">
      <p className="phone-name">
        <bdi>{name}</bdi>
      </p>
      <p>
        <bdi>{kind}</bdi>
      </p>
      <p>{text.phone.since(dates.format(enrolledAt))}</p>
      <p>{text.phone.contact(dates.format(contactAt))}</p>
      {children}
    </div>
  );
}
