// SPDX-License-Identifier: Apache-2.0

import { useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { groupDigits } from '../../contract/qr.ts';
import { IdentityFields } from '../components/identity-fields.tsx';
import { Notice } from '../components/notice.tsx';
import { Page } from '../components/page.tsx';
import { QrCode } from '../components/qr-code.tsx';
import { useStation } from '../components/station.tsx';
import { TimeRing } from '../components/time-ring.tsx';
import type { PageOfKind } from './page-of.ts';

type PairingPage = PageOfKind<'pairing'>;

/** How many wrong numbers an activation survives. */
const allTries = 5;

/** The code and the number under it; when the phone has the code, the number alone. */
export function Pairing({ page }: { page: PairingPage }) {
  const { text, typing, setTyping } = useStation();
  useEffect(() => () => setTyping(false), [setTyping]);
  const scanned = page.state === 'scanned';
  const title = scanned ? text.pairing.scannedTitle : typing ? text.pairing.typedTitle : text.pairing.title;
  return (
    <Page title={title} moment={`${page.state} ${typing}`} canGoBack>
      {scanned && (
        <p className="lead" role="status">
          {text.pairing.scannedMessage}
        </p>
      )}
      <div className={scanned ? 'pairing pairing-scanned' : 'pairing pairing-waiting'}>
        <div className="pairing-code">
          {!scanned && (typing ? <TypedPath page={page} /> : <Code page={page} />)}
          <NumberToType page={page} />
        </div>
        <div className="pairing-side">
          <TimeRing of={page} />
          <IdentityFields
            name={page.name}
            credentialType={page.credentialType}
            credentialTypes={page.credentialTypes}
          />
          {!scanned && <OtherWay />}
        </div>
      </div>
    </Page>
  );
}

/** From the code to what can be typed instead, and back. */
function OtherWay() {
  const { text, typing, setTyping } = useStation();
  return (
    <Button className="button button-equal" onPress={() => setTyping(!typing)}>
      {typing ? text.pairing.canScan : text.pairing.cannotScan}
    </Button>
  );
}

function Code({ page }: { page: PairingPage }) {
  const { text } = useStation();
  return <QrCode text={page.link} label={text.pairing.codeAlternative} />;
}

/** The equal way for those who cannot scan. */
function TypedPath({ page }: { page: PairingPage }) {
  const { text } = useStation();
  const lines = [
    { what: text.pairing.typedAddress, value: page.shortAddress },
    { what: text.pairing.typedAccount, value: page.account },
    { what: text.pairing.typedCode, value: groupDigits(page.typedCode) },
  ];
  return (
    <ol className="numbered typed-path">
      {lines.map(({ what, value }) => (
        <li key={what}>
          {what}
          <span className="code">{value}</span>
        </li>
      ))}
      <li>{text.pairing.typedThen}</li>
    </ol>
  );
}

function NumberToType({ page }: { page: PairingPage }) {
  const { text } = useStation();
  return (
    <div className={page.state === 'scanned' ? 'number number-alone' : 'number'}>
      {page.passwordTriesLeft < allTries && (
        <Notice tone="attention" alert>
          {text.pairing.wrongNumber(page.passwordTriesLeft)}
        </Notice>
      )}
      <h2>{text.pairing.number}</h2>
      <p className="code">{groupDigits(page.password)}</p>
    </div>
  );
}
