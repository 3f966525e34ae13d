// SPDX-License-Identifier: Apache-2.0

import { type ReactNode, useEffect, useRef } from 'react';
import { ActionButton } from './action-button.tsx';
import { LeaveButton } from './leave-button.tsx';
import { useStation } from './station.tsx';

/**
 * What every page is made of: one heading, the question under it, and the bar with the buttons, always at the same
 * place. The heading gets the focus when the page comes, so that it is read out first; `moment` says that the page has
 * turned into another one (a code that was scanned). A page that has a better place for the focus says `ownFocus`.
 */
export function Page({
  title,
  moment = '',
  titleId,
  ownFocus = false,
  actions,
  canGoBack = false,
  canLeave = true,
  children,
}: {
  title: string;
  moment?: string;
  titleId?: string;
  ownFocus?: boolean;
  actions?: ReactNode;
  canGoBack?: boolean;
  canLeave?: boolean;
  children?: ReactNode;
}) {
  const { view, text } = useStation();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new moment is what moves the focus
  useEffect(() => {
    if (!ownFocus) heading.current?.focus();
  }, [moment, ownFocus]);
  useEffect(() => {
    document.title = view.organisation ? `${title} – ${view.organisation}` : title;
  }, [title, view.organisation]);
  return (
    <>
      <main className="question">
        <h1 ref={heading} id={titleId} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
      <footer className="bar">
        {actions}
        {canGoBack && (
          <ActionButton look="quiet" send={(station) => station.goBack()}>
            {text.frame.back}
          </ActionButton>
        )}
        {canLeave && <LeaveButton className="leave" />}
      </footer>
    </>
  );
}
