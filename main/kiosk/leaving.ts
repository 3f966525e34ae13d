// SPDX-License-Identifier: Apache-2.0

import type { View } from '../../contract/view.ts';
import type { Station } from '../station/station.ts';

/** Calls `listener` when the person of a visit, or the card of one that did not sign in, is gone. */
export function onLeaving(station: Pick<Station, 'onView'>, listener: () => void): void {
  let somebody = false;
  station.onView((view) => {
    const before = somebody;
    somebody = knowsSomebody(view);
    if (before && !somebody) listener();
  });
}

const namelessPages: ReadonlySet<View['page']['kind']> = new Set([
  'starting',
  'welcome',
  'attract',
  'takeCard',
  'administrator',
]);

function knowsSomebody({ page, person }: View): boolean {
  return person !== undefined || !namelessPages.has(page.kind);
}
