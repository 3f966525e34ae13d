// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from 'vitest';
import { validatePath } from '../../issuer/trust/validate-path.ts';
import { der } from '../../x509/der.ts';
import { extension, keyUsage, nameConstraints, subjectAlternativeName } from '../../x509/extensions.ts';
import { type GeneralName, userPrincipalName, uuidUri } from '../../x509/general-name.ts';
import { encodeName } from '../../x509/name.ts';
import { oids } from '../../x509/oids.ts';
import { authorityExtensions, certify, nameOf, newAuthority, newRoot, now, type Wishes } from './authority.ts';

const root = newRoot('Practice Root');

/** Whether a certificate with these names is trusted below an authority with these constraints. */
async function isTrusted(constraints: Uint8Array, wishes: Wishes): Promise<boolean> {
  const authority = newAuthority(root, 'Constrained CA', { extensions: authorityExtensions(constraints) });
  const result = await validatePath({
    certificate: certify(authority, wishes).bytes,
    intermediates: [authority.certificate],
    anchors: [root.certificate],
    at: now,
    revocation: 'none',
  });
  if (!result.ok) expect(result.code).toBe('nameConstraints');
  return result.ok;
}

function withName(name: GeneralName): Wishes {
  return { extensions: [keyUsage('digitalSignature'), subjectAlternativeName([name])] };
}

const mail = (value: string): GeneralName => ({ type: 'rfc822Name', value });
const dns = (value: string): GeneralName => ({ type: 'dNSName', value });
const uri = (value: string): GeneralName => ({ type: 'uri', value });
const ip = (...bytes: number[]): GeneralName => ({ type: 'iPAddress', bytes: Uint8Array.from(bytes) });
const directory = (name: Uint8Array): GeneralName => ({ type: 'directoryName', name });
const id = (oid: string): GeneralName => ({ type: 'registeredID', oid });
const other = (typeId: string, value: string): GeneralName => ({
  type: 'otherName',
  typeId,
  value: der.utf8String(value),
});
const smtpUtf8 = (value: string) => other('1.3.6.1.5.5.7.8.9', value);
const ipv6 = (last: number, mask: readonly number[] = []) => ip(0x20, 1, ...Array<number>(13).fill(0), last, ...mask);
const mask64 = [...Array<number>(8).fill(255), ...Array<number>(8).fill(0)];
const example = encodeName([{ type: 'organization', value: 'EXAMPLE' }]);
const elsewhere = encodeName([{ type: 'organization', value: 'Elsewhere' }]);

describe('a name inside a subtree', () => {
  it.each<[GeneralName, GeneralName]>([
    [mail('person@example.org'), mail('person@example.org')],
    [mail('person@Example.org'), mail('example.org')],
    [mail('person@mail.example.org'), mail('.example.org')],
    [mail('"a@b"@example.org'), mail('example.org')],
    [smtpUtf8('pérson@example.org'), mail('example.org')],
    [dns('example.org'), dns('example.org')],
    [dns('a.b.EXAMPLE.org'), dns('example.org')],
    [dns('a.example.org'), dns('.example.org')],
    [dns('*.example.org'), dns('example.org')],
    [dns('anything.at.all'), dns('')],
    [uri('https://user@host.example.org:8443/path'), uri('host.example.org')],
    [uri('ldap://host.example.org'), uri('.example.org')],
    [ip(10, 1, 2, 3), ip(10, 0, 0, 0, 255, 0, 0, 0)],
    [ipv6(1), ipv6(0, mask64)],
    [directory(nameOf('Anybody')), directory(example)],
    [userPrincipalName('person@example.org'), userPrincipalName('example.org')],
    [userPrincipalName('person@example.org'), userPrincipalName('@example.org')],
    [id('1.2.3'), id('1.2.3')],
    [other('1.2.3', 'same'), other('1.2.3', 'same')],
  ])('is trusted where that is permitted and refused where it is excluded: %o in %o', async (name, base) => {
    expect(await isTrusted(nameConstraints({ permitted: [base] }), withName(name))).toBe(true);
    expect(await isTrusted(nameConstraints({ excluded: [base] }), withName(name))).toBe(false);
  });
});

describe('a name outside a subtree', () => {
  it.each<[GeneralName, GeneralName]>([
    [mail('person@example.com'), mail('example.org')],
    [mail('person@mail.example.org'), mail('example.org')],
    [mail('person@example.org'), mail('.example.org')],
    [mail('another@example.org'), mail('person@example.org')],
    [smtpUtf8('pérson@example.com'), mail('example.org')],
    [dns('badexample.org'), dns('example.org')],
    [dns('example.org.example.com'), dns('example.org')],
    [uri('https://example.org/'), uri('.example.org')],
    [uri('https://example.org@evil.example.com/'), uri('example.org')],
    [ip(11, 1, 2, 3), ip(10, 0, 0, 0, 255, 0, 0, 0)],
    [ipv6(1), ip(10, 0, 0, 0, 255, 0, 0, 0)],
    [directory(elsewhere), directory(encodeName([{ type: 'organization', value: 'Third' }]))],
    [userPrincipalName('person@example.com'), userPrincipalName('example.org')],
  ])('is refused where only that is permitted and trusted where it is excluded: %o, %o', async (name, base) => {
    expect(await isTrusted(nameConstraints({ permitted: [base] }), withName(name))).toBe(false);
    expect(await isTrusted(nameConstraints({ excluded: [base] }), withName(name))).toBe(true);
  });
});

describe('a name of which it cannot be said where it lies', () => {
  it.each<[GeneralName, GeneralName]>([
    [mail('no mailbox'), mail('example.org')],
    [mail('example.org'), mail('example.org')],
    [mail('PERSON@example.org'), mail('person@example.org')],
    [mail('person@example.com@example.org'), mail('example.org')],
    [dns('example.org'), dns('.example.org')],
    [uri('https://example.com\\@example.org/'), uri('example.org')],
    [dns('*.example.org'), dns('a.example.org')],
    [dns('a..example.org'), dns('example.com')],
    [uri('https://192.0.2.1/'), uri('example.org')],
    [uuidUri(new Uint8Array(16)), uri('example.org')],
    [ip(10, 1, 2), ip(10, 0, 0, 0, 255, 0, 0, 0)],
    [ip(10, 1, 2, 3), ip(10, 0, 2, 0, 255, 0, 255, 0)],
    [id('1.2.3.4'), id('1.2.3')],
    [other('1.2.3', 'one'), other('1.2.3', 'another')],
    [
      { type: 'ediPartyName', bytes: der.explicit(5, der.explicit(1, der.utf8String('a'))) },
      { type: 'ediPartyName', bytes: der.explicit(5, der.explicit(1, der.utf8String('b'))) },
    ],
  ])('is refused either way: %o, %o', async (name, base) => {
    expect(await isTrusted(nameConstraints({ permitted: [base] }), withName(name))).toBe(false);
    expect(await isTrusted(nameConstraints({ excluded: [base] }), withName(name))).toBe(false);
  });
});

describe('name constraints', () => {
  it('on one kind of name leave other kinds alone', async () => {
    expect(await isTrusted(nameConstraints({ permitted: [dns('example.org')] }), withName(mail('a@example.com')))).toBe(
      true,
    );
    expect(await isTrusted(nameConstraints({ permitted: [other('1.2.3', 'a')] }), withName(other('1.2.4', 'b')))).toBe(
      true,
    );
  });

  it('on directory names apply to the subject', async () => {
    const constraints = nameConstraints({ permitted: [directory(example)] });
    expect(await isTrusted(constraints, {})).toBe(true);
    expect(await isTrusted(constraints, { subject: elsewhere })).toBe(false);
  });

  it('on directory names see through what nobody sees (RFC 4518 2.2)', async () => {
    const constraints = nameConstraints({
      excluded: [directory(encodeName([{ type: 'organization', value: 'Straße' }]))],
    });
    for (const value of ['Straße', 'STRASSE', 'Stra\u00ad\u200bße', 'Stra\0ße', '\u2003Straße']) {
      const subject = encodeName([{ type: 'organization', value }]);
      expect(await isTrusted(constraints, { subject })).toBe(false);
    }
    expect(await isTrusted(constraints, { subject: elsewhere })).toBe(true);
  });

  it('on mail addresses apply to the one in the subject', async () => {
    const subject = encodeName([{ type: 'emailAddress', value: 'person@example.com' }]);
    expect(await isTrusted(nameConstraints({ permitted: [mail('example.org')] }), { subject })).toBe(false);
  });

  it('of several authorities must all be satisfied', async () => {
    const extensions = (base: string) => authorityExtensions(nameConstraints({ permitted: [dns(base)] }));
    const above = newAuthority(root, 'Upper CA', { extensions: extensions('example.org') });
    const below = newAuthority(above, 'Lower CA', { extensions: extensions('a.example.org') });
    const codes = ['x.a.example.org', 'b.example.org'].map(async (name) => {
      const result = await validatePath({
        certificate: certify(below, withName(dns(name))).bytes,
        intermediates: [above.certificate, below.certificate],
        anchors: [root.certificate],
        at: now,
        revocation: 'none',
      });
      return result.ok;
    });
    expect(await Promise.all(codes)).toEqual([true, false]);
  });

  it('of the anchor itself are respected', async () => {
    const anchor = newRoot('Constrained Root', {
      extensions: authorityExtensions(nameConstraints({ permitted: [directory(example)] })),
    });
    const result = await validatePath({
      certificate: certify(anchor, { subject: elsewhere }).bytes,
      intermediates: [],
      anchors: [anchor.certificate],
      at: now,
      revocation: 'none',
    });
    expect(result).toMatchObject({ ok: false, code: 'nameConstraints' });
  });

  it('with a minimum or maximum allow nothing, for nobody can follow them', async () => {
    const base = der.implicit(2, der.ia5String('example.org'));
    const subtree = der.sequence(base, der.implicit(1, der.integer(3)));
    const value = der.sequence(der.explicit(0, subtree));
    expect(await isTrusted(extension(oids.nameConstraints, value, 'critical'), {})).toBe(false);
  });

  it('are not compared without end', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => dns(`host${i}.example.org`));
    const authority = newAuthority(root, 'Endless CA', {
      extensions: authorityExtensions(nameConstraints({ excluded: many })),
    });
    const result = await validatePath({
      certificate: certify(authority, { extensions: [subjectAlternativeName(many)] }).bytes,
      intermediates: [authority.certificate],
      anchors: [root.certificate],
      at: now,
      revocation: 'none',
    });
    expect(result).toMatchObject({ ok: false, code: 'tooComplex' });
  });
});
