// SPDX-License-Identifier: Apache-2.0
// The channels between the station's page and its main process. Nothing is imported here: the preload script, which runs
// before each page, needs their names and none of the schemas (ipc.ts).

/** What a person can do on a page. Each has its payload's schema in `intents` (ipc.ts), or it does not compile. */
export const intentNames = [
  'pageReady',
  'pageDrawn',
  'setLanguage',
  'insertPracticeCard',
  'removePracticeCard',
  'chooseCertificate',
  'submitPin',
  'useLastAttempt',
  'unblockPin',
  'chooseAction',
  'showPrinted',
  'chooseCredential',
  'actOnCredential',
  'choosePhone',
  'actOnPhone',
  'confirmAct',
  'appInstalled',
  'changeName',
  'changeCredentialType',
  'showCode',
  'phrasesMatch',
  'phrasesDiffer',
  'submitUserCode',
  'approvePhone',
  'rejectPhone',
  'goBack',
  'tryAgain',
  'signOut',
  'needMoreTime',
  'submitTypedPin',
  'openAdministrator',
  'submitAdministratorPin',
] as const;

/** The name of an intent. */
export type IntentName = (typeof intentNames)[number];

/** The channel of an intent, from page to main. */
export function intentChannel(name: IntentName): string {
  return `station:${name}`;
}

/** The channel on which main pushes the View. */
export const viewChannel = 'station:view';
