// SPDX-License-Identifier: Apache-2.0
// Takes the place of react-aria's file that looks for the language of the browser (vite.config.ts). Nobody asks it, for
// I18nProvider is told the language of the view (app.tsx); but as soon as it is loaded, it makes Intl read what it knows
// of all languages, which takes as long as drawing the first page.

const locale = { locale: 'en', direction: 'ltr' } as const;

export const getDefaultLocale = () => locale;
export const useDefaultLocale = () => locale;
