// SPDX-License-Identifier: Apache-2.0

import { Page, type PageProps } from '../components/page.tsx';
import { useText } from '../text/language.tsx';

/** What cannot be undone is asked once more. */
export function RemovePage({ page, dispatch }: PageProps<'removing'>) {
  const { credentials } = useText();
  return (
    <Page
      title={credentials.removeTitle}
      lead={credentials.removeLead}
      actions={
        <>
          <button type="button" className="secondary" onClick={() => dispatch({ kind: 'keepChosen' })}>
            {credentials.keep}
          </button>
          <button type="button" className="quiet" onClick={() => dispatch({ kind: 'removalConfirmed' })}>
            {credentials.removeConfirm}
          </button>
        </>
      }
    >
      <p className="credential-name">{page.credential.name}</p>
    </Page>
  );
}
