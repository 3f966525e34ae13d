// SPDX-License-Identifier: Apache-2.0

import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { SmallDrawing, type SmallDrawingName } from '../illustrations/small-drawings.tsx';
import type { PageOfKind } from './page-of.ts';

/** What to do with card and phone, from the list of actions to the end, each step drawn. */
export function Guide({ page }: { page: PageOfKind<'guide'> }) {
  const { text } = useStation();
  const { instructions, actions } = text;
  const steps: readonly (readonly [SmallDrawingName, string])[] = [
    ['cardIn', instructions.card],
    ['pointCamera', instructions.begin(actions.choices[page.begin].title)],
    ['openLink', instructions.open],
    ['typeNumber', instructions.number],
    ['compare', instructions.compare],
    ['takeCard', instructions.take],
  ];
  return (
    <Page title={instructions.guideTitle} canGoBack>
      <ol className="guide">
        {steps.map(([name, sentence]) => (
          <li key={name}>
            <SmallDrawing name={name} />
            <p className="guide-words">{sentence}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}
