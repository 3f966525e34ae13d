// SPDX-License-Identifier: Apache-2.0
// What the first page does without (later.ts): all pages but the first, and what opens over a page.

import type { Page } from '../contract/view.ts';
import type { FirstPage } from './later.ts';
import { Actions } from './pages/actions.tsx';
import { Administrator } from './pages/administrator.tsx';
import { AskForApp } from './pages/ask-for-app.tsx';
import { AskedPhone } from './pages/asked-phone.tsx';
import { Card } from './pages/card.tsx';
import { ChangePinOnPad, UnblockOnPad } from './pages/change-pin-on-pad.tsx';
import { ChangingPin } from './pages/changing-pin.tsx';
import { ChooseCertificate } from './pages/choose-certificate.tsx';
import { Compare } from './pages/compare.tsx';
import { Confirming } from './pages/confirming.tsx';
import { Credential } from './pages/credential.tsx';
import { CredentialChanged } from './pages/credential-changed.tsx';
import { Credentials } from './pages/credentials.tsx';
import { Done } from './pages/done.tsx';
import { EnterPin } from './pages/enter-pin.tsx';
import { EnterPuk } from './pages/enter-puk.tsx';
import { Failure } from './pages/failure.tsx';
import { Guide } from './pages/guide.tsx';
import { Instructions } from './pages/instructions.tsx';
import { LastAttempt } from './pages/last-attempt.tsx';
import { NameCredential } from './pages/name-credential.tsx';
import { NewPin } from './pages/new-pin.tsx';
import { Pairing } from './pages/pairing.tsx';
import { Phone } from './pages/phone.tsx';
import { PhoneChanged } from './pages/phone-changed.tsx';
import { PhoneNumber } from './pages/phone-number.tsx';
import { PhoneSignedIn } from './pages/phone-signed-in.tsx';
import { PinChanged } from './pages/pin-changed.tsx';
import { PinForPrinted, PinForPrintedOnPad } from './pages/pin-for-printed.tsx';
import { PinPad } from './pages/pin-pad.tsx';
import { PinUnblocked } from './pages/pin-unblocked.tsx';
import { Preparing } from './pages/preparing.tsx';
import { PresentPin } from './pages/present-pin.tsx';
import { Printed } from './pages/printed.tsx';
import { Reading } from './pages/reading.tsx';
import { RepeatPin } from './pages/repeat-pin.tsx';
import { SigningIn } from './pages/signing-in.tsx';
import { TakeCard } from './pages/take-card.tsx';
import { UserCode } from './pages/user-code.tsx';
import { WeighCredentialAct } from './pages/weigh-credential-act.tsx';
import { WeighPhoneAct } from './pages/weigh-phone-act.tsx';
import { Working } from './pages/working.tsx';

export { Overlay } from './components/overlay.tsx';

/** A page that a person comes to. */
export function LaterPage({ page }: { page: Exclude<Page, FirstPage> }) {
  switch (page.kind) {
    case 'takeCard':
      return <TakeCard />;
    case 'administrator':
      return <Administrator page={page} />;
    case 'reading':
      return <Reading />;
    case 'chooseCertificate':
      return <ChooseCertificate page={page} />;
    case 'enterPin':
      return <EnterPin page={page} />;
    case 'pinPad':
      return <PinPad page={page} />;
    case 'changePinOnPad':
      return <ChangePinOnPad page={page} />;
    case 'lastAttempt':
      return <LastAttempt />;
    case 'signingIn':
      return <SigningIn />;
    case 'actions':
      return <Actions page={page} />;
    case 'working':
      return <Working />;
    case 'card':
      return <Card page={page} />;
    case 'pinForPrinted':
      return <PinForPrinted page={page} />;
    case 'pinForPrintedOnPad':
      return <PinForPrintedOnPad page={page} />;
    case 'printed':
      return <Printed page={page} />;
    case 'instructions':
      return <Instructions page={page} />;
    case 'guide':
      return <Guide page={page} />;
    case 'enterPuk':
      return <EnterPuk page={page} />;
    case 'unblockOnPad':
      return <UnblockOnPad page={page} />;
    case 'pinUnblocked':
      return <PinUnblocked />;
    case 'presentPin':
      return <PresentPin page={page} />;
    case 'newPin':
      return <NewPin page={page} />;
    case 'repeatPin':
      return <RepeatPin page={page} />;
    case 'changingPin':
      return <ChangingPin />;
    case 'pinChanged':
      return <PinChanged />;
    case 'credentials':
      return <Credentials page={page} />;
    case 'phone':
      return <Phone page={page} />;
    case 'weighPhoneAct':
      return <WeighPhoneAct page={page} />;
    case 'phoneChanged':
      return <PhoneChanged page={page} />;
    case 'credential':
      return <Credential page={page} />;
    case 'weighCredentialAct':
      return <WeighCredentialAct page={page} />;
    case 'credentialChanged':
      return <CredentialChanged page={page} />;
    case 'askForApp':
      return <AskForApp />;
    case 'nameCredential':
      return <NameCredential page={page} />;
    case 'preparing':
      return <Preparing />;
    case 'pairing':
      return <Pairing page={page} />;
    case 'compare':
      return <Compare page={page} />;
    case 'confirming':
      return <Confirming />;
    case 'done':
      return <Done page={page} />;
    case 'userCode':
      return <UserCode page={page} />;
    case 'askedPhone':
      return <AskedPhone page={page} />;
    case 'phoneNumber':
      return <PhoneNumber page={page} />;
    case 'phoneSignedIn':
      return <PhoneSignedIn page={page} />;
    case 'failure':
      return <Failure page={page} />;
  }
}
