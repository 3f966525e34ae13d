// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import {
  DerError,
  der,
  readBoolean,
  readDer,
  readEnumerated,
  readFields,
  readGeneralizedTime,
  readInteger,
  readNamedBits,
  readOid,
  readSmallInteger,
  readString,
  readTime,
} from '../../x509/der.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

describe('the DER writer', () => {
  it.each([
    ['zero', der.integer(0), '020100'],
    ['the largest one-byte integer', der.integer(127), '02017f'],
    ['an integer that needs a sign byte', der.integer(128), '02020080'],
    ['a large integer', der.integer(1n << 64n), '0209010000000000000000'],
    ['an integer from bytes, without leading zeros', der.integer(bytes('0000ff01')), '020300ff01'],
    ['an integer from no bytes', der.integer(new Uint8Array(0)), '020100'],
    ['an enumerated value', der.enumerated(4), '0a0104'],
    ['true', der.boolean(true), '0101ff'],
    ['null', der.null(), '0500'],
    ['an object identifier', der.oid('1.2.840.113549.1.1.11'), '06092a864886f70d01010b'],
    [
      'an object identifier with a large arc',
      der.oid('2.25.329800735698586629295641978511506172918'),
      '06146983f09da7ebcfdee0c7a1a7b2c0948cc8f9d776',
    ],
    ['an object identifier below 2.', der.oid('2.999.3'), '0603883703'],
    ['named bits without trailing zeros', der.namedBits([0, 5, 6]), '03020186'],
    ['a ninth named bit', der.namedBits([8]), '0303070080'],
    ['no named bits', der.namedBits([]), '030100'],
    ['text in UTF-8', der.utf8String('ä€😀'), '0c09c3a4e282acf09f9880'],
    ['a time before 2050 in two digits', der.time(new Date('2049-12-31T23:59:59Z')), '170d3439313233313233353935395a'],
    [
      'a time from 2050 on in four digits',
      der.time(new Date('2050-01-01T00:00:00Z')),
      '180f32303530303130313030303030305a',
    ],
    ['a set in order', der.set(der.integer(2), der.integer(1)), '3106020101020102'],
    ['an explicit tag', der.explicit(3, der.null()), 'a3020500'],
    ['an implicit tag that stays primitive', der.implicit(1, der.ia5String('a')), '810161'],
    ['an implicit tag that stays constructed', der.implicit(0, der.sequence(der.null())), 'a0020500'],
  ])('writes %s', (_, encoded, expected) => {
    expect(hex(encoded)).toBe(expected);
  });

  it.each([
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_536, '0483010000'],
  ])('writes the length of %i bytes in as few bytes as possible', (length, header) => {
    expect(hex(der.octetString(new Uint8Array(length))).slice(0, header.length)).toBe(header);
  });

  it('refuses values that have no encoding', () => {
    expect(() => der.integer(-1)).toThrow(RangeError);
    expect(() => der.oid('3.1')).toThrow(RangeError);
    expect(() => der.oid('1.40')).toThrow(RangeError);
    expect(() => der.printableString('a@b')).toThrow(RangeError);
    expect(() => der.ia5String('ä')).toThrow(RangeError);
    expect(() => der.explicit(31, der.null())).toThrow(RangeError);
  });
});

describe('the DER reader', () => {
  it('reads back what the writer wrote', () => {
    const node = readDer(
      der.sequence(der.integer(70_000), der.oid('2.25.329800735698586629295641978511506172918'), der.boolean(true)),
    );
    const fields = readFields(node);
    expect(readInteger(fields.next())).toBe(70_000n);
    expect(readOid(fields.next())).toBe('2.25.329800735698586629295641978511506172918');
    expect(readBoolean(fields.next())).toBe(true);
    fields.end();
    expect(() => fields.next()).toThrow(DerError);
  });

  it('reads negative integers with their sign', () => {
    expect(readInteger(readDer(bytes('02 01 ff')))).toBe(-1n);
    expect(() => readSmallInteger(readDer(bytes('02 01 ff')))).toThrow(DerError);
  });

  it('tells whole numbers from those that stand for something', () => {
    expect(readEnumerated(readDer(bytes('0a 01 04')))).toBe(4);
    expect(() => readSmallInteger(readDer(bytes('0a 01 04')))).toThrow(DerError);
    expect(() => readEnumerated(readDer(bytes('02 01 04')))).toThrow(DerError);
  });

  it('reads named bits by their numbers', () => {
    expect([...readNamedBits(readDer(der.namedBits([0, 5, 8])))]).toEqual([0, 5, 8]);
  });

  it.each([
    ['UTF-8', '0c09 c3a4e282acf09f9880', 'ä€😀'],
    ['ISO 8859-1 in a TeletexString', '1401e4', 'ä'],
    ['UTF-16 in a BMPString', '1e0420ac0041', '€A'],
    ['a UniversalString', '1c040001f600', '😀'],
  ])('reads text in %s', (_, encoded, text) => {
    expect(readString(readDer(bytes(encoded)))).toBe(text);
  });

  it.each([
    ['170d3439313233313233353935395a', '2049-12-31T23:59:59.000Z'],
    ['170d3530303130313030303030305a', '1950-01-01T00:00:00.000Z'],
    ['180f32303530303130313030303030305a', '2050-01-01T00:00:00.000Z'],
    ['180f30303031303130313030303030305a', '0001-01-01T00:00:00.000Z'],
  ])('reads the time %s', (encoded, expected) => {
    expect(readTime(readDer(bytes(encoded))).toISOString()).toBe(expected);
  });

  it.each([
    '170b343931323331323335395a',
    '180f32303235303233303030303030305a',
    '181132303235303132383030303030302e305a',
  ])('refuses the time %s, which has no seconds, does not exist or has fractions', (encoded) => {
    expect(() => readTime(readDer(bytes(encoded)))).toThrow(DerError);
  });

  it('takes a UTCTime for no GeneralizedTime', () => {
    expect(() => readGeneralizedTime(readDer(bytes('170d3439313233313233353935395a')))).toThrow(DerError);
  });

  it.each([
    ['nothing at all', ''],
    ['data behind the end', '050000'],
    ['a value that ends too early', '0402ff'],
    ['an indefinite length', '30800000'],
    ['a length that is not minimal', '04810100'],
    ['a length with a leading zero', `0482 0080 ${'00'.repeat(128)}`],
    ['a length of five bytes', '0485 0000000001 00'],
    ['an integer that is not minimal', '02020001'],
    ['an empty integer', '0200'],
    ['a boolean that is neither 00 nor ff', '010101'],
    ['a null with content', '050100'],
    ['a bit string with eight unused bits', '03020800'],
    ['a bit string whose unused bits are set', '03020101'],
    ['an object identifier that is not minimal', '06032a8001'],
    ['an object identifier that does not end', '06022a86'],
    ['a primitive sequence', '1000'],
    ['a constructed octet string', '24020400'],
    ['an end-of-contents element', '0000'],
    ['a long tag that could be short', '9f1e00'],
    ['an error deep inside', '300430020201'],
  ])('refuses %s', (_, encoded) => {
    expect(() => readDer(bytes(encoded))).toThrow(DerError);
  });

  it('refuses ill-formed UTF-8', () => {
    expect(() => readString(readDer(bytes('0c02c080')))).toThrow(DerError);
    expect(() => readString(readDer(bytes('0c03eda080')))).toThrow(DerError);
  });

  it('refuses data that is nested without end', () => {
    const deep = Array.from({ length: 100 }).reduce<Uint8Array>((inner) => der.sequence(inner), der.null());
    expect(() => readDer(deep)).toThrow(DerError);
  });
});
