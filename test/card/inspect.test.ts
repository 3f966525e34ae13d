// SPDX-License-Identifier: Apache-2.0
// One look at all of a card, over the card port and the virtual card in process.

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CardIdentity, CardInspection } from '../../contract/card.ts';
import { createPivReaders } from '../../main/card/piv-readers.ts';
import { createVirtualDriver, practiceReader } from '../../simulator/driver.ts';
import type { Fault } from '../../simulator/faults.ts';
import { objectTags } from '../../simulator/piv-contents.ts';
import {
  makePracticeCard,
  type PracticeCard,
  type PracticeCardOptions,
  practicePin,
  practicePuk,
} from '../../simulator/practice-card.ts';
import { addYears } from '../../simulator/practice-pki.ts';
import { concat } from '../../simulator/tlv.ts';

const sha256 = (bytes: Uint8Array = Uint8Array.of()) => createHash('sha256').update(bytes).digest('hex');

const ascii = (text: string) => new TextEncoder().encode(text);

/** A card in a reader of its own, and which instructions it was sent. */
function stage({ card }: Pick<PracticeCard, 'card'>, now = new Date(), faults: readonly Fault[] = []) {
  const driver = createVirtualDriver();
  const sent: string[] = [];
  const log = ({ header }: { readonly header: string }) => void sent.push(header);
  const readers = createPivReaders(driver, log, () => now.getTime());
  driver.insert(card, { faults });
  const inspect = async (): Promise<CardInspection> => {
    const seen = await readers.inspect(practiceReader);
    if (!seen.ok) throw new Error(seen.failure.code);
    return seen.value;
  };
  return { driver, readers, sent, inspect };
}

const makeCard = (options: PracticeCardOptions = {}) =>
  makePracticeCard({ algorithm: 'p256', slots: [0x9a], ...options });

async function identityOf(card: PracticeCard, now?: Date): Promise<CardIdentity> {
  const { identity } = await stage(card, now).inspect();
  if (typeof identity === 'string') throw new Error(identity);
  return identity;
}

/** Flips one bit of an object's `index`th byte, counted from the end where it is negative. */
function damage({ contents }: PracticeCard, tag: number, index: number): void {
  const object = concat(contents.objects.get(tag) ?? new Uint8Array());
  const at = index < 0 ? object.length + index : index;
  object[at] = (object[at] ?? 0) ^ 1;
  contents.objects.set(tag, object);
}

describe('a look at a whole card', () => {
  let whole: PracticeCard;
  beforeAll(async () => {
    whole = await makePracticeCard({ algorithm: 'p256', retiredKeys: 2, offCardKeys: 1, pinPolicy: 'globalFirst' });
  });

  test('tells each key with what it is for, and which may log in', async () => {
    const { keys, elsewhere } = await stage(whole).inspect();
    expect(keys.map(({ slot, use, unfit }) => [slot, use, unfit])).toEqual([
      [0x9a, 'logIn', undefined],
      [0x9c, 'signature', 'otherUse'],
      [0x9d, 'encryption', 'otherUse'],
      [0x9e, 'cardAuthentication', 'otherUse'],
      [0x82, 'retired', 'otherUse'],
      [0x83, 'retired', 'otherUse'],
    ]);
    for (const { slot, certificate } of keys)
      expect(certificate?.fingerprint).toBe(sha256(whole.certificates.get(slot)));
    expect(keys[0]?.certificate).toMatchObject({
      holder: 'Practice Cardholder',
      issuer: expect.stringMatching(/^Practice Issuing CA [0-9A-F]{6} \(Pivot practice\)$/),
      key: 'P-256',
      notAfter: expect.any(Number),
    });
    expect(elsewhere).toEqual({ count: 1, url: expect.stringContaining('http://pki.pivot.example/') });
  });

  test('tells what the card says of itself', async () => {
    const { application } = await stage(whole).inspect();
    expect(application).toEqual({
      identifier: '000010000100',
      algorithms: expect.arrayContaining(['11']),
      capabilities: expect.stringMatching(/^A000000116/),
    });
    const short = await stage(await makeCard({ personality: 'gd-sce7' })).inspect();
    expect(short.application).toMatchObject({ identifier: 'A00000030800100001', algorithms: [] });
  });

  test.each(['leaksAbsence', undefined] as const)(
    'tells whether it has printed information, as far as one can know (%s)',
    async (quirk) => {
      const { card, contents } = await makeCard(quirk ? { quirks: [quirk] } : {});
      expect((await stage({ card }).inspect()).printed).toBe('behindPin');
      contents.objects.delete(objectTags.printedInformation);
      expect((await stage({ card }).inspect()).printed).toBe(quirk ? 'absent' : 'behindPin');
    },
  );

  test('tells which card it is, and that its issuer has signed that', async () => {
    const { identity, pin } = await stage(whole).inspect();
    const { guid, cardholderUuid, expires } = whole.identity;
    const bare = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    expect(identity).toMatchObject({
      guid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      expires: expires.toISOString().slice(0, 10),
      expired: false,
      matchesCertificate: true,
      signature: { verdict: 'right', signer: { holder: expect.stringContaining('Practice Content Signer') } },
    });
    if (typeof identity === 'string') throw new Error(identity);
    expect(identity.guid.replaceAll('-', '')).toBe(bare(guid));
    expect(identity.cardholderUuid?.replaceAll('-', '')).toBe(bare(cardholderUuid));
    expect(pin).toEqual({ attemptsLeft: 3, primary: 'global' });
  });

  test('asks a card that is held for nothing that is known of it, and leaves it held', async () => {
    const { readers, inspect, sent } = stage(whole);
    await readers.read(practiceReader);
    const asked = sent.length;
    const seen = await inspect();
    const whileHeld = sent.splice(0).slice(asked);
    expect(await readers.sign(practiceReader, ascii(practicePin), new Uint8Array(32))).toMatchObject({ ok: true });
    await readers.release(practiceReader);
    expect(await stage(whole).inspect()).toEqual(seen);
    expect(whileHeld.filter((header) => header.startsWith('00 a4') || header.startsWith('00 20'))).toEqual([]);
  });

  test('goes on where another program selected elsewhere in the meantime', async () => {
    const { readers, inspect } = stage(whole, new Date(), [
      { name: 'selectedElsewhere', at: { instruction: 0xcb, time: 4 } },
    ]);
    await readers.read(practiceReader);
    expect((await inspect()).keys).toHaveLength(6);
    expect(await readers.sign(practiceReader, ascii(practicePin), new Uint8Array(32))).toMatchObject({ ok: true });
  });

  test('ends with a card that is pulled meanwhile', async () => {
    const { readers } = stage(whole, new Date(), [{ name: 'removedDuring', at: { instruction: 0xcb, time: 3 } }]);
    expect(await readers.inspect(practiceReader)).toEqual({ ok: false, failure: { code: 'cardRemoved' } });
  });
});

describe('a certificate that cannot log in', () => {
  const unfitOf = async (card: PracticeCard) => (await stage(card).inspect()).keys[0]?.unfit;

  test.each<[string, PracticeCardOptions]>([
    ['expired', { validity: 'expired' }],
    ['notYetValid', { validity: 'notYetValid' }],
    ['unsupportedKey', { algorithm: 'rsa1024' }],
    ['noCertificate', { withoutCertificate: [0x9a] }],
    ['noCertificate', { emptyContainers: [0x9a] }],
  ])('is told as %s', async (unfit, options) => {
    expect(await unfitOf(await makeCard(options))).toBe(unfit);
  });

  test('may have no key on the card', async () => {
    const card = await makeCard();
    card.contents.keys.delete(0x9a);
    expect(await unfitOf(card)).toBe('noKey');
  });

  test('may be for something else', async () => {
    const [card, other] = await Promise.all([makeCard(), makeCard({ slots: [0x9d] })]);
    card.contents.objects.set(0x5fc105, other.contents.objects.get(0x5fc10b) ?? new Uint8Array());
    expect(await unfitOf(card)).toBe('wrongUsage');
  });

  test('may be unreadable', async () => {
    const card = await makeCard();
    card.contents.objects.set(0x5fc105, Uint8Array.of(0x70, 0x02, 0x30, 0x05));
    expect(await unfitOf(card)).toBe('unreadable');
  });
});

describe('the signature of a CHUID', () => {
  /** FASC-N, GUID, expiry and cardholder UUID, which stand before the signature. */
  const elementsLength = 73;

  test('is wrong where a byte of what it covers, or of itself, was changed', async () => {
    for (const index of [5, 30, 50, -4]) {
      const card = await makeCard();
      damage(card, objectTags.chuid, index);
      expect((await identityOf(card)).signature, `byte ${index}`).toMatchObject({ verdict: 'wrong' });
    }
  });

  test('of another card of the same issuer is wrong', async () => {
    const card = await makeCard();
    const other = await makeCard({ pki: card.pki });
    const [own, theirs] = [card, other].map(
      ({ contents }) => contents.objects.get(objectTags.chuid) ?? new Uint8Array(),
    );
    if (!own || !theirs) throw new Error('no CHUID');
    card.contents.objects.set(
      objectTags.chuid,
      concat(own.subarray(0, elementsLength), theirs.subarray(elementsLength)),
    );
    expect((await identityOf(card)).signature).toEqual({ verdict: 'wrong' });
  });

  test('counts for nothing where its certificate is for something else', async () => {
    const { pki } = await makeCard();
    const contentSigner = { ...pki.intermediate };
    const card = await makeCard({ pki: { ...pki, contentSigner } });
    expect((await identityOf(card)).signature).toMatchObject({ verdict: 'signerUnfit' });
  });

  test('counts for nothing once its certificate has expired, nor does the card', async () => {
    const identity = await identityOf(await makeCard(), addYears(new Date(), 10));
    expect(identity).toMatchObject({ expired: true, signature: { verdict: 'signerUnfit' } });
  });

  test('may be absent or no signature at all', async () => {
    const card = await makeCard();
    const chuid = card.contents.objects.get(objectTags.chuid) ?? new Uint8Array();
    card.contents.objects.set(
      objectTags.chuid,
      concat(chuid.subarray(0, elementsLength), Uint8Array.of(0x3e, 0, 0xfe, 0)),
    );
    expect((await identityOf(card)).signature).toEqual({ verdict: 'absent' });
    card.contents.objects.set(
      objectTags.chuid,
      concat(chuid.subarray(0, elementsLength), Uint8Array.of(0x3e, 2, 5, 0, 0xfe, 0)),
    );
    expect((await identityOf(card)).signature).toEqual({ verdict: 'unreadable' });
  });

  test('is of a card that its log-in certificate does not name', async () => {
    const [card, other] = await Promise.all([makeCard(), makeCard()]);
    card.contents.objects.set(0x5fc105, other.contents.objects.get(0x5fc105) ?? new Uint8Array());
    expect(await identityOf(card)).toMatchObject({ matchesCertificate: false, signature: { verdict: 'right' } });
  });

  test('is not looked for where there is no CHUID, or one that is none', async () => {
    const card = await makeCard();
    card.contents.objects.set(objectTags.chuid, Uint8Array.of(0x30, 1, 0));
    expect((await stage(card).inspect()).identity).toBe('unreadable');
    card.contents.objects.delete(objectTags.chuid);
    expect((await stage(card).inspect()).identity).toBe('absent');
  });
});

describe('a card whose PIN is blocked', () => {
  test('is looked at all the same', async () => {
    expect((await stage(await makeCard({ pinTriesLeft: 0 })).inspect()).pin.attemptsLeft).toBe(0);
  });

  test('gets a new PIN by its PUK, and all secrets are overwritten', async () => {
    const { readers } = stage(await makeCard({ pinTriesLeft: 0 }));
    const [puk, pin] = [ascii(practicePuk), ascii('654321')];
    expect(await readers.unblockPin(practiceReader, puk, pin)).toEqual({ ok: true, value: undefined });
    expect([...puk, ...pin].every((byte) => byte === 0)).toBe(true);
    expect(await readers.read(practiceReader)).toMatchObject({ value: { attemptsLeft: 3 } });
    const signature = await readers.sign(practiceReader, ascii('654321'), new Uint8Array(32));
    expect(signature).toMatchObject({ ok: true });
  });

  test('tells the tries left of the PUK after a wrong one, which is sent once', async () => {
    const { readers, sent } = stage(await makeCard({ pinTriesLeft: 0 }));
    const unblocked = await readers.unblockPin(practiceReader, ascii('00000000'), ascii('654321'));
    expect(unblocked).toEqual({ ok: false, failure: { code: 'wrongPin', attemptsLeft: 2 } });
    expect(sent.filter((header) => header.startsWith('00 2c'))).toHaveLength(1);
  });
});
