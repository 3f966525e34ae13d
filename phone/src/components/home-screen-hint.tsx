// SPDX-License-Identifier: Apache-2.0

import { useText } from '../text/language.tsx';
import { outsideHomeScreen } from '../ways.ts';

/** On an iPhone or iPad, outside of its Home Screen: that the page belongs there first, and why. Nothing elsewhere. */
export function HomeScreenHint() {
  const { homeScreen } = useText();
  const device = outsideHomeScreen();
  return device && <p className="aside">{homeScreen.first(device)}</p>;
}
