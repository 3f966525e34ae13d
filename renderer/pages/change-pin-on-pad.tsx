// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { PinTries } from '../components/pin-tries.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** The PIN is changed on the reader's own keys. */
export function ChangePinOnPad({ page: { attemptsLeft, problem } }: { page: PageOfKind<'changePinOnPad'> }) {
  const { text } = useStation();
  const { changePinOnPad, pin } = text;
  return (
    <OnPad title={changePinOnPad.title} first={changePinOnPad.present}>
      <PinTries
        attemptsLeft={attemptsLeft}
        problem={problem && { wrong: pin.wrong, refused: changePinOnPad.refused }[problem]}
      />
    </OnPad>
  );
}

/** A blocked card gets a new PIN by its PUK on the reader's own keys. */
export function UnblockOnPad({ page: { attemptsLeft, problem } }: { page: PageOfKind<'unblockOnPad'> }) {
  const { text } = useStation();
  const { changePinOnPad, pin, unblock } = text;
  return (
    <OnPad title={unblock.padTitle} first={unblock.padFirst}>
      {problem && (
        <Notice tone="attention" alert>
          {problem === 'wrong' ? unblock.wrong : changePinOnPad.refused}{' '}
          {attemptsLeft !== undefined && (
            <strong>{attemptsLeft === 1 ? unblock.lastTry : pin.triesLeft(attemptsLeft)}</strong>
          )}
        </Notice>
      )}
    </OnPad>
  );
}

/** What the reader asks for, in its order. Its cancel key alone makes it stop. */
function OnPad({ title, first, children }: { title: string; first: string; children: ReactNode }) {
  const { text } = useStation();
  const { changePinOnPad, pinPad } = text;
  return (
    <Page title={title} canLeave={false} actions={<p>{changePinOnPad.stop}</p>}>
      {children}
      <p className="lead">{changePinOnPad.lead}</p>
      <ol className="numbered lead">
        <li>{first}</li>
        <li>{changePinOnPad.newPin}</li>
        <li>{changePinOnPad.again}</li>
      </ol>
      <Notice tone="calm">{pinPad.unseen}</Notice>
    </Page>
  );
}
