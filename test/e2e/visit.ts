// SPDX-License-Identifier: Apache-2.0
// What people do in the end-to-end tests, where it is not what a test is about: sign in, get a code, type a number.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { VirtualCard } from '../../simulator/card.ts';
import { practicePin } from '../../simulator/practice-card.ts';
import { projectRoot, type Stage } from '../journey/stage.ts';
import { enterPin, readNumber, readPhrase, type Station } from '../journey/station.ts';
import { expectPhone, expectStation, stationHeading } from './pages.ts';

/** What the station shows for the phone. */
export interface Code {
  readonly link: string;
  readonly number: string;
}

/** Puts the card in and signs in with its PIN. What the station shows next is for the caller to say. */
export async function signIn(stage: Stage, station: Station, card: VirtualCard): Promise<void> {
  await stage.service.insert(card);
  await enterPin(station.page, practicePin);
}

/** Chooses what begins with these words, by key: the station takes two clicks at one place in a moment for one. */
export async function choose(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${words}`) }).press('Enter');
}

/** Signs in and has a code made. */
export async function getCode(stage: Stage, station: Station, card: VirtualCard): Promise<Code> {
  await signIn(stage, station, card);
  return makeCode(station);
}

/** From the list of actions to the code. */
export async function makeCode(station: Station): Promise<Code> {
  const { page } = station;
  await page.getByRole('button', { name: /^Set up my phone/ }).click();
  return readCode(station);
}

/** What is on the station's screen: the code is read as a camera would, from the picture. */
export async function readCode(station: Station): Promise<Code> {
  await expect(stationHeading(station, 'pairing')).toBeVisible();
  return { link: await readLink(station.page), number: await readNumber(station.page) };
}

/** Opens the link, as a phone's camera does. */
export async function openLink(phone: Page, { link }: Code): Promise<void> {
  await phone.goto(link);
  await expectPhone(phone, 'number');
}

/** Types a number on the phone's page for it. */
export async function typeNumber(phone: Page, number: string): Promise<void> {
  await phone.getByRole('textbox', { name: 'Number' }).fill(number);
  await phone.getByRole('button', { name: 'Continue' }).click();
}

/** From the code to the same phrase on both screens. */
export async function pair(station: Station, phone: Page, code: Code): Promise<void> {
  await openLink(phone, code);
  await typeNumber(phone, code.number);
  await expectSamePhrase(station, phone);
}

/** Both screens ask to be compared and show the same words. */
export async function expectSamePhrase(station: Station, phone: Page): Promise<void> {
  await expectStation(station, 'compare');
  await expectPhone(phone, 'compare');
  const words = await readPhrase(station.page);
  expect(words).toHaveLength(3);
  expect(await readPhrase(phone)).toEqual(words);
}

/** The person says that the phrases match: both screens say that the phone is set up. */
export async function confirm(station: Station, phone: Page): Promise<void> {
  await station.page.getByRole('button', { name: 'They match' }).click();
  await expectDone(station, phone);
}

/** The phone has its credential and the station knows. */
export async function expectDone(station: Station, phone: Page): Promise<void> {
  await expectPhone(phone, 'done');
  await expect(station.page.getByText('The credential is on your phone.')).toBeVisible();
  await expectStation(station, 'done');
}

prepareZXingModule({
  overrides: { wasmBinary: bytes(path.join(projectRoot, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')) },
});

/** A camera looks until it can read the code, too. */
async function readLink(page: Page): Promise<string> {
  let link = '';
  const look = async (): Promise<boolean> => {
    const picture = await page.screenshot({ scale: 'css' });
    const [code] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'], tryHarder: true });
    link = code?.text ?? '';
    return link !== '';
  };
  await expect.poll(look, 'a code can be read from the station’s screen').toBe(true);
  return link;
}

function bytes(file: string): ArrayBuffer {
  return Uint8Array.from(readFileSync(file)).buffer;
}
