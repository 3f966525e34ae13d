// SPDX-License-Identifier: Apache-2.0
// `npm run card` as a person has it: started, used by another program, ended with Ctrl+C.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { helpText, readCommandLine } from '../../simulator/card-options.ts';
import { faultKinds } from '../../simulator/faults.ts';
import { personalities } from '../../simulator/personalities.ts';
import { quirks } from '../../simulator/quirks.ts';
import { run } from './run.ts';

const program = path.join(import.meta.dirname, '../../simulator/card-command.ts');

it('shows the card to other programs, logs no data, and leaves nothing behind after Ctrl+C', async () => {
  const { command, output, socket, environment } = await started('--key', 'p256');
  const { stderr } = await run('yubico-piv-tool', verifyPin, environment);
  expect(stderr).toContain('Successfully verified PIN');

  command.kill('SIGINT');
  expect(await once(command, 'close')).toEqual([0, null]);
  expect(output()).toContain('00 20 00 80  13 bytes -> 2 bytes, 9000');
  expect(output()).not.toContain('31 32 33 34 35 36');
  expect(existsSync(socket)).toBe(false);
});

it('has two cards, each with its own behaviour and bad luck, that go out and in by a line', async () => {
  const first = ['--key', 'p256', '--personality', 'yubikey-5', '--fault', 'statusWord=6f00@insfd'];
  const { say, environment } = await started(...first, '--and', '--kind', 'other', '--milliseconds', '1');
  const version = async () => {
    const apdus = ['--send-apdu', '00a404000aa0000003080000100001', '--send-apdu', '00fd000000'];
    const { stdout } = await run('opensc-tool', ['--card-driver', 'default', ...apdus], environment);
    return stdout.match(/SW1=0x(..), SW2=0x(..)/g);
  };
  const cards = async () => {
    const { stdout } = await run('opensc-tool', ['--list-readers'], environment);
    return [...stdout.matchAll(/^\d+\s+(\w+)\s/gm)].map(([, present]) => present);
  };
  expect(await version()).toEqual(['SW1=0x90, SW2=0x00', 'SW1=0x6F, SW2=0x00']);
  expect(await version()).toEqual(['SW1=0x90, SW2=0x00', 'SW1=0x90, SW2=0x00']);
  expect(await cards()).toEqual(['Yes', 'Yes']);
  await say('out 2', 'It is out.');
  expect(await cards()).toEqual(['Yes', 'No']);
  await say('in 2', 'The card is in reader "Virtual PCD 00 01".');
  expect(await cards()).toEqual(['Yes', 'Yes']);
});

it('has readers with keys of their own, at which lines type a PIN that OpenSC never sees', async () => {
  const { command, output, until, environment } = await started('--key', 'p256', '--pin-pad');
  const verified = async (line: string) => {
    const tool = run('pkcs15-tool', ['--verify-pin', '--auth-id', '01'], environment);
    await until('Reader 1 asks for the PIN', output().length);
    command.stdin.write(`${line}\n`);
    return tool;
  };
  expect((await verified('cancel')).stderr).toContain('cancelled by user');
  expect((await verified('654321')).stderr).toContain('PIN code or key incorrect');
  expect(await verified('123456')).toMatchObject({ exitCode: 0 });
  expect(output()).toContain('00 20 00 80  13 bytes -> 2 bytes, 63c2');
});

const verifyPin = ['--reader', 'Virtual PCD', '--action', 'verify-pin', '--pin', '123456'];

/** Runs the command in a folder of its own until it is ready. */
async function started(...args: string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-card-command-'));
  const command = spawn(process.execPath, [program, '--folder', folder, ...args]);
  onTestFinished(() => {
    command.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });
  let output = '';
  command.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const until = async (words: string, from = 0): Promise<void> => {
    while (!output.includes(words, from)) await once(command.stdout, 'data');
  };
  await until('Ctrl+C');
  const socket = /PCSCLITE_CSOCK_NAME=(\S+)/.exec(output)?.[1] ?? '';
  const say = (line: string, answer: string): Promise<void> => {
    command.stdin.write(`${line}\n`);
    return until(answer, output.length);
  };
  return { command, output: () => output, until, socket, environment: { PCSCLITE_CSOCK_NAME: socket }, say };
}

it('says on its command line what it can do, and what it cannot', async () => {
  const help = await run(process.execPath, [program, '--help']);
  expect(help).toMatchObject({ exitCode: 0, stdout: helpText() });
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/virtual-card.md'), 'utf8');
  for (const name of [...Object.keys(personalities), ...Object.keys(quirks), ...Object.keys(faultKinds)]) {
    expect(help.stdout).toContain(`\n  ${name} `);
    expect(page).toContain(`\n| \`${name}\` |`);
  }
  const wrong = await run(process.execPath, [program, '--key', 'rsa512']);
  expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('There is no key "rsa512".') });
});

it.each([
  [['--retired', '21'], '"21" is not a number from 0 to 20.'],
  [['--empty', '9a,9b'], 'There is no slot "9b". Choose of: 9a, 9c, 9d, 9e.'],
  [['--kind', 'none'], 'There is no kind of card "none". Choose one of: piv, other, mute.'],
  [['--fault', 'garbage'], '"garbage" is not a fault, such as removedDuring@5 (--help lists them).'],
  [['--and', '--and'], 'There are two readers, so --and can be given once.'],
  [['--vpcd', 'nowhere'], '"nowhere" is not HOST:PORT.'],
  [['--vpcd', '127.0.0.1:1', '--pin-pad'], '--pin-pad does not go with --vpcd.'],
])('says what is wrong with %s', (args, problem) => expect(readCommandLine(args)).toEqual({ problem }));

it('takes options of the whole command from the first card’s part alone', () =>
  expect(readCommandLine(['--and', '--folder', 'x'])).toMatchObject({
    problem: expect.stringContaining("Unknown option '--folder'"),
  }));

it('reads all of a card from its command line', () => {
  const words = '--key p384 --retired 2 --off-card 1 --certificates legacyGzip --empty 9c --without 9d,9e --tries 1';
  const more = '--pin-policy globalFirst --management-key aes256 --validity expired --renew --milliseconds 15';
  const last = '--personality javacard --quirk noDiscovery --quirk parts255 --and --kind mute';
  expect(readCommandLine(`--folder /x ${words} ${more} ${last}`.split(' '))).toEqual({
    folder: '/x',
    vpcd: undefined,
    pinPad: false,
    cards: [
      {
        kind: 'piv',
        contents: {
          ...{ algorithm: 'p384', retiredKeys: 2, offCardKeys: 1, certificateForm: 'legacyGzip', renew: true },
          ...{ emptyContainers: [0x9c], withoutCertificate: [0x9d, 0x9e], validity: 'expired', pinTriesLeft: 1 },
          ...{ pinPolicy: 'globalFirst', managementAlgorithm: 'aes256' },
          ...{ personality: 'javacard', quirks: ['noDiscovery', 'parts255'] },
        },
        faults: [],
        millisecondsPerApdu: 15,
      },
      { kind: 'mute', contents: { name: '2' }, faults: [], millisecondsPerApdu: 0 },
    ],
  });
});

it('says so when no vpcd waits where it was sent', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pivot-card-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // Port 1 (tcpmux) is nobody's here.
  const { exitCode, stderr } = await run(process.execPath, [program, '--folder', folder, '--vpcd', '127.0.0.1:1']);
  expect(exitCode).toBe(1);
  expect(stderr).toBe("No vpcd waits at 127.0.0.1:1. Start pcscd with vpcd's driver, or leave --vpcd out.\n");
});
