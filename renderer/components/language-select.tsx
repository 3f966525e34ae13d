// SPDX-License-Identifier: Apache-2.0

import { languages } from '../../contract/view.ts';
import { languageNames } from '../text/index.ts';
import { ChoiceSelect } from './choice-select.tsx';
import { useStation } from './station.tsx';

const choices = languages.map((id) => ({ id, name: languageNames[id], language: id }));

/** Changes the language on any page but the first, which shows all of them. */
export function LanguageSelect() {
  const { station, view, text } = useStation();
  const choose = (id: string): void => {
    const language = languages.find((known) => known === id);
    if (language) void station.setLanguage(language);
  };
  return (
    <ChoiceSelect
      label={text.frame.language}
      choices={choices}
      chosen={view.language}
      onChoose={choose}
      symbol="language"
      className="language-select"
    />
  );
}
