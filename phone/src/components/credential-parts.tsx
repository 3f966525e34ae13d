// SPDX-License-Identifier: Apache-2.0
// What pages say of a credential: when it has just come, and whenever it is looked at.

import { toPem } from '../pem.ts';
import { useLanguage, useText } from '../text/language.tsx';
import { outsideHomeScreen, phonePlatform, thisDevice } from '../ways.ts';
import type { Credential, Event, Standing } from '../workflow.ts';
import { useFileAddress } from './file-address.ts';
import { Notice, type Tone, ToneSymbol } from './notice.tsx';

/** What it is, whose, and for how long. Its name where that is not the heading; its renewal unless it has ended. */
export function CredentialFacts(props: {
  readonly credential: Credential;
  readonly says: { readonly name: boolean; readonly renewal: boolean };
}) {
  const { credential, says } = props;
  const { language, text } = useLanguage();
  const { done, credentials } = text;
  const date = new Intl.DateTimeFormat(regionOf(language), { dateStyle: 'long' });
  const { renewFrom } = credential;
  const facts = [
    [done.name, says.name ? credential.name : ''],
    [done.type, credential.credentialType],
    [done.person, credential.person],
    [done.validTo, date.format(credential.notAfter)],
    [credentials.renews, renewFrom !== undefined && says.renewal ? date.format(renewFrom) : ''],
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

/** Where it can be used, where its key lies, and how to find this page again. */
export function CredentialUse({ delivery }: Pick<Credential, 'delivery'>) {
  const { done } = useText();
  return (
    <section className="trial">
      <h2>{done.nextTitle}</h2>
      <p>{done.use[delivery]}</p>
      <p>{done.where[delivery]}</p>
      {delivery === 'browser' && <FindAgain />}
    </section>
  );
}

/** On an iPhone also how to keep what is in it. Nothing where the page is on the Home Screen. */
function FindAgain() {
  const { homeScreen } = useText();
  const apple = outsideHomeScreen();
  if (apple) return <Notice tone="attention">{homeScreen.afterwards(apple)}</Notice>;
  const isInstalled = matchMedia('(display-mode: standalone)').matches;
  return phonePlatform(thisDevice()) === 'Android' && !isInstalled ? <p>{homeScreen.android}</p> : null;
}

/** Keys that belong to it and were not put into files yet; nothing where there are none. */
export function WaitingKeys(props: { readonly credential: Credential; readonly dispatch: (event: Event) => void }) {
  const { mailFiles } = useText();
  const { mail, toFile } = props.credential;
  if (!mail && !toFile) return null;
  return (
    <Notice tone="attention">
      <p>{mailFiles.waiting}</p>
      <button type="button" className="secondary" onClick={() => props.dispatch({ kind: 'filesWanted' })}>
        {mailFiles.get}
      </button>
    </Notice>
  );
}

/** Its certificate, as a file. */
export function CertificateDownload({ certificate }: Pick<Credential, 'certificate'>) {
  const { done } = useText();
  const address = useFileAddress(toPem(certificate), 'application/x-pem-file');
  return (
    <a className="quiet button" href={address} download="pivot-certificate.pem">
      {done.download}
    </a>
  );
}

const day = 86_400_000;

/** What the issuer says of it, in a line; `now` is the issuer's time. */
export function StandingLine(props: {
  readonly credential: Credential;
  readonly standing?: Standing | undefined;
  readonly now: number;
}) {
  const { credentials, failures } = useText();
  const { standing, credential, now } = props;
  const left = Math.ceil((credential.notAfter - now) / day);
  if (left <= 0) return <Line tone="stopped">{credentials.expired}</Line>;
  const days = credentials.days(left);
  if (!standing) return <Line>{`${credentials.checking}, ${days}`}</Line>;
  if (standing === 'accepted') return <Line tone="done">{`${credentials.valid}, ${days}`}</Line>;
  return <Line tone="attention">{failures[standing].title}</Line>;
}

function Line({ tone, children }: { readonly tone?: Tone; readonly children: string }) {
  return (
    <span className="standing-line">
      {tone && <ToneSymbol tone={tone} />}
      {children}
    </span>
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
