// SPDX-License-Identifier: Apache-2.0
// Bad luck with the issuer, and with the station itself: both are killed in the middle, and the journey goes on.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { practicePin } from '../../simulator/practice-card.ts';
import { openPhone } from '../journey/phone.ts';
import { projectRoot, type Stage } from '../journey/stage.ts';
import { enterPin } from '../journey/station.ts';
import { expect, expectNobody, makeCard, ownTest, phoneOrigin, test } from './fixtures.ts';
import { expectStation, expectTrouble } from './pages.ts';
import { listeners, processAt, processTree, stillRunning } from './processes.ts';
import { makeRealCard, type RealCard } from './real-card.ts';
import { expectConsistentStore, outcomesOf, practiceIssuerFolder } from './store.ts';
import { confirm, expectSamePhrase, getCode, makeCode, pair, signIn } from './visit.ts';

/** Settings of an issuer for the practice authority's cards, and of one for real cards, of which nobody serves a CRL. */
const practiceSettings = ({ practice }: Stage) => ({
  practice: true,
  trustFiles: [practice.rootFile, practice.intermediateFile],
});
const realSettings = ({ anchor }: RealCard) => ({ login: { revocation: 'off' }, accounts: { rules: [{ anchor }] } });

const anyPorts = { station: 0, phone: 0 };

const cli = path.join(projectRoot, 'issuer/cli.ts');

test('the station’s own issuer, killed while two screens are compared, is started again and the journey goes on', async ({
  stage,
  station,
  card,
  phone,
}) => {
  await pair(station, phone, await getCode(stage, station, card.card));
  const killed = issuerProcess(phoneOrigin(station));
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => isBack(phoneOrigin(station), killed)).toBe(true);
  await expectSamePhrase(station, phone);
  await expect(phone.getByText('Waiting for you to confirm at the station')).toBeVisible();
  await confirm(station, phone);
});

test('the station’s own issuer, killed while the PIN is typed, is back before it is needed', async ({
  stage,
  station,
  card,
}) => {
  await stage.service.insert(card.card);
  await expectStation(station, 'enterPin');
  const killed = issuerProcess(phoneOrigin(station));
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => isBack(phoneOrigin(station), killed)).toBe(true);
  await enterPin(station.page, practicePin);
  await expectStation(station, 'actions');
});

ownTest(
  'an issuer elsewhere that is away: the station says so, and goes on by itself when it is back',
  async ({ stage, open }) => {
    const { card } = await makeCard(stage);
    const first = await startIssuer(stage, practiceSettings(stage));
    await first.stop();
    const station = await open({ cards: 'real', args: addressOf(first) });
    await expectTrouble(station, 'issuerUnreachable');

    const second = await startIssuer(stage, practiceSettings(stage), first.ports);
    await expectStation(station, 'welcome');
    await stage.service.insert(card);
    await enterPin(station.page, practicePin);
    await expectStation(station, 'actions');
    await second.stop();
    await station.page.getByRole('button', { name: /^Set up my phone/ }).click();
    await expectTrouble(station, 'issuerUnreachable');

    const third = await startIssuer(stage, practiceSettings(stage), first.ports);
    await expectStation(station, 'pairing');
    await station.close();
    await third.stop();
    await expectConsistentStore(first.folder);
  },
);

ownTest('an issuer that is another one than it should be gets nothing', async ({ stage, open }) => {
  const issuer = await startIssuer(stage, practiceSettings(stage));
  const station = await open({
    cards: 'real',
    args: [`--issuer=${issuer.stationOrigin}`, `--issuer-ca=${stage.practice.rootFile}`],
  });
  await expectTrouble(station, 'issuerNotGenuine');
  await station.close();
  await issuer.stop();
});

ownTest(
  'a station that is killed in the middle, and started again, takes the activation up',
  async ({ stage, open }) => {
    const { card, account } = await makeCard(stage);
    const station = await open();
    await expectStation(station, 'welcome');
    const phone = await openPhone(phoneOrigin(station));
    await pair(station, phone.page, await getCode(stage, station, card));

    const processes = processTree(station.app.process().pid ?? 0);
    station.app.process().kill('SIGKILL');
    await expect.poll(() => stillRunning(processes)).toEqual([]);
    await expectConsistentStore(practiceIssuerFolder(station));

    const again = await open({ userData: station.userData });
    await enterPin(again.page, practicePin);
    await expectSamePhrase(again, phone.page);
    await confirm(again, phone.page);
    expect(outcomesOf(practiceIssuerFolder(again), account)).toMatchObject([{ state: 'collected', certificates: 1 }]);
    await expectConsistentStore(practiceIssuerFolder(again));
    await phone.close();
  },
);

ownTest(
  'a real card of an issuer that is not trusted yet is told so by name; the administrator trusts it',
  async ({ stage, open }) => {
    const real = await makeRealCard();
    const issuer = await startIssuer(stage, realSettings(real));
    const station = await open({ cards: 'real', args: addressOf(issuer) });
    await stage.service.insert((await makeCard(stage)).card);
    await expectTrouble(station, 'practiceCard');

    await stage.service.insert(real.card);
    await expectTrouble(station, 'certificateNotTrusted', [
      'Card issued by: Example Issuing CA',
      'Administrator: npm run issuer -- trust FILE',
    ]);
    const file = path.join(stage.folder, 'example.pem');
    writeFileSync(file, real.authority);
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'trust', file, '--data', issuer.folder]);
    expect(stdout).toContain('Trusted as root: CN=Example Root CA');

    await station.page.getByRole('button', { name: 'Finish' }).click();
    await expectStation(station, 'welcome');
    await signIn(stage, station, real.card);
    await expectStation(station, 'actions');
    await expect(station.page.getByText(`Signed in: ${real.name}`)).toBeVisible();
    await expect(station.page.getByText('Practice card.')).toBeHidden();
    await makeCode(station);
    await stage.service.remove();
    await expectStation(station, 'welcome');
    await expectNobody(station);
    await station.close();
    await issuer.stop();
    await expectConsistentStore(issuer.folder);
  },
);

/** An issuer that runs alone. */
interface LoneIssuer {
  readonly folder: string;
  readonly stationOrigin: string;
  readonly ports: Ports;
  stop(): Promise<void>;
}

interface Ports {
  readonly station: number;
  readonly phone: number;
}

/** Starts it, on the same data folder each time, as an administrator would; 0 is any port. */
async function startIssuer(stage: Stage, settings: object, { station, phone }: Ports = anyPorts): Promise<LoneIssuer> {
  const folder = path.join(stage.folder, 'issuer');
  const file = path.join(stage.folder, 'issuer.json');
  const own = { dataFolder: folder, station: { port: station }, phone: { port: phone } };
  writeFileSync(file, JSON.stringify({ ...own, ...settings }));
  const serve = () =>
    spawn(process.execPath, [cli, 'serve', '--config', file], { stdio: ['ignore', 'pipe', 'ignore'] });
  let child = serve();
  let origins = await originsOf(child);
  while (origins.length < 2) {
    // A connection of another test has the port of the one before, for a moment.
    child = serve();
    origins = await originsOf(child);
  }
  const [stationOrigin = '', phoneOrigin = ''] = origins;
  const ports = { station: Number(new URL(stationOrigin).port), phone: Number(new URL(phoneOrigin).port) };
  return {
    folder,
    stationOrigin,
    ports,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** The two addresses that it prints when it answers. */
async function originsOf(child: ChildProcess): Promise<readonly string[]> {
  const origins: string[] = [];
  if (!child.stdout) return origins;
  for await (const line of createInterface(child.stdout)) {
    origins.push(line.split(' ').at(-1) ?? '');
    if (origins.length === 2) break;
  }
  return origins;
}

/** The arguments with which a station uses it. */
function addressOf({ stationOrigin, folder }: LoneIssuer): readonly string[] {
  return [`--issuer=${stationOrigin}`, `--issuer-ca=${path.join(folder, 'ca.pem')}`];
}

function issuerProcess(origin: string): number {
  return processAt(Number(new URL(origin).port));
}

/** Whether a process listens at the issuer's port again. The one that was killed may not be gone from there yet. */
function isBack(origin: string, killed: number): boolean {
  const { processes = [] } = listeners().find(({ port }) => port === Number(new URL(origin).port)) ?? {};
  return processes.length > 0 && !processes.includes(killed);
}
