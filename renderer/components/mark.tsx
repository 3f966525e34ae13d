// SPDX-License-Identifier: Apache-2.0

import { logoAddress } from '../../contract/view.ts';
import { useStation } from './station.tsx';

/** The organisation's logo; where there is none, the station's own mark: a card and a phone that turn about one point. */
export function Mark() {
  const { view } = useStation();
  // The organisation's name stands beside it.
  return view.brand.logo ? <img className="logo" src={logoAddress} alt="" /> : <OwnMark />;
}

function OwnMark() {
  return (
    <svg className="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="48" height="48" rx="11" />
      <rect className="mark-card" x="7" y="24" width="27" height="17" rx="3" />
      <rect className="mark-phone" x="19" y="8" width="17" height="27" rx="3.4" />
      <circle className="mark-point" cx="27.5" cy="29" r="2.6" />
    </svg>
  );
}
