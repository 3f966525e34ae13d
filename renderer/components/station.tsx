// SPDX-License-Identifier: Apache-2.0

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { StationApi } from '../../contract/ipc.ts';
import type { View } from '../../contract/view.ts';
import type { Text } from '../text/text.ts';

interface Surroundings {
  readonly station: StationApi;
  readonly view: View;
  readonly text: Text;
  /** The person cannot scan and types a code instead: drawing and question both show this. */
  readonly typing: boolean;
  readonly setTyping: (typing: boolean) => void;
}

const StationContext = createContext<Surroundings | undefined>(undefined);

/** Gives the pages the station, the present view and the sentences of one language. */
export function StationProvider({
  station,
  view,
  text,
  children,
}: Pick<Surroundings, 'station' | 'view' | 'text'> & { readonly children: ReactNode }) {
  const [typing, setTyping] = useState(false);
  const value = useMemo(() => ({ station, view, text, typing, setTyping }), [station, view, text, typing]);
  return <StationContext value={value}>{children}</StationContext>;
}

/** The station, the view and the text that surround a page. */
export function useStation(): Surroundings {
  const value = useContext(StationContext);
  if (!value) throw new Error('A page is drawn outside of StationProvider.');
  return value;
}
