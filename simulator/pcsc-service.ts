// SPDX-License-Identifier: Apache-2.0
// A private PC/SC service: Debian's pcscd with vpcd as its only reader, beside the system's own service and as many
// others as there are tests. It lives in namespaces of its own (Linux, unshare(1)):
//   - network: vpcd listens on all interfaces, whatever it is told (its client mode aborts pcscd when the card is pulled,
//     vsmartcard 3.3), so its network has a loopback interface and nothing else; nobody outside can reach it;
//   - mounts: pcscd's fixed folder /run/pcscd is ours inside, so its socket and pid-file stand in our folder, and the
//     drivers of real USB readers are out of its sight.
// Programs reach it through the environment variable PCSCLITE_CSOCK_NAME of libpcsclite.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { VirtualCard } from './card.ts';
import { type InsertedCard, type InsertionOptions, insertCard } from './inserted-card.ts';
import type { HostCommand, HostReply, HostRequest } from './pcsc-host.ts';
import { compilePinPadDriver, type PadFingers, pinPadDriver, servePinPad } from './pin-pad.ts';
import { serveVpcd, type VpcdLink, vpcdPort } from './vpcd.ts';

/** The names of the two readers as PC/SC programs see them. vpcd always has two slots. */
export const virtualReaders = ['Virtual PCD 00 00', 'Virtual PCD 00 01'] as const;

/** A private PC/SC service and its readers. The service may be down: cards stay in and are seen when it is up again. */
export interface PcscService {
  /** What a program needs in its environment to reach this service and no other. */
  readonly environment: { readonly PCSCLITE_CSOCK_NAME: string };
  /** Puts a card into a slot, taking out one that may be there. Resolves when pcscd has powered it, if it runs. */
  insert(card: VirtualCard, options?: InsertionOptions & { readonly slot?: 0 | 1 }): Promise<InsertedCard>;
  /** Takes the card out of a slot, if there is one. Resolves when pcscd has noticed, if it runs. */
  remove(slot?: 0 | 1): Promise<void>;
  /** Starts pcscd, and waits until it answers and has powered the cards. pcscd 1.9 can only change its readers so. */
  start(readers?: AttachedReaders): Promise<void>;
  /** Ends pcscd in good order. */
  stop(): Promise<void>;
  /** Ends pcscd as a crash does: its socket and pid-file stay behind. */
  kill(): Promise<void>;
  /** Ends everything and removes what was written. */
  close(): Promise<void>;
}

/** Which readers pcscd has: vpcd's two, or none at all. Cards stay in a reader that is not attached. */
type AttachedReaders = 'virtual' | 'none';

/** How a service begins. */
export interface PcscServiceOptions {
  /** The two virtual ones if not given. */
  readonly readers?: AttachedReaders;
  /** Whether pcscd runs from the beginning; it does if not given. */
  readonly running?: boolean;
  /** The readers have keys of their own, for PINs, and this is who presses them. They have none if not given. */
  readonly pinPad?: PadFingers;
}

/**
 * Starts a private PC/SC service. Rejects with a sentence that says what is missing: Linux, pcscd, vpcd's driver, or the
 * right to make namespaces (root, or user namespaces for everybody).
 */
export async function startPcscService(options: PcscServiceOptions = {}): Promise<PcscService> {
  const { running = true, readers, pinPad } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'pivot-pcsc-'));
  let stopPinPad: (() => void) | undefined;
  try {
    await layOut(folder, pinPad ? pinPadDriver : vpcdDriver);
    if (pinPad) {
      await compilePinPadDriver(folder);
      stopPinPad = await servePinPad(folder, pinPad);
    }
    const service = operate(startHost(folder), folder, stopPinPad);
    if (running) await service.start(readers);
    return service;
  } catch (error) {
    stopPinPad?.();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

const vpcdDriver = 'libifdvpcd.so';

/** Where the driver of vpcd may be: unpacked by our set-up, or installed. */
const driverPlaces = [
  path.join(import.meta.dirname, '../node_modules/.cache/pivot/vpcd/usr/lib/pcsc/drivers/serial', vpcdDriver),
  path.join('/usr/lib/pcsc/drivers/serial', vpcdDriver),
];

/**
 * In the namespaces, as root there: our folder in place of pcscd's, nothing in place of the USB drivers, loopback up. Its
 * route acknowledges at once, because vpcd sends each frame in two packets and the second would wait 40 ms.
 */
const enterScript = `
PATH="$PATH:/usr/sbin:/sbin"
mkdir -p /run/pcscd &&
mount --bind "$1/run" /run/pcscd &&
{ [ ! -d /usr/lib/pcsc/drivers ] || mount --bind "$1/empty" /usr/lib/pcsc/drivers; } &&
ip link set lo up &&
ip route replace table local local 127.0.0.1 dev lo proto kernel scope host src 127.0.0.1 quickack 1 &&
exec "$2" --disable-warning=ExperimentalWarning "$3" "$1"`;

/** The program inside the namespaces (pcsc-host.ts). */
interface Host {
  request(what: HostCommand): Promise<Socket | undefined>;
  close(): Promise<void>;
}

function startHost(folder: string): Host {
  const program = path.join(import.meta.dirname, 'pcsc-host.ts');
  const child = spawn(
    'unshare',
    [...namespaces(), 'sh', '-c', enterScript, 'sh', folder, process.execPath, program],
    // Detached: Ctrl+C is for the program that asked, which then closes the service.
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], detached: true },
  );
  return converse(child);
}

/** A user who is not root becomes root of a user namespace, who may make the others. */
function namespaces(): string[] {
  const user = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  return [...user, '--net', '--mount'];
}

/** `driver` is the name of the file that pcscd loads; vpcd's own is there in any case. */
async function layOut(folder: string, driver: string): Promise<void> {
  for (const name of ['run', 'empty', 'configuration']) await mkdir(path.join(folder, name));
  await copyFile(findDriver(), path.join(folder, vpcdDriver));
  const lines = [
    'FRIENDLYNAME "Virtual PCD"',
    `DEVICENAME /dev/null:${vpcdPort}`,
    `LIBPATH ${path.join(folder, driver)}`,
    `CHANNELID ${vpcdPort}`,
  ];
  await writeFile(path.join(folder, 'configuration/vpcd'), `${lines.join('\n')}\n`);
}

function findDriver(): string {
  const found = driverPlaces.find((place) => existsSync(place));
  if (!found)
    throw new Error(
      "the virtual reader's driver is missing: 'node scripts/setup.mjs test' fetches it (vsmartcard-vpcd)",
    );
  return found;
}

/** Requests to the host and its replies, matched by number. */
function converse(child: ChildProcess): Host {
  const waiting = new Map<number, (reply: HostReply, socket?: Socket) => void>();
  let errors = '';
  let lastId = 0;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });

  child.stderr?.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-2000);
  });
  child.on('error', (error) => {
    errors += error.message;
  });
  child.on('message', (reply: HostReply, socket?: Socket) => {
    waiting.get(reply.id)?.(reply, socket);
    waiting.delete(reply.id);
  });
  function request(what: HostCommand): Promise<Socket | undefined> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ failure }, socket) => {
        if (failure) reject(new Error(`the private PC/SC service: ${failure}. ${errors.trim()}`));
        else resolve(socket);
      });
      // A host that has ended takes no request; why it ended is what matters.
      child.send({ id, ...what } satisfies HostRequest, () => {});
      void ended.then(() => waiting.get(id)?.({ id, failure: 'it ended' }));
    });
  }

  async function close(): Promise<void> {
    if (child.connected) child.disconnect();
    await ended;
  }

  return { request, close };
}

function operate(host: Host, folder: string, stopPinPad = () => {}): PcscService {
  const slots: (Inserted | undefined)[] = [undefined, undefined];
  let attached = false;

  async function insert(
    card: VirtualCard,
    { slot = 0, ...options }: Parameters<PcscService['insert']>[1] = {},
  ): Promise<InsertedCard> {
    await remove(slot);
    const inserted: Inserted = { card: insertCard(card, options), link: undefined };
    slots[slot] = inserted;
    if (attached) await plugIn(inserted, slot);
    return inserted.card;
  }

  /** Connects a card with pcscd's vpcd, if it is still in. */
  async function plugIn(inserted: Inserted | undefined, slot: number): Promise<void> {
    if (!inserted || inserted.card.removed.aborted) return;
    const socket = await host.request({ do: 'connect', slot });
    if (!socket) return;
    inserted.link = serveVpcd(socket, inserted.card);
    await inserted.link.powered;
  }

  async function remove(slot = 0): Promise<void> {
    const inserted = slots[slot];
    slots[slot] = undefined;
    inserted?.card.remove();
    await inserted?.link?.ended;
  }

  async function start(readers: AttachedReaders = 'virtual'): Promise<void> {
    await host.request({ do: 'start', configuration: readers === 'virtual' ? 'configuration' : 'empty' });
    attached = readers === 'virtual';
    if (attached) await Promise.all(slots.map(plugIn));
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    attached = false;
    await host.request({ do: 'stop', signal });
  }

  return {
    environment: { PCSCLITE_CSOCK_NAME: path.join(folder, 'run/pcscd.comm') },
    insert,
    remove,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    close: async () => {
      for (const inserted of slots) inserted?.card.remove();
      await host.close();
      stopPinPad();
    },
  };
}

/** A card in a slot, and its connection while pcscd runs. */
interface Inserted {
  readonly card: InsertedCard;
  link: VpcdLink | undefined;
}
