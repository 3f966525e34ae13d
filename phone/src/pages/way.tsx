// SPDX-License-Identifier: Apache-2.0

import type { Delivery } from '../../../contract/activation.ts';
import { BackButton } from '../components/back-button.tsx';
import { HomeScreenHint } from '../components/home-screen-hint.tsx';
import { Page, type PageProps } from '../components/page.tsx';
import { useText } from '../text/language.tsx';
import { appleDevice, thisDevice } from '../ways.ts';

/** What the credential is for decides where it goes. It is chosen before there is a key, and cannot be changed after. */
export function WayPage({ page, dispatch }: PageProps<'choosingWay'>) {
  const { way } = useText();
  const device = appleDevice(thisDevice());
  return (
    <Page title={way.title} lead={way.lead} actions={<BackButton dispatch={dispatch} />}>
      <div className="ways">
        {page.ways.map((each) => (
          <Way
            key={each}
            way={each}
            device={device ?? ''}
            onChoose={() => dispatch({ kind: 'wayChosen', way: each })}
          />
        ))}
      </div>
      <HomeScreenHint />
      <p className="aside">{way.both}</p>
    </Page>
  );
}

function Way(props: { readonly way: Delivery; readonly device: string; readonly onChoose: () => void }) {
  const { way: text } = useText();
  const { name, explanation } = text[props.way];
  return (
    <button type="button" className="way" onClick={props.onChoose}>
      <span className="way-name">{name(props.device)}</span>
      <span className="way-explanation">{explanation(props.device)}</span>
    </button>
  );
}
