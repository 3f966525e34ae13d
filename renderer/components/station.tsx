// SPDX-License-Identifier: Apache-2.0

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { StationApi } from '../../contract/ipc.ts';
import type { View } from '../../contract/view.ts';
import type { Text } from '../text/text.ts';

interface Surroundings {
  readonly station: StationApi;
  readonly view: View;
  readonly text: Text;
}

const StationContext = createContext<Surroundings | undefined>(undefined);

/** Gives the pages the station, the present view and the sentences of one language. */
export function StationProvider({ station, view, text, children }: Surroundings & { readonly children: ReactNode }) {
  const value = useMemo(() => ({ station, view, text }), [station, view, text]);
  return <StationContext value={value}>{children}</StationContext>;
}

/** The station, the view and the text that surround a page. */
export function useStation(): Surroundings {
  const value = useContext(StationContext);
  if (!value) throw new Error('A page is drawn outside of StationProvider.');
  return value;
}
