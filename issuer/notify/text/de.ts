// SPDX-License-Identifier: Apache-2.0

import type { NotificationText } from './text.ts';

const askIfNotYou = 'Wenn Sie nicht wissen, warum, fragen Sie den unten genannten Helpdesk.';

/** German. */
export const de: NotificationText = {
  events: {
    issued: {
      subject: 'Mit Ihrer Smartcard wurde ein Telefon eingerichtet',
      happened: 'Ein Telefon hat einen Ausweis auf Ihren Namen erhalten.',
      toDo: 'Wenn Sie das waren, brauchen Sie nichts zu tun.',
    },
    renewed: {
      subject: 'Der Ausweis auf Ihrem Telefon wurde erneuert',
      happened: 'Ihr Telefon hat einen neuen Ausweis, der an die Stelle des bisherigen tritt.',
      toDo: 'Sie brauchen nichts zu tun.',
    },
    suspended: {
      subject: 'Der Ausweis auf Ihrem Telefon ist angehalten',
      happened: 'Der Ausweis auf Ihrem Telefon gilt nicht, bis er wieder eingeschaltet wird.',
      toDo: askIfNotYou,
    },
    resumed: {
      subject: 'Der Ausweis auf Ihrem Telefon gilt wieder',
      happened: 'Der Ausweis auf Ihrem Telefon ist wieder eingeschaltet.',
      toDo: 'Wenn Sie das erwartet haben, brauchen Sie nichts zu tun.',
    },
    revoked: {
      subject: 'Der Ausweis auf Ihrem Telefon wurde widerrufen',
      happened: 'Der Ausweis auf Ihrem Telefon ist endgültig ungültig und wird nirgends mehr angenommen.',
      toDo: `Für einen neuen richten Sie Ihr Telefon an einer Station noch einmal ein. ${askIfNotYou}`,
    },
    ended: {
      subject: 'Der Ausweis auf Ihrem Telefon ist beendet',
      happened: 'Ihr Konto ist beendet und mit ihm der Ausweis auf Ihrem Telefon.',
      toDo: askIfNotYou,
    },
    expiring: {
      subject: 'Der Ausweis auf Ihrem Telefon läuft bald ab',
      happened: 'Der Ausweis auf Ihrem Telefon ist bald nicht mehr gültig.',
      toDo: 'Öffnen Sie auf Ihrem Telefon die Seite Ihres Ausweises, oder richten Sie Ihr Telefon mit Ihrer Smartcard an einer Station noch einmal ein.',
    },
    phoneEnrolled: {
      subject: 'Nächster Schritt: mobilen Smartcard-Zugang einrichten',
      happened: 'Ihr Telefon ist Ihrer Organisation jetzt bekannt.',
      toDo: 'Richten Sie nun den mobilen Smartcard-Zugang ein: Öffnen Sie die folgende Seite auf Ihrem Telefon.',
    },
    disavowed: {
      subject: 'Jemand meldet: Das war ich nicht',
      happened:
        'In der Mail über den folgenden Ausweis hat jemand „Das war ich nicht“ gewählt. Er wurde sofort widerrufen.',
      toDo: 'Fragen Sie die Person, was geschehen ist. Ist die Smartcard noch da, und kennt jemand anders ihre PIN? Im Audit-Protokoll steht, wo sie verwendet wurde.',
    },
  },
  greeting: (name) => `Guten Tag ${name},`,
  facts: {
    credential: 'Ausweis',
    name: 'Name',
    phone: 'Telefon',
    account: 'Konto',
    when: 'Wann',
    validTo: 'Gültig bis',
  },
  notMe: {
    pushed: 'Wenn Sie es nicht waren, melden Sie es sofort Ihrem Helpdesk.',
    heading: 'Waren Sie das nicht?',
    lead: 'Dann hat vielleicht jemand Ihre Smartcard und deren PIN verwendet. Auf dieser Seite nehmen Sie zurück, was gegeben wurde, und Ihre Administration erfährt davon:',
    link: 'Das war ich nicht',
    until: (date) => `Der Link funktioniert einmal, bis zum ${date}.`,
  },
  sender: (organisation) =>
    `Automatisch gesendet vom Ausweisdienst von ${organisation}. Niemand wird Sie je per Mail nach Ihrer PIN fragen.`,
  help: (support) => `Hilfe: ${support}`,
  practice: 'Übung. Nichts hier ist echt.',
  test: {
    subject: 'Probe der Mail an Personen',
    lead: 'Mail des Ausweisdienstes kommt unter dieser Adresse an. Es ist nichts geschehen, und Sie brauchen nichts zu tun.',
  },
  page: {
    title: 'Waren Sie das nicht?',
    lead: 'Jemand hat dies auf Ihren Namen eingerichtet:',
    consequence:
      'Wenn Sie es nicht waren, wählen Sie die Schaltfläche. Der Ausweis wird dann endgültig widerrufen, und Ihre Administration erfährt davon.',
    button: 'Das war ich nicht: widerrufen',
    keep: 'Wenn Sie es waren, schließen Sie diese Seite. Es ändert sich nichts.',
    done: {
      title: 'Er wurde widerrufen',
      lead: 'Der Ausweis wird nirgends mehr angenommen, und Ihre Administration hat davon erfahren.',
      next: [
        'Suchen Sie Ihre Smartcard. Wenn sie fehlt, melden Sie das sofort.',
        'Wenn Sie sie haben, ändern Sie die PIN: Jemand könnte sie kennen.',
        'Für einen neuen Ausweis richten Sie Ihr eigenes Telefon an einer Station ein.',
      ],
    },
    used: {
      title: 'Das ist schon geschehen',
      lead: 'Der Ausweis wurde mit diesem Link bereits widerrufen. Sonst hat sich nichts geändert.',
    },
    unknown: {
      title: 'Dieser Link führt nirgends mehr hin',
      lead: 'Er ist zu alt oder nicht vollständig. Um einen Ausweis widerrufen zu lassen, gehen Sie mit Ihrer Karte zu einer Station, oder fragen Sie den Helpdesk.',
    },
    unavailable: {
      title: 'Das ist gerade nicht möglich',
      lead: 'Unser Dienst ist vorübergehend nicht verfügbar, und nichts wurde geändert. Öffnen Sie den Link in ein paar Minuten noch einmal. Ist es dringend, fragen Sie den Helpdesk.',
    },
  },
};
