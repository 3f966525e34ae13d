// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import { useFileAddress } from '../components/file-address.ts';
import { Notice, ToneSymbol } from '../components/notice.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { Problem } from '../components/problem.tsx';
import { toPem } from '../pem.ts';
import { useLanguage, useText } from '../text/language.tsx';
import { outsideHomeScreen, phonePlatform, thisDevice } from '../ways.ts';
import type { Credential, Trial } from '../workflow.ts';

/** What was issued, and a way to see that it works. */
export function DonePage({ page, dispatch }: PageProps<'done'>) {
  const { done, credentials, mailFiles } = useText();
  const { credential, trial } = page;
  return (
    <Page title={done.title} lead={done.lead}>
      <p className="done-card">
        <ToneSymbol tone="done" />
        {done.takeCard}
      </p>
      <Facts credential={credential} />
      {(credential.mail || credential.toFile) && (
        <Notice tone="attention">
          <p>{mailFiles.waiting}</p>
          <button type="button" className="secondary" onClick={() => dispatch({ kind: 'filesWanted' })}>
            {mailFiles.get}
          </button>
        </Notice>
      )}
      {credential.delivery === 'browser' && (
        <TrialSection trial={trial} onTry={() => dispatch({ kind: 'tryChosen' })} />
      )}
      <section className="trial">
        <h2>{done.nextTitle}</h2>
        <p>{done.use[credential.delivery]}</p>
        <p>{done.where[credential.delivery]}</p>
        {credential.delivery === 'browser' && <FindAgain />}
      </section>
      <div className="actions">
        <button type="button" className="quiet" onClick={() => dispatch({ kind: 'listChosen' })}>
          {credentials.open}
        </button>
        <Download certificate={credential.certificate} />
        {credential.delivery === 'browser' && (
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'removeChosen' })}>
            {credentials.remove}
          </button>
        )}
        <BackButton dispatch={dispatch} />
      </div>
    </Page>
  );
}

/** How to find the page again, and on an iPhone to keep what is in it. Nothing where it is on the Home Screen. */
function FindAgain() {
  const { homeScreen } = useText();
  const apple = outsideHomeScreen();
  if (apple) return <Notice tone="attention">{homeScreen.afterwards(apple)}</Notice>;
  const isInstalled = matchMedia('(display-mode: standalone)').matches;
  return phonePlatform(thisDevice()) === 'Android' && !isInstalled ? <p>{homeScreen.android}</p> : null;
}

/** Only a key that this browser has can be tried here. */
function TrialSection({ trial, onTry }: { readonly trial: Trial; readonly onTry: () => void }) {
  const { done } = useText();
  return (
    <section className="trial">
      <h2>{done.tryTitle}</h2>
      <p>{done.tryLead}</p>
      <TrialOutcome trial={trial} />
      <button type="button" className="primary" disabled={trial.kind === 'running'} onClick={onTry}>
        {trial.kind === 'running' ? done.trying : done.tryIt}
      </button>
    </section>
  );
}

function Facts({ credential }: { readonly credential: Credential }) {
  const { language, text } = useLanguage();
  const { done, credentials } = text;
  const date = new Intl.DateTimeFormat(regionOf(language), { dateStyle: 'long' });
  const { renewFrom } = credential;
  const facts = [
    [done.name, credential.name],
    [done.type, credential.credentialType],
    [done.person, credential.person],
    [done.validTo, date.format(credential.notAfter)],
    [credentials.renews, renewFrom === undefined ? '' : date.format(renewFrom)],
    [done.reference, groupHexadecimal(credential.serialNumber)],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== '')
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function TrialOutcome({ trial }: { readonly trial: Trial }) {
  const { done } = useText();
  if (trial.kind === 'accepted') return <Notice tone="done">{done.accepted(trial.subject)}</Notice>;
  return trial.kind === 'refused' ? <Problem code={trial.code} /> : null;
}

function Download({ certificate }: { readonly certificate: Credential['certificate'] }) {
  const { done } = useText();
  const address = useFileAddress(toPem(certificate), 'application/x-pem-file');
  return (
    <a className="quiet button" href={address} download="pivot-certificate.pem">
      {done.download}
    </a>
  );
}

/** A serial number for reading aloud: `a1b2c3d4` is `a1b2 c3d4`. */
function groupHexadecimal(serialNumber: string): string {
  return serialNumber.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The language as the browser's region writes it: the day before the month in Britain, after it in America. */
function regionOf(language: string): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}
