// SPDX-License-Identifier: Apache-2.0

import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { PinFacts } from '../components/pin-facts.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The PIN is typed on the reader's own keys. Nothing here can make the reader stop: its cancel key can, and the card. */
export function PinPad({ page }: { page: PageOfKind<'pinPad'> }) {
  const { text } = useStation();
  return (
    <Page title={text.pinPad.title} canLeave={false} actions={<p>{text.pinPad.stop}</p>}>
      <PinFacts of={page} />
      <p className="lead">{text.pinPad.rule}</p>
      <Notice tone="calm">{text.pinPad.unseen}</Notice>
    </Page>
  );
}
