// SPDX-License-Identifier: Apache-2.0

import type { ReactNode } from 'react';
import { type Language, languages } from '../../../contract/view.ts';
import { useLanguage } from '../text/language.tsx';

/** The organisation's name and the choice of language; above them, where it is so, that nothing here is real. */
export function Header(props: {
  readonly organisation: string;
  readonly practice: boolean;
  readonly children: ReactNode;
}) {
  const { organisation, practice, children } = props;
  const { text } = useLanguage();
  return (
    <header>
      {practice && <p className="band">{text.practice}</p>}
      <div className="header">
        <Mark />
        <span className="organisation">{organisation}</span>
        <LanguageChooser />
      </div>
      {children}
    </header>
  );
}

/** As at the station (renderer/components/mark.tsx): a card and a phone that turn about one point. */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 48 48" aria-hidden="true">
      <rect className="mark-ground" width="48" height="48" rx="11" />
      <rect className="mark-card" x="7" y="24" width="27" height="17" rx="3" />
      <rect className="mark-phone" x="19" y="8" width="17" height="27" rx="3.4" />
      <circle className="mark-point" cx="27.5" cy="29" r="2.6" />
    </svg>
  );
}

/** In each language's own words, so that everybody finds their own. */
const names: Readonly<Record<Language, string>> = {
  en: 'English',
  nl: 'Nederlands',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
};

function LanguageChooser() {
  const { language, text, choose } = useLanguage();
  return (
    <select
      className="language"
      aria-label={text.language}
      value={language}
      onChange={({ target }) => {
        const chosen = languages.find((known) => known === target.value);
        if (chosen) choose(chosen);
      }}
    >
      {languages.map((known) => (
        <option key={known} value={known} lang={known}>
          {names[known]}
        </option>
      ))}
    </select>
  );
}
