// SPDX-License-Identifier: Apache-2.0

import { useEffect } from 'react';
import { ActionButton } from '../components/action-button.tsx';
import { Page } from '../components/page.tsx';
import { useStation } from '../components/station.tsx';

/** Nobody is there: says from afar what this is for. Any touch or key leads to the first page. */
export function Attract() {
  const { station, text } = useStation();
  useEffect(() => {
    const wake = (): void => void station.needMoreTime();
    document.addEventListener('pointerdown', wake);
    document.addEventListener('keydown', wake);
    return () => {
      document.removeEventListener('pointerdown', wake);
      document.removeEventListener('keydown', wake);
    };
  }, [station]);
  return (
    <Page
      title={text.attract.title}
      canLeave={false}
      actions={
        <ActionButton look="primary" send={() => station.needMoreTime()}>
          {text.attract.begin}
        </ActionButton>
      }
    >
      <p className="lead attract-words">{text.attract.message}</p>
    </Page>
  );
}
