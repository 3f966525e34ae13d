// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { refusalTrouble } from '../../main/station/failures.ts';
import type { CardReaders, ReaderName } from '../../main/station/ports.ts';
import { createVirtualCard } from '../../simulator/card.ts';
import { firstReader, practiceCard, stationUnderTest } from './station-under-test.ts';

const verify = 0x20;
const generalAuthenticate = 0x87;

describe('the PIN', () => {
  test('comes back to its page with the tries that are left', async () => {
    const { driver, reach, typePin } = stationUnderTest();
    driver.insert(await practiceCard());
    expect(await reach('enterPin')).toMatchObject({ attemptsLeft: 3, afterWrong: false });
    await typePin('654321');
    expect(await reach('enterPin')).toMatchObject({ attemptsLeft: 2, afterWrong: true });
    await typePin('123456');
    await reach('actions');
  });

  test('is interrupted before the last try, which the person may spend', async () => {
    const { driver, reach, typePin, act, instructions } = stationUnderTest();
    driver.insert(await practiceCard());
    await reach('enterPin');
    await typePin('654321');
    await typePin('654321');
    await reach('lastAttempt');
    const verified = instructions.filter((instruction) => instruction === verify).length;
    await typePin('123456');
    expect(instructions.filter((instruction) => instruction === verify)).toHaveLength(verified);
    await act('useLastAttempt');
    expect(await reach('enterPin')).toMatchObject({ attemptsLeft: 1, afterWrong: true });
    await typePin('123456');
    await reach('actions');
  });

  test('is interrupted at first sight of a card with one try left', async () => {
    const { driver, reach } = stationUnderTest();
    driver.insert(await practiceCard({ pinTriesLeft: 1 }));
    await reach('lastAttempt');
  });

  test('is not asked for when it is blocked', async () => {
    const { driver, reach } = stationUnderTest();
    driver.insert(await practiceCard({ pinTriesLeft: 0 }));
    expect(await reach('failure')).toMatchObject({ code: 'pinBlocked', recovery: 'askStaff' });
  });

  test('blocks with the last wrong try', async () => {
    const { driver, reach, typePin, act } = stationUnderTest();
    driver.insert(await practiceCard({ pinTriesLeft: 1 }));
    await reach('lastAttempt');
    await act('useLastAttempt');
    await typePin('654321');
    expect(await reach('failure')).toMatchObject({ code: 'pinBlocked' });
  });

  test.each(['12345', '123456789', '12345a', '      '])('never reaches the card when it is "%s"', async (pin) => {
    const { driver, reach, typePin, instructions } = stationUnderTest();
    driver.insert(await practiceCard());
    await reach('enterPin');
    const before = instructions.length;
    const bytes = await typePin(pin);
    expect(instructions).toHaveLength(before);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    await reach('enterPin');
  });

  test('is sent once when it is submitted twice, and both are overwritten', async () => {
    const { driver, reach, instructions, typePin } = stationUnderTest();
    driver.insert(await practiceCard());
    await reach('enterPin');
    const verified = instructions.filter((instruction) => instruction === verify).length;
    const pins = await Promise.all([typePin('123456'), typePin('123456')]);
    await reach('actions');
    expect(instructions.filter((instruction) => instruction === verify)).toHaveLength(verified + 1);
    expect(pins.flatMap((pin) => [...pin]).every((byte) => byte === 0)).toBe(true);
  });

  test('is overwritten when the issuer gives no challenge', async () => {
    const { driver, reach, issuer, typePin, act } = stationUnderTest();
    driver.insert(await practiceCard());
    await reach('enterPin');
    issuer.cutLine();
    const pin = await typePin('123456');
    expect(await reach('failure')).toMatchObject({ code: 'issuerUnreachable', recovery: 'retry' });
    expect(pin.every((byte) => byte === 0)).toBe(true);
    issuer.restoreLine();
    await act('tryAgain');
    await reach('enterPin');
    await typePin('123456');
    await reach('actions');
  });

  test('is asked for where a card does not tell its tries', async () => {
    const hideTries = (readers: CardReaders): CardReaders => ({
      ...readers,
      read: async (reader) => {
        const read = await readers.read(reader);
        return read.ok ? { ok: true, value: { ...read.value, attemptsLeft: undefined } } : read;
      },
    });
    const { driver, reach } = stationUnderTest({ around: hideTries });
    driver.insert(await practiceCard());
    expect(await reach('enterPin')).not.toHaveProperty('attemptsLeft');
  });

  test('is in no view and in no line of the journal', async () => {
    const { signIn, view, journal } = stationUnderTest();
    await signIn();
    expect(JSON.stringify([view(), journal])).not.toContain('123456');
  });
});

describe('a card that cannot be used', () => {
  test('says that it is no PIV card', async () => {
    const { driver, reach } = stationUnderTest();
    driver.insert(createVirtualCard({ process: () => ({ statusWord: 0x6a82 }), reset: () => undefined }));
    expect(await reach('failure')).toMatchObject({ code: 'notPivCard', recovery: 'changeCard' });
  });

  test('says that it has no certificate to sign in with', async () => {
    const { driver, reach } = stationUnderTest();
    driver.insert(await practiceCard({ withoutCertificate: [0x9a] }));
    expect(await reach('failure')).toMatchObject({ code: 'noSignInCertificate', recovery: 'changeCard' });
  });

  test('tells of each certificate whose it is and why it does not fit, and is then let go', async () => {
    const { driver, reach, rest, issuer, act } = stationUnderTest();
    driver.insert(await practiceCard({ slots: [0x9a, 0x9c], withoutCertificate: [0x9a] }));
    await reach('failure');
    await rest();
    expect(await reach('failure')).toMatchObject({
      code: 'noSignInCertificate',
      keys: [
        { use: 'logIn', unfit: 'noCertificate', certificate: undefined },
        { use: 'signature', unfit: 'otherUse', certificate: { holder: 'Practice Cardholder' } },
      ],
    });
    driver.remove();
    issuer.refuse('certificateRevoked');
    driver.insert(await practiceCard());
    await reach('failure');
    await rest();
    const { keys } = await reach('failure');
    expect(keys).toMatchObject([{ use: 'logIn', unfit: undefined, certificate: { holder: 'Practice Cardholder' } }]);
    driver.remove();
    await act('signOut');
    expect(await reach('welcome')).not.toHaveProperty('keys');
  });

  test('names its issuer, and what the administrator does, when the issuer is not trusted', async () => {
    const { driver, reach, rest, issuer, typePin, instructions } = stationUnderTest();
    issuer.refuse('certificateNotTrusted');
    driver.insert(await practiceCard());
    await reach('failure');
    await rest();
    const failure = await reach('failure');
    expect(failure).toMatchObject({ code: 'certificateNotTrusted', recovery: 'askStaff' });
    expect(failure.reference).toMatch(/^[0-9A-F]{8}$/);
    expect(failure.details.join('\n')).toContain('Practice Issuing CA');
    expect(failure.details.join('\n')).toContain('npm run issuer -- trust FILE');
    const before = instructions.length;
    await typePin('123456');
    expect(instructions).toHaveLength(before);
  });

  test('names the account that would be needed, and a command that is safe to copy', () => {
    const anchor = 'ab'.repeat(32);
    const refused = { accepted: false, refusal: 'loginRefused', holder: '', issuer: 'A CA', notAfter: 0 } as const;
    const details = (identifier: string) =>
      refusalTrouble({ ...refused, account: { identifier, anchor } }, 'Reader' as ReaderName).details;
    expect(details('a@example.org')).toContain(
      'Administrator: npm run issuer -- accounts add a@example.org --root abababababababab',
    );
    expect(details("$(x)'@example.org").at(-1)).toContain(`accounts add '$(x)'\\''@example.org' --root`);
  });

  test.each(['certificateExpired', 'practiceCard', 'derivedCredential'] as const)(
    'is told %s before the PIN is asked for',
    async (code) => {
      const { driver, reach, issuer } = stationUnderTest();
      issuer.refuse(code);
      driver.insert(await practiceCard());
      expect(await reach('failure')).toMatchObject({ code });
    },
  );

  test('gives way to the first page when it is taken out, and to another card', async () => {
    const { driver, reach } = stationUnderTest();
    driver.insert(await practiceCard({ withoutCertificate: [0x9a] }));
    await reach('failure');
    driver.remove();
    await reach('welcome');
    driver.insert(await practiceCard());
    await reach('enterPin');
  });

  test('stays refused at the log-in when the issuer changes its mind', async () => {
    const { signIn, reach, issuer } = stationUnderTest();
    issuer.refuseLogIn('certificateRevoked');
    await signIn();
    expect(await reach('failure')).toMatchObject({ code: 'certificateRevoked' });
  });
});

describe('a card that is pulled', () => {
  test('while it is read', async () => {
    const { driver, reach } = stationUnderTest();
    driver.insert(await practiceCard(), { faults: [{ name: 'removedDuring', at: { apdu: 2 } }] });
    expect(await reach('failure')).toMatchObject({ code: 'cardRemoved', recovery: 'retry' });
    driver.insert(await practiceCard());
    await reach('enterPin');
  });

  test('while the issuer judges it', async () => {
    const { driver, reach, issuer, rest } = stationUnderTest();
    await reach('welcome');
    const { release } = issuer.holdAnswers();
    driver.insert(await practiceCard());
    await reach('reading');
    await rest();
    driver.remove();
    expect(await reach('failure')).toMatchObject({ code: 'cardRemoved' });
    release();
    await rest();
    expect(await reach('failure')).toMatchObject({ code: 'cardRemoved' });
  });

  test('while the PIN is asked for', async () => {
    const { driver, reach } = stationUnderTest();
    driver.insert(await practiceCard());
    await reach('enterPin');
    driver.remove();
    await reach('welcome');
  });

  test.each(['removedBefore', 'removedDuring'] as const)('in the middle of signing (%s)', async (name) => {
    const { driver, reach, typePin, issuer } = stationUnderTest();
    driver.insert(await practiceCard(), { faults: [{ name, at: { instruction: generalAuthenticate } }] });
    await reach('enterPin');
    const pin = await typePin('123456');
    expect(await reach('failure')).toMatchObject({ code: 'cardRemoved' });
    expect(pin.every((byte) => byte === 0)).toBe(true);
    expect(issuer.liveVisits.size).toBe(0);
    driver.insert(await practiceCard());
    await reach('enterPin');
  });

  test('and swapped for another one between two looks', async () => {
    const { driver, signIn, reach, issuer } = stationUnderTest();
    await signIn();
    driver.insert(await practiceCard());
    await reach('enterPin');
    expect(issuer.liveVisits.size).toBe(0);
  });
});

describe('readers', () => {
  test('that are not there are missed on the first page, and noticed when they come', async () => {
    const { driver, reach, rest } = stationUnderTest({ readers: [] });
    expect(await reach('welcome')).toMatchObject({ reader: 'ready' });
    await rest();
    expect(await reach('welcome')).toMatchObject({ reader: 'none' });
    driver.attachReader(firstReader);
    await rest();
    expect(await reach('welcome')).toMatchObject({ reader: 'ready' });
  });

  test('whose service stops and starts again while the station waits', async () => {
    const { driver, reach, rest } = stationUnderTest();
    await reach('welcome');
    driver.stopService();
    await rest();
    expect(await reach('welcome')).toMatchObject({ reader: 'serviceStopped' });
    driver.startService();
    await rest();
    expect(await reach('welcome')).toMatchObject({ reader: 'ready' });
    driver.insert(await practiceCard());
    await reach('enterPin');
  });

  test('whose service stops in a visit end the visit', async () => {
    const { driver, signIn, reach, issuer } = stationUnderTest();
    await signIn();
    await reach('actions');
    driver.stopService();
    expect(await reach('welcome')).toMatchObject({ reader: 'serviceStopped' });
    expect(issuer.liveVisits.size).toBe(0);
  });

  test('that are unplugged with the card in them end the visit', async () => {
    const { driver, signIn, reach } = stationUnderTest();
    await signIn();
    driver.detachReader(firstReader);
    expect(await reach('welcome')).toMatchObject({ reader: 'none' });
  });
});

describe('an issuer that does not answer', () => {
  test('is looked for again by itself while the card is judged', async () => {
    const { driver, reach, issuer, clock, rest } = stationUnderTest();
    await reach('welcome');
    issuer.cutLine();
    driver.insert(await practiceCard());
    expect(await reach('failure')).toMatchObject({ code: 'issuerUnreachable' });
    clock.advance(3_000);
    await rest();
    await reach('failure');
    issuer.restoreLine();
    clock.advance(3_000);
    await reach('enterPin');
  });

  test('at the start is waited for', async () => {
    const { reach, issuer, clock, rest } = stationUnderTest();
    issuer.cutLine();
    expect(await reach('failure')).toMatchObject({ code: 'issuerUnreachable' });
    clock.advance(600_000);
    await rest();
    await reach('failure');
    issuer.restoreLine();
    clock.advance(3_000);
    await reach('welcome');
  });

  test('that has not said who it is: a card is read meanwhile, and no PIN is asked for', async () => {
    const { driver, reach, issuer, rest, view } = stationUnderTest();
    const { release } = issuer.holdAnswers();
    await reach('welcome');
    driver.insert(await practiceCard());
    await reach('reading');
    await rest();
    await reach('reading');
    release();
    await reach('enterPin');
    expect(view().organisation).toBe('Example Agency');
  });

  test('while the code is shown: the same code comes back with the line', async () => {
    const { showCode, reach, issuer } = stationUnderTest();
    const before = await showCode();
    issuer.cutLine();
    expect(await reach('failure')).toMatchObject({ code: 'issuerUnreachable' });
    expect(issuer.followers).toBe(1);
    issuer.restoreLine();
    expect(await reach('pairing')).toEqual(before);
    expect(issuer.liveVisits.size).toBe(1);
  });

  test('when the code was asked for gets the same question again, with the same key', async () => {
    const { signIn, act, reach, issuer } = stationUnderTest();
    await signIn();
    issuer.cutLine();
    await act('chooseAction', 'setUpPhone');
    await reach('failure');
    issuer.restoreLine();
    await act('tryAgain');
    await reach('pairing');
    expect(issuer.opened).toHaveLength(1);
  });

  test('when the phrases were confirmed gets the confirmation again', async () => {
    const { showCode, act, reach, issuer } = stationUnderTest();
    await showCode();
    issuer.phoneClaims();
    await reach('compare');
    const { release } = issuer.holdAnswers();
    await act('phrasesMatch');
    await reach('confirming');
    issuer.cutLine();
    release();
    await reach('failure');
    issuer.restoreLine();
    await reach('done');
  });

  test('and has forgotten the visit asks for the PIN again', async () => {
    const { signIn, act, reach, issuer } = stationUnderTest();
    await signIn();
    issuer.endVisits();
    await act('chooseAction', 'setUpPhone');
    expect(await reach('failure')).toMatchObject({ code: 'sessionEnded' });
    await act('tryAgain');
    await reach('enterPin');
  });
});

describe('a bug', () => {
  test('shows one page, and the station starts again from there', async () => {
    const broken = (readers: CardReaders): CardReaders => ({
      ...readers,
      read: () => Promise.reject(new Error('a bug')),
    });
    const { driver, reach, act } = stationUnderTest({ around: broken });
    await reach('welcome');
    driver.insert(await practiceCard());
    expect(await reach('failure')).toMatchObject({ code: 'stationFailed', recovery: 'restart' });
    driver.remove();
    await act('tryAgain');
    await reach('welcome');
  });
});
