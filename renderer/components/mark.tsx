// SPDX-License-Identifier: Apache-2.0

/** The station's mark: a card and a phone that turn about one point. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="48" height="48" rx="11" />
      <rect className="mark-card" x="7" y="24" width="27" height="17" rx="3" />
      <rect className="mark-phone" x="19" y="8" width="17" height="27" rx="3.4" />
      <circle className="mark-point" cx="27.5" cy="29" r="2.6" />
    </svg>
  );
}
