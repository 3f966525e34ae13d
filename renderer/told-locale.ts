// SPDX-License-Identifier: Apache-2.0
// Takes the place of react-aria's file that looks for the language of the browser (vite.config.ts): its controls are told
// the language of the view (app.tsx). As soon as react-aria's own is loaded, and when its I18nProvider is told a language,
// Intl reads what it knows of all languages, which takes as long as drawing the first page.

import { createContext, useContext } from 'react';

/** The language of the view, and the way in which it is written. */
export const ToldLocale = createContext<{ readonly locale: string; readonly direction: 'ltr' | 'rtl' }>({
  locale: 'en',
  direction: 'ltr',
});

export const useDefaultLocale = () => useContext(ToldLocale);
