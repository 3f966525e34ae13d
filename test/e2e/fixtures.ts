// SPDX-License-Identifier: Apache-2.0
// What the end-to-end tests find when they begin: a station over a PC/SC service of its own, on its first page, with no
// card in; a card of a person whom nobody else has; and phones. One station serves all tests of a worker, one after the
// other, as it would in an office, so each of them also shows that the one before left the station usable and clean.

import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test as base, expect, type Page, type TestInfo } from '@playwright/test';
import type { StationApi } from '../../contract/ipc.ts';
import type { View } from '../../contract/view.ts';
import type { PcscServiceOptions } from '../../simulator/pcsc-service.ts';
import { makePracticeCard, type PracticeCard, type PracticeCardOptions } from '../../simulator/practice-card.ts';
import { newPhone, openPhone, type Phone } from '../journey/phone.ts';
import { type Stage, setStage } from '../journey/stage.ts';
import { openStation, type Station, type StationOptions } from '../journey/station.ts';
import { atRest } from '../journey/still.ts';
import { stationHeading } from './pages.ts';
import { expectConsistentStore, practiceIssuerFolder } from './store.ts';

interface TestFixtures {
  /** A card with P-256 in 9A that the station's issuer accepts. */
  readonly card: PersonsCard;
  /** A phone that trusts the issuer, on an empty page; and somebody else's. */
  readonly phone: Page;
  readonly otherPhone: Page;
  /** Runs by itself: the station is clean before and after, and the issuer's store consistent. */
  readonly cleanVisit: undefined;
}

interface WorkerFixtures {
  readonly stage: Stage;
  readonly station: Station;
  readonly phones: Phone;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stage: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const stage = await setStage();
      await use(stage);
      await stage.close();
    },
    { scope: 'worker' },
  ],
  station: [
    async ({ stage }, use) => {
      const station = await openStation(stage, { args: [atRest, `--keep-login=${loginFolder(stage)}`] });
      await use(station);
      await station.close();
    },
    { scope: 'worker' },
  ],
  phones: [
    async ({ station }, use) => {
      const phones = await openPhone(phoneOrigin(station));
      await use(phones);
      await phones.close();
    },
    { scope: 'worker' },
  ],
  card: ({ stage }, use) => makeCard(stage).then(use),
  phone: ({ phones }, use) => withPhone(phones, use),
  otherPhone: ({ phones }, use) => withPhone(phones, use),
  cleanVisit: [
    async ({ stage, station }, use, testInfo) => {
      await expect(stationHeading(station, 'welcome')).toBeVisible();
      await use(undefined);
      if (testInfo.status !== testInfo.expectedStatus) return tellPages(testInfo, [station]);
      await stage.service.remove(0);
      await stage.service.remove(1);
      await expect(stationHeading(station, 'welcome')).toBeVisible();
      await expectNobody(station);
      await expectConsistentStore(practiceIssuerFolder(station));
    },
    { auto: true },
  ],
});

interface OwnFixtures {
  /** How the PC/SC service begins. */
  readonly pcsc: PcscServiceOptions;
  /** A stage for this test alone. */
  readonly stage: Stage;
  /** Opens stations on it, which are closed at the end; the stores of their practice issuers are consistent then. */
  readonly open: (options?: StationOptions) => Promise<Station>;
}

/** For tests that start and end stations, or what these need, themselves. */
export const ownTest = base.extend<OwnFixtures>({
  pcsc: [{}, { option: true }],
  stage: async ({ pcsc }, use) => {
    const stage = await setStage(pcsc);
    await use(stage);
    await stage.close();
  },
  open: async ({ stage }, use, testInfo) => {
    const opened: Station[] = [];
    await use(async (options = {}) => {
      const station = await openStation(stage, { ...options, args: [atRest, ...(options.args ?? [])] });
      opened.push(station);
      return station;
    });
    if (testInfo.status !== testInfo.expectedStatus) await tellPages(testInfo, opened);
    for (const station of opened) await station.close();
    const stores = new Set(opened.map(practiceIssuerFolder).filter((folder) => existsSync(folder)));
    for (const folder of stores) await expectConsistentStore(folder);
  },
});

export { expect };

/** The common name of every person in these tests begins so. */
const nobody = 'Practice Cardholder';

/** A practice card, and whose it is. */
export interface PersonsCard extends PracticeCard {
  /** The person's name, and the account that the issuer makes of the certificate. */
  readonly name: string;
  readonly account: string;
}

/** Makes a card of a new person. Only 9A has a key: the station uses no other. */
export async function makeCard(stage: Stage, options: PracticeCardOptions = {}): Promise<PersonsCard> {
  const number = randomInt(1e9);
  const name = `${nobody} ${number}`;
  const account = `cardholder.${number}@pivot.example`;
  const cardholder = { name, userPrincipalName: account, email: account };
  const slots = [0x9a] as const;
  const made = await makePracticeCard({ algorithm: 'p256', slots, pki: stage.practice.pki, cardholder, ...options });
  return { ...made, name, account };
}

/** Where the stage's station leaves the token and challenge of the last log-in. */
export function loginFolder(stage: Stage): string {
  return path.join(stage.folder, 'login');
}

/** Where phones find the practice issuer of a station. */
export function phoneOrigin(station: Station): string {
  const ports: unknown = JSON.parse(readFileSync(path.join(practiceIssuerFolder(station), 'ports.json'), 'utf8'));
  if (!(ports instanceof Object && 'phone' in ports)) throw new Error('the issuer has not told its ports');
  return `https://localhost:${ports.phone}`;
}

/** Neither the page nor the main process knows anything of the person who was here. */
export async function expectNobody({ page }: Station): Promise<void> {
  const view = await page.evaluate(presentView);
  expect(view.page.kind).toBe('welcome');
  expect(view.person).toBeUndefined();
  for (const text of [JSON.stringify(view), await page.content()]) {
    expect(text).not.toContain(nobody);
    expect(text).not.toContain('cardholder.');
  }
}

/** Beside a failure: what the stations showed then, and what they had done last, for who has the log alone. */
async function tellPages({ title }: TestInfo, stations: readonly Station[]): Promise<void> {
  for (const { page, userData } of stations) {
    const shown = await page.locator('body').ariaSnapshot({ timeout: 5000 }).catch(String);
    console.error(`The station's page when “${title}” failed:\n${shown}\nIts log:\n${lastWords(userData)}`);
  }
}

/** The end of a station's log; its absence, where it has not come so far. */
function lastWords(userData: string): string {
  try {
    return readFileSync(path.join(userData, 'logs/station.log'), 'utf8').split('\n').slice(-30).join('\n');
  } catch (error) {
    return String(error);
  }
}

/** Runs in the station's page: what the main process shows now. */
function presentView(): Promise<View> {
  const { station } = window as unknown as { readonly station: StationApi };
  return new Promise((resolve) => {
    station.onView(resolve);
  });
}

async function withPhone(phones: Phone, use: (page: Page) => Promise<void>): Promise<void> {
  const { context, page } = await newPhone(phones.browser, { reducedMotion: 'reduce' });
  await use(page);
  await context.close();
}
