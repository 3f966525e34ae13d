// SPDX-License-Identifier: Apache-2.0
// Composition root of the phone's page: the workflow, its effects and the pages. Decides nothing.

import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import '../../contract/phrase.css';
import './theme.css';
import './style.css';
import { keepForLater, readServed } from './served.ts';
import { LanguageProvider, loadLanguage, preferredLanguage } from './text/language.tsx';
import { createVisit } from './visit.ts';

const element = document.getElementById('app');
if (!element) throw new TypeError('the page has no element to draw in');

const root = createRoot(element);
const visit = createVisit();
const first = await loadLanguage(preferredLanguage());
root.render(
  <LanguageProvider first={first}>
    <App visit={visit} served={readServed(element)} />
  </LanguageProvider>,
);
keepForLater();
