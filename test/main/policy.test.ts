// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { selfServiceAction } from '../../contract/self-service.ts';
import { readCommandLine } from '../../main/options.ts';
import { accentProblem, brandGrounds, contrast } from '../../main/policy/colours.ts';
import { loadPolicy } from '../../main/policy/file.ts';
import { policyJsonSchema } from '../../main/policy/json-schema.ts';
import { policyPlace, readsAloud, systemPolicyFile } from '../../main/policy/place.ts';
import { policySchema, readPolicy, unmanaged } from '../../main/policy/policy.ts';
import { rulesOf } from '../../main/policy/rules.ts';
import { settleTask } from '../../main/startup.ts';
import { makePracticePki } from '../../simulator/practice-pki.ts';

const root = path.join(import.meta.dirname, '../..');
let folder: string;
let rootPem: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-policy-'));
  const der = (await makePracticePki()).root.certificate;
  rootPem = new X509Certificate(der).toString();
});
afterAll(() => rmSync(folder, { recursive: true }));

const names = Array.from({ length: 200 }, (_, index) => `${index}.json`);
/** Writes a file into the folder and tells its path. */
function put(content: unknown, name = names.pop() ?? ''): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const circumstances = { packaged: false, platform: 'linux', environment: {} } as const;
const asked = (...args: string[]) => {
  const line = readCommandLine(args, '1.2.3');
  if (!line.ok || !('task' in line.value)) throw new Error(JSON.stringify(line));
  return line.value;
};
const start = (policy: unknown, ...args: string[]) =>
  settleTask(asked(`--policy=${put(policy)}`, ...args), circumstances);
const started = (policy: unknown, ...args: string[]) => {
  const task = start(policy, ...args);
  if (!task.ok || !('options' in task.value)) throw new Error(JSON.stringify(task));
  return task.value;
};

describe('the policy file', () => {
  test('stands where only an administrator writes, on each system', () => {
    expect(systemPolicyFile('linux', {})).toBe('/etc/pivot/policy.json');
    expect(systemPolicyFile('darwin', {})).toBe('/Library/Application Support/Pivot/policy.json');
    expect(systemPolicyFile('win32', { ProgramData: 'D:\\Data' })).toBe('D:\\Data\\Pivot\\policy.json');
  });

  test('may be missing at the system’s path: nobody manages this station then', () => {
    const loaded = loadPolicy({ file: path.join(folder, 'absent.json'), named: false });
    expect(loaded).toEqual({ ok: true, value: { settings: unmanaged } });
    expect(unmanaged.virtualCard).toBe('allowed');
  });

  test('has to be there when the command line names it', () => {
    const file = path.join(folder, 'absent.json');
    expect(settleTask(asked(`--policy=${file}`), circumstances)).toEqual({
      ok: false,
      failure: expect.stringContaining(file),
    });
  });

  test('is not taken from the command line by a packaged station', () => {
    const task = settleTask(asked(`--policy=${put({})}`), { ...circumstances, packaged: true });
    expect(task).toEqual({ ok: false, failure: expect.stringContaining('--policy') });
  });

  describe('at the system’s path', () => {
    const administrator = process.getuid?.() ?? 0;
    const load = (file: string, owner = administrator) => loadPolicy({ file, named: false, administrator: owner });
    const refused = (words: string) => ({ ok: false, failure: expect.stringContaining(words) });

    test('is the administrator’s, and nobody else writes it or its folder', () => {
      const home = path.join(folder, 'pivot');
      mkdirSync(home, { mode: 0o755 });
      const file = put({}, 'pivot/policy.json');
      expect(load(file)).toMatchObject({ ok: true });
      expect(load(file, administrator + 1)).toEqual(refused(`chown root ${file}`));
      chmodSync(file, 0o666);
      expect(load(file)).toEqual(refused(`chmod 644 ${file}`));
      chmodSync(file, 0o644);
      chmodSync(home, 0o777);
      expect(load(file)).toEqual(refused(`chmod 755 ${home}`));
    });

    test('is read through a link by whose file it leads to', () => {
      const [shared, link] = [path.join(folder, 'shared'), path.join(folder, 'link.json')];
      mkdirSync(shared);
      chmodSync(shared, 0o777);
      symlinkSync(put({}, 'shared/policy.json'), link);
      expect(load(link)).toEqual(refused(`chmod 755 ${shared}`));
    });

    test('is not taken for missing where it cannot be read', () => {
      const link = path.join(folder, 'nowhere.json');
      symlinkSync(path.join(folder, 'unmounted.json'), link);
      expect(load(link)).toEqual(refused('cannot be read (ENOENT)'));
      expect(load(path.join(put({}), 'policy.json'))).toEqual(refused('cannot be read (ENOTDIR)'));
    });

    test('is a file, and no larger than any policy is', () => {
      expect(load('/dev/zero')).toEqual(refused('it is no file'));
      expect(load(folder)).toEqual(refused('it is no file'));
      expect(load(put(`{"support":"${'x'.repeat(1_100_000)}"}`))).toEqual(refused('it is larger than 1024 KiB'));
    });
  });

  test('may begin with a byte order mark, and is UTF-8', () => {
    const read = (content: string) => loadPolicy({ file: put(content), named: true });
    expect(read('\uFEFF{"support":"room 12"}')).toMatchObject({ ok: true });
    const file = put({});
    writeFileSync(file, Buffer.from('{}', 'utf16le'));
    expect(loadPolicy({ file, named: true })).toMatchObject({ failure: expect.stringContaining('is not JSON') });
  });

  test.each<[string, unknown, string]>([
    ['is not JSON', '{', 'is not JSON'],
    ['is no object', [], 'the whole file'],
    ['has an unknown setting', { organization: {} }, 'organization: no such setting'],
    ['has an unknown setting within', { idle: { second: 5 } }, 'idle.second: no such setting'],
    [
      'has a page for the issuer',
      { issuer: { address: 'https://i.example.org/' } },
      'issuer.address: must be of the form',
    ],
    [
      'has a mail server for an issuer of others',
      { issuer: { address: 'https://i.example.org' }, mail: { host: 'mail.example.org', from: 'p@example.org' } },
      'mail: is for an issuer of the station’s own',
    ],
    [
      'has a mail server whose password lies anywhere',
      { mail: { host: 'mail.example.org', from: 'p@example.org', user: 'p', passwordFile: 'password' } },
      'mail.passwordFile: must be a whole path',
    ],
    ['has plain HTTP', { issuer: { address: 'http://i.example.org' } }, 'issuer.address: must be of the form'],
    [
      'trusts a file by half a path',
      { issuer: { address: 'https://i.example.org', trustFile: 'r.pem' } },
      'issuer.trustFile',
    ],
    [
      'trusts a file that is not there',
      { issuer: { address: 'https://i.example.org', trustFile: '/no/r.pem' } },
      '/no/r.pem',
    ],
    ['offers no language', { languages: { offered: [] } }, 'languages.offered'],
    ['offers an unknown language', { languages: { offered: ['xx'] } }, 'languages.offered.0'],
    [
      'begins in another language',
      { languages: { offered: ['fr'], default: 'nl' } },
      'languages.default: must be one of',
    ],
    [
      'has a pale accent',
      { organisation: { accent: { light: '#66cccc' } } },
      'organisation.accent.light: has a contrast of',
    ],
    [
      'has a dark accent on dark',
      { organisation: { accent: { dark: '#085555' } } },
      'organisation.accent.dark: has a contrast of',
    ],
    ['has a logo of another kind', { organisation: { logo: '/l.gif' } }, 'organisation.logo: must be an SVG or PNG'],
    [
      'has a logo that is not there',
      { organisation: { logo: '/no/logo.svg' } },
      '/no/logo.svg cannot be read (ENOENT)',
    ],
    ['has a number in quotation marks', { idle: { seconds: '60' } }, 'idle.seconds: must be a number, without'],
    ['has half a minute too much', { idle: { seconds: 60.5 } }, 'idle.seconds: must be a whole number'],
    ['waits for no time', { idle: { seconds: 4 } }, 'idle.seconds: must be at least 40'],
    ['has true for a choice', { virtualCard: true }, 'virtualCard: must be "forbidden" or "allowed"'],
    ['has an empty text', { support: ' ' }, 'support: must not be empty'],
    ['has too long a text', { support: 'x'.repeat(500) }, 'support: must have at most'],
    ['names a mail server and no sender', { mail: { host: 'm.example.org' } }, 'mail.from: must be a text'],
    ['has a sender that is none', { mail: { host: 'm.example.org', from: 'me' } }, 'mail.from: must be a mail address'],
    ['waits for ever', { idle: { seconds: 100_000 } }, 'idle.seconds: must be at most 900'],
    ['warns too late', { idle: { warningSeconds: 5 } }, 'idle.warningSeconds: must be at least 20'],
    ['warns before it begins', { idle: { seconds: 40, warningSeconds: 60 } }, 'idle.warningSeconds: must be less'],
    ['lets a log-in count too long', { visitMinutes: 60 }, 'visitMinutes: must be at most 20'],
    ['has instructions that say nothing', { instructions: {} }, 'instructions: must have a text or a link'],
    [
      'sends people to an unsafe address',
      { instructions: { link: 'http://x.example' } },
      'instructions.link: must be an address',
    ],
    ['offers nothing', { actions: [] }, 'actions'],
    [
      'excludes its own way to set up a phone',
      { actions: ['setUpPhone'], journeys: 'classic' },
      'journeys: must not be classic',
    ],
    ['asks questions that it excludes', { actions: ['showCard', 'enrolCredential'] }, 'journeys: must not be express'],
  ])('that %s is refused, and what is wrong is named', (_, policy, words) => {
    expect(start(policy)).toEqual({ ok: false, failure: expect.stringContaining(words) });
  });

  test('is printed with all its defaults', () => {
    const task = start({ support: 'room 12' }, '--print-policy');
    if (!task.ok || task.value.kind !== 'print') throw new Error(JSON.stringify(task));
    const { file, policy } = JSON.parse(task.value.text) as { file: string; policy: unknown };
    expect(file.startsWith(folder)).toBe(true);
    expect(policy).toEqual({ ...policySchema.parse({}), support: 'room 12' });
    expect(readPolicy(policy)).toMatchObject({ ok: true });
  });
});

describe('a policy settles', () => {
  test('the issuer and what proves it, and the command line cannot name another', () => {
    const trustFile = put(rootPem, 'root.pem');
    const policy = { issuer: { address: 'https://issuer.example.org', trustFile } };
    const external = { kind: 'external', origin: 'https://issuer.example.org', trustedFile: trustFile };
    expect(started(policy).options.issuer).toEqual(external);
    expect(start(policy, '--issuer=https://other.example.org')).toEqual({
      ok: false,
      failure: expect.stringContaining('--issuer is refused'),
    });
  });

  test('that the virtual card is refused, loudly, unless it says otherwise', () => {
    expect(start({}, '--practice')).toEqual({ ok: false, failure: expect.stringContaining('--practice is refused') });
    expect(rulesOf(started({}), []).practiceAllowed).toBe(false);
    expect(started({ virtualCard: 'allowed' }, '--practice').options.practice).toBe(true);
  });

  test('the words, the languages, the actions and the times of the station', () => {
    const logo = put('<svg xmlns="http://www.w3.org/2000/svg"/>', 'logo.svg');
    const settings = started({
      organisation: { name: 'Example Bureau', logo, accent: { light: '#3a1a78' } },
      support: 'room 12',
      instructions: { link: 'https://intranet.agency.example/phones' },
      languages: { offered: ['fr', 'nl'] },
      idle: { seconds: 60, warningSeconds: 20 },
      visitMinutes: 10,
    });
    expect(settings.policy.logo?.contentType).toBe('image/svg+xml');
    expect(rulesOf(settings, ['nl-BE', 'en-GB'])).toEqual({
      language: 'nl',
      languages: ['fr', 'nl'],
      practiceAllowed: false,
      practiceHouse: false,
      actions: selfServiceAction.options.filter((action) => action !== 'enrolCredential'),
      idleSeconds: 60,
      idleWarningSeconds: 20,
      visitSeconds: 600,
      pinUnblock: false,
      brand: { logo: true, accent: { light: '#3a1a78' } },
      organisation: 'Example Bureau',
      support: 'room 12',
      instructions: { link: 'https://intranet.agency.example/phones' },
    });
  });

  test.each([
    [{}, [], false],
    [{}, ['--kiosk'], true],
    [{ kiosk: { enabled: true } }, [], true],
    [{ kiosk: { enabled: true, speech: 'off' } }, [], false],
    [{ kiosk: { speech: 'off' } }, ['--kiosk'], false],
    ['{ no JSON', ['--kiosk'], true],
  ])('whether pages are read aloud, before the rest of it is known: %j with %j: %s', (policy, args, aloud) => {
    const task = asked(`--policy=${put(policy)}`, ...args);
    expect(readsAloud(task, policyPlace(task, 'linux', {}))).toBe(aloud);
  });

  test.each([
    [{ offered: ['fr', 'nl'], default: 'fr' }, ['nl'], 'fr'],
    [{ offered: ['fr', 'nl'] }, ['de', 'nl'], 'nl'],
    [{ offered: ['fr', 'nl'] }, ['de'], 'fr'],
    [{}, ['de-AT'], 'de'],
    [{}, ['xx'], 'en'],
  ])('the first language: %j where the system speaks %j gives %s', (languages, preferred, language) => {
    expect(rulesOf(started({ languages }), preferred).language).toBe(language);
  });
});

describe('the published schema', () => {
  test('is current: npm run generate writes it', () => {
    expect(readFileSync(path.join(root, 'docs/policy.schema.json'), 'utf8')).toBe(policyJsonSchema());
  });

  test('and docs/policy.md describe each setting', () => {
    const document = readFileSync(path.join(root, 'docs/policy.md'), 'utf8');
    for (const name of settingNames(JSON.parse(policyJsonSchema()))) expect(document).toContain(`\`${name}\``);
  });
});

describe('the organisation’s colour', () => {
  test('is compared with the very colours of the theme', () => {
    const css = readFileSync(path.join(root, 'renderer/theme.css'), 'utf8');
    const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark) {');
    for (const [theme, block] of [
      ['light', light],
      ['dark', dark],
    ] as const) {
      for (const [name, colour] of Object.entries(brandGrounds[theme]))
        expect(block).toContain(`--${name}: ${colour};`);
    }
  });

  test('has the contrast that WCAG defines', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(accentProblem('light', '#085555')).toBeUndefined();
    expect(accentProblem('dark', '#74d3cc')).toBeUndefined();
  });
});

/** The settings' names with their dots, groups left out. */
function settingNames(schema: object, above = ''): string[] {
  if (!('properties' in schema)) return [above];
  return Object.entries(schema.properties as Record<string, object>)
    .filter(([name]) => name !== '$schema')
    .flatMap(([name, inner]) => settingNames(inner, above ? `${above}.${name}` : name));
}
