// SPDX-License-Identifier: Apache-2.0

import { ActionButton } from '../components/action-button.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';
import { Sign } from '../illustrations/signs.tsx';
import { languageName } from '../text/formats.ts';
import type { Text } from '../text/text.ts';
import type { PageOfKind } from './page-of.ts';

type WelcomePage = PageOfKind<'welcome'>;

/** The first page: put your card in, or what keeps you from it. */
export function Welcome({ page }: { page: WelcomePage }) {
  const { text } = useStation();
  const { title, message } = situation(page.reader, text);
  return (
    <Page title={title} moment={page.reader} canLeave={false} actions={<LanguageChoice />}>
      <p className="lead" role="status">
        {message}
      </p>
      {page.reader === 'ready' && <Ready />}
      {page.practiceOffered && <PracticeOffer />}
    </Page>
  );
}

function situation(reader: WelcomePage['reader'], { welcome }: Text): { title: string; message: string } {
  switch (reader) {
    case 'ready':
      return { title: welcome.title, message: welcome.message };
    case 'none':
      return { title: welcome.noReaderTitle, message: welcome.noReaderMessage };
    case 'serviceStopped':
      return { title: welcome.serviceTitle, message: welcome.serviceMessage };
  }
}

function Ready() {
  const { text } = useStation();
  return (
    <section className="ready">
      <h2>{text.welcome.ready}</h2>
      <ul>
        <li>
          <Sign name="card" />
          {text.welcome.readyCard}
        </li>
        <li>
          <Sign name="phone" />
          {text.welcome.readyPhone}
        </li>
      </ul>
    </section>
  );
}

function PracticeOffer() {
  const { text } = useStation();
  return (
    <section className="practice-offer">
      <p>{text.welcome.practiceOffer}</p>
      <ActionButton look="equal" send={(station) => station.insertPracticeCard()}>
        {text.welcome.usePracticeCard}
      </ActionButton>
    </section>
  );
}

function LanguageChoice() {
  const { view, text } = useStation();
  if (view.languages.length === 1) return null;
  return (
    <nav className="languages" aria-label={text.welcome.chooseLanguage}>
      {view.languages.map((language) => (
        <ActionButton
          key={language}
          look="bare"
          isCurrent={language === view.language}
          send={(station) => station.setLanguage(language)}
        >
          <span lang={language}>{languageName(language)}</span>
        </ActionButton>
      ))}
    </nav>
  );
}
