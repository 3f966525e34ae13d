// SPDX-License-Identifier: Apache-2.0
// Each language is a file of its own that is loaded when it is spoken.

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { directionOf, type Language, languages } from '../../../contract/view.ts';
import type { Text } from './text.ts';

/** A language that has been loaded. */
export interface Spoken {
  readonly language: Language;
  readonly text: Text;
}

interface Choice extends Spoken {
  readonly choose: (language: Language) => void;
}

const LanguageContext = createContext<Choice | undefined>(undefined);

/** What the app says, in the person's language, and the means to choose another. */
export function useLanguage(): Choice {
  const choice = useContext(LanguageContext);
  if (!choice) throw new TypeError('outside of LanguageProvider');
  return choice;
}

/** What the app says, in the person's language. */
export function useText(): Text {
  return useLanguage().text;
}

/** The language that was chosen here before, else the browser's first that we know, else English. */
export function preferredLanguage(): Language {
  for (const tag of [remembered(), ...navigator.languages]) {
    const known = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (known) return known;
  }
  return 'en';
}

/** Loads a language's file. */
export async function loadLanguage(language: Language): Promise<Spoken> {
  return { language, text: await loaders[language]() };
}

/** Speaks `first` until the person chooses another. */
export function LanguageProvider({ first, children }: { readonly first: Spoken; readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
    document.documentElement.dir = directionOf(spoken.language);
  }, [spoken]);
  const choose = (language: Language): void => {
    remember(language);
    // Without a network the page goes on in the language that it has.
    loadLanguage(language).then(setSpoken, () => undefined);
  };
  return <LanguageContext value={{ ...spoken, choose }}>{children}</LanguageContext>;
}

const loaders: Readonly<Record<Language, () => Promise<Text>>> = {
  en: async () => (await import('./en.ts')).en,
  nl: async () => (await import('./nl.ts')).nl,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
};

const storageKey = 'pivot-language';

/** A browser that keeps nothing only forgets the choice. */
function remembered(): string {
  try {
    return localStorage.getItem(storageKey) ?? '';
  } catch {
    return '';
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Nothing depends on it.
  }
}
