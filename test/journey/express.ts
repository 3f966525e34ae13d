// SPDX-License-Identifier: Apache-2.0
// The express journey, as a person goes through it: card, PIN, code, number, comparison.

import { practicePin } from '../../simulator/practice-card.ts';
import { createFilm, openCameraApp, openPhone, type Phone } from './phone.ts';
import type { Recorder } from './recorder.ts';
import type { Stage } from './stage.ts';
import { enterPin, readNumber, readPhrase, type Station } from './station.ts';

/** Goes through the journey and records it. Gives the phone, with its credential; the caller closes it. */
export async function goExpress(stage: Stage, station: Station, { step }: Pick<Recorder, 'step'>): Promise<Phone> {
  const { page } = station;
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });

  await step('station', 'The station waits for a card', 'itself', page, () =>
    heading('Put your smart card in the reader').waitFor(),
  );
  await step('station', 'Put the card in the reader', 'person', page, async () => {
    await stage.service.insert(stage.practice.card);
    await heading('Enter your PIN').waitFor();
  });
  await step('station', 'Enter the PIN', 'person', page, async () => {
    await enterPin(page, practicePin);
    await heading('What would you like to do?').waitFor();
  });
  await step('station', 'Choose “Set up my phone”: a code and a number appear', 'person', page, async () => {
    await page.getByRole('button', { name: /^Set up my phone/ }).click();
    await heading('Scan this code with your phone').waitFor();
  });

  const film = createFilm(stage.folder);
  await film.pointAt(page);
  const phone = await openPhone(await phoneOrigin(page), { film });
  try {
    await readWithCamera(phone, step);
    await finishOnPhone(stage, station, phone, step);
    return phone;
  } catch (error) {
    await phone.close();
    throw error;
  }
}

async function readWithCamera(phone: Phone, step: Recorder['step']): Promise<void> {
  await step('phone', 'Point the phone’s camera at the code and open the link', 'person', phone.page, async () => {
    await openCameraApp(phone);
    await phone.page.getByRole('link').click();
    await phone.page.getByRole('heading', { level: 1, name: 'Type the number' }).waitFor();
  });
}

/** From the moment at which the phone has the code: the same in both journeys. */
export async function finishOnPhone(
  stage: Stage,
  { page }: Station,
  phone: Phone,
  step: Recorder['step'],
): Promise<void> {
  const title = (name: string) => phone.page.getByRole('heading', { level: 1, name });

  await step('station', 'The station says that the phone has the code', 'itself', page, () =>
    page.getByRole('heading', { level: 1, name: 'Your phone has the code' }).waitFor(),
  );
  const number = await readNumber(page);
  await step('phone', 'Type the number on the phone: three words appear', 'person', phone.page, async () => {
    await phone.page.getByRole('textbox', { name: 'Number' }).fill(number);
    await phone.page.getByRole('button', { name: 'Continue' }).click();
    await title('Does the station show the same?').waitFor();
  });
  await step('station', 'The station shows the same words', 'itself', page, async () => {
    await page.getByRole('heading', { level: 1, name: 'Do both screens show the same?' }).waitFor();
    const [here, there] = [await readPhrase(page), await readPhrase(phone.page)];
    if (here.join(' ') !== there.join(' ')) {
      throw new Error(`the station shows "${here.join(' ')}", the phone "${there.join(' ')}"`);
    }
  });
  await step('station', 'Compare both screens and choose “They match”', 'person', page, async () => {
    await page.getByRole('button', { name: 'They match' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your phone is set up' }).waitFor();
  });
  await step('phone', 'The phone has its credential', 'itself', phone.page, () =>
    title('Your phone is set up').waitFor(),
  );
  await step('station', 'The station knows that it arrived', 'itself', page, () =>
    page.getByText('The credential is on your phone.').waitFor(),
  );
  await step('station', 'Take the card', 'person', page, async () => {
    await stage.service.remove();
    await page.getByRole('heading', { level: 1, name: 'Put your smart card in the reader' }).waitFor();
  });
}

/** Where the phone's link leads, from the short address for those who cannot scan. */
async function phoneOrigin(page: import('@playwright/test').Page): Promise<string> {
  await page.getByRole('button', { name: 'I can’t scan' }).click();
  const address = (await page.locator('.typed-path .code').first().innerText()).trim();
  await page.getByRole('button', { name: 'Show the code to scan' }).click();
  return address.startsWith('https://') ? address : `https://${address}`;
}
