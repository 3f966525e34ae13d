// SPDX-License-Identifier: Apache-2.0

import type { NotificationText } from './text.ts';

const askIfNotYou = 'If you do not know why, ask the help desk named below.';

/** English. */
export const en: NotificationText = {
  events: {
    issued: {
      subject: 'A phone was set up with your smart card',
      happened: 'A phone has been given a credential in your name.',
      toDo: 'If that was you, there is nothing to do.',
    },
    renewed: {
      subject: 'The credential on your phone was renewed',
      happened: 'Your phone has a new credential, which takes the place of the one before.',
      toDo: 'There is nothing to do.',
    },
    suspended: {
      subject: 'The credential on your phone is paused',
      happened: 'The credential on your phone cannot be used until it is switched on again.',
      toDo: askIfNotYou,
    },
    resumed: {
      subject: 'The credential on your phone can be used again',
      happened: 'The credential on your phone has been switched on again.',
      toDo: 'If that is what you expected, there is nothing to do.',
    },
    revoked: {
      subject: 'The credential on your phone was revoked',
      happened: 'The credential on your phone has ended for good and is accepted nowhere any more.',
      toDo: `For a new one, set up your phone again at a station. ${askIfNotYou}`,
    },
    ended: {
      subject: 'The credential on your phone has ended',
      happened: 'Your account has ended, and with it the credential on your phone.',
      toDo: askIfNotYou,
    },
    expiring: {
      subject: 'The credential on your phone is about to expire',
      happened: 'The credential on your phone will soon be valid no longer.',
      toDo: 'Open the page of your credential on your phone, or set up your phone again at a station with your smart card.',
    },
    phoneEnrolled: {
      subject: 'Next step: set up mobile smart card access',
      happened: 'Your phone is now known to your organisation.',
      toDo: 'Next, set up mobile smart card access: open the page below on your phone.',
    },
    disavowed: {
      subject: 'A person says: this was not me',
      happened: 'Someone has pressed “This was not me” in the mail about the credential below. It was revoked at once.',
      toDo: 'Ask the person what has happened. Is the smart card still there, and does anybody else know its PIN? The audit log says where it was used.',
    },
  },
  greeting: (name) => `Dear ${name},`,
  facts: {
    credential: 'Credential',
    name: 'Name',
    phone: 'Phone',
    account: 'Account',
    when: 'When',
    validTo: 'Valid until',
  },
  notMe: {
    pushed: 'If it was not you, tell your help desk at once.',
    heading: 'Was this not you?',
    lead: 'Then someone may have used your smart card and its PIN. This page takes back what was given, and tells your administrator:',
    link: 'This was not me',
    until: (date) => `The link works once, until ${date}.`,
  },
  sender: (organisation) =>
    `Sent automatically by the credential service of ${organisation}. Nobody will ever ask you for your PIN by mail.`,
  help: (support) => `Help: ${support}`,
  practice: 'Practice. Nothing here is real.',
  test: {
    subject: 'Test of the mail to people',
    lead: 'Mail of the credential service arrives at this address. Nothing has happened, and there is nothing to do.',
  },
  page: {
    title: 'Was this not you?',
    lead: 'Someone set this up in your name:',
    consequence:
      'If it was not you, choose the button. The credential is then revoked for good, and your administrator is told.',
    button: 'This was not me: revoke it',
    keep: 'If it was you, close this page. Nothing changes.',
    done: {
      title: 'It was revoked',
      lead: 'The credential is accepted nowhere any more, and your administrator has been told.',
      next: [
        'Look for your smart card. If it is gone, report it at once.',
        'If you have it, change its PIN: someone may know it.',
        'For a new credential, set up your own phone at a station.',
      ],
    },
    used: {
      title: 'This was done already',
      lead: 'The credential was revoked with this link before. Nothing more was changed.',
    },
    unknown: {
      title: 'This link leads nowhere any more',
      lead: 'It is too old, or it is not whole. To have a credential revoked, go to a station with your card or ask the help desk.',
    },
    unavailable: {
      title: 'This cannot be done just now',
      lead: 'Our service is away for the moment, and nothing has been changed. Open the link again in a few minutes. If it is urgent, ask the help desk.',
    },
  },
};
