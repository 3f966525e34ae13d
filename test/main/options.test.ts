// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../main/options.ts';

const read = (...args: string[]) => readCommandLine(args, '1.2.3');
const options = (...args: string[]) => {
  const line = read(...args);
  if (!line.ok || !('task' in line.value)) throw new Error(JSON.stringify(line));
  return line.value.options;
};

describe('the command line', () => {
  test('without options uses real readers and an issuer of its own', () => {
    expect(options()).toEqual({ issuer: { kind: 'embedded' }, practice: false, readers: 'pcsc', kiosk: false });
  });

  test('names another issuer and its root', () => {
    const { issuer } = options('--issuer=https://issuer.example.org:8444', '--issuer-ca=/etc/pivot/root.pem');
    expect(issuer).toEqual({
      kind: 'external',
      origin: 'https://issuer.example.org:8444',
      trustedFile: '/etc/pivot/root.pem',
    });
  });

  test('starts in practice with the virtual card, or with one in the PC/SC service', () => {
    expect(options('--practice')).toMatchObject({ practice: true, readers: 'virtual' });
    expect(options('--practice', '--readers=pcsc', '--practice-folder=/tmp/p', '--keep-login=/tmp/l')).toMatchObject({
      practice: true,
      readers: 'pcsc',
      practiceFolder: '/tmp/p',
      keepLogin: '/tmp/l',
    });
  });

  test('answers real phones in practice, at an address of this computer', () => {
    expect(options('--practice', '--own-phone=192.168.1.20').ownPhone).toBe('192.168.1.20');
    expect(options('--practice', '--own-phone').ownPhone).toBe('anyAddress');
    expect(options('--practice').ownPhone).toBeUndefined();
  });

  test('passes over what Chromium and test tools put among its options', () => {
    const foreign = ['--inspect=0', '--remote-debugging-port=0', '--user-data-dir=/tmp/x', '--no-sandbox', '/the/app'];
    expect(options(...foreign, '--kiosk')).toEqual({ ...options(), kiosk: true });
  });

  test.each([
    [['--check'], 'check'],
    [['--check', '--json'], 'checkAsJson'],
    [['--print-policy'], 'printPolicy'],
    [[], 'run'],
  ])('with %j means the task %s', (args, task) => {
    expect(read(...args)).toMatchObject({ ok: true, value: { task } });
  });

  test('prints the licences of what ships', () => {
    expect(read('--licences')).toEqual({ ok: true, value: { printFile: 'THIRD-PARTY.txt' } });
  });

  test('prints help or the version instead of running', () => {
    expect(read('--help')).toMatchObject({ ok: true, value: { print: expect.stringContaining('--practice') } });
    expect(read('--version')).toEqual({ ok: true, value: { print: 'pivot 1.2.3\n' } });
  });

  test.each([
    [['--issuer=http://issuer.example.org'], '--issuer'],
    [['--issuer=https://issuer.example.org/path'], '--issuer'],
    [['--issuer=nonsense'], '--issuer'],
    [['--issuer-ca=/root.pem'], '--issuer-ca needs --issuer'],
    [['--practice', '--issuer=https://issuer.example.org'], '--practice'],
    [['--practice', '--readers=usb'], '--readers'],
    [['--readers=virtual'], '--readers needs --practice'],
    [['--practice-folder=/tmp/x'], '--practice-folder needs --practice'],
    [['--keep-login=/tmp/x'], '--keep-login needs --practice'],
    [['--own-phone'], '--own-phone needs --practice'],
    [['--own-phone=192.168.1.20'], '--own-phone needs --practice'],
    [['--practice', '--own-phone=0.0.0.0'], '--own-phone must be an address'],
    [['--practice', '--own-phone=phone.example'], '--own-phone must be an address'],
    [['--json'], '--json needs --check'],
    [['--issuer=https://issuer.example.org', '--issuer-ca='], '--issuer-ca needs a value'],
    [['--issuer=https://issuer.example.org', '--issuer-ca', '--kiosk'], '--issuer-ca needs a value'],
    [['--policy=', '--check'], '--policy needs a value'],
    [['--practice', '--own-phone='], '--own-phone needs a value'],
    [['--kiosk=true'], '--kiosk takes no value'],
  ])('refuses %j with a sentence', (args, words) => {
    expect(read(...args)).toEqual({ ok: false, failure: expect.stringContaining(words) });
  });
});
