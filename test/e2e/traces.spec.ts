// SPDX-License-Identifier: Apache-2.0
// What a station leaves behind, on the computer and after a visit: nothing of a person, and nothing that listens.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pinBytes, replace } from '../../simulator/reference-data.ts';
import { vpcdPort } from '../../simulator/vpcd.ts';
import { openPhone } from '../journey/phone.ts';
import { projectRoot } from '../journey/stage.ts';
import { enterPin, type Station, typePin } from '../journey/station.ts';
import { expect, expectNobody, makeCard, ownTest, phoneOrigin } from './fixtures.ts';
import { expectStation } from './pages.ts';
import { listeners, processTree, stillRunning } from './processes.ts';
import { choose, confirm, makeCode, pair } from './visit.ts';

ownTest(
  'neither PIN, old or new, nor number is in any file, and no process outlives the station',
  async ({ stage, open }) => {
    const { card, contents } = await makeCard(stage);
    const [pin, newPin] = [randomPin(), randomPin()];
    replace(contents.pin, pinBytes(pin));
    const station = await open();
    await expectStation(station, 'welcome');
    const processes = processTree(station.app.process().pid ?? 0);
    const phone = await openPhone(phoneOrigin(station));

    await stage.service.insert(card);
    await enterPin(station.page, pin);
    await expectStation(station, 'actions');
    await changePin(station, pin, newPin);
    const code = await makeCode(station);
    await pair(station, phone.page, code);
    await confirm(station, phone.page);
    await phone.close();
    await station.page.getByRole('button', { name: 'Finish' }).click();
    await expectStation(station, 'welcome');
    await expectNobody(station);
    const shown = await station.page.content();
    expect([pin, newPin, code.number].filter((secret) => shown.includes(secret))).toEqual([]);

    const logs = await station.app.evaluate(({ app }) => app.getPath('logs'));
    expect(existsSync(path.join(logs, 'station.log'))).toBe(true);
    await station.close();
    await expect.poll(() => stillRunning(processes)).toEqual([]);
    expect(processes.length).toBeGreaterThan(3);
    for (const secret of [pin, newPin, code.number]) expect(filesWith(secret, [stage.folder, logs])).toEqual([]);
  },
);

ownTest('the station listens on loopback alone, and for its issuer alone', async ({ stage }) => {
  const userData = path.join(stage.folder, 'station');
  const portsFile = path.join(userData, 'issuer', 'ports.json');
  let isRead = false;
  const onApdu = () => {
    isRead = true;
  };
  await stage.service.insert((await makeCard(stage)).card, { onApdu });

  const station = startAsNpmDoes(userData, stage.service.environment);
  await expect.poll(() => isRead && existsSync(portsFile)).toBe(true);
  const ports: unknown = JSON.parse(readFileSync(portsFile, 'utf8'));
  const processes = processTree(station.pid ?? 0);
  const own = listeners().filter((listener) => listener.processes.some((process) => processes.includes(process)));
  expect(own.map(({ port }) => port).toSorted()).toEqual(Object.values(ports as object).toSorted());
  expect(own.map(({ address }) => address)).toEqual(['127.0.0.1', '127.0.0.1']);

  const ended = once(station, 'exit');
  station.kill('SIGTERM');
  await ended;
  await expect.poll(() => stillRunning(processes)).toEqual([]);
});

ownTest('the private PC/SC service opens no port on this computer', async ({ stage }) => {
  const open = () => listeners().filter(({ port }) => port === vpcdPort || port === vpcdPort + 1);
  const before = open();
  await stage.service.insert((await makeCard(stage)).card);
  expect(open()).toEqual(before);
});

/** Eight digits, so that they are not found by chance. */
function randomPin(): string {
  return String(randomInt(10_000_000, 100_000_000));
}

/** From the list of actions to it. */
async function changePin(station: Station, pin: string, newPin: string): Promise<void> {
  await choose(station.page, 'Change my card’s PIN');
  await expectStation(station, 'presentPin');
  await typePin(station, pin);
  await expectStation(station, 'newPin');
  await typePin(station, newPin);
  await expectStation(station, 'repeatPin');
  await typePin(station, newPin);
  await expectStation(station, 'pinChanged');
  await choose(station.page, 'Back to the list');
}

/** Starts the station as `npm start` does once everything is set up, but without a display. */
function startAsNpmDoes(userData: string, environment: Readonly<Record<string, string>>): ChildProcess {
  const genuine = existsSync(path.join(projectRoot, 'node_modules/electron/dist'));
  const standIn = {
    ELECTRON_OVERRIDE_DIST_PATH: path.join(projectRoot, 'test/electron-standin'),
    STANDIN_HEADLESS: '1',
  };
  const asRoot = genuine && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return spawn(
    process.execPath,
    [path.join(projectRoot, 'node_modules/electron/cli.js'), '.', ...asRoot, `--user-data-dir=${userData}`],
    { cwd: projectRoot, stdio: 'ignore', env: { ...process.env, ...environment, ...(genuine ? {} : standIn) } },
  );
}

/** The files below some folders that have this text in them, in one byte or two for each character. */
function filesWith(text: string, folders: readonly string[]): readonly string[] {
  const forms = [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')];
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    });
}
