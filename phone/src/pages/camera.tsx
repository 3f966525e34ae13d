// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import { CameraFrame } from '../components/drawings.tsx';
import { Page } from '../components/page.tsx';
import { useText } from '../text/language.tsx';
import type { Event } from '../workflow.ts';

/** What the camera is for, before the browser asks. */
export function CameraPage({ dispatch }: { readonly dispatch: (event: Event) => void }) {
  const { camera } = useText();
  return (
    <Page
      title={camera.title}
      lead={camera.lead}
      actions={
        <>
          <button type="button" className="primary" onClick={() => dispatch({ kind: 'continueChosen' })}>
            {camera.continue}
          </button>
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'typeChosen' })}>
            {camera.typeInstead}
          </button>
          <BackButton dispatch={dispatch} />
        </>
      }
    >
      <CameraFrame />
      <p>{camera.privacy}</p>
    </Page>
  );
}
