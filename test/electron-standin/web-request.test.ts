// SPDX-License-Identifier: Apache-2.0

import { afterEach, expect, test } from 'vitest';
import { beforeRequest, webRequest } from './main/web-request.ts';

afterEach(() => webRequest.onBeforeRequest(null));

test('without a listener every request passes', async () => {
  expect(await beforeRequest.ask({ url: 'https://example.org/' })).toEqual({});
});

test.each([
  ['*://*/*', 'https://example.org/a', true],
  ['*://*/*', 'app://bundle/a', false],
  ['https://*.example.org/*', 'https://example.org/', true],
  ['https://*.example.org/*', 'https://a.b.example.org/', true],
  ['https://*.example.org/*', 'https://badexample.org/', false],
  ['https://example.org/a*.js', 'https://example.org/a/b.js', true],
  ['https://example.org/a*.js', 'https://example.org/b.js', false],
  ['<all_urls>', 'file:///etc/hosts', true],
])('the pattern %s and %s: %s', async (pattern, url, isMatch) => {
  webRequest.onBeforeRequest({ urls: [pattern] }, (_details, callback) => callback({ cancel: true }));
  expect(await beforeRequest.ask({ url })).toEqual(isMatch ? { cancel: true } : {});
});
