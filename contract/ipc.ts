// SPDX-License-Identifier: Apache-2.0
// Everything that crosses between the station's page and its main process. To add an intent: name it in channels.ts, say
// here what comes with it, handle it in main/station, call it in the renderer.

import * as z from 'zod';
import { activationId, identityName } from './activation.ts';
import type { IntentName } from './channels.ts';
import { credentialAct, phoneAct } from './credentials.ts';
import { selfServiceAction } from './self-service.ts';
import { userCode } from './sign-in.ts';
import { languages, type View } from './view.ts';

const nothing = z.undefined();

/** What comes with each intent. */
export const intents = {
  /** A page is being loaded: it wants the present view (the preload script says so). */
  pageReady: nothing,
  /** The page shows its first view: what takes time to start may take it now. */
  pageDrawn: nothing,
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
} as const satisfies Record<IntentName, z.ZodType>;

/** What comes with an intent. */
export type IntentPayload<Name extends IntentName> = z.infer<(typeof intents)[Name]>;

/** What the preload script gives the page as `window.station`: a function for each intent, and the views. */
export type StationApi = {
  readonly [Name in IntentName]: IntentPayload<Name> extends undefined
    ? () => Promise<void>
    : (payload: IntentPayload<Name>) => Promise<void>;
} & {
  /** Calls `listener` with the present view, as soon as there is one, and with each that follows; returns how to stop. */
  readonly onView: (listener: (view: View) => void) => () => void;
};
