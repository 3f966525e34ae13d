// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { ReaderName } from '../../main/station/ports.ts';
import { firstReader, practiceCard, secondReader, stationUnderTest } from './station-under-test.ts';

const select = 0xa4;

describe('the journey', () => {
  test('leads from a card to a credential on a phone', async () => {
    const { issuer, act, reach, showCode, view, rest } = stationUnderTest();
    const pairing = await showCode();
    expect(pairing).toMatchObject({ state: 'waiting', password: '48219037', typedCode: '1234567890123' });
    expect(view()).toMatchObject({
      card: 'in',
      person: { name: 'Practice Cardholder' },
      organisation: 'Example Agency',
    });
    issuer.phoneScans();
    expect(await reach('pairing')).toMatchObject({ state: 'scanned' });
    issuer.phoneClaims();
    expect(await reach('compare')).toMatchObject({ phone: 'iPhone, Safari' });
    await act('phrasesMatch');
    expect(await reach('done')).toMatchObject({ collected: false, issued: { serialNumber: '0a1b' } });
    issuer.phoneCollects();
    await rest();
    expect(await reach('done')).toMatchObject({ collected: true });
  });

  test('begins by itself when the card was in before the station', async () => {
    const station = stationUnderTest();
    station.driver.insert(await practiceCard());
    expect(await station.reach('enterPin')).toMatchObject({
      holder: 'Practice Cardholder',
      issuer: 'Practice Issuing CA',
      attemptsLeft: 3,
      afterWrong: false,
    });
  });

  test('asks which card only when two fit', async () => {
    const { driver, reach, act } = stationUnderTest({ readers: [firstReader, secondReader] });
    const [one, other] = [await practiceCard(), await practiceCard()];
    driver.insert(one, { reader: firstReader });
    driver.insert(other, { reader: secondReader });
    const { choices } = await reach('chooseCertificate');
    expect(choices.map(({ reader }) => reader)).toEqual([firstReader, secondReader]);
    await act('chooseCertificate', { reader: secondReader });
    await reach('enterPin');
  });

  test('takes the only card that fits without asking', async () => {
    const { driver, reach } = stationUnderTest({ readers: [firstReader, secondReader] });
    const [empty, fitting] = [await practiceCard({ withoutCertificate: [0x9a] }), await practiceCard()];
    driver.insert(empty, { reader: firstReader });
    driver.insert(fitting, { reader: secondReader });
    expect(await reach('enterPin')).toMatchObject({ attemptsLeft: 3 });
  });

  test('goes on with the other card when one of two to choose from is taken out', async () => {
    const { driver, reach } = stationUnderTest({ readers: [firstReader, secondReader] });
    const [one, other] = [await practiceCard(), await practiceCard()];
    driver.insert(one, { reader: firstReader });
    driver.insert(other, { reader: secondReader });
    await reach('chooseCertificate');
    driver.remove(firstReader);
    await reach('enterPin');
  });

  test('says which cards cannot be chosen, and why, and takes in one that comes while the person chooses', async () => {
    const thirdReader = 'Reader three' as ReaderName;
    const { driver, reach, act, rest, instructions } = stationUnderTest({
      readers: [firstReader, secondReader, thirdReader],
    });
    const [one, empty, other] = [
      await practiceCard(),
      await practiceCard({ withoutCertificate: [0x9a] }),
      await practiceCard(),
    ];
    driver.insert(one, { reader: firstReader });
    driver.insert(empty, { reader: secondReader });
    driver.insert(other, { reader: thirdReader });
    await reach('chooseCertificate');
    await rest();
    const { choices, refused } = await reach('chooseCertificate');
    expect(choices.map(({ reader }) => reader)).toEqual([firstReader, thirdReader]);
    expect(refused).toMatchObject([
      { reader: secondReader, refusal: 'noSignInCertificate', key: { use: 'logIn', unfit: 'noCertificate' } },
    ]);
    driver.remove(secondReader);
    await rest();
    const before = instructions.length;
    driver.insert(await practiceCard(), { reader: secondReader });
    await rest();
    const more = await reach('chooseCertificate');
    expect(more.choices.map(({ reader }) => reader)).toEqual([firstReader, thirdReader, secondReader]);
    // One card was read, and not those that are held already.
    expect(instructions.slice(before).filter((instruction) => instruction === select)).toHaveLength(1);
    await act('chooseCertificate', { reader: secondReader });
    await reach('enterPin');
  });

  test('asks its questions one by one in the classical way', async () => {
    const { signIn, act, reach, issuer } = stationUnderTest();
    await signIn();
    await act('chooseAction', 'enrolCredential');
    await reach('askForApp');
    await act('appInstalled');
    expect(await reach('nameCredential')).toMatchObject({
      name: 'Practice Cardholder’s phone',
      credentialType: 'mobile',
    });
    await act('changeName', 'Blue phone');
    await act('changeCredentialType', 'nothing of the kind');
    await act('changeCredentialType', 'short');
    await act('goBack');
    await reach('askForApp');
    await act('appInstalled');
    await act('changeName', 'Blue phone');
    await act('changeCredentialType', 'short');
    await act('showCode');
    await reach('pairing');
    expect(issuer.requests).toEqual([{ name: 'Blue phone', credentialType: 'short' }]);
  });

  test('changes name and type beside the code, keeping the code', async () => {
    const { showCode, act, reach } = stationUnderTest();
    const before = await showCode();
    await act('changeName', 'My new phone');
    await act('changeCredentialType', 'short');
    const after = await reach('pairing');
    expect(after).toMatchObject({ name: 'My new phone', credentialType: 'short', link: before.link });
    expect(after.credentialTypes.map(({ id }) => id)).toEqual(['mobile', 'short']);
  });

  test('cancels the code on the way back to the list of actions', async () => {
    const { showCode, act, reach, issuer } = stationUnderTest();
    await showCode();
    await act('goBack');
    await reach('actions');
    expect(issuer.activation).toMatchObject({ state: 'void', voidReason: 'activationCancelled' });
    expect(issuer.followers).toBe(0);
  });

  test('asks for one activation, with one idempotency key, however often the button is pressed', async () => {
    const { signIn, act, reach, issuer } = stationUnderTest();
    await signIn();
    await Promise.all([act('chooseAction', 'setUpPhone'), act('chooseAction', 'setUpPhone')]);
    await reach('pairing');
    expect(issuer.opened).toHaveLength(1);
    expect(issuer.opened[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('says that rejecting differing phrases ended the activation', async () => {
    const { showCode, act, reach, issuer } = stationUnderTest();
    await showCode();
    issuer.phoneClaims();
    await reach('compare');
    await act('phrasesDiffer');
    expect(await reach('failure')).toMatchObject({ code: 'phrasesDiffer', recovery: 'retry' });
    expect(issuer.activation).toMatchObject({ state: 'void', voidReason: 'phrasesDiffer' });
    await act('tryAgain');
    await reach('actions');
  });

  test.each(['activationExpired', 'passwordTriesUsedUp', 'twoPhones'] as const)(
    'ends with %s when the issuer says so, and a second try leads to the actions',
    async (reason) => {
      const { showCode, act, reach, issuer } = stationUnderTest();
      await showCode();
      issuer.voidActivation(reason);
      expect(await reach('failure')).toMatchObject({ code: reason, recovery: 'retry' });
      await act('tryAgain');
      await reach('actions');
    },
  );

  test('shows a change of language at once', async () => {
    const { act, view, reach } = stationUnderTest();
    await reach('welcome');
    await act('setLanguage', 'nl');
    expect(view().language).toBe('nl');
  });
});

describe('the end of a visit', () => {
  test('comes with the card: the activation is suspended, and the same card takes it up again', async () => {
    const { showCode, driver, reach, issuer, typePin } = stationUnderTest();
    const before = await showCode();
    driver.remove();
    await reach('welcome');
    expect(issuer.liveVisits.size).toBe(0);
    expect(issuer.activation).toMatchObject({ state: 'waiting', suspended: true });
    driver.insert(await practiceCard());
    await reach('enterPin');
    await typePin('123456');
    expect(await reach('pairing')).toMatchObject({ link: before.link });
    expect(issuer.activation).toMatchObject({ suspended: false });
  });

  test('resumes at the comparison where the phone has sent its key meanwhile', async () => {
    const { showCode, driver, reach, issuer, typePin } = stationUnderTest();
    await showCode();
    issuer.phoneClaims();
    await reach('compare');
    driver.remove();
    await reach('welcome');
    driver.insert(await practiceCard());
    await reach('enterPin');
    await typePin('123456');
    await reach('compare');
  });

  test('shows the actions where the activation ended meanwhile', async () => {
    const { showCode, driver, reach, issuer, typePin } = stationUnderTest();
    await showCode();
    driver.remove();
    await reach('welcome');
    issuer.voidActivation('activationExpired');
    driver.insert(await practiceCard());
    await reach('enterPin');
    await typePin('123456');
    await reach('actions');
  });

  test('comes with "take my card and leave", and the card is not read again while it stays in', async () => {
    const { signIn, act, reach, issuer, view, rest, driver } = stationUnderTest();
    await signIn();
    await act('signOut');
    await reach('welcome');
    await rest();
    expect(view()).toMatchObject({ page: { kind: 'welcome' }, card: 'in' });
    expect(view().person).toBeUndefined();
    expect(issuer.liveVisits.size).toBe(0);
    await act('tryAgain');
    await reach('enterPin');
    await act('signOut');
    driver.remove();
    driver.insert(await practiceCard());
    await reach('enterPin');
  });

  test('is the normal one when the card is taken at the end', async () => {
    const { showCode, act, reach, issuer, driver } = stationUnderTest();
    await showCode();
    issuer.phoneClaims();
    await reach('compare');
    await act('phrasesMatch');
    await reach('done');
    driver.remove();
    await reach('welcome');
    expect(issuer.liveVisits.size).toBe(0);
    expect(issuer.activation).toMatchObject({ state: 'confirmed' });
  });

  test('signs out a log-in that came after its card was pulled', async () => {
    const { reach, driver, act, issuer, rest } = stationUnderTest();
    driver.insert(await practiceCard());
    await reach('enterPin');
    await act('submitPin', new TextEncoder().encode('123456'));
    await reach('actions');
    await act('signOut');
    const { release } = issuer.holdAnswers();
    await act('tryAgain');
    driver.remove();
    release();
    await rest();
    expect(issuer.liveVisits.size).toBe(0);
    await reach('failure');
  });

  test('comes after two minutes without activity, announced for the last half minute', async () => {
    const { signIn, clock, view, reach, act } = stationUnderTest();
    await signIn();
    clock.advance(90_000);
    expect(view().idleSecondsLeft).toBe(30);
    clock.advance(5_000);
    expect(view().idleSecondsLeft).toBe(25);
    await act('needMoreTime');
    expect(view().idleSecondsLeft).toBeUndefined();
    clock.advance(119_000);
    expect(view().idleSecondsLeft).toBe(1);
    clock.advance(1_000);
    await reach('welcome');
  });

  test('does not come by idleness while a code is shown, but by the end of its time', async () => {
    const { showCode, clock, view, reach } = stationUnderTest();
    await showCode();
    clock.advance(599_000);
    expect(view()).toMatchObject({ page: { kind: 'pairing' } });
    expect(view().idleSecondsLeft).toBeUndefined();
    clock.advance(1_000);
    expect(await reach('failure')).toMatchObject({ code: 'activationExpired' });
  });

  test('comes by idleness on the last page too', async () => {
    const { showCode, act, reach, issuer, clock } = stationUnderTest();
    await showCode();
    issuer.phoneClaims();
    await act('phrasesMatch');
    await reach('done');
    clock.advance(120_000);
    await reach('welcome');
    expect(issuer.liveVisits.size).toBe(0);
  });

  test('comes when a log-in has counted for as long as it may, whatever the person does', async () => {
    const { signIn, clock, reach, act, issuer } = stationUnderTest({ rules: { visitSeconds: 300 } });
    await signIn();
    for (let minute = 0; minute < 5; minute += 1) {
      await reach('actions');
      clock.advance(60_000);
      await act('needMoreTime');
    }
    expect(await reach('failure')).toMatchObject({ code: 'sessionEnded', recovery: 'retry' });
    expect(issuer.liveVisits.size).toBe(0);
    await act('tryAgain');
    await reach('enterPin');
  });

  test('comes with the end of the program', async () => {
    const { signIn, close, issuer } = stationUnderTest();
    await signIn();
    expect(issuer.liveVisits.size).toBe(1);
    await close();
    expect(issuer.liveVisits.size).toBe(0);
  });

  test('comes with the end of the program, though the issuer does not answer', async () => {
    const { signIn, close, issuer, clock } = stationUnderTest();
    await signIn();
    const { release } = issuer.holdAnswers();
    const closed = close();
    clock.advance(2_000);
    await closed;
    release();
  });
});

describe('what the house has settled', () => {
  test('says its own name and whom to ask, instead of what the issuer says', async () => {
    const { reach, view } = stationUnderTest({ rules: { organisation: 'Example Bureau', support: 'room 12' } });
    await reach('welcome');
    expect(view()).toMatchObject({ organisation: 'Example Bureau', support: 'room 12' });
  });

  test('offers its languages and no other', async () => {
    const { reach, view, act } = stationUnderTest({ rules: { language: 'nl', languages: ['nl', 'fr'] } });
    await reach('welcome');
    expect(view()).toMatchObject({ language: 'nl', languages: ['nl', 'fr'] });
    await act('setLanguage', 'de');
    expect(view().language).toBe('nl');
    await act('setLanguage', 'fr');
    expect(view().language).toBe('fr');
  });

  test('greets the next person in the language of the house', async () => {
    const { signIn, reach, view, act } = stationUnderTest();
    await reach('welcome');
    await act('setLanguage', 'es');
    await signIn();
    expect(view().language).toBe('es');
    await act('signOut');
    await reach('welcome');
    expect(view().language).toBe('en');
  });

  test('leaves out actions that the house does not want, and refuses them', async () => {
    const { signIn, reach, act, issuer } = stationUnderTest({ rules: { actions: [] } });
    await signIn();
    expect(await reach('actions')).toMatchObject({ actions: [] });
    await act('chooseAction', 'setUpPhone');
    await reach('actions');
    expect(issuer.opened).toEqual([]);
  });

  test('ends idle visits after its own time', async () => {
    const { signIn, clock, view, reach } = stationUnderTest({ rules: { idleSeconds: 60, idleWarningSeconds: 20 } });
    await signIn();
    clock.advance(40_000);
    expect(view().idleSecondsLeft).toBe(20);
    clock.advance(20_000);
    await reach('welcome');
  });
});

describe('the practice card', () => {
  test('is borrowed from the first page with its own issuer, and given back', async () => {
    const { reach, act, view, typePin, practiceIssuer, issuer } = stationUnderTest({ readers: [] });
    expect(await reach('welcome')).toMatchObject({ practiceOffered: true });
    await act('insertPracticeCard');
    await reach('enterPin');
    expect(view().practice).toBe(true);
    await typePin('123456');
    await reach('actions');
    expect(practiceIssuer.liveVisits.size).toBe(1);
    expect(issuer.liveVisits.size).toBe(0);
    await act('removePracticeCard');
    expect(await reach('welcome')).toMatchObject({ practiceOffered: true });
    expect(view().practice).toBe(false);
    expect(practiceIssuer.liveVisits.size).toBe(0);
  });

  test('is not to be had where it is not allowed', async () => {
    const { reach, act } = stationUnderTest({ practiceAllowed: false });
    expect(await reach('welcome')).toMatchObject({ practiceOffered: false });
    await act('insertPracticeCard');
    await reach('welcome');
  });

  test('leaves and enters its reader where the station was started for practice', async () => {
    const { reach, act, view, rest } = stationUnderTest({ virtualHome: true, practiceAllowed: false });
    await rest();
    expect(await reach('welcome')).toMatchObject({ reader: 'ready', practiceOffered: true });
    await act('insertPracticeCard');
    await reach('enterPin');
    await act('removePracticeCard');
    expect(await reach('welcome')).toMatchObject({ practiceOffered: true });
    expect(view().card).toBe('out');
  });
});
