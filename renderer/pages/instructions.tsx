// SPDX-License-Identifier: Apache-2.0

import { Page } from '../components/page.tsx';
import { QrCode } from '../components/qr-code.tsx';
import { useStation } from '../components/station.tsx';
import type { PageOfKind } from './page-of.ts';

/** What the organisation tells its people, in its own words, and where their phones find more. */
export function Instructions({ page: { text: words = '', link } }: { page: PageOfKind<'instructions'> }) {
  const { text } = useStation();
  const paragraphs = words.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <Page title={text.instructions.title} canGoBack>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="own-words" dir="auto">
          {paragraph}
        </p>
      ))}
      {link !== undefined && (
        <div className="own-link">
          <QrCode text={link} label={text.instructions.code} />
          <div>
            <p>{text.instructions.link}</p>
            <p className="code own-address">{link}</p>
          </div>
        </div>
      )}
    </Page>
  );
}
