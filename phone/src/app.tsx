// SPDX-License-Identifier: Apache-2.0

import { useSyncExternalStore } from 'react';
import { Header } from './components/header.tsx';
import { Progress } from './components/progress.tsx';
import { AccessPage } from './pages/access.tsx';
import { AccountPage } from './pages/account.tsx';
import { CameraPage } from './pages/camera.tsx';
import { CodePage } from './pages/code.tsx';
import { ComparePage } from './pages/compare.tsx';
import { CredentialPage } from './pages/credential.tsx';
import { CredentialsPage } from './pages/credentials.tsx';
import { DonePage } from './pages/done.tsx';
import { EndPhonePage } from './pages/end-phone.tsx';
import { FailurePage } from './pages/failure.tsx';
import { FilesPage } from './pages/files.tsx';
import { NamePhonePage } from './pages/name-phone.tsx';
import { NumberPage } from './pages/number.tsx';
import { PasswordPage } from './pages/password.tsx';
import { PhonePage } from './pages/phone.tsx';
import { ProfilePage } from './pages/profile.tsx';
import { RemovePage } from './pages/remove.tsx';
import { ScanPage } from './pages/scan.tsx';
import { StartPage } from './pages/start.tsx';
import { UserCodePage } from './pages/user-code.tsx';
import { WaitPage } from './pages/wait.tsx';
import { WayPage } from './pages/way.tsx';
import type { Served } from './served.ts';
import { useText } from './text/language.tsx';
import type { Visit } from './visit.ts';
import type { Event, State } from './workflow.ts';

/** The whole page: what is always there, and the workflow's page within. */
export function App({ visit, served }: { readonly visit: Visit; readonly served: Served }) {
  const state = useSyncExternalStore(visit.subscribe, visit.getState);
  const text = useText();
  const support = state.info?.support ?? served.support;
  return (
    <>
      <Header organisation={state.info?.organisation ?? served.organisation} practice={state.info?.practice ?? false}>
        <Progress kind={state.page.kind} />
      </Header>
      <CurrentPage state={state} dispatch={visit.dispatch} />
      {support && <footer className="footer">{text.help(support)}</footer>}
    </>
  );
}

function CurrentPage({ state, dispatch }: { readonly state: State; readonly dispatch: (event: Event) => void }) {
  const { page, info } = state;
  const text = useText();
  switch (page.kind) {
    case 'starting':
      return <WaitPage title={text.starting} />;
    case 'start':
      return <StartPage page={page} dispatch={dispatch} />;
    case 'access':
      return <AccessPage instructions={info?.instructions} dispatch={dispatch} />;
    case 'explainingCamera':
      return <CameraPage dispatch={dispatch} />;
    case 'scanning':
      return <ScanPage page={page} dispatch={dispatch} />;
    case 'typing':
      return <CodePage page={page} dispatch={dispatch} />;
    case 'opening':
      return <WaitPage title={text.opening} dispatch={dispatch} />;
    case 'choosingWay':
      return <WayPage page={page} dispatch={dispatch} />;
    case 'password':
      return <PasswordPage page={page} dispatch={dispatch} />;
    case 'comparing':
      return <ComparePage page={page} dispatch={dispatch} />;
    case 'profile':
      return <ProfilePage page={page} dispatch={dispatch} />;
    case 'files':
      return <FilesPage page={page} dispatch={dispatch} />;
    case 'credentials':
      return <CredentialsPage page={page} dispatch={dispatch} />;
    case 'credential':
      return <CredentialPage page={page} now={info?.now ?? Date.now()} dispatch={dispatch} />;
    case 'removing':
      return <RemovePage page={page} dispatch={dispatch} />;
    case 'done':
      return <DonePage page={page} dispatch={dispatch} />;
    case 'recallingPhone':
      return <WaitPage title={text.starting} dispatch={dispatch} />;
    case 'namingAccount':
      return <AccountPage page={page} dispatch={dispatch} />;
    case 'showingCode':
      return <UserCodePage page={page} dispatch={dispatch} />;
    case 'enteringNumber':
      return <NumberPage page={page} dispatch={dispatch} />;
    case 'namingPhone':
      return <NamePhonePage page={page} dispatch={dispatch} />;
    case 'phone':
      return <PhonePage page={page} dispatch={dispatch} />;
    case 'endingPhone':
      return <EndPhonePage page={page} dispatch={dispatch} />;
    case 'failed':
      return <FailurePage page={page} dispatch={dispatch} />;
  }
}
