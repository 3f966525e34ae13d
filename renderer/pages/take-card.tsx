// SPDX-License-Identifier: Apache-2.0

import { useEffect } from 'react';
import { callOut } from '../components/call-out.ts';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';

/** The visit is over and the card is still in: said by words, drawing and sound until it is taken. */
export function TakeCard() {
  const { text } = useStation();
  useEffect(callOut, []);
  return (
    <Page title={text.takeCard.title} canLeave={false}>
      <Notice tone="attention" alert>
        {text.takeCard.message}
      </Notice>
    </Page>
  );
}
