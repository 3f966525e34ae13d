// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { shippedPackages, thirdPartyText } from '../../scripts/licences.mjs';

const root = path.join(import.meta.dirname, '../..');

/** Licences that let a program be passed on under Apache-2.0 without more than their notice. */
const permissive = new Set(['MIT', 'MIT-0', 'ISC', 'Apache-2.0', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'OFL-1.1']);

describe('the licences of what ships', () => {
  test('are listed: npm run generate writes THIRD-PARTY.txt', () => {
    expect(readFileSync(path.join(root, 'THIRD-PARTY.txt'), 'utf8')).toBe(thirdPartyText());
  });

  test.each(shippedPackages())('allow to pass it on: $name, $licence', ({ licence }) => {
    const choices = licence.replaceAll(/[()]/g, '').split(' OR ');
    expect(choices.some((choice) => permissive.has(choice))).toBe(true);
  });

  test('name every package that the program depends on', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const shipped = shippedPackages().map(({ name, version }) => `${name} ${version}`);
    expect(shipped).toEqual(expect.arrayContaining(Object.entries(dependencies).map((entry) => entry.join(' '))));
  });
});
