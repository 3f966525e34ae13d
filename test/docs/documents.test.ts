// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { failureCodes } from '../../contract/failures.ts';

const root = path.join(import.meta.dirname, '../..');
const documents = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join('docs', name)),
];

test('docs/failures.md explains every failure code and no other', () => {
  const text = readFileSync(path.join(root, 'docs/failures.md'), 'utf8');
  const explained = [...text.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] ?? '');
  expect(explained.toSorted()).toEqual([...failureCodes].toSorted());
});

test.each(documents)('every link of %s leads to a file that exists', (name) => {
  const text = readFileSync(path.join(root, name), 'utf8');
  const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] ?? '');
  expect(targets.filter((target) => !existsSync(path.join(root, path.dirname(name), target)))).toEqual([]);
});
