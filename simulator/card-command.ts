// SPDX-License-Identifier: Apache-2.0
// `npm run card`: the practice card in a PC/SC service, for any PC/SC program, with a log of its APDUs.

import { once } from 'node:events';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { VirtualCard } from './card.ts';
import { type ApduTrace, insertCard } from './inserted-card.ts';
import { startPcscService, virtualReaders } from './pcsc-service.ts';
import { practicePin, practicePuk } from './practice-card.ts';
import { openPracticeFolder } from './practice-folder.ts';
import { algorithmIdentifiers, type KeyAlgorithm } from './private-key.ts';
import { serveVpcd } from './vpcd.ts';

const help = `Puts the practice card into a PC/SC service and logs its APDUs (header and lengths, never data).

  npm run card -- [options]

  --key KEY       rsa1024, rsa2048 (the default), rsa3072, p256 or p384: kind of the card's keys
  --folder DIR    where the card and its PKI are kept
                  (default: ${defaultFolder()})
  --vpcd H:P      use the vpcd that waits at host H, port P, instead of a PC/SC service of its own
  --help          this text

By default the card gets a PC/SC service of its own, which no other machine can reach and which leaves the system's
service alone. Programs reach it through the environment variable PCSCLITE_CSOCK_NAME that is printed. The PIN is
${practicePin}, the PUK ${practicePuk}. Ctrl+C takes the card out and ends the service.
`;

/** In the user's data folder (XDG Base Directory Specification). */
function defaultFolder(): string {
  return path.join(process.env.XDG_DATA_HOME || path.join(homedir(), '.local/share'), 'pivot/practice-card');
}

/**
 * Runs the command until SIGINT or SIGTERM. Resolves to its exit code: 0, 1 when something failed (one sentence on
 * standard error), 2 for a wrong command line.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if (options === 'help') return print(help);
  if (typeof options === 'string') return complain(`${options}\nTry: npm run card -- --help`, 2);
  try {
    await run(options);
    return 0;
  } catch (error) {
    return complain(error instanceof Error ? error.message : String(error), 1);
  }
}

interface Options {
  readonly algorithm: KeyAlgorithm;
  readonly folder: string;
  readonly vpcd: { readonly host: string; readonly port: number } | undefined;
}

/** The options, `help`, or a sentence that says what is wrong with the command line. */
function readOptions(argv: readonly string[]): Options | string {
  const { values, problem } = parse(argv);
  if (!values) return problem;
  if (values.help) return 'help';
  const algorithm = Object.keys(algorithmIdentifiers).find((known) => known === values.key);
  if (!algorithm) return `There is no key "${values.key}".`;
  const vpcd = values.vpcd === undefined ? undefined : /^([^:]+):(\d{1,5})$/.exec(values.vpcd);
  if (vpcd === null) return `"${values.vpcd}" is not HOST:PORT.`;
  return {
    algorithm: algorithm as KeyAlgorithm,
    folder: path.resolve(values.folder),
    vpcd: vpcd && { host: vpcd[1] ?? '', port: Number(vpcd[2]) },
  };
}

function parse(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        key: { type: 'string', default: 'rsa2048' },
        folder: { type: 'string', default: defaultFolder() },
        vpcd: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return { values, problem: '' };
  } catch (error) {
    return { values: undefined, problem: error instanceof Error ? error.message : '' };
  }
}

async function run({ algorithm, folder, vpcd }: Options): Promise<void> {
  const stopped = stopSignal();
  const { card, rootFile } = await openPracticeFolder(folder, { algorithm });
  print(`Practice card with ${algorithm} keys, PIN ${practicePin}, PUK ${practicePuk}. Its root: ${rootFile}\n`);
  const takeOut = vpcd ? await intoVpcd(card, vpcd) : await intoOwnService(card);
  print('Ctrl+C takes it out.\n\n');
  await stopped;
  await takeOut();
  print('The card is out.\n');
}

async function intoOwnService(card: VirtualCard): Promise<() => Promise<void>> {
  const service = await startPcscService();
  await service.insert(card, { onApdu });
  print(`It is in reader "${virtualReaders[0]}". Other programs see it with this in their environment:\n`);
  print(`  export PCSCLITE_CSOCK_NAME=${service.environment.PCSCLITE_CSOCK_NAME}\n`);
  print('for example: opensc-tool -l, pkcs15-tool --list-certificates, yubico-piv-tool -r Virtual -a status\n');
  return () => service.close();
}

async function intoVpcd(card: VirtualCard, { host, port }: NonNullable<Options['vpcd']>): Promise<() => Promise<void>> {
  const socket = connect(port, host);
  await once(socket, 'connect').catch(() => {
    throw new Error(`No vpcd waits at ${host}:${port}.`);
  });
  const inserted = insertCard(card, { onApdu });
  const link = serveVpcd(socket, inserted);
  await link.powered;
  print(`It is in the reader of the vpcd at ${host}:${port}.\n`);
  return async () => {
    inserted.remove();
    await link.ended;
  };
}

function onApdu({ header, commandLength, responseLength, statusWord }: ApduTrace): void {
  const sent = `${hexadecimal(header)}  ${commandLength} bytes`;
  const answer = responseLength === undefined ? 'card removed' : `${responseLength} bytes, ${statusWord?.toString(16)}`;
  print(`${sent} -> ${answer}\n`);
}

function hexadecimal(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

async function stopSignal(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
