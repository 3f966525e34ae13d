// SPDX-License-Identifier: Apache-2.0

import { browserOf } from '../enrolment/phone-kind.ts';

/** Model and version of the system, where the browser tells them; a person recognises her own phone by these. */
const systems: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/\((iPhone|iPad)[^)]*? OS (\d+(?:_\d+)?)/, ([, model, version]) => `${model}, iOS ${version?.replace('_', '.')}`],
  // Browsers that tell no model write K (the reduced user agent).
  [/Android (\d+(?:\.\d+)*); K\)/, () => 'Android'],
  [
    /Android (\d+(?:\.\d+)*)(?:; ([^;)]{1,40}?)(?: Build[^;)]*)?)?[;)]/,
    ([, version, model]) => androidText(version, model),
  ],
  [/Windows NT/, () => 'Windows'],
  [/Macintosh/, () => 'Mac'],
  [/CrOS/, () => 'Chromebook'],
  [/Linux/, () => 'Linux'],
];

/** A phone in a few words ("iPhone, iOS 18.1, Safari"), from what its browser says about itself: a hint, no proof. */
export function phoneDescription(userAgent: string): string {
  if (!userAgent.startsWith('Mozilla/')) return 'no browser';
  const system = systems.map(([pattern, describe]) => mapMatch(pattern.exec(userAgent), describe)).find(Boolean);
  return [system ?? 'Phone', browserOf(userAgent)].filter(Boolean).join(', ');
}

function androidText(version: string | undefined, model: string | undefined): string {
  return [printable(model), `Android ${version}`].filter(Boolean).join(', ');
}

/** Anybody can write anything into a user agent. */
function printable(text = ''): string {
  return text.replace(/[^\x20-\x7e]/g, '').trim();
}

function mapMatch(match: RegExpExecArray | null, describe: (match: RegExpExecArray) => string): string | undefined {
  return match ? describe(match) : undefined;
}
