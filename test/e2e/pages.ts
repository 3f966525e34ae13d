// SPDX-License-Identifier: Apache-2.0
// What the pages of station and phone must show, by the wording that they take it from.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { StationFailureCode } from '../../contract/failures.ts';
import type { PhoneFailureCode } from '../../phone/src/failures.ts';
import { en as phoneText } from '../../phone/src/text/en.ts';
import { en as stationText } from '../../renderer/text/en.ts';
import type { Station } from '../journey/station.ts';
import { axeFindings } from './axe.ts';

const stationTitles = {
  welcome: stationText.welcome.title,
  noReader: stationText.welcome.noReaderTitle,
  serviceStopped: stationText.welcome.serviceTitle,
  chooseCertificate: stationText.chooseCertificate.title,
  enterPin: stationText.pin.title,
  pinPad: stationText.pinPad.title,
  changePinOnPad: stationText.changePinOnPad.title,
  lastAttempt: stationText.lastAttempt.title,
  actions: stationText.actions.title,
  credentials: stationText.credentials.title,
  guide: stationText.instructions.guideTitle,
  card: stationText.card.title,
  pinForPrinted: stationText.pin.title,
  printed: stationText.printed.title,
  presentPin: stationText.changePin.presentTitle,
  newPin: stationText.changePin.newTitle,
  repeatPin: stationText.changePin.repeatTitle,
  enterPuk: stationText.unblock.title,
  unblockOnPad: stationText.unblock.padTitle,
  pinUnblocked: stationText.unblock.done.title,
  pinChanged: stationText.changePin.changed.title,
  pairing: stationText.pairing.title,
  typedPairing: stationText.pairing.typedTitle,
  scanned: stationText.pairing.scannedTitle,
  compare: stationText.compare.title,
  done: stationText.done.title,
} as const;

const phoneTitles = {
  start: phoneText.start.title,
  camera: phoneText.camera.title,
  scan: phoneText.scan.title,
  code: phoneText.code.title,
  number: phoneText.password.title,
  compare: phoneText.compare.title,
  done: phoneText.done.title,
} as const;

/** A page of the station by what it is for. */
type StationPageName = keyof typeof stationTitles;
/** A page of the phone by what it is for. */
type PhonePageName = keyof typeof phoneTitles;

/** The heading of one of the station's pages. */
export function stationHeading({ page }: Station, name: StationPageName): Locator {
  return heading(page, stationTitles[name]);
}

/** The station shows this page, and anybody can use it. */
export async function expectStation(station: Station, name: StationPageName): Promise<void> {
  await expect(stationHeading(station, name)).toBeVisible();
  await expectAccessible(station.page);
}

/** The phone shows this page, and anybody can use it. */
export async function expectPhone(phone: Page, name: PhonePageName): Promise<void> {
  await expect(heading(phone, phoneTitles[name])).toBeVisible();
  await expectAccessible(phone);
}

/** The station says what happened and what to do, and staff find the code and `details` beside it. */
export async function expectTrouble(
  { page }: Station,
  code: StationFailureCode,
  details: readonly (string | RegExp)[] = [],
): Promise<void> {
  const { title, whatHappened, whatToDo } = stationText.failure.codes[code];
  await expect(heading(page, title)).toBeVisible();
  await expect(page.getByText(whatHappened)).toBeVisible();
  await expect(page.getByText(whatToDo)).toBeVisible();
  await page.getByRole('button', { name: stationText.failure.showDetails }).click();
  for (const detail of [code, ...details]) await expect(page.getByRole('listitem').getByText(detail)).toBeVisible();
  await expectAccessible(page);
}

/** The phone says what happened and what to do. */
export async function expectPhoneTrouble(phone: Page, code: PhoneFailureCode): Promise<void> {
  const { title, happened, toDo } = phoneText.failures[code];
  await expect(heading(phone, title)).toBeVisible();
  await expect(phone.getByText(happened)).toBeVisible();
  await expect(phone.getByText(toDo)).toBeVisible();
  await expectAccessible(phone);
}

/** axe finds nothing that would keep somebody from using the page. What has the same structure is judged once in a run. */
async function expectAccessible(page: Page): Promise<void> {
  const structure = await page.evaluate(structureOfPage);
  // Playwright empties this folder when it begins; all workers see what one of them has found to be right.
  const accessible = path.join(test.info().project.outputDir, 'accessible');
  const judged = path.join(accessible, createHash('sha256').update(structure).digest('hex'));
  if (existsSync(judged)) return;
  expect(await axeFindings(page)).toEqual([]);
  mkdirSync(accessible, { recursive: true });
  writeFileSync(judged, structure);
}

function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name, exact: true });
}

/** Runs in the page: its title, and each element with its attributes, without what they say. */
function structureOfPage(): string {
  const elements = [...document.querySelectorAll('body *:not(svg *)')];
  const described = elements.map(({ tagName, className, attributes }) => {
    const names = [...attributes].map(({ name, value }) => (name === 'role' ? `role=${value}` : name));
    return `${tagName}.${className} ${names.join(' ')}`;
  });
  return [document.title, ...described].join('\n');
}
