// SPDX-License-Identifier: Apache-2.0

import { Page } from '../components/page.tsx';

/** Something that takes a moment; moves on by itself. */
export function WaitPage({ title }: { readonly title: string }) {
  return (
    <Page title={title}>
      <div className="waiting-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </Page>
  );
}
