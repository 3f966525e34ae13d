// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { Sign } from '../illustrations/signs.tsx';

/** What is there for those who ask for it: a heading that opens it. */
export function Unfold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Disclosure>
      <Heading level={2}>
        <Button slot="trigger" className="button button-bare">
          <Sign name="chevron" />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Disclosure>
  );
}
