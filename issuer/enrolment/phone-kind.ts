// SPDX-License-Identifier: Apache-2.0

const devices: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
];

/** Browsers that carry others' names come first. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/EdgA?\/|EdgiOS/, 'Edge'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/FxiOS|Firefox/, 'Firefox'],
  [/CriOS|Chrome/, 'Chrome'],
  [/Safari/, 'Safari'],
];

/** The kind of phone in a few words ("iPhone, Safari"), from what its browser says about itself: a hint, no proof. */
export function phoneKind(userAgent: string): string {
  if (!userAgent.startsWith('Mozilla/')) return 'EST client';
  return [nameIn(devices, userAgent) ?? 'Phone', browserOf(userAgent)].filter(Boolean).join(', ');
}

/** The browser's name, as far as it tells. */
export function browserOf(userAgent: string): string | undefined {
  return nameIn(browsers, userAgent);
}

function nameIn(list: typeof devices, userAgent: string): string | undefined {
  return list.find(([pattern]) => pattern.test(userAgent))?.[1];
}
