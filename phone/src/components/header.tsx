// SPDX-License-Identifier: Apache-2.0

import { type Language, languages } from '../../../contract/view.ts';
import { useLanguage } from '../text/language.tsx';

/** The organisation's name and the choice of language; above them, where it is so, that nothing here is real. */
export function Header({ organisation, practice }: { readonly organisation: string; readonly practice: boolean }) {
  const { text } = useLanguage();
  return (
    <header>
      {practice && <p className="band">{text.practice}</p>}
      <div className="header">
        <Mark />
        <span className="organisation">{organisation}</span>
        <LanguageChooser />
      </div>
    </header>
  );
}

/** A card that turns into a phone. */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect className="mark-card" x="1.5" y="16.5" width="22" height="14" rx="2.5" />
      <rect className="mark-phone" x="16.5" y="1.5" width="14" height="25" rx="3" />
      <circle className="mark-pivot" cx="20.5" cy="20.5" r="2" />
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
