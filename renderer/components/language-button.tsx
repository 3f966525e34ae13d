// SPDX-License-Identifier: Apache-2.0

import { languageName } from '../text/formats.ts';
import { ChoiceDialog } from './choice-dialog.tsx';
import { useStation } from './station.tsx';

/** Changes the language on any page but the first, which shows all of them. */
export function LanguageButton() {
  const { station, view, text } = useStation();
  const choices = view.languages.map((id) => ({ id, name: languageName(id), language: id }));
  const choose = (id: string): void => {
    const language = view.languages.find((known) => known === id);
    if (language) void station.setLanguage(language);
  };
  return (
    <ChoiceDialog
      label={text.frame.language}
      choices={choices}
      chosen={view.language}
      onChoose={choose}
      sign="language"
      hidesLabel
      className="language-button"
    />
  );
}
