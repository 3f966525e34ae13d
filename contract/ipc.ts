// SPDX-License-Identifier: Apache-2.0
// Everything that crosses between the station's page and its main process. To add an intent: name it here with its
// payload's schema, handle it in main/station, call it in the renderer. The channels are derived from this object.

import * as z from 'zod';
import { activationId, identityName } from './activation.ts';
import { credentialAct, phoneAct } from './credentials.ts';
import { selfServiceAction } from './self-service.ts';
import { userCode } from './sign-in.ts';
import { languages, type View } from './view.ts';

const nothing = z.undefined();

/** What a person can do on a page, with the payload that comes with it. */
export const intents = {
  /** The page is there and wants the present view. */
  pageReady: nothing,
  setLanguage: z.enum(languages),
  /** Use the practice card: put it into its virtual reader. */
  insertPracticeCard: nothing,
  /** Take the practice card out of its virtual reader. */
  removePracticeCard: nothing,
  chooseCertificate: z.object({ reader: z.string().min(1).max(256) }),
  /** The PIN's ASCII digits, as bytes that main overwrites. */
  submitPin: z.instanceof(Uint8Array).refine((pin) => pin.length >= 1 && pin.length <= 16),
  /** Go on although one try is left. */
  useLastAttempt: nothing,
  /** A blocked card, where the house allows its PUK. */
  unblockPin: nothing,
  chooseAction: selfServiceAction,
  /** What is printed on the card: it asks for the PIN. */
  showPrinted: nothing,
  /** One of the person's credentials, by its id. */
  chooseCredential: z.object({ id: activationId }),
  actOnCredential: credentialAct,
  /** One of the person's phones, by its id. */
  choosePhone: z.object({ id: z.string().min(1).max(64) }),
  actOnPhone: phoneAct,
  /** Go on with what cannot be undone. */
  confirmAct: nothing,
  /** The phone is ready for a code. */
  appInstalled: nothing,
  changeName: identityName,
  changeCredentialType: z.string().min(1).max(64),
  /** Name and type are as they should be. */
  showCode: nothing,
  phrasesMatch: nothing,
  phrasesDiffer: nothing,
  /** The code that a phone shows, complete. */
  submitUserCode: userCode,
  /** The phone that asks is the person's own; or it is not. */
  approvePhone: nothing,
  rejectPhone: nothing,
  /** One step back: from the code to the list of actions. */
  goBack: nothing,
  /** After a failure that a second attempt may mend. */
  tryAgain: nothing,
  /** "Take my card and leave". */
  signOut: nothing,
  needMoreTime: nothing,
  /** The PIN that was typed on the keyboard and caught in the main process is complete. */
  submitTypedPin: nothing,
  /** The way out of a kiosk, for staff. */
  openAdministrator: nothing,
  /** The administrator's PIN, as `submitPin`. */
  submitAdministratorPin: z.instanceof(Uint8Array).refine((pin) => pin.length >= 1 && pin.length <= 16),
} as const;

/** The name of an intent. */
export type IntentName = keyof typeof intents;

/** What comes with an intent. */
export type IntentPayload<Name extends IntentName> = z.infer<(typeof intents)[Name]>;

/** The channel of an intent, from page to main. */
export function intentChannel(name: IntentName): string {
  return `station:${name}`;
}

/** The channel on which main pushes the View. */
export const viewChannel = 'station:view';

/** What the preload script gives the page as `window.station`: a function for each intent, and the views. */
export type StationApi = {
  readonly [Name in IntentName]: IntentPayload<Name> extends undefined
    ? () => Promise<void>
    : (payload: IntentPayload<Name>) => Promise<void>;
} & {
  /** Calls `listener` with each view; returns how to stop. */
  readonly onView: (listener: (view: View) => void) => () => void;
};
