// SPDX-License-Identifier: Apache-2.0

import { useText } from '../text/language.tsx';
import type { Page } from '../workflow.ts';

const steps = 4;

/** How far the way to a credential, or the enrolment of the phone, has come on a page. */
const stepOf: Readonly<Partial<Record<Page['kind'], number>>> = {
  explainingCamera: 1,
  scanning: 1,
  typing: 1,
  opening: 1,
  choosingWay: 2,
  password: 2,
  comparing: 3,
  profile: 4,
  files: 4,
  namingAccount: 1,
  showingCode: 2,
  enteringNumber: 3,
  namingPhone: 4,
};

/** "Step 2 of 4", and a mark for each step. Nothing on pages that are no step. */
export function Progress({ kind }: { readonly kind: Page['kind'] }) {
  const text = useText();
  const step = stepOf[kind];
  if (step === undefined) return null;
  return (
    <div className="progress">
      <p>{text.step(step, steps)}</p>
      <div className="progress-marks" aria-hidden="true">
        {Array.from({ length: steps }, (_, index) => index + 1).map((each) => (
          <span key={each} className={each <= step ? 'reached' : ''} />
        ))}
      </div>
    </div>
  );
}
