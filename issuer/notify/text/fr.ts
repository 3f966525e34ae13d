// SPDX-License-Identifier: Apache-2.0

import type { NotificationText } from './text.ts';

const askIfNotYou = 'Si vous ne savez pas pourquoi, adressez-vous à l’assistance indiquée ci-dessous.';

/** French. */
export const fr: NotificationText = {
  events: {
    issued: {
      subject: 'Un téléphone a été configuré avec votre carte à puce',
      happened: 'Un téléphone a reçu une identité à votre nom.',
      toDo: 'Si c’était vous, vous n’avez rien à faire.',
    },
    renewed: {
      subject: 'L’identité de votre téléphone a été renouvelée',
      happened: 'Votre téléphone a une nouvelle identité, qui remplace la précédente.',
      toDo: 'Vous n’avez rien à faire.',
    },
    suspended: {
      subject: 'L’identité de votre téléphone est suspendue',
      happened: 'L’identité de votre téléphone ne peut pas servir tant qu’elle n’est pas remise en service.',
      toDo: askIfNotYou,
    },
    resumed: {
      subject: 'L’identité de votre téléphone peut de nouveau servir',
      happened: 'L’identité de votre téléphone a été remise en service.',
      toDo: 'Si vous vous y attendiez, vous n’avez rien à faire.',
    },
    revoked: {
      subject: 'L’identité de votre téléphone a été révoquée',
      happened: 'L’identité de votre téléphone a pris fin définitivement et n’est plus acceptée nulle part.',
      toDo: `Pour en obtenir une nouvelle, configurez à nouveau votre téléphone à une borne. ${askIfNotYou}`,
    },
    ended: {
      subject: 'L’identité de votre téléphone a pris fin',
      happened: 'Votre compte a pris fin, et avec lui l’identité de votre téléphone.',
      toDo: askIfNotYou,
    },
    expiring: {
      subject: 'L’identité de votre téléphone expire bientôt',
      happened: 'L’identité de votre téléphone ne sera bientôt plus valable.',
      toDo: 'Ouvrez sur votre téléphone la page de votre identité, ou configurez à nouveau votre téléphone à une borne avec votre carte à puce.',
    },
    phoneEnrolled: {
      subject: 'Étape suivante : configurer l’accès mobile par carte à puce',
      happened: 'Votre téléphone est maintenant connu de votre organisation.',
      toDo: 'Configurez maintenant l’accès mobile : ouvrez la page ci-dessous sur votre téléphone.',
    },
    disavowed: {
      subject: 'Quelqu’un signale : ce n’était pas moi',
      happened:
        'Dans le courriel sur l’identité ci-dessous, quelqu’un a choisi « Ce n’était pas moi ». Elle a été révoquée aussitôt.',
      toDo: 'Demandez à la personne ce qui s’est passé. A-t-elle encore sa carte à puce, et quelqu’un d’autre en connaît-il le code PIN ? Le journal d’audit indique où la carte a servi.',
    },
  },
  greeting: (name) => `Bonjour ${name},`,
  facts: {
    credential: 'Identité',
    name: 'Nom',
    phone: 'Téléphone',
    account: 'Compte',
    when: 'Quand',
    validTo: 'Valable jusqu’au',
  },
  notMe: {
    pushed: 'Si ce n’était pas vous, prévenez aussitôt votre assistance.',
    heading: 'Ce n’était pas vous ?',
    lead: 'Quelqu’un a peut-être utilisé votre carte à puce et son code PIN. Cette page retire ce qui a été donné et prévient votre administrateur :',
    link: 'Ce n’était pas moi',
    until: (date) => `Le lien fonctionne une fois, jusqu’au ${date}.`,
  },
  sender: (organisation) =>
    `Envoyé automatiquement par le service d’identité de ${organisation}. Personne ne vous demandera jamais votre code PIN par courriel.`,
  help: (support) => `Aide : ${support}`,
  practice: 'Exercice. Rien ici n’est réel.',
  test: {
    subject: 'Essai des courriels aux personnes',
    lead: 'Les courriels du service d’identité arrivent à cette adresse. Il ne s’est rien passé et vous n’avez rien à faire.',
  },
  page: {
    title: 'Ce n’était pas vous ?',
    lead: 'Quelqu’un a configuré ceci à votre nom :',
    consequence:
      'Si ce n’était pas vous, choisissez le bouton. L’identité est alors révoquée définitivement, et votre administrateur est prévenu.',
    button: 'Ce n’était pas moi : révoquer',
    keep: 'Si c’était vous, fermez cette page. Rien ne change.',
    done: {
      title: 'L’identité est révoquée',
      lead: 'Elle n’est plus acceptée nulle part, et votre administrateur a été prévenu.',
      next: [
        'Cherchez votre carte à puce. Si elle a disparu, signalez-le tout de suite.',
        'Si vous l’avez, changez son code PIN : quelqu’un le connaît peut-être.',
        'Pour une nouvelle identité, configurez votre propre téléphone à une borne.',
      ],
    },
    used: {
      title: 'C’est déjà fait',
      lead: 'L’identité a déjà été révoquée avec ce lien. Rien d’autre n’a changé.',
    },
    unknown: {
      title: 'Ce lien ne mène plus nulle part',
      lead: 'Il est trop ancien ou incomplet. Pour faire révoquer une identité, allez à une borne avec votre carte ou adressez-vous à l’assistance.',
    },
    unavailable: {
      title: 'Ce n’est pas possible pour l’instant',
      lead: 'Notre service est momentanément indisponible, et rien n’a été modifié. Rouvrez le lien dans quelques minutes. Si c’est urgent, adressez-vous à l’assistance.',
    },
  },
};
