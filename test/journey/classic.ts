// SPDX-License-Identifier: Apache-2.0
// The classical journey: the phone signs in by a code that is typed at the station, is enrolled, and then gets its
// credential by the code that its own app scans.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setInterval } from 'node:timers/promises';
import { practicePin } from '../../simulator/practice-card.ts';
import type { Mail, MailServer } from '../issuer/mail-server.ts';
import { finishOnPhone } from './express.ts';
import { createFilm, openPhone, type Phone } from './phone.ts';
import type { Recorder } from './recorder.ts';
import type { Stage } from './stage.ts';
import { enterPin, type Station } from './station.ts';

/** The account of the practice card. */
const account = 'practice.cardholder@pivot.example';

/** What a policy says that has phones set up in this way (docs/policy.md). */
export const classicPolicy = { journeys: 'classic', virtualCard: 'allowed' } as const;

/** Goes through the journey and records it. Gives the phone, with its credential; the caller closes it. */
export async function goClassic(
  stage: Stage,
  station: Station,
  recorder: Recorder,
  mailServer?: MailServer,
): Promise<Phone> {
  const { page } = station;
  await recorder.step('station', 'The station waits for a card', 'itself', page, () =>
    titlesOf(page)('Put your smart card in the reader').waitFor(),
  );
  const film = createFilm(stage.folder);
  await film.pointAt(station.page);
  const origin = phoneOriginOf(station);
  const phone = await openPhone(origin, { film });
  try {
    await signIn(stage, station, phone, recorder, origin);
    await enrolPhone(phone, recorder);
    if (mailServer) await followMail(phone, recorder, mailServer);
    else await beginInApp(phone, recorder);
    await scanCode(station, phone, recorder, () => film.pointAt(station.page));
    await finishOnPhone(stage, station, phone, recorder.step);
    return phone;
  } catch (error) {
    await phone.close();
    throw error;
  }
}

async function signIn(
  stage: Stage,
  { page }: Station,
  phone: Phone,
  { step }: Recorder,
  origin: string,
): Promise<void> {
  const here = titlesOf(page);
  const there = titlesOf(phone.page);
  await step('phone', 'Open the app', 'person', phone.page, async () => {
    await phone.page.goto(`${origin}/`);
    await there('Set up this phone').waitFor();
  });
  await step('phone', 'Choose “Sign in with your smart card”', 'person', phone.page, async () => {
    await phone.page.getByRole('button', { name: 'Sign in with your smart card' }).click();
    await there('Sign in with your smart card').waitFor();
  });
  await step('phone', 'Type the work account: a code appears', 'person', phone.page, async () => {
    await phone.page.getByLabel('Account').fill(account);
    await phone.page.getByRole('button', { name: 'Show a code' }).click();
    await there('Your code').waitFor();
  });
  const code = (await phone.page.locator('.user-code').innerText()).trim();
  await step('station', 'Put the card in the reader', 'person', page, async () => {
    await stage.service.insert(stage.practice.card);
    await here('Enter your PIN').waitFor();
  });
  await step('station', 'Enter the PIN', 'person', page, async () => {
    await enterPin(page, practicePin);
    await here('What would you like to do?').waitFor();
  });
  await step('station', 'Choose “Sign in a phone”', 'person', page, async () => {
    await page.getByRole('button', { name: /^Sign in a phone/ }).click();
    await here('Type the code from your phone').waitFor();
  });
  await step('station', 'Type the code: the station shows which phone asks', 'person', page, async () => {
    await page.getByLabel('Code from your phone').fill(code);
    await page.getByRole('button', { name: 'Find the phone' }).click();
    await here('Is this your phone?').waitFor();
    await page.getByText(/iPhone, iOS/).waitFor();
  });
  await step('station', 'Approve the phone: a number appears', 'person', page, async () => {
    await page.getByRole('button', { name: 'Yes, it is my phone' }).click();
    await here('Type this number on your phone').waitFor();
  });
  const number = (await page.locator('.number .code').innerText()).trim();
  await step('phone', 'The phone asks for the number', 'itself', phone.page, () => there('Type the number').waitFor());
  await step('phone', 'Type the number on the phone: it is signed in', 'person', phone.page, async () => {
    await phone.page.getByLabel('Number').fill(number);
    await phone.page.getByRole('button', { name: 'Continue' }).click();
    await there('Enrol this phone').waitFor();
  });
  await step('station', 'The station says that the phone is signed in', 'itself', page, () =>
    here('Your phone is signed in').waitFor(),
  );
}

async function enrolPhone({ page }: Phone, { step }: Recorder): Promise<void> {
  await step('phone', 'Read what the organisation sees, and enrol the phone under a name', 'person', page, async () => {
    await page.getByLabel('Name of this phone').fill('My work phone');
    await page.getByRole('button', { name: 'Enrol this phone' }).click();
    await titlesOf(page)('Your phone is enrolled').waitFor();
    await page.getByText('My work phone').waitFor();
  });
}

/** The mail that says what comes next, as a mail program shows it, and the page to which its link leads. */
async function followMail(phone: Phone, { step }: Recorder, mailServer: MailServer): Promise<void> {
  const program = await phone.page.context().newPage();
  await step('phone', 'A mail says what comes next', 'itself', program, async () => {
    await program.setContent((await firstMail(mailServer)).html);
    await program.getByText('Next, set up mobile smart card access').waitFor();
  });
  const link = await program.getByRole('link').first().getAttribute('href');
  await program.close();
  await step('phone', 'Open its link: how to set up mobile smart card access', 'person', phone.page, async () => {
    await phone.page.goto(link ?? '');
    await titlesOf(phone.page)('Set up mobile smart card access').waitFor();
  });
}

/** The issuer tells of it when it is next due, a few seconds after. */
async function firstMail(mailServer: MailServer): Promise<Mail> {
  for await (const _ of setInterval(200)) {
    const [mail] = mailServer.mails();
    if (mail) return mail;
  }
  throw new Error('there was no mail');
}

/** Where no mail server is to be had, the app leads on by itself. */
async function beginInApp({ page }: Phone, { step }: Recorder): Promise<void> {
  await step('phone', 'Choose “Begin”: how to set up mobile smart card access', 'person', page, async () => {
    await page.getByRole('button', { name: 'Begin' }).click();
    await titlesOf(page)('Set up mobile smart card access').waitFor();
  });
}

async function scanCode({ page }: Station, phone: Phone, { step }: Recorder, film: () => Promise<void>): Promise<void> {
  await step('phone', 'Choose “Begin” there', 'person', phone.page, async () => {
    await phone.page.getByRole('button', { name: 'Begin' }).click();
    await titlesOf(phone.page)('The camera reads the code').waitFor();
  });
  await step('station', 'Go back to the list of actions', 'person', page, async () => {
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await titlesOf(page)('What would you like to do?').waitFor();
  });
  await step('station', 'Choose “Enrol step by step”', 'person', page, async () => {
    await page.getByRole('button', { name: /^Enrol step by step/ }).click();
    await titlesOf(page)('Is your phone ready?').waitFor();
  });
  await step('station', 'Choose “I have installed the app”', 'person', page, async () => {
    await page.getByRole('button', { name: 'I have installed the app' }).click();
    await titlesOf(page)('Name your credential').waitFor();
  });
  await step('station', 'Enter a name for the credential', 'person', page, async () => {
    await page.getByRole('textbox', { name: 'Name on your phone' }).fill('My work phone');
    await page.keyboard.press('Enter');
  });
  await step('station', 'Keep the kind that is offered: a code and a number appear', 'person', page, async () => {
    await page.getByRole('button', { name: 'Show the code' }).click();
    await titlesOf(page)('Scan this code with your phone').waitFor();
  });
  await film();
  await step('phone', 'Choose “Continue”, allow the camera, and scan the code', 'person', phone.page, async () => {
    await phone.page.getByRole('button', { name: 'Continue' }).click();
    await titlesOf(phone.page)('Type the number').waitFor();
  });
}

function titlesOf(page: Phone['page']) {
  return (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
}

/** Where the phone's app is: the practice issuer that the station has started keeps its ports. */
function phoneOriginOf({ userData }: Station): string {
  const ports: { phone: number } = JSON.parse(
    readFileSync(path.join(userData, 'practice', 'issuer', 'ports.json'), 'utf8'),
  );
  return `https://localhost:${ports.phone}`;
}
