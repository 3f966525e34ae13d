// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest';
import { addressBytes, networkOf } from '../../issuer/network-address.ts';

test.each([
  ['192.0.2.7', '192.0.2.7', '192.0.2'],
  ['::ffff:192.0.2.7', '192.0.2.7', '192.0.2'],
  ['::FFFF:c000:207', '192.0.2.7', '192.0.2'],
  ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0:0::/64'],
  ['2001:0DB8:0:0:1:2:3:4', '2001:db8:0:0::/64', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0:0::/64'],
  ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64', '64:ff9b:0:0::/64'],
  ['::', '0:0:0:0::/64', '0:0:0:0::/64'],
  ['no.address', 'no.address', 'no.address'],
])('%s lies in %s, or %s', (address, narrow, wide) => {
  expect([networkOf(address, 32), networkOf(address, 24)]).toEqual([narrow, wide]);
});

test('an address has 4 or 16 bytes, and a name none', () => {
  const lengths = ['192.0.2.7', '::1', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:192.0.2.7', 'localhost', '256.1.1.1', '1::2::3'];
  expect(lengths.map((text) => addressBytes(text)?.length)).toEqual([4, 16, 16, 16, undefined, undefined, undefined]);
});
