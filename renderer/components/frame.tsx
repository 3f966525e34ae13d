// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import type { Page } from '../../contract/view.ts';
import { Drawing } from '../illustrations/drawing.tsx';
import type { Step } from '../text/text.ts';
import { ActionButton } from './action-button.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { IdleDialog } from './idle-dialog.tsx';
import { LanguageButton } from './language-button.tsx';
import { Mark } from './mark.tsx';
import { SpeechDialog } from './speech-dialog.tsx';
import { useStation } from './station.tsx';

/** What surrounds every page: who runs this station, where one is, help, and the drawing of what lies on the desk. */
export function Frame({ children }: { children: ReactNode }) {
  const { view } = useStation();
  return (
    <div className={`frame frame-${view.page.kind}`}>
      {view.practice && <PracticeBand />}
      <header className="top">
        <div className="organisation">
          <Mark />
          <bdi>{view.organisation}</bdi>
        </div>
        <StepIndicator />
        <div className="top-tools">
          {view.page.kind !== 'welcome' && view.languages.length > 1 && <LanguageButton />}
          {view.speech !== 'off' && <SpeechDialog first={view.speech === 'always'} />}
          <HelpDialog />
        </div>
      </header>
      <Drawing />
      {children}
      <IdleDialog />
    </div>
  );
}

function PracticeBand() {
  const { view, text } = useStation();
  return (
    <aside className="practice-band" aria-label={text.frame.practiceBand}>
      <p>{text.frame.practiceBand}</p>
      {view.virtualCardIn && (
        <ActionButton look="bare" send={(station) => station.removePracticeCard()}>
          {text.frame.removePracticeCard}
        </ActionButton>
      )}
    </aside>
  );
}

const steps: readonly Step[] = ['card', 'pin', 'phone', 'compare'];

/** The step of setting up a phone that a page belongs to; a failure, the end and other actions belong to none. */
const stepOfPage: Readonly<Record<Page['kind'], Step | undefined>> = {
  starting: undefined,
  welcome: 'card',
  attract: undefined,
  takeCard: undefined,
  administrator: undefined,
  reading: 'card',
  chooseCertificate: 'card',
  enterPin: 'pin',
  pinPad: 'pin',
  lastAttempt: 'pin',
  signingIn: 'pin',
  actions: undefined,
  working: undefined,
  askForApp: 'phone',
  nameCredential: 'phone',
  card: undefined,
  pinForPrinted: undefined,
  pinForPrintedOnPad: undefined,
  printed: undefined,
  instructions: undefined,
  guide: undefined,
  changePinOnPad: undefined,
  enterPuk: undefined,
  unblockOnPad: undefined,
  pinUnblocked: undefined,
  presentPin: undefined,
  newPin: undefined,
  repeatPin: undefined,
  changingPin: undefined,
  pinChanged: undefined,
  credentials: undefined,
  phone: undefined,
  weighPhoneAct: undefined,
  phoneChanged: undefined,
  credential: undefined,
  weighCredentialAct: undefined,
  credentialChanged: undefined,
  preparing: 'phone',
  pairing: 'phone',
  compare: 'compare',
  confirming: 'compare',
  done: undefined,
  userCode: undefined,
  askedPhone: undefined,
  phoneNumber: undefined,
  phoneSignedIn: undefined,
  failure: undefined,
};

function StepIndicator() {
  const { view, text } = useStation();
  // Who is signed in may come to the last try again, for a new PIN: that is none of the journey's steps.
  const step = view.page.kind === 'lastAttempt' && view.person ? undefined : stepOfPage[view.page.kind];
  if (!step) return <div className="step" />;
  const number = steps.indexOf(step) + 1;
  return (
    <div className="step">
      <p>{text.frame.step(number, steps.length, text.frame.steps[step])}</p>
      <div className="step-marks" aria-hidden="true">
        {steps.map((each, index) => (
          <span key={each} className={index < number ? 'reached' : ''} />
        ))}
      </div>
    </div>
  );
}
