// SPDX-License-Identifier: Apache-2.0

import { plurals, type Text } from './text.ts';

const plural = plurals('en');
const list = new Intl.ListFormat('en');

export const en: Text = {
  frame: {
    step: (number, of, name) => `${number} of ${of}: ${name}`,
    steps: {
      card: 'Insert your card',
      pin: 'Enter your PIN',
      phone: 'Set up your phone',
      compare: 'Compare both screens',
    },
    signedInAs: (name) => `Signed in: ${name}`,
    language: 'Language',
    help: 'Help',
    helpTitle: 'Help',
    askSupport: (support) => `If you cannot go on, ask ${support}.`,
    close: 'Close',
    leave: 'Take my card and leave',
    back: 'Back',
    practiceBand: 'Practice card. Nothing you do here is real.',
    removePracticeCard: 'Take the practice card out',
    cannotStop: 'This step ends by itself. It cannot be stopped.',
    keepCardIn: 'Do not remove your card.',
    drawing: 'Drawing',
  },
  speech: {
    offer: 'Read aloud',
    title: 'Read aloud',
    message: 'Plug in a headset. The station then reads each page to you, and what you move to.',
    keys: 'Tab goes to the next button, Enter chooses it. On the number keys at the side of the keyboard: plus is louder, minus is softer, the star is faster, the slash is slower. Home reads again.',
    start: 'Start reading',
    stop: 'Stop reading',
    repeat: 'Read again',
    louder: 'Louder',
    softer: 'Softer',
    faster: 'Faster',
    slower: 'Slower',
    noVoice: 'This computer has no voice for this language. Ask a member of staff.',
  },
  idle: {
    title: 'Are you still there?',
    message: (seconds) =>
      plural(seconds, {
        one: 'To protect you, this page closes in # second.',
        other: 'To protect you, this page closes in # seconds.',
      }),
    moreTime: 'I need more time',
  },
  starting: { title: 'Getting ready', message: 'The station is starting. This takes a few seconds.' },
  welcome: {
    title: 'Put your smart card in the reader',
    message: 'Chip first, as in the drawing. Leave the card in until we tell you to take it.',
    ready: 'Have these ready',
    readyCard: 'Your smart card and its PIN',
    readyPhone: 'Your phone, connected to the internet',
    noReaderTitle: 'No card reader is connected',
    noReaderMessage: 'Connect a card reader to this computer. The page goes on by itself as soon as it is there.',
    serviceTitle: 'The smart card service is not running',
    serviceMessage:
      'This computer cannot see any card reader at the moment. A member of staff can start the service; the page then goes on by itself.',
    practiceOffer: 'No card at hand? Look around with a practice card.',
    usePracticeCard: 'Use the practice card',
    chooseLanguage: 'Choose your language',
  },
  attract: {
    title: 'Set up your phone with your smart card',
    message: 'Touch the screen, or put your card in the reader.',
    begin: 'Begin',
  },
  takeCard: {
    title: 'Take your card',
    message: 'Your card is still in the reader. Do not leave it behind.',
  },
  administrator: {
    offer: 'For administrators',
    title: 'Close this station',
    message: 'Type the administrator’s PIN.',
    rule: 'It has 6 to 8 digits.',
    locked: (seconds) =>
      plural(seconds, {
        one: 'Too many wrong PINs. Wait # second.',
        other: 'Too many wrong PINs. Wait # seconds.',
      }),
    submit: 'Close the station',
  },
  reading: { title: 'Reading your card', message: 'This takes a moment.' },
  chooseCertificate: {
    title: 'Which card do you want to use?',
    message: 'More than one card is in a reader.',
    issuedBy: (issuer) => `Issued by ${issuer}`,
    validUntil: (date) => `Valid until ${date}`,
  },
  pin: {
    title: 'Enter your PIN',
    cardOf: (holder) => `Card of ${holder}`,
    issuedBy: (issuer) => `Issued by ${issuer}`,
    triesLeft: (tries) => plural(tries, { one: 'You have one try left.', other: 'You have # tries left.' }),
    wrong: 'That was not the right PIN.',
    rule: 'The PIN of your card has 6 to 8 digits.',
    onKeyboard: 'Type it on the keyboard.',
    digitsTyped: (digits) => plural(digits, { one: '# digit typed', other: '# digits typed' }),
    tooShort: 'A PIN has at least 6 digits. Type all of them, then choose “Sign in”.',
    deleteLast: 'Delete last digit',
    clear: 'Clear',
    pad: 'Number pad',
    submit: 'Sign in',
  },
  pinPad: {
    title: 'Type your PIN on the reader',
    rule: 'Press the 6 to 8 digits of your PIN on the card reader, then its green key or OK.',
    unseen: 'Your PIN goes from the reader straight to your card. This computer does not see it.',
    stop: 'To stop, press the cancel key on the reader, or take your card out.',
  },
  lastAttempt: {
    title: 'One try left',
    message: (support) => `If it is wrong, your card is blocked and only ${support} can unblock it.`,
    advice: 'If you are not sure of your PIN, take your card and ask first. Your last try is then kept.',
    go: 'Use my last try',
  },
  signingIn: { title: 'Signing you in', message: 'Your card is being checked. This takes a few seconds.' },
  actions: {
    title: 'What would you like to do?',
    choices: {
      setUpPhone: {
        title: 'Set up my phone',
        sentence: 'Puts a credential on your phone, so that you can sign in there without your card.',
      },
      enrolCredential: {
        title: 'Enrol step by step',
        sentence: 'For a derived mobile smart credential: you name it and choose its kind before the code appears.',
      },
      manageCredentials: {
        title: 'See my credentials',
        sentence: 'Shows what is on your phones. You can renew it, pause it, end it, or report a phone lost.',
      },
      signInPhone: {
        title: 'Sign in a phone',
        sentence: 'Your phone shows a code. Type it here to sign the phone in.',
      },
    },
  },
  classic: {
    appTitle: 'Is your phone ready?',
    appLead: 'You need the app of your organisation, or its page in your phone’s browser.',
    appHint: 'Open it now and follow it until it asks for a QR code. Keep the phone connected to the internet.',
    appGo: 'I have installed the app',
    nameTitle: 'Name your credential',
    nameLead: 'The name tells you later which one is on which phone. You can keep what is offered.',
    nameGo: 'Show the code',
  },
  working: { title: 'One moment', message: 'This takes a few seconds.' },
  credentials: {
    title: 'My credentials',
    none: 'There is no credential of yours on any phone.',
    lead: 'Choose one to see more of it, or to change something.',
    states: { active: 'In use', suspended: 'Paused', revoked: 'Ended', expired: 'Expired' },
    until: (date, days) => plural(days, { one: `until ${date}, # day left`, other: `until ${date}, # days left` }),
    facts: {
      state: 'How it stands',
      type: 'Kind',
      phone: 'Phone',
      issued: 'Since',
      ends: 'Valid',
      lastUse: 'Used last',
    },
    uses: {
      trial: (when) => `${when}, on the phone itself`,
      service: (when, address) => `${when}, at the service ${address}`,
    },
    whatToDo: 'What you can do',
    acts: {
      renew: { title: 'Renew', sentence: 'Puts a new one on your phone. This one ends when the new one is there.' },
      suspend: { title: 'Pause', sentence: 'It does not work until you switch it on again here.' },
      resume: { title: 'Switch on again', sentence: 'It works again, within a few minutes everywhere.' },
      revoke: { title: 'End for good', sentence: 'For a phone that you no longer use.' },
      reportLost: { title: 'My phone is lost', sentence: 'Ends everything on that phone at once.' },
    },
    weigh: {
      revoke: {
        title: (name) => `End “${name}” for good?`,
        message: 'It cannot be switched on again. For the same phone you would have to set up a new one.',
        go: 'End it for good',
      },
      reportLost: {
        title: (name) => `Is the phone with “${name}” lost?`,
        message:
          'Everything on that phone ends for good, so that nobody else can use it. If you find the phone again, set it up anew.',
        go: 'Yes, end everything on it',
      },
    },
    changed: {
      suspend: {
        title: 'It is paused',
        message: (name) => `“${name}” does not work any more until you switch it on again.`,
      },
      resume: {
        title: 'It is in use again',
        message: (name) => `“${name}” works again, within a few minutes everywhere.`,
      },
      revoke: {
        title: 'It has ended',
        message: (name) => `“${name}” has ended for good. You can remove it from your phone.`,
      },
      reportLost: {
        title: 'Nobody can use it any more',
        message: (name) =>
          `“${name}” and all else on that phone has ended. Tell your organisation about the phone too.`,
      },
    },
    backToList: 'Back to my credentials',
  },
  preparing: { title: 'Making your code', message: 'This takes a moment.' },
  pairing: {
    title: 'Scan this code with your phone',
    howTo: 'On your phone',
    pointCamera: 'Point the camera at the code',
    openLink: 'Open the link that appears',
    typeNumber: 'Type the number from below the code',
    codeAlternative: 'QR code for your phone. If you cannot scan it, choose “I can’t scan”.',
    number: 'Your number',
    minutesLeft: (minutes) => plural(minutes, { one: '# minute left', other: '# minutes left' }),
    underAMinute: 'Less than a minute left',
    name: 'Name on your phone',
    nameRule: 'Type a name of 1 to 64 characters.',
    type: 'Kind of credential',
    validFor: (days) => plural(days, { one: 'valid for # day', other: 'valid for # days' }),
    cannotScan: 'I can’t scan',
    canScan: 'Show the code to scan',
    typedTitle: 'Type this on your phone',
    typedAddress: 'Open this address in the browser',
    typedAccount: 'Type this account',
    typedCode: 'Type this code',
    typedThen: 'Then type your number',
    scannedTitle: 'Your phone has the code',
    scannedMessage: 'Now type this number on it.',
    wrongNumber: (tries) =>
      plural(tries, {
        one: 'The number typed on the phone was wrong. One try is left.',
        other: 'The number typed on the phone was wrong. # tries are left.',
      }),
  },
  compare: {
    title: 'Do both screens show the same?',
    message: 'Look at your phone. The words and the picture must be exactly these.',
    words: 'Three words',
    picture: 'Picture',
    pictureRow: (row, filled) =>
      filled.length > 0 ? `Row ${row}: filled fields ${list.format(filled.map(String))}.` : `Row ${row}: empty.`,
    phone: (phone) => `Your phone: ${phone}`,
    match: 'They match',
    differ: 'They are different',
  },
  confirming: { title: 'Making your credential', message: 'Keep your phone open. This takes a few seconds.' },
  done: {
    title: 'Your phone is set up',
    collected: 'The credential is on your phone. You can use it now.',
    notCollected: 'Your phone is fetching the credential. Keep it open until it says that it is ready.',
    takeCard: 'Take your card.',
    name: 'Name',
    type: 'Kind',
    validUntil: 'Valid until',
    reference: 'Reference',
    finish: 'Finish',
    another: 'Do something else',
  },
  userCode: {
    title: 'Type the code from your phone',
    message: (address) => `Open ${address} on your phone, type your work account, and choose “Show a code”.`,
    field: 'Code from your phone',
    incomplete: 'A code has eight letters.',
    warning: 'Type a code only from the phone in your own hand, never one that somebody sent you.',
    submit: 'Find the phone',
    busy: 'Looking for the phone',
  },
  askedPhone: {
    title: 'Is this your phone?',
    phone: 'Phone',
    network: 'Network',
    sameNetwork: 'the network of this computer',
    otherNetwork: (address) => `another network (${address})`,
    asked: 'Asked for the code',
    justNow: 'less than a minute ago',
    minutesAgo: (minutes) => plural(minutes, { one: '# minute ago', other: '# minutes ago' }),
    warning:
      'Approve only if you asked for the code yourself, on the phone in your hand. If somebody sent you the code, that person wants to sign in as you: reject it.',
    approve: 'Yes, it is my phone',
    reject: 'No, reject it',
    busy: 'One moment',
  },
  phoneNumber: {
    title: 'Type this number on your phone',
    message: (phone) => `Your phone (${phone}) asks for this number. You have one try.`,
    number: 'Number',
    waiting: 'Waiting for your phone.',
  },
  phoneSignedIn: {
    title: 'Your phone is signed in',
    message: (phone) => `${phone} is signed in with your account.`,
    next: 'Go on with your phone: it shows the next steps.',
    goOn: 'Back to the list',
  },
  failure: {
    reference: 'Reference for staff',
    showDetails: 'Show details',
    tryAgain: 'Try again',
    startAgain: 'Start again',
    otherCard: 'Use another card',
    finish: 'Finish',
    codes: {
      noReader: {
        title: 'No card reader is connected',
        whatHappened: 'This computer does not see a card reader.',
        whatToDo: 'Connect a card reader, or ask a member of staff to do so.',
      },
      serviceStopped: {
        title: 'The smart card service stopped',
        whatHappened: 'The part of this computer that speaks to card readers is not running.',
        whatToDo: 'Wait a moment: it is looked for again by itself. If nothing changes, ask a member of staff.',
      },
      readerGone: {
        title: 'The card reader was unplugged',
        whatHappened: 'The connection to the card reader was lost.',
        whatToDo: 'Plug the reader in again, then put your card back in.',
      },
      readerHung: {
        title: 'The card reader does not answer',
        whatHappened: 'The reader took too long, so we started it again.',
        whatToDo: 'Take your card out, put it back in, and try again.',
      },
      cardRemoved: {
        title: 'Your card was taken out too early',
        whatHappened: 'The card left the reader before we had finished.',
        whatToDo: 'Put it back in to go on.',
      },
      cardMute: {
        title: 'The card does not answer',
        whatHappened:
          'There is a card in the reader, but the reader cannot speak to it. It may be the wrong way round.',
        whatToDo: 'Take the card out and put it in chip first, as in the drawing.',
      },
      cardInUse: {
        title: 'Another program is using your card',
        whatHappened: 'A different program on this computer holds your card.',
        whatToDo: 'Close that program, then try again.',
      },
      cardUnexpected: {
        title: 'The card gave an answer we do not know',
        whatHappened: 'Your card did something that we did not expect, so we stopped.',
        whatToDo: 'Take it out, put it back in, and try again. If it happens again, ask a member of staff.',
      },
      contactless: {
        title: 'Put the card into the reader',
        whatHappened: 'Holding the card against the reader is not enough to sign in.',
        whatToDo: 'Put it into the slot of a reader, chip first.',
      },
      notPivCard: {
        title: 'This is not the card we need',
        whatHappened: 'The card in the reader is not a PIV smart card.',
        whatToDo: 'Use the smart card that you sign in with at work.',
      },
      noSignInCertificate: {
        title: 'This card cannot sign in yet',
        whatHappened: 'The card has no certificate for signing in.',
        whatToDo: 'Use another card, or ask the office that issued this one to complete it.',
      },
      unsupportedKey: {
        title: 'This card has a key that we cannot use',
        whatHappened: 'The key on your card is of a kind that this station does not know.',
        whatToDo: 'Use another card, or ask a member of staff.',
      },
      wrongPin: {
        title: 'That was not the right PIN',
        whatHappened: 'Your card did not accept the PIN.',
        whatToDo: 'Try again, and take your time.',
      },
      pinBlocked: {
        title: 'Your card is blocked',
        whatHappened: 'A wrong PIN was entered too many times, so the card has locked itself.',
        whatToDo: 'Take your card to the office that issued it. They can unblock it.',
      },
      pinFormat: {
        title: 'This PIN cannot be right',
        whatHappened: 'A PIN has 6 to 8 digits. Nothing was sent to your card, and no try was used.',
        whatToDo: 'Try again with all digits of your PIN.',
      },
      pinPadTimedOut: {
        title: 'The reader has stopped waiting',
        whatHappened: 'No PIN was typed on the card reader within a minute. No try was used.',
        whatToDo: 'Try again, and have your PIN ready.',
      },
      pinPadCancelled: {
        title: 'The reader was told to stop',
        whatHappened: 'The cancel key on the card reader was pressed. No try was used.',
        whatToDo: 'Try again, or take your card.',
      },
      pinPadFailed: {
        title: 'The keys of the reader do not work',
        whatHappened:
          'This card reader has keys for PINs but could not use them. To keep your PIN safe, it cannot be typed on this computer instead.',
        whatToDo: 'Try again. If it happens again, use another reader or ask a member of staff.',
      },
      certificateExpired: {
        title: 'Your card has expired',
        whatHappened: 'The certificate on your card is past its date.',
        whatToDo: 'Ask the office that issued your card for a new one.',
      },
      certificateNotYetValid: {
        title: 'Your card is not valid yet',
        whatHappened: 'The certificate on your card begins at a later date.',
        whatToDo: 'Come back after that date. If the card should work already, ask a member of staff.',
      },
      certificateNotTrusted: {
        title: 'This station does not know who issued your card',
        whatHappened: 'Your card comes from an issuer that is not on this organisation’s list.',
        whatToDo: 'Use another card. If it should be this one, ask a member of staff to have its issuer added.',
      },
      certificateRevoked: {
        title: 'Your card has been withdrawn',
        whatHappened: 'The certificate on your card was revoked and cannot be used any more.',
        whatToDo: 'Ask the office that issued your card.',
      },
      revocationUnknown: {
        title: 'Your card could not be checked',
        whatHappened: 'The office that issued your card did not say whether it is still valid.',
        whatToDo: 'Try again in a few minutes. If it happens again, ask a member of staff.',
      },
      certificateUnusable: {
        title: 'The certificate on this card cannot be used',
        whatHappened: 'It is damaged, or not made for signing in.',
        whatToDo: 'Use another card, or ask a member of staff.',
      },
      policyMissing: {
        title: 'This card is not approved for signing in here',
        whatHappened: 'Its certificate lacks a policy that this organisation asks for.',
        whatToDo: 'Use the smart card that you sign in with at work, or ask a member of staff.',
      },
      derivedCredential: {
        title: 'Use your smart card itself',
        whatHappened: 'This is a credential that was made from a smart card. It cannot make another one.',
        whatToDo: 'Put in the smart card that you were given in person.',
      },
      ownCertificate: {
        title: 'This credential cannot sign in here',
        whatHappened: 'It was issued by this very system, for phones.',
        whatToDo: 'Put in the smart card that you were given in person.',
      },
      practiceCard: {
        title: 'A practice card is not accepted here',
        whatHappened: 'This station works with real cards.',
        whatToDo: 'Use your own smart card.',
      },
      challengeExpired: {
        title: 'That took too long',
        whatHappened: 'Signing in was not completed in time, so we stopped it to protect you.',
        whatToDo: 'Start again. It goes faster the second time.',
      },
      signatureWrong: {
        title: 'We could not check your card',
        whatHappened: 'The answer of your card does not fit its certificate.',
        whatToDo: 'Try another card. If it happens again, ask a member of staff.',
      },
      loginRefused: {
        title: 'You cannot sign in here',
        whatHappened: 'Your card is in order, but your account is not allowed to use this station.',
        whatToDo: 'Ask a member of staff.',
      },
      sessionEnded: {
        title: 'You were signed out',
        whatHappened: 'Your time was up, or you signed in somewhere else.',
        whatToDo: 'Start again with your card and PIN. What you had begun is kept as long as its time allows.',
      },
      tooManyTries: {
        title: 'Too many tries',
        whatHappened: 'There were too many attempts in a short time.',
        whatToDo: 'Wait a few minutes, then start again.',
      },
      stationUnknown: {
        title: 'This station is not registered',
        whatHappened:
          'The service does not know the key of this station, or not any more. It lets registered stations in only.',
        whatToDo: 'Ask a member of staff. An administrator can register it.',
      },
      activationUnknown: {
        title: 'This code is no longer known',
        whatHappened: 'What you had begun is not there any more.',
        whatToDo: 'Start again to get a new code.',
      },
      activationExpired: {
        title: 'The time for this code is over',
        whatHappened: 'The phone was not set up in time, and the code does not work any more.',
        whatToDo: 'Get a new code. Have your phone ready before you do.',
      },
      activationCancelled: {
        title: 'Setting up was cancelled',
        whatHappened: 'The code was cancelled and does not work any more.',
        whatToDo: 'Start again to get a new code.',
      },
      activationUsed: {
        title: 'This code has been used already',
        whatHappened: 'A phone was set up with it. Each code works once.',
        whatToDo: 'If that was not your phone, tell a member of staff at once. For another phone, get a new code.',
      },
      activationSuspended: {
        title: 'Setting up was interrupted',
        whatHappened: 'Your card was taken out before the phone was ready. Nothing is lost.',
        whatToDo: 'Sign in with the same card to go on.',
      },
      activationNotReady: {
        title: 'Your phone is not ready yet',
        whatHappened: 'The phone has not sent its part.',
        whatToDo: 'Look at your phone and follow what it says, then try again.',
      },
      wrongPassword: {
        title: 'The number on the phone was wrong',
        whatHappened: 'It is not the number that this screen showed.',
        whatToDo: 'Type the number again, digit by digit.',
      },
      passwordTriesUsedUp: {
        title: 'The number was wrong five times',
        whatHappened: 'To protect you, the code does not work any more.',
        whatToDo: 'Get a new code. If it was not you who typed, tell a member of staff.',
      },
      twoPhones: {
        title: 'Two phones used the same code',
        whatHappened: 'Somebody else may have copied it. We stopped, and neither phone was set up.',
        whatToDo: 'Make sure that nobody can see this screen, then get a new code.',
      },
      phrasesDiffer: {
        title: 'It was right to stop',
        whatHappened: 'The screens were different, so the phone was not set up. Nobody got a credential.',
        whatToDo: 'Get a new code and use only your own phone. If it happens again, tell a member of staff.',
      },
      codeUnknown: {
        title: 'This code is not known',
        whatHappened: 'The code that was typed does not belong to this account.',
        whatToDo: 'Compare it with the screen and type it again.',
      },
      tooManyCredentials: {
        title: 'You have enough phones set up',
        whatHappened: 'You already have as many credentials of this kind as one person may have.',
        whatToDo: 'Ask a member of staff to remove one that you no longer use.',
      },
      signInUnknown: {
        title: 'No phone waits with this code',
        whatHappened: 'This code is not in use, or the phone that showed it does not want to sign in any more.',
        whatToDo:
          'Compare the code with the one on your phone and type it again. If the phone shows none, ask for a new one there.',
      },
      signInOfAnother: {
        title: 'This code is not for you',
        whatHappened: 'The phone with this code asked for the account of another person, so you cannot approve it.',
        whatToDo:
          'If the phone is yours, type your own work account on it. If somebody sent you this code, tell a member of staff.',
      },
      signInExpired: {
        title: 'The code from the phone is too old',
        whatHappened: 'A code lives for ten minutes, and these are over.',
        whatToDo: 'Get a new code on your phone and type that one.',
      },
      signInUsed: {
        title: 'This code was used already',
        whatHappened: 'The phone with this code has been approved before.',
        whatToDo: 'To sign in another phone, get a new code on it.',
      },
      signInRejected: {
        title: 'The phone was rejected',
        whatHappened: 'You said that you do not want to sign in this phone. It got nothing.',
        whatToDo:
          'To sign in your own phone, get a new code on it. If somebody sent you the code, tell a member of staff.',
      },
      signInNumberWrong: {
        title: 'The number on the phone was wrong',
        whatHappened: 'The phone sent another number than this screen showed, so it was not signed in.',
        whatToDo:
          'If you typed the number yourself, start again with a new code. If you did not, somebody else has used your code: tell a member of staff.',
      },
      credentialEnded: {
        title: 'This credential has ended',
        whatHappened: 'It was ended or changed in the meantime, or only a member of staff can change it.',
        whatToDo: 'Look at the list again. If it should still work, ask a member of staff.',
      },
      phoneUnknown: {
        title: 'This phone is not enrolled',
        whatHappened: 'The phone was removed or reported lost.',
        whatToDo: 'To use it again, sign it in with your smart card.',
      },
      requestMalformed: {
        title: 'We could not go on',
        whatHappened: 'The station and the service did not understand each other.',
        whatToDo: 'Start again. If it happens again, ask a member of staff.',
      },
      requestTooLarge: {
        title: 'We could not go on',
        whatHappened: 'What was sent is larger than the service accepts.',
        whatToDo: 'Start again. If it happens again, ask a member of staff.',
      },
      requestForbidden: {
        title: 'This is not allowed here',
        whatHappened: 'The service refused what this station asked for.',
        whatToDo: 'Ask a member of staff.',
      },
      notFound: {
        title: 'It is not there any more',
        whatHappened: 'The service does not know what this station asked for.',
        whatToDo: 'Start again. If it happens again, ask a member of staff.',
      },
      csrMalformed: {
        title: 'Your phone sent something unreadable',
        whatHappened: 'The request of the phone could not be understood, so the phone was not set up.',
        whatToDo: 'Get a new code and try again. If it happens again, update the browser of your phone.',
      },
      csrSignatureWrong: {
        title: 'Your phone could not prove its key',
        whatHappened: 'The request of the phone was not signed correctly, so the phone was not set up.',
        whatToDo: 'Get a new code and try again. If it happens again, tell a member of staff.',
      },
      csrKeyUnsupported: {
        title: 'Your phone made a key that we cannot use',
        whatHappened: 'The key is of a kind that this organisation does not accept.',
        whatToDo: 'Update the browser of your phone and try again, or use another phone.',
      },
      credentialRefused: {
        title: 'You cannot get this credential',
        whatHappened: 'Your organisation’s rules do not allow it for your account.',
        whatToDo: 'Choose another kind, or ask a member of staff.',
      },
      issuerUnreachable: {
        title: 'The service cannot be reached',
        whatHappened: 'This station has no connection to the service that issues credentials.',
        whatToDo: 'Try again in a moment. If it stays like this, ask a member of staff to check the network.',
      },
      issuerNotGenuine: {
        title: 'We stopped to protect you',
        whatHappened: 'The service did not prove that it is the one of your organisation. Nothing was sent to it.',
        whatToDo: 'Take your card and tell a member of staff.',
      },
      issuerFailed: {
        title: 'The service has a problem',
        whatHappened: 'It could not complete what was asked. Your card and your phone are in order.',
        whatToDo: 'Try again. If it happens again, ask a member of staff.',
      },
      stationFailed: {
        title: 'This station has a problem',
        whatHappened: 'Something went wrong in this station, so we stopped.',
        whatToDo: 'Take your card and start again. If it happens again, ask a member of staff.',
      },
    },
  },
  drawings: {
    reader: 'A card reader.',
    cardOut: 'A smart card above a card reader. It goes into the slot with its chip first.',
    cardIn: 'A smart card is in the card reader.',
    cardBusy: 'A smart card is in the card reader and is being used.',
    pinPad: 'A card reader with number keys and a smart card in it. The PIN is typed on its keys.',
    cardTake: 'A smart card leaves the card reader.',
    noReader: 'A place for a card reader, empty, with a loose plug beside it.',
    serviceStopped: 'A card reader with no light.',
    phoneWaiting: 'Three steps: a phone points its camera at a code, it shows a link, a number is typed on it.',
    phoneTyping: 'A phone on which a number is being typed. The smart card is in the reader.',
    comparing: 'A screen and a phone side by side, both with the same picture.',
    phoneDone: 'A phone with a tick, and a smart card that leaves the reader.',
    cardProblem: 'A smart card with an exclamation mark, outside the card reader.',
    cardBlocked: 'A smart card with a padlock.',
    noConnection: 'A line between this station and the service is broken.',
    phoneProblem: 'A phone with an exclamation mark.',
  },
  help: {
    userCode: 'The code stands in large letters on your phone. Spaces and small letters do not matter.',
    askedPhone: 'Compare with the phone in your hand. Nothing is signed in if you reject it.',
    phoneNumber: 'Without this number your phone gets nothing. Show it to nobody.',
    phoneSignedIn: 'Your phone goes on by itself. You can set it up now, or take your card.',
    starting: 'There is nothing to do. The page goes on by itself.',
    welcome:
      'This station puts a credential on your phone. You need your smart card, its PIN, and your phone. It takes about two minutes.',
    attract: 'This station puts a credential on your phone. You need your smart card, its PIN, and your phone.',
    takeCard: 'Pull your card out of the reader. The page then goes back to its beginning by itself.',
    administrator: 'Only staff have this PIN. Choose “Back” if you came here by chance.',
    reading: 'There is nothing to do. Leave the card in the reader.',
    chooseCertificate: 'Choose the card that you want to sign in with. Take the other one out if you are not sure.',
    enterPin:
      'The PIN is the number that you chose when you got your card. It goes from this page to your card and is kept nowhere.',
    pinPad:
      'The PIN is the number that you chose when you got your card. The reader waits for it for one minute. If its keys do nothing, take your card out and put it in again.',
    lastAttempt:
      'After this try a wrong PIN blocks the card. Nothing else is lost, but it must then be unblocked for you.',
    signingIn: 'There is nothing to do. Leave the card in the reader.',
    actions: 'Choose what you came for. Nothing happens before you confirm it.',
    askForApp: 'Open the app on your phone first. If you do not know which app it is, ask before you go on.',
    nameCredential:
      'Change the name or the kind if you like, then choose “Show the code”. Nothing is made before that.',
    working: 'There is nothing to do. The page goes on by itself.',
    credentials:
      'Each line is one credential on one phone. Choose it to see since when you have it and how long it is valid.',
    credential:
      'Choose what you want to do. You are asked once more before anything ends for good. Choose “Back” if you only wanted to look.',
    weighCredentialAct: 'Choose “Back” if you are not sure. Nothing has happened yet.',
    credentialChanged: 'It is done. You can go back to the list, or take your card.',
    preparing: 'There is nothing to do. The code appears in a moment.',
    pairing:
      'Open the camera of your phone and hold it so that the whole code is in the picture. A link appears: tap it. If that does not work, choose “I can’t scan” and type a code instead.',
    compare:
      'If both screens show the same, nobody is between you and this station. If anything differs, even one word, choose “They are different”. Nothing bad happens then.',
    confirming: 'There is nothing to do. Keep your phone open and your card in the reader.',
    done: 'You can take your card. The reference helps staff if you have a question later.',
    failure: 'The page says what you can do. Staff can find out more with the reference.',
  },
};
