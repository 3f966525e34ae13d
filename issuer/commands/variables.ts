// SPDX-License-Identifier: Apache-2.0

import type { Problem } from '../config-check.ts';
import { environmentNames } from '../environment.ts';
import { nearestName } from '../nearest.ts';

/** Variables that look like settings and are none: one that is misspelt would be passed over in silence. */
export function unknownVariables(environment: NodeJS.ProcessEnv): readonly Problem[] {
  const known = [...environmentNames(), 'PIVOT_CONFIG', 'PIVOT_DATA', 'PIVOT_LOG'];
  const unknown = Object.keys(environment).filter((name) => name.startsWith('PIVOT_') && !known.includes(name));
  return unknown.map((setting) => {
    const meant = nearestName(setting, known);
    const remedy = meant === undefined ? `Variables are ${known.join(', ')}.` : `Is ${meant} meant?`;
    return { severity: 'warning', setting, problem: 'No setting has this variable.', remedy };
  });
}
