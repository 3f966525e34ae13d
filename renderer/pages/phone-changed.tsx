// SPDX-License-Identifier: Apache-2.0

import { Changed } from '../components/acts.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';
import { PhoneFacts } from './phone.tsx';

/** What was done to a phone, and how it stands now. */
export function PhoneChanged({ page: { phone, act } }: { page: PageOfKind<'phoneChanged'> }) {
  const { title, message } = useStation().text.phones.changed[act];
  return (
    <Changed title={title} message={message(phone.name)}>
      <PhoneFacts phone={phone} />
    </Changed>
  );
}
