// SPDX-License-Identifier: Apache-2.0

import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { validatePath } from '../../issuer/trust/validate-path.ts';
import type { ValidationRequest, ValidationResult } from '../../issuer/trust/validation.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { der } from '../../x509/der.ts';
import {
  basicConstraints,
  certificatePolicies,
  extendedKeyUsage,
  extension,
  inhibitAnyPolicy,
  keyUsage,
  policyConstraints,
  policyMappings,
} from '../../x509/extensions.ts';
import { oids } from '../../x509/oids.ts';
import { countTurns } from '../issuer/event-loop.ts';
import { mutate, seededRandom } from '../x509/mutation.ts';
import {
  type Authority,
  authorityExtensions,
  certify,
  type KeyPair,
  newAuthority,
  newKeys,
  newRoot,
  now,
  type Signing,
  signingWith,
} from './authority.ts';
import { pkitsFolder, runPkits } from './pkits.ts';

const root = newRoot('Practice Root');
const authority = newAuthority(root, 'Practice CA');
const card = certify(authority);

function validate(certificate: Certificate, wishes: Partial<ValidationRequest> = {}): Promise<ValidationResult> {
  return validatePath({
    certificate: certificate.bytes,
    intermediates: [authority.certificate],
    anchors: [root.certificate],
    at: now,
    revocation: 'none',
    ...wishes,
  });
}

async function codeOf(result: Promise<ValidationResult>): Promise<string> {
  const settled = await result;
  return settled.ok ? 'trusted' : settled.code;
}

/** The code for a card whose authority was made with these extensions. */
function codeBelow(
  extensions: readonly Uint8Array[],
  card: readonly Uint8Array[] = [],
  wishes: Partial<ValidationRequest> = {},
): Promise<string> {
  const above = newAuthority(root, 'Constrained CA', { extensions });
  return codeOf(validate(certify(above, { extensions: card }), { intermediates: [above.certificate], ...wishes }));
}

const folder = pkitsFolder();
if (folder) {
  describe('the NIST path validation suite', () => {
    it('comes out right in every case', async () => {
      const { cases, wrong, falselyAccepted } = await runPkits(folder);
      expect({ cases, wrong, falselyAccepted }).toEqual({ cases: 247, wrong: [], falselyAccepted: 0 });
    });
  });
}

describe('a certificate', () => {
  it('is trusted below an anchor, and its path is told', async () => {
    const result = await validate(card);
    expect(result).toMatchObject({ ok: true, anchor: root.certificate });
    expect(result.ok && result.path.map(({ bytes }) => bytes)).toEqual([card.bytes, authority.certificate.bytes]);
  });

  it('is trusted right below an anchor', async () => {
    expect(await codeOf(validate(certify(root), { intermediates: [] }))).toBe('trusted');
  });

  it('that is no certificate is malformed', async () => {
    const result = await validatePath({
      certificate: Uint8Array.of(1, 2, 3),
      intermediates: [],
      anchors: [],
      at: now,
      revocation: 'none',
    });
    expect(result).toMatchObject({ ok: false, code: 'malformed' });
  });

  it('is refused below an unknown root', async () => {
    expect(await codeOf(validate(card, { anchors: [newRoot('Another Root').certificate] }))).toBe('issuerNotTrusted');
    expect(await codeOf(validate(card, { anchors: [] }))).toBe('issuerNotTrusted');
    expect(await codeOf(validate(card, { intermediates: [] }))).toBe('issuerNotTrusted');
  });

  it('is refused when an impostor with the name of the authority signed it', async () => {
    const impostor = newAuthority(newRoot('Another Root'), 'Practice CA');
    expect(await codeOf(validate(certify(impostor)))).toBe('signatureWrong');
    const twin = newRoot('Practice Root');
    expect(await codeOf(validate(card, { anchors: [twin.certificate] }))).toBe('signatureWrong');
  });

  it.each([
    ['notYetValid', new Date('2025-12-31T23:59:59Z')],
    ['trusted', new Date('2026-01-01T00:00:00Z')],
    ['trusted', new Date('2027-01-01T00:00:00Z')],
    ['expired', new Date('2027-01-01T00:00:01Z')],
  ])('is %s at %s', async (code, at) => {
    const longLived = { notBefore: new Date('2020-01-01'), notAfter: new Date('2040-01-01') };
    const longRoot = newRoot('Long Root', longLived);
    const certificate = certify(longRoot);
    expect(await codeOf(validate(certificate, { intermediates: [], anchors: [longRoot.certificate], at }))).toBe(code);
  });

  it('is refused when an authority above it or the anchor has expired', async () => {
    const over = { notAfter: new Date('2026-02-01') };
    const expired = newAuthority(root, 'Expired CA', over);
    expect(await codeOf(validate(certify(expired), { intermediates: [expired.certificate] }))).toBe('expired');
    const oldRoot = newRoot('Old Root', over);
    expect(await codeOf(validate(certify(oldRoot), { anchors: [oldRoot.certificate] }))).toBe('expired');
  });

  it('is refused below somebody who is no authority', async () => {
    expect(await codeBelow([])).toBe('notCertificateAuthority');
    expect(await codeBelow([basicConstraints({ ca: false })])).toBe('notCertificateAuthority');
    expect(await codeBelow([basicConstraints({ ca: true }), keyUsage('cRLSign')])).toBe('notCertificateAuthority');
  });

  it('is refused when an authority or the anchor allows fewer authorities below', async () => {
    const short = newAuthority(root, 'Short CA', {
      extensions: [basicConstraints({ ca: true, pathLength: 0 }), keyUsage('keyCertSign')],
    });
    const below = newAuthority(short, 'Below CA');
    const intermediates = [below.certificate, short.certificate];
    expect(await codeOf(validate(certify(short), { intermediates }))).toBe('trusted');
    expect(await codeOf(validate(certify(below), { intermediates }))).toBe('pathTooLong');
    const shortRoot = newRoot('Short Root', { extensions: [basicConstraints({ ca: true, pathLength: 0 })] });
    const child = newAuthority(shortRoot, 'Child CA');
    const anchors = [shortRoot.certificate];
    expect(await codeOf(validate(certify(child), { intermediates: [child.certificate], anchors }))).toBe('pathTooLong');
  });

  it('is refused for a use of its key that it does not allow', async () => {
    expect(await codeOf(validate(card, { keyUsage: ['digitalSignature'] }))).toBe('trusted');
    expect(await codeOf(validate(card, { keyUsage: ['digitalSignature', 'keyAgreement'] }))).toBe('wrongUsage');
  });

  it('is refused for a purpose that it or its authority does not have', async () => {
    const purpose = { extendedKeyUsage: oids.clientAuth };
    const mail = extendedKeyUsage(oids.emailProtection);
    expect(await codeBelow(authorityExtensions(), [extendedKeyUsage(oids.clientAuth)], purpose)).toBe('trusted');
    expect(await codeBelow(authorityExtensions(), [extendedKeyUsage(oids.anyExtendedKeyUsage)], purpose)).toBe(
      'trusted',
    );
    expect(await codeBelow(authorityExtensions(), [mail], purpose)).toBe('wrongUsage');
    expect(await codeBelow(authorityExtensions(mail), [extendedKeyUsage(oids.clientAuth)], purpose)).toBe('wrongUsage');
  });

  it('is refused for a critical extension that is not known, in it or above', async () => {
    const unknown = extension('1.2.3.4', der.null(), 'critical');
    expect(await codeBelow(authorityExtensions(), [unknown])).toBe('criticalExtension');
    expect(await codeBelow(authorityExtensions(unknown))).toBe('criticalExtension');
    expect(await codeBelow(authorityExtensions(), [extension('1.2.3.4', der.null(), 'notCritical')])).toBe('trusted');
  });

  it('is malformed when a known extension cannot be read', async () => {
    const broken = extension(oids.keyUsage, der.null(), 'critical');
    expect(await codeBelow(authorityExtensions(), [broken])).toBe('malformed');
  });

  it('is never trusted when it was damaged', async () => {
    const random = seededRandom(11);
    const damaged = Array.from({ length: 1000 }, () => mutate(card.bytes, random));
    const changed = damaged.filter((bytes) => Buffer.compare(bytes, card.bytes) !== 0);
    const codes = await Promise.all(changed.map((certificate) => codeOf(validate(card, { certificate }))));
    expect(codes).not.toContain('trusted');
  });
});

describe('a path', () => {
  it('is found among certificates that lead nowhere', async () => {
    const others = Array.from({ length: 50 }, (_, i) => newAuthority(root, `CA ${i}`).certificate);
    expect(await codeOf(validate(card, { intermediates: [...others, authority.certificate] }))).toBe('trusted');
  });

  it('is found past an expired certificate of the same authority', async () => {
    const keys = newKeys();
    const expired = newAuthority(root, 'Renewed CA', { keys, notAfter: new Date('2026-02-01') });
    const renewed = newAuthority(root, 'Renewed CA', { keys });
    const intermediates = [expired.certificate, renewed.certificate];
    expect(await codeOf(validate(certify(renewed), { intermediates }))).toBe('trusted');
  });

  it('is found across two roots that certify each other', async () => {
    const keys = newKeys();
    const foreign = newRoot('Foreign Root', { keys });
    const crossed = newAuthority(root, 'Foreign Root', { keys });
    const back = newAuthority(foreign, 'Practice Root');
    const intermediates = [back.certificate, foreign.certificate, crossed.certificate];
    expect(await codeOf(validate(certify(foreign), { intermediates }))).toBe('trusted');
  });

  it('is given up when a crafted mesh would take too long', async () => {
    const tangle = Array.from({ length: 30 }, () => selfIssued('Tangle CA'));
    expect(await codeOf(validate(selfIssued('Tangle CA'), { intermediates: tangle }))).toBe('tooComplex');
  });

  it('is looked for among hundreds without keeping others waiting', async () => {
    const tangle = Array.from({ length: 30 }, () => selfIssued('Practice Root'));
    const turns = countTurns();
    expect(await codeOf(validate(selfIssued('Practice Root'), { intermediates: tangle }))).toBe('tooComplex');
    expect(turns.count()).toBeGreaterThan(20);
    turns.stop();
  });
});

/** A certificate for a fresh key of an authority, seemingly made by that authority itself with another key. */
function selfIssued(name: string): Certificate {
  const forger = newRoot(name);
  return certify(forger, { subject: forger.subject, extensions: authorityExtensions() });
}

describe('policies', () => {
  const policy = '2.16.840.1.101.3.2.1.48.11';
  const required = { requiredPolicies: [policy] };
  const asserted = certificatePolicies(policy);

  it('that are required must be in every certificate of the path', async () => {
    expect(await codeBelow(authorityExtensions(asserted), [asserted], required)).toBe('trusted');
    expect(await codeBelow(authorityExtensions(asserted), [], required)).toBe('policyMissing');
    expect(await codeBelow(authorityExtensions(), [asserted], required)).toBe('policyMissing');
    expect(await codeBelow(authorityExtensions(asserted), [certificatePolicies('1.2.3')], required)).toBe(
      'policyMissing',
    );
  });

  it('that are required count as required without further ado, and can be mere filters', async () => {
    const lenient = { ...required, requireExplicitPolicy: false };
    expect(await codeBelow(authorityExtensions(), [], lenient)).toBe('trusted');
  });

  it('are satisfied by anyPolicy until that is inhibited', async () => {
    const any = certificatePolicies(oids.anyPolicy);
    expect(await codeBelow(authorityExtensions(any), [asserted], required)).toBe('trusted');
    expect(await codeBelow(authorityExtensions(any, inhibitAnyPolicy(0)), [asserted], required)).toBe('trusted');
    expect(await codeBelow(authorityExtensions(any, inhibitAnyPolicy(0)), [any], required)).toBe('policyMissing');
    expect(await codeBelow(authorityExtensions(any), [asserted], { ...required, inhibitAnyPolicy: true })).toBe(
      'policyMissing',
    );
  });

  it('may be mapped, unless that is inhibited', async () => {
    const mapped = policyMappings({ issuerDomainPolicy: policy, subjectDomainPolicy: '1.2.3' });
    const above = authorityExtensions(asserted, mapped);
    expect(await codeBelow(above, [certificatePolicies('1.2.3')], required)).toBe('trusted');
    expect(await codeBelow(above, [asserted], required)).toBe('policyMissing');
    const inhibited = { ...required, inhibitPolicyMapping: true };
    expect(await codeBelow(above, [certificatePolicies('1.2.3')], inhibited)).toBe('policyMissing');
  });

  it('may not be mapped to or from anyPolicy', async () => {
    const mapped = policyMappings({ issuerDomainPolicy: oids.anyPolicy, subjectDomainPolicy: '1.2.3' });
    expect(await codeBelow(authorityExtensions(asserted, mapped), [asserted])).toBe('policyMissing');
  });

  it('can be demanded by an authority', async () => {
    const demanding = authorityExtensions(policyConstraints({ requireExplicitPolicy: 0 }));
    expect(await codeBelow(demanding)).toBe('policyMissing');
  });

  it('for which the path is valid are told in the terms of the anchor', async () => {
    const mapped = policyMappings({ issuerDomainPolicy: policy, subjectDomainPolicy: '1.2.3' });
    const above = newAuthority(root, 'Mapping CA', { extensions: authorityExtensions(asserted, mapped) });
    const certificate = certify(above, { extensions: [certificatePolicies('1.2.3', '1.2.9')] });
    expect(await validate(certificate, { intermediates: [above.certificate] })).toMatchObject({
      ok: true,
      policies: [policy],
    });
  });

  it('that are mapped crosswise at every step are followed in reasonable time', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `1.2.3.${i}`);
    const pairs = names.flatMap((issuer) =>
      names.map((subject) => ({ issuerDomainPolicy: issuer, subjectDomainPolicy: subject })),
    );
    const extensions = authorityExtensions(certificatePolicies(...names), policyMappings(...pairs));
    const chain: Authority[] = [root];
    for (let depth = 0; depth < 10; depth += 1) {
      chain.unshift(newAuthority(chain[0] ?? root, `Mapping CA ${depth}`, { extensions }));
    }
    const certificate = certify(chain[0] ?? root, { extensions: [certificatePolicies('1.2.3.7')] });
    const intermediates = chain.map((link) => link.certificate);
    expect(await codeOf(validate(certificate, { intermediates, requiredPolicies: ['1.2.3.1'] }))).toBe('trusted');
  });
});

describe('a signature', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

  function below(keys: { publicKey: KeyObject; privateKey: KeyObject }, signing: Signing) {
    const above = { ...newAuthority(root, 'Signing CA', { keys }), signing };
    return (wishes: Partial<ValidationRequest> = {}) =>
      codeOf(validate(certify(above), { intermediates: [above.certificate], ...wishes }));
  }

  it.each(['sha256WithRSAEncryption', 'sha384WithRSAEncryption', 'sha512WithRSAEncryption'] as const)(
    'with %s is accepted',
    async (algorithm) => {
      expect(await below(rsa, signingWith(rsa.privateKey, algorithm))()).toBe('trusted');
    },
  );

  it('with ECDSA on P-384 is accepted', async () => {
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    expect(await below(keys, signingWith(keys.privateKey, 'ecdsa-with-SHA384'))()).toBe('trusted');
  });

  it('with Ed25519 is accepted', async () => {
    const keys = generateKeyPairSync('ed25519');
    const identifier = der.sequence(der.oid(oids.ed25519));
    expect(await below(keys, { identifier, sign: (tbs) => sign(null, tbs, keys.privateKey) })()).toBe('trusted');
  });

  // RFC 4055 3.1: the salt has 20 bytes unless told otherwise, and there is one trailer.
  it.each<[string, string, number, string, Uint8Array[]]>([
    ['trusted', 'the same hash in its mask', 32, oids.sha256, [saltLength(32)]],
    ['trusted', 'the salt that needs no mention', 20, oids.sha256, []],
    ['trusted', 'its trailer written out', 32, oids.sha256, [saltLength(32), der.explicit(3, der.integer(1))]],
    ['weakAlgorithm', 'another trailer', 32, oids.sha256, [saltLength(32), der.explicit(3, der.integer(2))]],
    ['weakAlgorithm', 'a parameter too many', 32, oids.sha256, [saltLength(32), der.explicit(4, der.integer(1))]],
    ['signatureWrong', 'a longer salt than it says', 32, oids.sha256, []],
    ['weakAlgorithm', 'SHA-1 in its mask', 32, oids.sha1, [saltLength(32)]],
  ])('is %s with RSASSA-PSS and %s', async (code, _, salt, mask, more) => {
    const signing: Signing = {
      identifier: pssIdentifier(oids.sha256, mask, ...more),
      sign: (tbs) => {
        const padding = constants.RSA_PKCS1_PSS_PADDING;
        return sign('sha256', tbs, { key: rsa.privateKey, padding, saltLength: salt });
      },
    };
    expect(await below(rsa, signing)()).toBe(code);
  });

  // RFC 4055 5: RSA has NULL as its parameters, or none. RFC 5758 3.2: ECDSA has none.
  it.each<[string, string, KeyPair, string, Uint8Array[]]>([
    ['trusted', 'RSA and no parameters', rsa, oids.sha256WithRsaEncryption, []],
    ['weakAlgorithm', 'RSA and other parameters', rsa, oids.sha256WithRsaEncryption, [der.integer(1)]],
    ['weakAlgorithm', 'ECDSA and NULL', newKeys(), oids.ecdsaWithSha256, [der.null()]],
  ])('is %s with %s', async (code, _, keys, oid, parameters) => {
    const identifier = der.sequence(der.oid(oid), ...parameters);
    expect(await below(keys, { identifier, sign: (tbs) => sign('sha256', tbs, keys.privateKey) })()).toBe(code);
  });

  it('with another hash than the key itself allows is refused', async () => {
    const keys = generateKeyPairSync('rsa-pss', {
      modulusLength: 2048,
      hashAlgorithm: 'sha512',
      mgf1HashAlgorithm: 'sha512',
    });
    const identifier = pssIdentifier(oids.sha256, oids.sha256, saltLength(32));
    const forged: Signing = { identifier, sign: () => new Uint8Array(256) };
    expect(await below(keys, forged)()).toBe('weakAlgorithm');
  });

  it('with SHA-1 or a short key is accepted only where old algorithms are wanted', async () => {
    const sha1: Signing = {
      identifier: der.sequence(der.oid(oids.sha1WithRsaEncryption), der.null()),
      sign: (tbs) => sign('sha1', tbs, rsa.privateKey),
    };
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    for (const judge of [below(rsa, sha1), below(short, signingWith(short.privateKey, 'sha256WithRSAEncryption'))]) {
      expect(await judge()).toBe('weakAlgorithm');
      expect(await judge({ algorithms: 'legacy' })).toBe('trusted');
    }
  });

  it('with an algorithm that does not go with the key is refused', async () => {
    const keys = newKeys();
    const identifier = der.sequence(der.oid(oids.sha256WithRsaEncryption), der.null());
    expect(await below(keys, { identifier, sign: (tbs) => sign('sha256', tbs, keys.privateKey) })()).toBe(
      'weakAlgorithm',
    );
  });
});

function saltLength(bytes: number): Uint8Array {
  return der.explicit(2, der.integer(bytes));
}

function pssIdentifier(hash: string, maskHash: string, ...more: readonly Uint8Array[]): Uint8Array {
  const algorithm = (oid: string, ...parameters: Uint8Array[]) => der.sequence(der.oid(oid), ...parameters);
  return algorithm(
    oids.rsassaPss,
    der.sequence(der.explicit(0, algorithm(hash)), der.explicit(1, algorithm(oids.mgf1, algorithm(maskHash))), ...more),
  );
}

describe('a refusal', () => {
  it('names the certificate at fault in a sentence for the log', async () => {
    const expired = newAuthority(root, 'Expired CA', { notAfter: new Date('2026-02-01') });
    const result = await validate(certify(expired), { intermediates: [expired.certificate] });
    expect(result.ok ? '' : result.detail).toBe('The certificate has expired. Certificate: CN=Expired CA,O=Example');
  });
});
