// SPDX-License-Identifier: Apache-2.0

import type { Text } from './text.ts';

const tries = (count: number): string => (count === 1 ? '1 try' : `${count} tries`);

/** English. */
export const en: Text = {
  language: 'Language',
  practice: 'Practice. Nothing here is real.',
  back: 'Back',
  starting: 'One moment',
  start: {
    title: 'Set up this phone',
    lead: 'Your smart card gives this phone a credential of its own. You need the card, its PIN and a station with a card reader.',
    atStation: 'At the station, choose “Set up my phone”. It shows a QR code and a number.',
    getCode: 'Get QR code',
    typeCode: 'I can’t scan: type a code',
    newestIssued: 'On this phone',
    newestKeyed: 'Not finished yet',
  },
  camera: {
    title: 'The camera reads the code',
    lead: 'Next, your phone asks whether this page may use the camera. Choose “Allow”.',
    privacy: 'The camera is on only while you scan. The picture stays on this phone; nothing is recorded or sent.',
    continue: 'Continue',
    typeInstead: 'Type a code instead',
  },
  scan: {
    title: 'Point the camera at the code',
    lead: 'Hold the phone so that the whole QR code on the station’s screen is inside the frame.',
    starting: 'The camera is starting',
    torchOn: 'Turn the light on',
    torchOff: 'Turn the light off',
    view: 'What the camera sees',
  },
  code: {
    title: 'Type the code',
    lead: 'At the station, choose “I can’t scan”. It shows your account and a code of 13 digits.',
    account: 'Account',
    accountHint: 'As the station shows it',
    code: 'Code',
    codeHint: '13 digits. Spaces do not matter.',
    continue: 'Continue',
    sending: 'Looking for your code',
    accountMissing: 'The account is empty. Type it as the station shows it.',
    codeIncomplete: (typed, needed) => `The code has ${needed} digits. You typed ${typed}.`,
  },
  opening: 'Looking for your code',
  password: {
    title: 'Type the number',
    lead: 'It is on the station’s screen, under the QR code.',
    field: 'Number',
    hint: '8 digits',
    triesLeft: (count) => `You have ${tries(count)}.`,
    lastTry: 'One try left. If it is wrong, this code ends and you need a new one.',
    wrong: 'That is not the number on the station’s screen. Look again and type it once more.',
    lost: 'The number has not got through yet. Leave this page open: it goes on by itself as soon as it can.',
    incomplete: (typed, needed) => `The number has ${needed} digits. You typed ${typed}.`,
    continue: 'Continue',
    sending: 'Making a key and sending the request',
    forName: (name, type) => `For “${name}”, ${type}`,
  },
  way: {
    title: 'Where will you use it?',
    lead: 'What you choose holds for this code.',
    both: 'You need both? Set up this phone once more afterwards, with a new code.',
    browser: {
      name: () => 'In this browser',
      explanation: () => 'Nothing to install. Its key stays in this browser; Wi-Fi, VPN and mail cannot use it.',
    },
    profile: {
      name: (device) => `For Wi-Fi, VPN and mail on this ${device}`,
      explanation: (device) =>
        `The ${device} makes the key itself and never gives it away. You install a profile in Settings.`,
    },
    file: {
      name: () => 'For Wi-Fi, VPN and mail on this phone',
      explanation: () => 'You get a file and a password for it, and install it in the phone’s settings.',
    },
    homeScreen: (device) =>
      `To keep it in this browser on an ${device}, first add this page to the Home Screen (Share, “Add to Home Screen”), open it from there and scan the code again. Otherwise Safari deletes what this page keeps when you do not open it for seven days.`,
  },
  profile: {
    title: 'Confirmed. Now get the profile',
    lead: 'The profile tells your phone how to make its key and get the credential. It can be used once, on this phone.',
    fetch: 'Get the profile',
    fetching: 'Getting the profile',
    fetchAgain: 'Get the profile again',
    installTitle: 'Install the profile',
    installLead: 'You have ten minutes. This page goes on by itself.',
    allow: 'Choose “Allow” when the phone asks about a configuration profile.',
    settings: 'Open Settings and choose “Profile Downloaded”, at the top.',
    install: 'Choose “Install” and type your phone’s passcode.',
    waiting: 'Waiting for your phone to ask for the credential',
  },
  compare: {
    title: 'Does the station show the same?',
    lead: 'Compare these three words and the picture with the station’s screen.',
    same: 'The same: choose “They match” at the station, not here.',
    different: 'Different: choose “They are different” there. That stops everything, and is the right thing to do.',
    picture: 'Picture that goes with the words',
    waiting: 'Waiting for you to confirm at the station',
    suspended:
      'The station was left. Put your card back in and enter your PIN there; this page then goes on by itself.',
    disconnected: 'No connection at the moment. This page goes on by itself as soon as there is one.',
  },
  done: {
    title: 'Your phone is set up',
    lead: 'This credential is now on your phone.',
    name: 'Name',
    type: 'Type',
    person: 'Issued to',
    validTo: 'Valid until',
    reference: 'Serial number',
    where: {
      browser: 'Its key stays in this browser on this phone. Do not clear this site’s data, or the key is gone.',
      profile: 'Its key is in this phone’s own key store. To remove it: Settings > General > VPN & Device Management.',
      file: 'Its key is where you installed the file. To remove it: Settings > Security > Encryption and credentials > User credentials.',
    },
    tryTitle: 'See that it works',
    tryLead: 'Your phone signs a question from the issuer. Nothing else happens.',
    tryIt: 'Try it',
    trying: 'Trying',
    accepted: (subject) => `It works. The issuer recognised ${subject}.`,
    download: 'Download the certificate',
    takeCard: 'At the station: take your card with you.',
  },
  problem: 'There is a problem',
  referenceCode: 'Reference for the help desk',
  help: (support) => `If you cannot go on, ask ${support}.`,
  remedies: { tryAgain: 'Try again', newCode: 'Use a new code', typeCode: 'Type a code instead' },
  failures: {
    activationUnknown: {
      title: 'This code is not known',
      happened: 'The issuer does not know the code that you opened, or has removed it.',
      toDo: 'Ask the station for a new code and scan that.',
    },
    activationExpired: {
      title: 'This code has expired',
      happened: 'A code lives for 10 minutes, and these are over.',
      toDo: 'At the station, choose “Set up my phone” again and scan the new code.',
    },
    activationCancelled: {
      title: 'This code was cancelled',
      happened: 'The set-up was ended at the station.',
      toDo: 'If you want to go on, ask the station for a new code.',
    },
    activationUsed: {
      title: 'A phone has used this code already',
      happened: 'A key for this code came from another phone or another browser, and a code serves one only.',
      toDo: 'If that was you, go on in that browser. If not, choose “They are different” at the station and start with a new code.',
    },
    activationSuspended: {
      title: 'The station was left',
      happened: 'Your card is out of the reader, so this code waits.',
      toDo: 'Put your card back in, enter your PIN at the station, then try again here.',
    },
    activationNotReady: {
      title: 'Not confirmed yet',
      happened: 'The station has not confirmed this phone yet.',
      toDo: 'Confirm at the station, then try again here.',
    },
    wrongPassword: {
      title: 'That is another number',
      happened: 'The number that you typed is not the one on the station’s screen.',
      toDo: 'Look at the number under the QR code and type it again.',
    },
    passwordTriesUsedUp: {
      title: 'No tries left for this code',
      happened: 'A wrong number was typed five times, so this code has ended. Your card is not affected.',
      toDo: 'Ask the station for a new code.',
    },
    twoPhones: {
      title: 'Two phones used one code',
      happened:
        'A second phone sent a key for the same code. To be safe, everything was stopped, and no credential was made.',
      toDo: 'Get a new code at the station, and let nobody else see the screen.',
    },
    phrasesDiffer: {
      title: 'Stopped, because the phrases differed',
      happened: 'At the station you said that the phrases are different. No credential was made. That was right to do.',
      toDo: 'Tell your help desk, then start again with a new code.',
    },
    codeUnknown: {
      title: 'Account and code do not go together',
      happened: 'There is no set-up under way for this account with this code.',
      toDo: 'Compare both with the station’s screen and type them again.',
    },
    requestMalformed: {
      title: 'The issuer did not understand this phone',
      happened: 'What the phone sent is not what the issuer expects.',
      toDo: 'Reload this page and use a new code. If it happens again, tell your help desk.',
    },
    requestTooLarge: {
      title: 'The issuer did not take the request',
      happened: 'What the phone sent was too long.',
      toDo: 'Use a new code. If it happens again, tell your help desk.',
    },
    requestForbidden: {
      title: 'This phone may not do that',
      happened: 'The issuer does not recognise this phone for this code.',
      toDo: 'Get a new code at the station.',
    },
    notFound: {
      title: 'There is nothing at this address',
      happened: 'The address that you opened leads nowhere.',
      toDo: 'Scan the code on the station’s screen.',
    },
    csrMalformed: {
      title: 'The issuer did not take the request',
      happened: 'The certificate request from this phone could not be read.',
      toDo: 'Use a new code. If it happens again, use another browser and tell your help desk.',
    },
    csrSignatureWrong: {
      title: 'The issuer did not take the request',
      happened: 'The signature on the certificate request does not fit this phone’s key.',
      toDo: 'Use a new code. If it happens again, use another browser and tell your help desk.',
    },
    csrKeyUnsupported: {
      title: 'The issuer did not take the key',
      happened: 'Your organisation does not accept the kind of key that this phone makes.',
      toDo: 'Tell your help desk.',
    },
    credentialRefused: {
      title: 'No credential was made',
      happened: 'Your organisation does not give this credential to you now.',
      toDo: 'Ask your help desk, then use a new code.',
    },
    issuerUnreachable: {
      title: 'The issuer does not answer',
      happened: 'The phone has a connection, but your organisation’s service did not answer.',
      toDo: 'Wait a moment, then try again. What you have done so far is kept.',
    },
    issuerNotGenuine: {
      title: 'This did not come from your issuer',
      happened: 'What arrived does not belong to this phone’s key or to this address, so it was not used.',
      toDo: 'Tell your help desk, then start with a new code.',
    },
    issuerFailed: {
      title: 'The issuer could not do it',
      happened: 'Something failed at your organisation’s service.',
      toDo: 'Wait a moment, then try again. If it happens again, tell your help desk.',
    },
    cameraRefused: {
      title: 'The camera is not allowed',
      happened: 'This page may not use the camera.',
      toDo: 'Type the code instead. Or allow the camera for this site in the browser’s settings and scan again.',
    },
    cameraMissing: {
      title: 'No camera to be had',
      happened: 'This device has no camera, or another app is using it.',
      toDo: 'Close other apps that use the camera, or type the code instead.',
    },
    codeForeign: {
      title: 'That is another code',
      happened: 'The code that you opened does not come from a station of this organisation.',
      toDo: 'Scan the code on the screen of the station with your card in it.',
    },
    storageRefused: {
      title: 'This browser keeps nothing',
      happened: 'The phone could not store its key: private browsing, a full phone, or a setting stands in the way.',
      toDo: 'Leave private browsing or make some room, then try again.',
    },
    browserTooOld: {
      title: 'This browser cannot do it',
      happened: 'It has no safe place for a key, or the page was not opened over a secure connection.',
      toDo: 'Open the link in a current Safari, Chrome, Edge or Firefox.',
    },
    phoneOffline: {
      title: 'This phone has no connection',
      happened: 'Neither Wi-Fi nor the mobile network works at the moment.',
      toDo: 'Connect, then try again. What you have done so far is kept.',
    },
    phoneFailed: {
      title: 'This page stopped working',
      happened: 'Something unexpected happened in this page. What you have done so far is kept.',
      toDo: 'Try again. If it happens again, tell your help desk.',
    },
    tooManyTries: {
      title: 'Too many tries',
      happened: 'There were too many tries in a short time, so the issuer makes everyone wait.',
      toDo: 'Wait a few minutes, then try again.',
    },
    challengeExpired: {
      title: 'That took too long',
      happened: 'The question that the phone was to sign is no longer valid.',
      toDo: 'Try again.',
    },
    signatureWrong: {
      title: 'The issuer did not accept the signature',
      happened: 'The signature does not fit the credential on this phone.',
      toDo: 'Set up this phone anew with a new code.',
    },
    certificateExpired: {
      title: 'This credential has expired',
      happened: 'Its time is over.',
      toDo: 'Set up this phone anew with a new code.',
    },
    certificateNotYetValid: {
      title: 'This credential is not valid yet',
      happened: 'Its time has not begun by the issuer’s clock.',
      toDo: 'Wait a few minutes, then try again.',
    },
    certificateNotTrusted: {
      title: 'The issuer did not accept this credential',
      happened: 'It has ended, or another issuer made it.',
      toDo: 'Set up this phone anew with a new code.',
    },
    certificateRevoked: {
      title: 'This credential was revoked',
      happened: 'It is no longer valid.',
      toDo: 'If you did not ask for this, tell your help desk. For a new one, use a new code.',
    },
  },
};
