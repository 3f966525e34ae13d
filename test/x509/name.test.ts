// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { DerError, der, readDer } from '../../x509/der.ts';
import {
  attributesToString,
  attributeText,
  encodeName,
  type Name,
  nameEquals,
  nameToString,
  parseName,
} from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';

const read = (encoded: Uint8Array): Name => parseName(readDer(encoded));
const attribute = (oid: string, value: Uint8Array): Name =>
  read(der.sequence(der.set(der.sequence(der.oid(oid), value))));
const commonName = (value: Uint8Array): Name => attribute(oids.commonName, value);

describe('a distinguished name', () => {
  it('is written most specific first, with special characters escaped', () => {
    const attributes = [
      { type: 'domainComponent', value: 'org' },
      { type: 'organization', value: ' A+B, "C" ' },
      { type: 'commonName', value: '#1;<2>=\\' },
    ] as const;
    const text = 'CN=\\#1\\;\\<2\\>\\=\\\\,O=\\ A\\+B\\, \\"C\\"\\ ,DC=org';
    expect([nameToString(read(encodeName(attributes))), attributesToString(attributes)]).toEqual([text, text]);
  });

  it('shows an attribute that nobody knows in hexadecimal', () => {
    const attributes = [{ type: '1.2.3.4', value: 'x' }] as const;
    const text = '1.2.3.4=#0c0178';
    expect([nameToString(read(encodeName(attributes))), attributesToString(attributes)]).toEqual([text, text]);
  });

  it('gives the text of an attribute', () => {
    const name = read(
      encodeName([
        { type: 'organizationalUnit', value: 'Outer' },
        { type: 'organizationalUnit', value: 'Inner' },
      ]),
    );
    expect(attributeText(name, 'organizationalUnit')).toBe('Inner');
    expect(attributeText(name, 'commonName')).toBeUndefined();
  });

  it('is the same in another case, with other spaces and another kind of text', () => {
    const plain = commonName(der.utf8String('Practice Cardholder'));
    expect(nameEquals(plain, commonName(der.printableString('  PRACTICE   cardholder ')))).toBe(true);
    expect(nameEquals(plain, commonName(der.utf8String('PracticeCardholder')))).toBe(false);
  });

  it.each([
    ['Stra\u00dfe', 'STRASSE', true],
    ['\u039f\u0394\u039f\u03a3', '\u03bf\u03b4\u03bf\u03c3', true],
    ['soft\u00adhyphen\ufe0f', 'softhyphen', true],
    ['line\nbreak', 'line break', true],
    ['no\u200bwidth', 'no width', false],
    ['\u0131', 'i', false],
  ])('%j and %j are prepared as RFC 4518 has it', (a, b, same) => {
    expect(nameEquals(commonName(der.utf8String(a)), commonName(der.utf8String(b)))).toBe(same);
  });

  it('is the same whether letters are composed or not', () => {
    expect(nameEquals(commonName(der.utf8String('ä')), commonName(der.utf8String('a\u0308')))).toBe(true);
  });

  it('is another one when its attributes are in another order or grouping', () => {
    const [cn, o] = [
      { type: 'commonName', value: 'a' },
      { type: 'organization', value: 'b' },
    ] as const;
    expect(nameEquals(read(encodeName([cn, o])), read(encodeName([o, cn])))).toBe(false);
    const grouped = der.set(
      der.sequence(der.oid(oids.commonName), der.utf8String('a')),
      der.sequence(der.oid(oids.organizationName), der.utf8String('b')),
    );
    expect(nameEquals(read(encodeName([cn, o])), read(der.sequence(grouped)))).toBe(false);
    expect(nameToString(read(der.sequence(grouped)))).toBe('CN=a+O=b');
  });

  it('cannot be imitated by an attribute whose text looks like another name', () => {
    const split = read(
      encodeName([
        { type: 'commonName', value: 'a' },
        { type: 'commonName', value: 'b' },
      ]),
    );
    const joined = read(encodeName([{ type: 'commonName', value: 'a","2.5.4.3","b' }]));
    expect(nameEquals(split, joined)).toBe(false);
  });

  it('cannot be imitated by a text that spells out a value which is none', () => {
    const value = attribute('1.2.3.4', der.sequence());
    expect(nameEquals(value, attribute('1.2.3.4', der.utf8String('#3000')))).toBe(false);
    expect(nameEquals(value, attribute('1.2.3.4', der.sequence()))).toBe(true);
  });

  it('has a text wherever an attribute is one (RFC 5280 A.1)', () => {
    const [graphicString, octets] = [Uint8Array.of(25, 1, 65), der.octetString(Uint8Array.of(65))];
    for (const value of [graphicString, octets]) expect(() => commonName(value)).toThrow(DerError);
  });
});
