// SPDX-License-Identifier: Apache-2.0

import { BackButton } from '../components/back-button.tsx';
import { Page } from '../components/page.tsx';
import type { Event } from '../workflow.ts';

/** Something that takes a moment; moves on by itself. With `dispatch`, there is a way back meanwhile. */
export function WaitPage(props: { readonly title: string; readonly dispatch?: (event: Event) => void }) {
  const { title, dispatch } = props;
  return (
    <Page title={title} actions={dispatch && <BackButton dispatch={dispatch} />}>
      <div className="waiting-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </Page>
  );
}
