// SPDX-License-Identifier: Apache-2.0

import { type ReactNode, useEffect, useRef } from 'react';
import type { Event, Page as WorkflowPage } from '../workflow.ts';

/** What every page gets: its own part of the state, and the way to say what the person did. */
export interface PageProps<Kind extends WorkflowPage['kind']> {
  readonly page: Extract<WorkflowPage, { kind: Kind }>;
  readonly dispatch: (event: Event) => void;
}

/**
 * One page: a heading that is read out when the page comes, what it says, and its buttons, the main one first, within
 * the thumb's reach. A page with a field has its button right below the field, where the keyboard does not cover it.
 */
export function Page(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} – Pivot`;
  }, [props.title]);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  return (
    <main className="page">
      <h1 ref={heading} tabIndex={-1}>
        {props.title}
      </h1>
      {props.lead && <p className="lead">{props.lead}</p>}
      {props.children}
      {props.actions && <div className="actions">{props.actions}</div>}
    </main>
  );
}
