// SPDX-License-Identifier: Apache-2.0

import { useText } from '../text/language.tsx';
import type { StepName } from '../text/text.ts';
import type { Page } from '../workflow.ts';

const steps = 4;

/** How far the way to a credential, or the enrolment of the phone, has come on a page. */
const stepOf: Readonly<Partial<Record<Page['kind'], readonly [number, StepName]>>> = {
  explainingCamera: [1, 'code'],
  scanning: [1, 'code'],
  typing: [1, 'code'],
  opening: [1, 'code'],
  choosingWay: [2, 'use'],
  password: [2, 'number'],
  comparing: [3, 'compare'],
  profile: [4, 'install'],
  files: [4, 'install'],
  namingAccount: [1, 'account'],
  showingCode: [2, 'code'],
  enteringNumber: [3, 'number'],
  namingPhone: [4, 'name'],
};

/** "Step 2 of 4: Number", and a mark for each step. Nothing on pages that are no step. */
export function Progress({ kind }: { readonly kind: Page['kind'] }) {
  const text = useText();
  const at = stepOf[kind];
  if (at === undefined) return null;
  const [step, name] = at;
  return (
    <div className="progress">
      <p>{text.step(step, steps, text.steps[name])}</p>
      <div className="progress-marks" aria-hidden="true">
        {Array.from({ length: steps }, (_, index) => index + 1).map((each) => (
          <span key={each} className={each <= step ? 'reached' : ''} />
        ))}
      </div>
    </div>
  );
}
