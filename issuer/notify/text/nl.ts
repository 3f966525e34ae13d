// SPDX-License-Identifier: Apache-2.0

import type { NotificationText } from './text.ts';

const askIfNotYou = 'Weet u niet waarom? Vraag het dan aan de helpdesk hieronder.';

/** Dutch. */
export const nl: NotificationText = {
  events: {
    issued: {
      subject: 'Er is een telefoon ingesteld met uw smartcard',
      happened: 'Een telefoon heeft een identiteitsbewijs op uw naam gekregen.',
      toDo: 'Was u dat zelf, dan hoeft u niets te doen.',
    },
    renewed: {
      subject: 'Het identiteitsbewijs op uw telefoon is vernieuwd',
      happened: 'Uw telefoon heeft een nieuw identiteitsbewijs, dat het vorige vervangt.',
      toDo: 'U hoeft niets te doen.',
    },
    suspended: {
      subject: 'Het identiteitsbewijs op uw telefoon is gepauzeerd',
      happened: 'Het identiteitsbewijs op uw telefoon werkt niet tot het weer wordt ingeschakeld.',
      toDo: askIfNotYou,
    },
    resumed: {
      subject: 'Het identiteitsbewijs op uw telefoon werkt weer',
      happened: 'Het identiteitsbewijs op uw telefoon is weer ingeschakeld.',
      toDo: 'Had u dit verwacht, dan hoeft u niets te doen.',
    },
    revoked: {
      subject: 'Het identiteitsbewijs op uw telefoon is ingetrokken',
      happened: 'Het identiteitsbewijs op uw telefoon is voorgoed ongeldig en wordt nergens meer aanvaard.',
      toDo: `Voor een nieuw bewijs stelt u uw telefoon opnieuw in bij een station. ${askIfNotYou}`,
    },
    ended: {
      subject: 'Het identiteitsbewijs op uw telefoon is beëindigd',
      happened: 'Uw account is beëindigd, en daarmee het identiteitsbewijs op uw telefoon.',
      toDo: askIfNotYou,
    },
    expiring: {
      subject: 'Het identiteitsbewijs op uw telefoon verloopt binnenkort',
      happened: 'Het identiteitsbewijs op uw telefoon is binnenkort niet meer geldig.',
      toDo: 'Open op uw telefoon de pagina van uw identiteitsbewijs, of stel uw telefoon met uw smartcard opnieuw in bij een station.',
    },
    phoneEnrolled: {
      subject: 'Volgende stap: mobiele toegang met uw smartcard instellen',
      happened: 'Uw telefoon is nu bekend bij uw organisatie.',
      toDo: 'Stel nu de mobiele toegang in: open de pagina hieronder op uw telefoon.',
    },
    disavowed: {
      subject: 'Iemand meldt: dit was ik niet',
      happened:
        'In de mail over het identiteitsbewijs hieronder heeft iemand op ‘Dit was ik niet’ gedrukt. Het is meteen ingetrokken.',
      toDo: 'Vraag de persoon wat er is gebeurd. Is de smartcard er nog, en kent iemand anders de pincode? In het auditlog staat waar de kaart is gebruikt.',
    },
  },
  greeting: (name) => `Beste ${name},`,
  facts: {
    credential: 'Identiteitsbewijs',
    name: 'Naam',
    phone: 'Telefoon',
    account: 'Account',
    when: 'Wanneer',
    validTo: 'Geldig tot',
  },
  notMe: {
    pushed: 'Was u het niet, meld dat dan meteen bij uw helpdesk.',
    heading: 'Was u dit niet?',
    lead: 'Dan heeft misschien iemand uw smartcard en de pincode gebruikt. Op deze pagina trekt u in wat er is gegeven, en uw beheerder krijgt bericht:',
    link: 'Dit was ik niet',
    until: (date) => `De link werkt één keer, tot ${date}.`,
  },
  sender: (organisation) =>
    `Automatisch verstuurd door de uitgiftedienst van ${organisation}. Niemand zal u ooit per mail om uw pincode vragen.`,
  help: (support) => `Hulp: ${support}`,
  practice: 'Oefening. Niets hier is echt.',
  test: {
    subject: 'Test van de mail aan mensen',
    lead: 'Mail van de uitgiftedienst komt op dit adres aan. Er is niets gebeurd en u hoeft niets te doen.',
  },
  page: {
    title: 'Was u dit niet?',
    lead: 'Iemand heeft dit op uw naam ingesteld:',
    consequence:
      'Was u het niet, kies dan de knop. Het identiteitsbewijs wordt dan voorgoed ingetrokken en uw beheerder krijgt bericht.',
    button: 'Dit was ik niet: intrekken',
    keep: 'Was u het wel, sluit dan deze pagina. Er verandert niets.',
    done: {
      title: 'Het is ingetrokken',
      lead: 'Het identiteitsbewijs wordt nergens meer aanvaard, en uw beheerder heeft bericht gekregen.',
      next: [
        'Zoek uw smartcard. Is die weg, meld dat dan meteen.',
        'Hebt u de kaart nog, wijzig dan de pincode: misschien kent iemand die.',
        'Voor een nieuw identiteitsbewijs stelt u uw eigen telefoon in bij een station.',
      ],
    },
    used: {
      title: 'Dit is al gedaan',
      lead: 'Het identiteitsbewijs is met deze link al ingetrokken. Er is verder niets veranderd.',
    },
    unknown: {
      title: 'Deze link leidt nergens meer heen',
      lead: 'De link is te oud of niet volledig. Om een identiteitsbewijs te laten intrekken gaat u met uw kaart naar een station of vraagt u de helpdesk.',
    },
    unavailable: {
      title: 'Dit kan nu even niet',
      lead: 'Onze dienst is even niet beschikbaar, en er is niets veranderd. Open de link over een paar minuten opnieuw. Is het dringend, vraag dan de helpdesk.',
    },
  },
};
