// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { Sign } from '../illustrations/signs.tsx';
import { useStation } from './station.tsx';

/** What staff can look up, out of the person's way at the foot of a page. `before` is there without being asked for. */
export function ForStaff({ before, children }: { before?: ReactNode; children: ReactNode }) {
  const { text } = useStation();
  return (
    <div className="for-staff">
      {before}
      <Disclosure>
        <Heading level={2}>
          <Button slot="trigger" className="button button-bare">
            <Sign name="chevron" />
            {text.failure.showDetails}
          </Button>
        </Heading>
        <DisclosurePanel>{children}</DisclosurePanel>
      </Disclosure>
    </div>
  );
}
