// SPDX-License-Identifier: Apache-2.0

import { execFile, spawn } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuerInfo, judgement } from '../../contract/station-api.ts';
import { toPem } from '../../issuer/ca/authority.ts';
import type { ConfigurationInput } from '../../issuer/config.ts';
import { openStore } from '../../issuer/store/store.ts';
import { encodeCertsOnly } from '../../x509/cms.ts';
import { makeCard, pki } from './cards.ts';
import { ask } from './http-client.ts';
import { makeRealAuthority } from './real-authority.ts';
import { queryRows } from './test-store.ts';

const program = path.join(import.meta.dirname, '../../issuer/cli.ts');
const ports = { station: { port: 0 }, phone: { port: 0 } };
const node = ['--disable-warning=ExperimentalWarning', program];
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pivot-command-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};

function command(data: string, ...args: string[]): Promise<{ code: number | string; stdout: string; stderr: string }> {
  const env = { ...process.env, PIVOT_DATA: path.join(folder, data) };
  return new Promise((resolve) => {
    execFile(process.execPath, [...node, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

describe('the issuer’s command line', () => {
  test('explains itself', async () => {
    expect(await command('help', '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('trust FILE') });
    const group = await command('help', 'accounts', '--help');
    expect(group).toMatchObject({ code: 0, stdout: expect.stringContaining('accounts add ACCOUNT') });
    expect(group.stdout).not.toContain('trust FILE');
    const unknown = { code: 2, stdout: '', stderr: expect.stringContaining('There is no command "nonsense"') };
    expect(await command('help', 'nonsense')).toMatchObject(unknown);
    const before = await command('help', '--data', path.join(folder, 'help'), 'accounts', 'list', '--help');
    expect(before).toMatchObject({ code: 0, stdout: expect.stringContaining('list all accounts') });
    expect(await command('help', 'serve', '--nonsense')).toMatchObject({ code: 2, stdout: '' });
    // Who reads has had enough before anything came, as in `| head`.
    const unread = spawn(process.execPath, [...node, '--help'], { stdio: ['ignore', 'pipe', 'inherit'] });
    unread.stdout?.destroy();
    expect(await once(unread, 'exit')).toEqual([0, null]);
  });

  test('trusts roots and intermediates from PEM, DER and PKCS#7, and lists them', async () => {
    const real = makeRealAuthority();
    const pem = file('real.pem', `A comment\n${toPem(real.root)}${toPem(real.intermediate)}`);
    const { stdout } = await command('real', 'trust', pem);
    expect(stdout).toContain('Trusted as root: CN=Example Root CA');
    expect(stdout).toContain('Trusted as intermediate: CN=Example Issuing CA');
    expect((await command('real', 'trust', file('real.der', real.root))).code).toBe(0);
    const bundle = encodeCertsOnly([real.root, real.intermediate]);
    expect((await command('real', 'trust', file('real.p7c', bundle))).code).toBe(0);
    const listed = await command('real', 'trusted');
    expect(listed.stdout.match(/SHA-256/g)).toHaveLength(2);
    expect((await command('real', 'audit', 'verify')).stdout).toContain('2 rows');

    const sha256 = createHash('sha256').update(real.root).digest('hex');
    const removed = await command('real', 'distrust', sha256.slice(0, 12).toUpperCase());
    expect(removed.stdout).toBe('Not trusted any more: CN=Example Root CA\n');
  });

  test('makes an issuer for an organisation, which can be served as it is, and overwrites nothing', async () => {
    const made = path.join(folder, 'agency.json');
    const init = ['init', made, '--organisation', 'Example Agency', '--host', 'pivot.example.org'];
    const first = await command('agency', ...init);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining(`serve --config ${made}`) });
    const dataFolder = path.join(folder, 'agency');
    expect(JSON.parse(readFileSync(made, 'utf8'))).toEqual({
      organisation: 'Example Agency',
      dataFolder,
      station: { host: '0.0.0.0', port: 8444, origin: 'https://pivot.example.org:8444' },
      phone: { host: '0.0.0.0', port: 8443, origin: 'https://pivot.example.org:8443' },
    });
    const key = readFileSync(path.join(dataFolder, 'ca.key'));
    const again = await command('agency', ...init);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing was made') });
    expect(readFileSync(path.join(dataFolder, 'ca.key'))).toEqual(key);
    // Its own ports may be somebody else's on this machine.
    const free = { ...ports.station, host: '127.0.0.1' };
    const settings = JSON.parse(readFileSync(made, 'utf8')) as ConfigurationInput;
    const elsewhere = { station: { ...settings.station, ...free }, phone: { ...settings.phone, ...free } };
    const checkedFile = file('elsewhere.json', JSON.stringify({ ...settings, ...elsewhere }));
    const checked = await command('agency', 'check-config', '--config', checkedFile, '--json');
    const { problems } = JSON.parse(checked.stdout) as { problems: { setting: string }[] };
    const unlikely = ['revocation.publicUrl', 'mail.host', 'trustFiles', 'accounts.rules'];
    expect(problems.map(({ setting }) => setting)).toEqual(unlikely);
    expect((await command('unnamed', 'init', path.join(folder, 'unnamed.json'))).code).toBe(2);
  });

  test('does not let practice authorities into a store for real cards', async () => {
    const answer = await command('real2', 'trust', file('practice.pem', toPem(pki.root.certificate)));
    expect(answer).toMatchObject({ code: 1, stderr: expect.stringContaining('practice') });
    expect((await command('real2', 'trusted')).stdout).toContain('Nothing');
  });

  test('refuses what is no authority, no certificate or no file', async () => {
    const card = file('card.pem', toPem(makeCard().certificate));
    expect((await command('bad', 'trust', card)).stderr).toContain('not the certificate of a certification authority');
    expect((await command('bad', 'trust', file('text.pem', 'nothing'))).code).toBe(1);
    const none = path.join(folder, 'none.pem');
    expect(await command('bad', 'trust', none)).toMatchObject({
      code: 1,
      stderr: `${none}: there is no such file or folder.\n`,
    });
  });

  test('names each setting that is wrong', async () => {
    const settings = { station: { port: 'x' }, activationSeconds: 3600, unknown: 1, phone: { origin: 'http://a/' } };
    const { code, stderr } = await command('config', 'serve', '--config', file('wrong.json', JSON.stringify(settings)));
    expect(code).toBe(2);
    for (const name of ['station.port', 'activationSeconds', 'unknown', 'phone.origin']) expect(stderr).toContain(name);
  });

  test('registers stations by their public keys', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = file('station.pem', publicKey.export({ format: 'pem', type: 'spki' }));
    // Who forgets which issuer is meant learns it, and leaves no empty store behind.
    const nowhere = await command('stations', 'stations', 'add', 'Front desk', key);
    expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining('--config') });
    const data = path.join(folder, 'stations');
    expect(existsSync(data)).toBe(false);
    mkdirSync(data, { mode: 0o755 });
    await (await openStore(data)).close();
    expect(statSync(path.join(data, 'pivot.sqlite')).mode & 0o777).toBe(0o600);
    const added = await command('stations', 'stations', 'add', 'Front desk', key);
    const fingerprint = createHash('sha256')
      .update(publicKey.export({ format: 'der', type: 'spki' }))
      .digest('hex');
    expect(added.stdout).toContain(fingerprint);
    const again = await command('stations', 'stations', 'add', 'Another', key);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('Front desk') });
    expect(JSON.parse((await command('stations', 'stations', 'list', '--json')).stdout)).toMatchObject([
      { name: 'Front desk', fingerprint, contact: 'never' },
    ]);
    expect((await command('stations', 'stations', 'remove', 'Front desk')).code).toBe(0);
    expect((await command('stations', 'stations', 'remove', 'Front desk')).code).toBe(1);
    expect((await command('stations', 'audit', 'verify')).stdout).toContain('2 rows');
    const rows = queryRows(data, 'select details from audit').map(({ details }) => JSON.parse(String(details)));
    expect(rows.map(({ operator }) => operator)).toEqual(
      Array(2).fill(expect.stringContaining(os.userInfo().username)),
    );
  });

  test('lists people from a file, all or none, and ends who is not in a complete one', async () => {
    const real = makeRealAuthority();
    await command('people', 'trust', file('people.pem', toPem(real.root)));
    const wrong = file('wrong.csv', 'identifier,groups,status\na@example.org,staff,gone\nnobody,staff,active\n');
    const refused = await command('people', 'accounts', 'import', wrong);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/Line 2: .*\n.*Line 3: /) });
    expect((await command('people', 'accounts', 'list', '--json')).stdout.trim()).toBe('[]');

    const two = 'identifier;name;groups\nA@Example.org;"Person; A";staff it\nemail:b@example.org;Person B;\n';
    await command('people', 'accounts', 'import', file('two.csv', two));
    const summary = await command(
      'people',
      'accounts',
      'import',
      file('one.csv', 'identifier\na@example.org'),
      '--complete',
      '--json',
    );
    expect(JSON.parse(summary.stdout)).toEqual({ added: 0, changed: 0, unchanged: 1, ended: 1, shutOut: [] });
    expect(JSON.parse((await command('people', 'accounts', 'list', '--json')).stdout)).toMatchObject([
      { identifier: 'a@example.org', name: 'Person; A', groups: ['staff', 'it'], status: 'active' },
      { identifier: 'b@example.org', kind: 'email', status: 'ended' },
    ]);
    const root = createHash('sha256').update(real.root).digest('hex').toUpperCase().match(/../g)?.join(':') ?? '';
    const disabled = await command('people', 'accounts', 'disable', 'a@example.org', '--root', root);
    expect(disabled.stdout).toContain('is now disabled');
    expect((await command('people', 'accounts', 'enable', 'b@example.org')).stderr).toContain('no account');
  });

  test('serves until it is asked to stop, and takes up at once what the administrator does meanwhile', async () => {
    // The authority of this test publishes nothing.
    const login = { revocation: 'off' };
    const settings = file('serve.json', JSON.stringify({ ...ports, login }));
    const env = { ...process.env, PIVOT_DATA: path.join(folder, 'serving'), PIVOT_LOG: 'error' };
    const issuer = spawn(process.execPath, [...node, 'serve', '--config', settings], { env });
    try {
      const [line] = (await once(issuer.stdout, 'data')) as [Buffer];
      const origin = /Stations: (\S+)/.exec(line.toString())?.[1] ?? '';
      const ca = readFileSync(path.join(folder, 'serving', 'ca.pem'), 'utf8');
      expect(issuerInfo.parse((await ask(ca, `${origin}/v1/info`)).json()).practice).toBe(false);
      const second = await command('serving', 'serve', '--config', settings);
      expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining(`process ${issuer.pid}`) });

      const real = makeRealAuthority();
      const judged = async () => {
        const json = { certificate: Buffer.from(real.card).toString('base64') };
        return judgement.parse((await ask(ca, `${origin}/v1/judgements`, { method: 'POST', json })).json());
      };
      expect((await judged()).refusal).toBe('certificateNotTrusted');
      await command('serving', 'trust', file('late.pem', toPem(real.root) + toPem(real.intermediate)));
      const { refusal, account } = await judged();
      expect(refusal).toBe('loginRefused');
      await command(
        'serving',
        'accounts',
        'add',
        account?.identifier ?? '',
        '--root',
        account?.anchor.slice(0, 16) ?? '',
      );
      expect((await judged()).accepted).toBe(true);
    } finally {
      // As systemd and the program that started it both do.
      issuer.kill('SIGTERM');
      issuer.kill('SIGTERM');
    }
    expect(await once(issuer, 'exit')).toEqual([0, null]);
  });
});
