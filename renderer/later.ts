// SPDX-License-Identifier: Apache-2.0
// What the first page does without: the other pages, and what opens over a page. It is loaded as soon as the first page
// stands, so that this one comes sooner and no other has to wait.

import { type ComponentType, createContext, useContext, useSyncExternalStore } from 'react';
import type { Page, View } from '../contract/view.ts';
import type { OverlayProps } from './components/overlay.tsx';

/** The pages that are there from the beginning: those that a person finds at the station. */
const firstPages = ['starting', 'welcome', 'attract'] as const;

/** A page that is there from the beginning. */
export type FirstPage = Extract<Page, { kind: (typeof firstPages)[number] }>;

/** Whether a page is there from the beginning. */
export function isFirstPage(page: Page): page is FirstPage {
  return firstPages.some((kind) => kind === page.kind);
}

/** The rest (later-parts.tsx). */
interface LaterParts {
  readonly LaterPage: ComponentType<{ page: Exclude<Page, FirstPage> }>;
  readonly Overlay: ComponentType<OverlayProps>;
}

/** The rest, as soon as it is there; `failed` where it cannot be loaded. */
type Outcome = LaterParts | 'failed' | undefined;

/** How the rest comes. */
export interface Later {
  /** Loads it, once. Resolves when it is there, or is found not to be. */
  readonly load: () => Promise<void>;
  readonly outcome: () => Outcome;
  /** Tells when the outcome is known; returns how to stop. */
  readonly follow: (tell: () => void) => () => void;
}

/** Has the rest loaded by `importParts`, when it is asked for. */
export function createLater(importParts: () => Promise<LaterParts>): Later {
  let outcome: Outcome;
  let loading: Promise<void> | undefined;
  const followers = new Set<() => void>();
  const settle = (known: LaterParts | 'failed'): void => {
    outcome = known;
    for (const tell of followers) tell();
  };
  return {
    load: () => {
      loading ??= importParts().then(settle, () => settle('failed'));
      return loading;
    },
    outcome: () => outcome,
    follow: (tell) => {
      followers.add(tell);
      return () => followers.delete(tell);
    },
  };
}

/** Whether a view can be drawn by now; also where all that can be drawn of it is that its page cannot be loaded. */
export function isDrawable({ page }: View, later: Later): boolean {
  return later.outcome() !== undefined || isFirstPage(page);
}

/** Gives the pages what comes later. */
export const LaterContext = createContext<Later | undefined>(undefined);

/** The rest, as far as it is known. */
export function useLater(): Outcome {
  const later = useContext(LaterContext);
  if (!later) throw new Error('A page is drawn outside of LaterContext.');
  return useSyncExternalStore(later.follow, later.outcome);
}
