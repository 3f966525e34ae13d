// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest';
import { parseCommandLine } from './command-line.ts';

test('the first argument that is no switch is the app, wherever switches stand', () => {
  const { app, switches } = parseCommandLine(['--one', 'my-app', 'document', '--two=2=two', '-x']);
  expect(app).toBe('my-app');
  expect([...switches]).toEqual([
    ['one', ''],
    ['two', '2=two'],
  ]);
});

test('files to load before the app are those before it', () => {
  expect(parseCommandLine(['-r', 'a.js', '--require', 'b.js', 'my-app', '-r', 'c.js']).required).toEqual([
    'a.js',
    'b.js',
  ]);
});

test('what follows -- is the app’s own', () => {
  expect([...parseCommandLine(['my-app', '--', '--not-a-switch']).switches]).toEqual([]);
});

test('without an app it is the current folder', () => {
  expect(parseCommandLine(['--one']).app).toBe('.');
});
