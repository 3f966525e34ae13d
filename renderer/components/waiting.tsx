// SPDX-License-Identifier: Apache-2.0

import { Notice } from './notice.tsx';
import { Page } from './page.tsx';
import { useStation } from './station.tsx';

/** A page on which the person has nothing to do: it moves on by itself. */
export function Waiting({
  title,
  message,
  keepCardIn,
  canLeave,
}: {
  title: string;
  message: string;
  keepCardIn: boolean;
  canLeave: boolean;
}) {
  const { text } = useStation();
  return (
    <Page title={title} canLeave={canLeave} actions={!canLeave && <p>{text.frame.cannotStop}</p>}>
      <p className="lead" role="status">
        {message}
      </p>
      <div className="progress" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      {keepCardIn && <Notice tone="attention">{text.frame.keepCardIn}</Notice>}
    </Page>
  );
}
