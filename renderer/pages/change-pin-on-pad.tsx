// SPDX-License-Identifier: Apache-2.0

import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The PIN is changed on the reader's own keys: what it asks for, in its order. Its cancel key alone makes it stop. */
export function ChangePinOnPad({ page: { attemptsLeft, problem } }: { page: PageOfKind<'changePinOnPad'> }) {
  const { text } = useStation();
  const { changePinOnPad, pin, pinPad } = text;
  const tries = attemptsLeft === undefined ? '' : pin.triesLeft(attemptsLeft);
  return (
    <Page title={changePinOnPad.title} canLeave={false} actions={<p>{changePinOnPad.stop}</p>}>
      {problem ? (
        <Notice tone="attention" alert>
          {problem === 'wrong' ? pin.wrong : changePinOnPad.refused} <strong>{tries}</strong>
        </Notice>
      ) : (
        <p className="lead strong">{tries}</p>
      )}
      <p className="lead">{changePinOnPad.lead}</p>
      <ol className="numbered lead">
        <li>{changePinOnPad.present}</li>
        <li>{changePinOnPad.newPin}</li>
        <li>{changePinOnPad.again}</li>
      </ol>
      <Notice tone="calm">{pinPad.unseen}</Notice>
    </Page>
  );
}
