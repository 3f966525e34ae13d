// SPDX-License-Identifier: Apache-2.0

import { describe, expect, test } from 'vitest';
import type { PhoneInfo, ScannedActivation } from '../../contract/phone-api.ts';
import { type PhoneFailureCode, remedies } from '../../phone/src/failures.ts';
import { appleDevice, waysFor } from '../../phone/src/ways.ts';
import {
  begin,
  type CertificateFiles,
  type Credential,
  type Effect,
  type Event,
  type KeyUse,
  next,
  type Page,
  type State,
} from '../../phone/src/workflow.ts';
import { phoneView, phoneViewNames } from './views.ts';

const id = 'ABCDEFGHIJKLMNOPQRSTUVWXYA';
const other = 'ZYXWVUTSRQPONMLKJIHGFEDCBA';
const activation = {
  id,
  state: 'scanned',
  name: 'My phone',
  credentialType: 'Sign-in',
  mail: false,
  expiresInMilliseconds: 540_000,
  passwordTriesLeft: 5,
  deliveries: ['browser', 'profile'],
} satisfies ScannedActivation;
const info: PhoneInfo = {
  organisation: 'Example Agency',
  practice: true,
  support: '',
  now: 0,
};
const digest = new Uint8Array(32);
const credential: Credential = {
  id,
  name: 'My phone',
  credentialType: 'Sign-in',
  person: 'Practice Cardholder',
  serialNumber: '1',
  notAfter: 0,
  certificate: new Uint8Array(),
  delivery: 'browser',
  toFile: false,
  mail: false,
};
const held: Event = { kind: 'held', id, digest, suspended: false, retryAfterSeconds: 2 };
const password: Page = { kind: 'password', activation, way: 'browser', sending: false };
const sending: Page = { kind: 'password', activation, way: 'browser', sending: true };
const comparing: Page = { kind: 'comparing', id, digest, suspended: false, connected: true };
const opening: Page = { kind: 'opening', id, stage: 'keyed' };

/** Follows events from the first page that an address leads to; gives the last step's page and all effects. */
function follow(route: Parameters<typeof begin>[0], ...events: Event[]) {
  const first = begin(route);
  return walk(first.state, first.effects, events);
}

function from(page: Page, ...events: Event[]) {
  return walk({ info, page }, [], events);
}

function walk(state: State, effects: readonly Effect[], events: readonly Event[]) {
  const all = [...effects];
  let current = state;
  for (const event of events) {
    const step = next(current, event);
    current = step.state;
    all.push(...step.effects);
  }
  return { page: current.page, info: current.info, effects: all, last: all.at(-1) };
}

describe('the way from a code to a credential', () => {
  test('a link opened by any camera leads to the number, the phrase and the credential', () => {
    const {
      page,
      info: known,
      effects,
    } = follow(
      { kind: 'activation', id },
      { kind: 'ready', info },
      { kind: 'recalled', id, stage: 'unknown' },
      { kind: 'scanned', activation, ways: ['browser'] },
      { kind: 'passwordEntered', password: '48219037' },
      held,
      { kind: 'issued', credential },
    );
    expect(page).toEqual({ kind: 'done', credential, trial: { kind: 'idle' } });
    expect(known).toEqual(info);
    expect(effects.map((effect) => effect.kind)).toEqual(['prepare', 'recall', 'renewDue', 'scan', 'enrol', 'poll']);
  });

  test('the start page explains the camera before it is turned on', () => {
    const { page, effects } = follow(
      { kind: 'start' },
      { kind: 'ready', info },
      { kind: 'scanChosen' },
      { kind: 'continueChosen' },
    );
    expect(page).toEqual({ kind: 'scanning', foreign: false });
    expect(effects).toContainEqual({ kind: 'showAddress', route: { kind: 'camera' } });
  });

  test('a scanned link leads to the same place as one that was opened', () => {
    const { page, effects } = from({ kind: 'scanning', foreign: true }, { kind: 'linkRead', id });
    expect(page).toEqual({ kind: 'opening', id, stage: 'unknown' });
    expect(effects).toEqual([
      { kind: 'showAddress', route: { kind: 'activation', id } },
      { kind: 'recall', id },
    ]);
  });

  test('a typed code leads to the same place as a scanned one', () => {
    const { page, effects } = follow(
      { kind: 'code' },
      { kind: 'ready', info },
      { kind: 'codeEntered', account: 'someone@example.org', code: '1234567890123' },
      { kind: 'codeAccepted', id },
    );
    expect(page).toEqual({ kind: 'opening', id, stage: 'unknown' });
    expect(effects).toContainEqual({ kind: 'redeemCode', account: 'someone@example.org', code: '1234567890123' });
  });

  test('a foreign code is said to be one, and the camera stays on', () => {
    expect(from({ kind: 'scanning', foreign: false }, { kind: 'foreignCodeRead' }).page).toEqual({
      kind: 'scanning',
      foreign: true,
    });
  });
});

describe('the numeric password', () => {
  test('is in no state', () => {
    const { page } = from(password, { kind: 'passwordEntered', password: '48219037' });
    expect(JSON.stringify(page)).not.toContain('48219037');
  });

  test('is sent once, however often the button is pressed', () => {
    const entered: Event = { kind: 'passwordEntered', password: '48219037' };
    expect(from(password, entered, entered).effects).toHaveLength(1);
  });

  test('when wrong, is asked for again with the tries that are left', () => {
    const { page } = from(sending, { kind: 'refused', id, code: 'wrongPassword', triesLeft: 3 });
    expect(page).toEqual({
      kind: 'password',
      way: 'browser',
      activation: { ...activation, passwordTriesLeft: 3 },
      sending: false,
      problem: { code: 'wrongPassword', triesLeft: 3 },
    });
  });

  test('is not asked for again while it has not got through', () => {
    const { page, effects } = from(sending, { kind: 'lost', id, code: 'phoneOffline' });
    expect(page).toMatchObject({ kind: 'password', sending: true, problem: { code: 'phoneOffline' } });
    expect(effects).toEqual([]);
  });
});

describe('what survives', () => {
  test('a page that is opened again takes up a request that was sent, without asking for the number', () => {
    const { page, effects } = follow(
      { kind: 'activation', id },
      { kind: 'ready', info },
      { kind: 'recalled', id, stage: 'keyed' },
      held,
    );
    expect(page).toMatchObject({ kind: 'comparing', id });
    expect(effects).toContainEqual({ kind: 'poll', id, afterSeconds: 0 });
  });

  test.each(['requestForbidden', 'wrongPassword'] as const)(
    'a request that never arrived leads back to the number, with the same key (%s)',
    (code) => {
      const { page } = from(
        opening,
        { kind: 'refused', id, code },
        { kind: 'scanned', activation: { ...activation, state: 'claimed' }, ways: ['browser'] },
      );
      expect(page.kind).toBe('password');
    },
  );

  test('a lost network while waiting is said, and asked again', () => {
    const { page, last } = from(comparing, { kind: 'lost', id, code: 'phoneOffline' });
    expect(page).toMatchObject({ kind: 'comparing', connected: false });
    expect(last).toEqual({ kind: 'poll', id, afterSeconds: 3 });
  });

  test('coming back from the lock screen asks at once', () => {
    expect(from(comparing, { kind: 'resumed' }).last).toEqual({ kind: 'poll', id, afterSeconds: 0 });
  });

  test('a lost cookie leads back to looking the activation up', () => {
    const { page, effects } = from(comparing, { kind: 'refused', id, code: 'requestForbidden' });
    expect(page).toMatchObject({ kind: 'opening', id });
    expect(effects).toEqual([{ kind: 'recall', id }]);
  });

  test('answers about another activation change nothing', () => {
    const late: Event[] = [
      { ...held, id: other } as Event,
      { kind: 'issued', credential: { ...credential, id: other } },
      { kind: 'refused', id: other, code: 'twoPhones' },
      { kind: 'lost', id: other, code: 'phoneOffline' },
    ];
    for (const page of [password, comparing, opening]) expect(from(page, ...late)).toMatchObject({ page, effects: [] });
  });
});

describe('the way that is chosen', () => {
  const choosing: Page = { kind: 'choosingWay', activation, ways: ['profile', 'browser'] };
  const profile: Page = { kind: 'profile', id, stage: 'ready' };

  test('is asked for before there is a key, and goes with the request', () => {
    const { page, effects } = from(
      { kind: 'opening', id, stage: 'unknown' },
      { kind: 'scanned', activation, ways: ['profile', 'browser'] },
      { kind: 'wayChosen', way: 'profile' },
      { kind: 'passwordEntered', password: '48219037' },
    );
    expect(page).toEqual({ kind: 'password', activation, way: 'profile', sending: true });
    expect(effects).toEqual([{ kind: 'enrol', activation, way: 'profile', password: '48219037' }]);
  });

  test('is not asked for again once there is a key', () => {
    const { page } = from(opening, { kind: 'scanned', activation, ways: ['profile', 'browser'] });
    expect(page.kind).toBe('password');
    expect(from(choosing, held).page).toEqual(choosing);
  });

  test('of a profile leads from the comparison to fetching it, and to the credential that the phone gets for itself', () => {
    const steps: readonly [Event, string, Effect['kind']][] = [
      [{ kind: 'profileReady', id }, 'ready', 'poll'],
      [{ kind: 'profileChosen' }, 'fetching', 'fetchProfile'],
      [{ kind: 'profileFetched', id }, 'fetched', 'poll'],
      [{ kind: 'lost', id, code: 'phoneOffline' }, 'fetched', 'poll'],
    ];
    for (const [index, [, stage, effect]] of steps.entries()) {
      const { page, last } = from(comparing, ...steps.slice(0, index + 1).map(([event]) => event));
      expect(page).toMatchObject({ kind: 'profile', stage });
      expect(last?.kind).toBe(effect);
    }
    expect(from(profile, { kind: 'issued', credential: { ...credential, delivery: 'profile' } }).page.kind).toBe(
      'done',
    );
  });

  test('of a profile that cannot be fetched now can be tried again, and ends where it is over', () => {
    const refusal = { kind: 'profileRefused', id } as const;
    const lost = from(profile, { kind: 'profileChosen' }, { ...refusal, code: 'issuerUnreachable' });
    expect(lost.page).toEqual({ ...profile, problem: 'issuerUnreachable' });
    expect(from(profile, { ...refusal, code: 'activationExpired' }).page.kind).toBe('failed');
  });

  test.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari', 5, ['profile', 'browser']],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari', 0, ['profile', 'browser']],
    ['Mozilla/5.0 (Linux; Android 10; K) Chrome', 5, ['file', 'browser']],
  ] as const)('is one that the phone can take: %s', (userAgent, touchPoints, ways) => {
    const device = { userAgent, touchPoints };
    expect(waysFor(['browser', 'profile', 'file'], device)).toEqual(ways);
    expect(waysFor(['browser'], device)).toEqual(['browser']);
  });

  test('tells an iPad from a Mac, though both say the same of themselves', () => {
    const userAgent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari';
    expect(appleDevice({ userAgent, touchPoints: 5 })).toBe('iPad');
    expect(appleDevice({ userAgent, touchPoints: 0 })).toBe('Mac');
  });
});

describe('a credential that goes into a file', () => {
  const toFile: Credential = { ...credential, delivery: 'file', toFile: true };
  const fileFor = (use: KeyUse, taken = false) => ({ use, file: new Uint8Array(3), since: 0, taken });
  const made: CertificateFiles = { password: 'abcd', files: [fileFor('system')] };
  const files: Page = { kind: 'files', credential: toFile, since: 'now', making: false };

  test('is put there once, and its key is forgotten as soon as the file was taken', () => {
    const steps: Event[] = [
      { kind: 'issued', credential: toFile },
      { kind: 'filesChosen', form: 'older' },
      { kind: 'filesChosen', form: 'current' },
      { kind: 'filesMade', id, made },
      { kind: 'filesChosen', form: 'current' },
      { kind: 'fileTaken', index: 0 },
    ];
    const { page, effects } = from(comparing, ...steps);
    expect(page).toEqual({ ...files, made: { ...made, files: [fileFor('system', true)] } });
    expect(effects).toEqual([
      { kind: 'makeFiles', id, form: 'older' },
      { kind: 'wipeKeys', id },
    ]);
    expect(from(page, { kind: 'filesInstalled' }).page).toMatchObject({ kind: 'done', credential: { toFile: false } });
  });

  test('with others for mail keeps its keys until all were taken, or installed', () => {
    const several = { ...made, files: [fileFor('system'), fileFor('signing'), fileFor('encryption')] };
    const first = from({ ...files, made: several }, { kind: 'fileTaken', index: 1 }, { kind: 'fileTaken', index: 0 });
    expect(first.effects).toEqual([]);
    expect(from(first.page, { kind: 'fileTaken', index: 2 }).last).toEqual({ kind: 'wipeKeys', id });
    expect(from(first.page, { kind: 'filesInstalled' }).last).toEqual({ kind: 'wipeKeys', id });
  });

  test('can wait, and be asked for later', () => {
    const forMail: Credential = { ...credential, mail: true };
    const { page } = from(comparing, { kind: 'issued', credential: forMail }, { kind: 'laterChosen' });
    expect(page).toMatchObject({ kind: 'done', credential: forMail });
    const filed: Page = { kind: 'files', credential: forMail, since: 'now', making: false };
    expect(from(page, { kind: 'filesWanted' }).page).toEqual(filed);
    const looked: Page = { kind: 'credential', credential: forMail };
    expect(from(looked, { kind: 'filesWanted' }, { kind: 'laterChosen' }).page).toEqual(looked);
  });

  test('and could not be made says why, and can be tried again', () => {
    const refused: Event = { kind: 'filesRefused', id, code: 'phoneOffline' };
    const { page } = from({ ...files, making: true }, refused);
    expect(page).toEqual({ ...files, problem: 'phoneOffline' });
    expect(from(page, { kind: 'filesChosen', form: 'current' }).last?.kind).toBe('makeFiles');
  });
});

describe('the credentials of this phone', () => {
  const list: Page = { kind: 'credentials', now: 0 };
  const looked: Page = { kind: 'credential', credential };

  test('are listed, each with what the issuer says of it', () => {
    const { page } = from(
      list,
      { kind: 'listed', credentials: [credential], now: 5 },
      { kind: 'judged', id, standing: 'certificateRevoked' },
    );
    expect(page).toEqual({
      kind: 'credentials',
      now: 5,
      credentials: [{ credential, standing: 'certificateRevoked' }],
    });
  });

  test('are looked at without being told that they have just come', () => {
    const judged: Event = { kind: 'judged', id, standing: 'certificateRevoked' };
    const listed: Page = { ...list, credentials: [{ credential, standing: 'accepted' }] };
    expect(from(listed, { kind: 'credentialChosen', id })).toMatchObject({
      page: { kind: 'credential', credential, standing: 'accepted' },
      effects: [{ kind: 'showAddress', route: { kind: 'activation', id } }],
    });
    const opened = follow({ kind: 'activation', id }, { kind: 'ready', info }, { kind: 'issued', credential }, judged);
    expect(opened.page).toEqual({ kind: 'credential', credential, standing: 'certificateRevoked' });
    expect(opened.effects).toContainEqual({ kind: 'judge', credential });
    expect(from(opening, { kind: 'issued', credential }).page.kind).toBe('done');
  });

  test('show the new one after a renewal, wherever the old one is shown', () => {
    const renewed: Event = { kind: 'renewed', old: id, credential: { ...credential, id: other } };
    expect(from(looked, renewed).page).toMatchObject({ kind: 'credential', credential: { id: other } });
    expect(from(list, renewed).last).toEqual({ kind: 'list' });
    expect(from(comparing, renewed)).toMatchObject({ page: comparing, effects: [] });
  });

  test('are removed after a question, and kept otherwise', () => {
    const asked = from(looked, { kind: 'removeChosen' }).page;
    expect(asked).toEqual({ kind: 'removing', credential });
    expect(from(asked, { kind: 'keepChosen' }).page).toEqual(looked);
    const { page, effects } = from(asked, { kind: 'removalConfirmed' }, { kind: 'removed' });
    expect(page.kind).toBe('credentials');
    expect(effects[0]).toEqual({ kind: 'remove', id });
  });
});

describe('the end of a phone', () => {
  const phoneOf = (phoneId: string) => ({ id: phoneId, name: phoneId, kind: '', enrolledAt: 0, contactAt: 0 });
  const enrolled = { account: 'x', phone: phoneOf('mine'), others: [phoneOf('tablet')], isTold: false };
  const shown: Page = { kind: 'phone', enrolled, push: 'unavailable' };

  test('is far where it has a credential, and the next step is not named any more', () => {
    const found = (stage: 'keyed' | 'issued'): Event => ({ kind: 'newestFound', enrolment: { id, name: '', stage } });
    expect(from({ kind: 'recallingPhone' }, { kind: 'phoneKnown', enrolled }).effects).toContainEqual({
      kind: 'findNewest',
    });
    expect(from(shown, found('keyed')).page).toEqual(shown);
    expect(from(shown, found('issued')).page).toEqual({ ...shown, hasCredential: true });
  });

  test('is asked about first, of this one as of another that is lost', () => {
    const lost = from(shown, { kind: 'lostChosen', id: 'tablet' });
    expect([lost.page, lost.effects]).toEqual([{ kind: 'endingPhone', enrolled, lost: phoneOf('tablet') }, []]);
    expect(from(lost.page, { kind: 'keepChosen' }).page).toEqual(shown);
    expect(from(lost.page, { kind: 'removalConfirmed' }).effects).toEqual([{ kind: 'reportLost', id: 'tablet' }]);
    const own = from(shown, { kind: 'removeChosen' });
    expect(from(own.page, { kind: 'removalConfirmed' }).effects).toEqual([{ kind: 'removePhone' }]);
    expect(from(shown, { kind: 'lostChosen', id: 'mine' }).page).toEqual(shown);
  });
});

describe('a code that another phone has used', () => {
  test('does not get a second key, which would end it for both', () => {
    const { page, effects } = from(
      { kind: 'opening', id, stage: 'unknown' },
      { kind: 'scanned', activation: { ...activation, state: 'claimed' }, ways: ['browser'] },
    );
    expect(page).toEqual({ kind: 'failed', code: 'activationUsed', route: { kind: 'activation', id } });
    expect(effects).toEqual([]);
  });
});

describe('failures', () => {
  const endings: PhoneFailureCode[] = [
    'activationExpired',
    'activationCancelled',
    'passwordTriesUsedUp',
    'twoPhones',
    'phrasesDiffer',
  ];
  test.each(endings)('%s ends in its page wherever the activation stands, and the key is forgotten', (code) => {
    for (const page of [sending, comparing, opening]) {
      const end = from(page, { kind: 'refused', id, code });
      expect(end.page).toEqual({ kind: 'failed', code, route: { kind: 'activation', id } });
      expect(end.last).toEqual({ kind: 'forget', id });
    }
  });

  test('a browser that cannot do it is told before anything else', () => {
    const { page } = follow({ kind: 'activation', id }, { kind: 'unfit', code: 'browserTooOld' });
    expect(page).toMatchObject({ kind: 'failed', code: 'browserTooOld' });
  });

  test('trying again leads back to where it failed', () => {
    const route = { kind: 'activation', id } as const;
    const { page, last } = from({ kind: 'failed', code: 'issuerUnreachable', route }, { kind: 'againChosen' });
    expect(page).toEqual({ kind: 'starting', route });
    expect(last).toEqual({ kind: 'prepare' });
  });

  test('a camera that is refused leads to typing the code', () => {
    const { page } = from({ kind: 'scanning', foreign: false }, { kind: 'cameraFailed', code: 'cameraRefused' });
    expect(page).toMatchObject({ kind: 'failed', code: 'cameraRefused' });
    expect(remedies.cameraRefused).toBe('typeCode');
    expect(from(page, { kind: 'typeChosen' }).page.kind).toBe('typing');
  });

  test('an address that is none of ours is said to be one', () => {
    expect(follow({ kind: 'unknown' }, { kind: 'ready', info }).page).toMatchObject({ code: 'codeForeign' });
  });
});

describe('Back', () => {
  const others = phoneViewNames.filter((name) => name !== 'starting');
  test.each(others)('leads from “%s” to the page of the address, the browser’s as the page’s own', (name) => {
    const { page } = phoneView(name);
    expect(from(page, { kind: 'arrived', route: { kind: 'start' } }).page).toEqual({ kind: 'start' });
    expect(from(page, { kind: 'startChosen' }).page).toEqual({ kind: 'start' });
  });

  test('while the issuer is still asked who it is, only changes where to go afterwards', () => {
    const { page, effects } = follow({ kind: 'code' }, { kind: 'arrived', route: { kind: 'start' } });
    expect(page).toEqual({ kind: 'starting', route: { kind: 'start' } });
    expect(effects).toEqual([{ kind: 'prepare' }]);
  });
});

describe('trying the credential', () => {
  const done: Page = { kind: 'done', credential, trial: { kind: 'idle' } };
  test('happens once at a time and says what came of it', () => {
    const tried = from(done, { kind: 'tryChosen' }, { kind: 'tryChosen' });
    expect(tried.effects).toEqual([{ kind: 'tryCredential', id }]);
    const accepted = from(tried.page, { kind: 'trialAccepted', subject: 'Practice Cardholder' });
    expect(accepted.page).toMatchObject({ trial: { kind: 'accepted', subject: 'Practice Cardholder' } });
    const refused = from(tried.page, { kind: 'trialRefused', code: 'certificateRevoked' });
    expect(refused.page).toMatchObject({ trial: { kind: 'refused', code: 'certificateRevoked' } });
  });
});
