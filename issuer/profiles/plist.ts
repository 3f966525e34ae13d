// SPDX-License-Identifier: Apache-2.0

/** What a property list can hold, as far as configuration profiles need it. Numbers are whole ones. */
export type PropertyValue =
  | string
  | number
  | boolean
  | Uint8Array
  | readonly PropertyValue[]
  | { readonly [key: string]: PropertyValue };

/** Writes a property list as XML (Apple’s PropertyList-1.0). Keys keep their order. */
export function encodePropertyList(root: PropertyValue): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    ...encodeValue(root),
    '</plist>',
    '',
  ].join('\n');
}

function encodeValue(value: PropertyValue): readonly string[] {
  if (typeof value === 'string') return [`<string>${escapeText(value)}</string>`];
  if (typeof value === 'number') return [`<integer>${value}</integer>`];
  if (typeof value === 'boolean') return [`<${value}/>`];
  if (value instanceof Uint8Array) return [`<data>${Buffer.from(value).toString('base64')}</data>`];
  if (isArray(value)) return ['<array>', ...value.flatMap(encodeValue), '</array>'];
  const entries = Object.entries(value);
  return [
    '<dict>',
    ...entries.flatMap(([key, of]) => [`<key>${escapeText(key)}</key>`, ...encodeValue(of)]),
    '</dict>',
  ];
}

/** `Array.isArray` does not narrow to arrays that may not be changed. */
function isArray(value: PropertyValue): value is readonly PropertyValue[] {
  return Array.isArray(value);
}

/** Characters that XML 1.0 cannot carry at all (its clause 2.2) are left out. */
function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out here
  const allowed = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
