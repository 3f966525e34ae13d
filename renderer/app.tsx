// SPDX-License-Identifier: Apache-2.0

import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { StationApi } from '../contract/ipc.ts';
import { directionOf, type Language, type Page, type View } from '../contract/view.ts';
import { BugBoundary, StoppedPage } from './components/bug-boundary.tsx';
import { Frame } from './components/frame.tsx';
import { StationProvider } from './components/station.tsx';
import { isFirstPage, type Later, LaterContext, useLater } from './later.ts';
import { Attract } from './pages/attract.tsx';
import { Starting } from './pages/starting.tsx';
import { Welcome } from './pages/welcome.tsx';
import { loadText } from './text/index.ts';
import type { Text } from './text/text.ts';
import { ToldLocale } from './told-locale.ts';
import type { Views } from './views.ts';

/** A language, and its sentences. */
export interface Spoken {
  readonly language: Language;
  readonly text: Text;
}

interface AppProps {
  readonly station: StationApi;
  readonly views: Views;
  readonly later: Later;
  /** The language that is there already. */
  readonly first: Spoken;
}

/** The whole window: draws the view that the main process pushed last. */
export function App({ station, views, later, first }: AppProps) {
  const view = useSyncExternalStore(views.follow, views.present);
  const spoken = useSpokenText(view?.language ?? first.language, first);
  useAccent(view?.brand.accent);
  useWordOfDrawing(station, later, view !== undefined && spoken !== undefined);
  if (!view || !spoken) return null;
  // All of the page, its dates and its voice too, stays in one language until the sentences of the other are there.
  const { language, text } = spoken;
  return (
    <InLanguage language={language}>
      <StationProvider station={station} view={{ ...view, language }} text={text}>
        <LaterContext value={later}>
          <Frame>
            <BugBoundary key={view.page.kind}>
              <PageOf page={view.page} />
            </BugBoundary>
          </Frame>
        </LaterContext>
      </StationProvider>
    </InLanguage>
  );
}

/** Tells the document and the controls which language is spoken. */
function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  const told = useMemo(() => ({ locale: language, direction: directionOf(language) }), [language]);
  useLayoutEffect(() => {
    document.documentElement.lang = told.locale;
    document.documentElement.dir = told.direction;
  }, [told]);
  return <ToldLocale value={told}>{children}</ToldLocale>;
}

/** When there is something to see, has the rest loaded and tells the main process so: once. */
function useWordOfDrawing(station: StationApi, later: Later, drawn: boolean): void {
  useEffect(() => {
    if (!drawn) return;
    void painted().then(() => {
      void later.load();
      void station.pageDrawn();
    });
  }, [station, later, drawn]);
}

/** A window that nobody sees need not paint. */
const longestFrame = 200;

/** Resolves when the frame that is drawn now has been painted: what takes long and is begun before delays it. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, longestFrame);
  });
}

/** The sentences of the wanted language; those of the one before until its file is there. */
function useSpokenText(wanted: Language, first: Spoken): Spoken | undefined {
  const [spoken, setSpoken] = useState(wanted === first.language ? first : undefined);
  useEffect(() => {
    let stillWanted = true;
    void loadText[wanted]().then((text) => {
      if (stillWanted) setSpoken((last) => (last?.text === text ? last : { language: wanted, text }));
    });
    return () => {
      stillWanted = false;
    };
  }, [wanted]);
  return spoken;
}

/** Hands the organisation's colours to theme.css, which knows where they apply. */
function useAccent({ light, dark }: View['brand']['accent'] = {}): void {
  useEffect(() => {
    const root = document.documentElement;
    for (const [theme, colour] of Object.entries({ light, dark })) {
      root.toggleAttribute(`data-brand-${theme}`, colour !== undefined);
      root.style.setProperty(`--brand-${theme}`, colour ?? '');
    }
  }, [light, dark]);
}

function PageOf({ page }: { page: Page }) {
  const later = useLater();
  // A station that lacks a part of itself lets nobody begin.
  if (later === 'failed') return <StoppedPage />;
  if (!isFirstPage(page)) return later && <later.LaterPage page={page} />;
  switch (page.kind) {
    case 'starting':
      return <Starting />;
    case 'welcome':
      return <Welcome page={page} />;
    case 'attract':
      return <Attract />;
  }
}
