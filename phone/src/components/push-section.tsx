// SPDX-License-Identifier: Apache-2.0

import type { PushStanding } from '../sign-in.ts';
import { useText } from '../text/language.tsx';
import { outsideHomeScreen } from '../ways.ts';
import type { Event } from '../workflow.ts';
import { Notice } from './notice.tsx';

/** Whether this phone tells its person what happens, and the means to change that. Nothing where it cannot. */
export function PushSection(props: { readonly standing: PushStanding; readonly dispatch: (event: Event) => void }) {
  const { phone, homeScreen } = useText();
  const { push } = phone;
  const { standing, dispatch } = props;
  if (standing === 'unavailable') return null;
  const canBeAsked = standing === 'offered' || standing === 'asking' || standing === 'failed';
  return (
    <section className="trial">
      <h2>{push.title}</h2>
      {standing === 'on' ? <Notice tone="done">{push.on}</Notice> : <p>{push.lead}</p>}
      {standing === 'homeScreen' && <Notice tone="attention">{homeScreen.forPush(outsideHomeScreen() ?? '')}</Notice>}
      {(standing === 'refused' || standing === 'failed') && <Notice tone="attention">{push[standing]}</Notice>}
      {standing === 'on' && (
        <button type="button" className="quiet" onClick={() => dispatch({ kind: 'pushDropped' })}>
          {push.stop}
        </button>
      )}
      {canBeAsked && (
        <button
          type="button"
          className="secondary"
          disabled={standing === 'asking'}
          onClick={() => dispatch({ kind: 'pushChosen' })}
        >
          {standing === 'asking' ? push.asking : push.allow}
        </button>
      )}
    </section>
  );
}
