// SPDX-License-Identifier: Apache-2.0

import { beforeAll, expect, test } from 'vitest';
import { originOf, registerScheme, toAppUrl, toPagePolicy, toPageUrl } from './main/custom-schemes.ts';

beforeAll(() => registerScheme({ scheme: 'app', privileges: { standard: true, secure: true } }));

test.each([
  ['app://bundle/index.html?a=1#b', 'https://bundle.app.standin/index.html?a=1#b'],
  ['app://bundle/', 'https://bundle.app.standin/'],
  ['https://example.org/app://x', 'https://example.org/app://x'],
  ['other://bundle/', 'other://bundle/'],
])('%s is loaded as %s, and back', (appUrl, pageUrl) => {
  expect(toPageUrl(appUrl)).toBe(pageUrl);
  expect(toAppUrl(pageUrl)).toBe(appUrl);
});

test('a host that only looks like the stand-in’s is left alone', () => {
  expect(toAppUrl('https://bundle.app.standin.example/')).toBe('https://bundle.app.standin.example/');
});

test('an origin is the app’s', () => {
  expect(originOf('https://bundle.app.standin/deep/page.html')).toBe('app://bundle');
  expect(originOf('file:///etc/hosts')).toBe('file://');
  expect(originOf('about:blank')).toBe('null');
});

test('a policy keeps its meaning for the address that Chromium loads', () => {
  expect(toPagePolicy("default-src 'self' app:; img-src app://bundle data: https://app.example")).toBe(
    "default-src 'self' https://*.app.standin; img-src https://bundle.app.standin/ data: https://app.example",
  );
});

test('a scheme that could not be imitated is refused', () => {
  expect(() => registerScheme({ scheme: 'loose', privileges: {} })).toThrow('must be standard and secure');
  expect(() => registerScheme({ scheme: 'a+b', privileges: { standard: true, secure: true } })).toThrow('not provided');
});
