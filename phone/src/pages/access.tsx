// SPDX-License-Identifier: Apache-2.0

import type { PhoneInfo } from '../../../contract/phone-api.ts';
import { BackButton } from '../components/back-button.tsx';
import { CameraFrame, NumberUnderCode, PhoneAtStation } from '../components/drawings.tsx';
import { HomeScreenHint } from '../components/home-screen-hint.tsx';
import { Page } from '../components/page.tsx';
import { useText } from '../text/language.tsx';
import { phonePlatform, thisDevice } from '../ways.ts';
import type { Event } from '../workflow.ts';

/**
 * "Set up mobile smart card access", where the mail about a phone leads: the organisation's own instructions where it
 * has any, else ours for this kind of phone; and Begin.
 */
export function AccessPage(props: {
  readonly instructions: PhoneInfo['instructions'];
  readonly dispatch: (event: Event) => void;
}) {
  const { access } = useText();
  const { instructions, dispatch } = props;
  return (
    <Page
      title={access.title}
      lead={access.lead}
      actions={
        <>
          <button type="button" className="primary" onClick={() => dispatch({ kind: 'scanChosen' })}>
            {access.begin}
          </button>
          <BackButton dispatch={dispatch} />
        </>
      }
    >
      <HomeScreenHint />
      {instructions === undefined ? <Guide /> : <Instructions address={instructions} />}
    </Page>
  );
}

function Instructions({ address }: { readonly address: string }) {
  const { access } = useText();
  return (
    <p>
      <a href={address} target="_blank" rel="noopener noreferrer">
        {access.instructions}
      </a>
    </p>
  );
}

function Guide() {
  const { access } = useText();
  return (
    <ol className="guide" aria-label={access.guide}>
      <li>
        <p>{access.browser[phonePlatform(thisDevice())]}</p>
      </li>
      <li>
        <PhoneAtStation />
        <p>{access.atStation}</p>
      </li>
      <li>
        <CameraFrame />
        <p>{access.scan}</p>
      </li>
      <li>
        <NumberUnderCode />
        <p>{access.compare}</p>
      </li>
    </ol>
  );
}
