// SPDX-License-Identifier: Apache-2.0

import { lists, plurals } from './formats.ts';
import type { Text } from './text.ts';

const plural = plurals('fr');
const list = lists('fr');

export const fr: Text = {
  frame: {
    step: (number, of, name) => `${number} sur ${of} : ${name}`,
    steps: {
      card: 'Insérer la carte',
      pin: 'Saisir le code PIN',
      phone: 'Configurer le téléphone',
      compare: 'Comparer les écrans',
    },
    signedInAs: (name) => `Connexion : ${name}`,
    language: 'Langue',
    help: 'Aide',
    helpTitle: 'Aide',
    askSupport: (support) => `Si vous ne pouvez pas continuer, adressez-vous à : ${support}.`,
    close: 'Fermer',
    leave: 'Reprendre ma carte et quitter',
    back: 'Retour',
    practiceBand: 'Carte d’essai. Rien de ce que vous faites ici n’est réel.',
    removePracticeCard: 'Retirer la carte d’essai',
    cannotStop: 'Cette étape se termine d’elle-même et ne peut pas être interrompue.',
    keepCardIn: 'Ne retirez pas votre carte.',
    drawing: 'Dessin',
  },
  speech: {
    offer: 'Écouter',
    title: 'Lecture à voix haute',
    message: 'Branchez un casque. La station vous lit alors chaque page, et ce que vous parcourez.',
    keys: 'Tab mène au bouton suivant, Entrée le choisit. Sur le pavé numérique du clavier : plus augmente le volume, moins le baisse, l’étoile accélère, la barre oblique ralentit. Origine relit la page.',
    start: 'Commencer la lecture',
    stop: 'Arrêter la lecture',
    repeat: 'Relire',
    louder: 'Plus fort',
    softer: 'Moins fort',
    faster: 'Plus vite',
    slower: 'Moins vite',
    noVoice: 'Cet ordinateur n’a pas de voix pour cette langue. Adressez-vous au personnel.',
  },
  idle: {
    title: 'Êtes-vous toujours là ?',
    message: (seconds) =>
      plural(seconds, {
        one: 'Pour votre sécurité, cette page se fermera dans # seconde.',
        other: 'Pour votre sécurité, cette page se fermera dans # secondes.',
      }),
    moreTime: 'J’ai besoin de plus de temps',
  },
  starting: { title: 'Un instant', message: 'La borne démarre. Cela prend quelques secondes.' },
  welcome: {
    title: 'Insérez votre carte à puce dans le lecteur',
    message:
      'La puce en premier, comme sur le dessin. Laissez la carte en place jusqu’à ce que nous vous disions de la reprendre.',
    ready: 'À garder sous la main',
    readyCard: 'Votre carte à puce et son code PIN',
    readyPhone: 'Votre téléphone, connecté à Internet',
    noReaderTitle: 'Aucun lecteur de carte n’est branché',
    noReaderMessage: 'Branchez un lecteur de carte sur cet ordinateur. La suite viendra d’elle-même dès qu’il sera là.',
    serviceTitle: 'Le service de cartes à puce est arrêté',
    serviceMessage:
      'Cet ordinateur ne voit aucun lecteur pour le moment. Le personnel peut démarrer le service ; la suite viendra alors d’elle-même.',
    practiceOffer: 'Pas de carte sur vous ? Découvrez la borne avec une carte d’essai.',
    usePracticeCard: 'Utiliser la carte d’essai',
    chooseLanguage: 'Choisissez votre langue',
  },
  attract: {
    title: 'Configurez votre téléphone avec votre carte',
    message: 'Touchez l’écran ou insérez votre carte dans le lecteur.',
    begin: 'Commencer',
  },
  takeCard: {
    title: 'Reprenez votre carte',
    message: 'Votre carte est encore dans le lecteur. Ne l’oubliez pas.',
  },
  administrator: {
    offer: 'Pour les administrateurs',
    title: 'Fermer cette borne',
    message: 'Saisissez le code PIN de l’administrateur.',
    rule: 'Il comporte de 6 à 8 chiffres.',
    locked: 'Trop de codes PIN erronés.',
    secondsToWait: (seconds) =>
      plural(seconds, { one: 'Réessayez dans # seconde.', other: 'Réessayez dans # secondes.' }),
    minutesToWait: (minutes) =>
      plural(minutes, { one: 'Réessayez dans # minute.', other: 'Réessayez dans # minutes.' }),
    submit: 'Fermer la borne',
  },
  reading: { title: 'Lecture de votre carte', message: 'Cela prend un instant.' },
  chooseCertificate: {
    title: 'Quelle carte souhaitez-vous utiliser ?',
    message: 'Plusieurs cartes sont insérées.',
    issuedBy: (issuer) => `Délivrée par ${issuer}`,
    validUntil: (date) => `Valable jusqu’au ${date}`,
    inReader: (reader) => `Dans le lecteur ${reader}`,
    refused: 'Celles-ci ne peuvent pas servir',
  },
  unfitCertificate: {
    holder: 'Nom',
    issuer: 'Délivré par',
    valid: 'Valable',
    others: 'Autres certificats sur cette carte',
  },
  pin: {
    title: 'Saisissez votre code PIN',
    cardOf: (holder) => `Carte de ${holder}`,
    issuedBy: (issuer) => `Délivrée par ${issuer}`,
    triesLeft: (tries) => plural(tries, { one: 'Il vous reste un essai.', other: 'Il vous reste # essais.' }),
    wrong: 'Ce n’était pas le bon code PIN.',
    rule: 'Le code PIN de votre carte compte 6 à 8 chiffres.',
    onKeyboard: 'Saisissez-le au clavier.',
    digitsTyped: (digits) => plural(digits, { one: '# chiffre saisi', other: '# chiffres saisis' }),
    tooShort: 'Un code PIN compte au moins 6 chiffres. Saisissez-les tous, puis choisissez « Se connecter ».',
    deleteLast: 'Effacer le dernier chiffre',
    clear: 'Effacer',
    pad: 'Pavé numérique',
    submit: 'Se connecter',
  },
  pinPad: {
    title: 'Saisissez votre code PIN sur le lecteur',
    rule: 'Tapez les 6 à 8 chiffres de votre code PIN sur le lecteur de carte, puis appuyez sur sa touche verte ou OK.',
    unseen: 'Votre code PIN va directement du lecteur à votre carte. Cet ordinateur ne le voit pas.',
    stop: 'Pour arrêter, appuyez sur la touche d’annulation du lecteur ou retirez votre carte.',
  },
  lastAttempt: {
    title: 'Il reste un essai',
    message: (support) =>
      `Si le code est encore faux, votre carte sera bloquée. Pour la débloquer, il faudra alors s’adresser à : ${support}.`,
    advice:
      'En cas de doute sur votre code PIN, reprenez votre carte et renseignez-vous d’abord. Votre dernier essai sera conservé.',
    go: 'Utiliser mon dernier essai',
  },
  signingIn: {
    title: 'Connexion en cours',
    message: 'Votre carte est en cours de vérification. Cela prend quelques secondes.',
  },
  actions: {
    title: 'Que souhaitez-vous faire ?',
    choices: {
      setUpPhone: {
        title: 'Configurer mon téléphone',
        sentence: 'Place une identité sur votre téléphone, pour que vous puissiez vous y connecter sans votre carte.',
      },
      enrolCredential: {
        title: 'Demander étape par étape',
        sentence: 'Pour une identité mobile : vous la nommez et choisissez son type avant que le code s’affiche.',
      },
      manageCredentials: {
        title: 'Voir mes téléphones',
        sentence:
          'Montre ce qui se trouve sur vos téléphones. Vous pouvez renouveler, suspendre, arrêter, ou signaler un téléphone perdu.',
      },
      signInPhone: {
        title: 'Connecter un téléphone',
        sentence: 'Votre téléphone affiche un code. Saisissez-le ici pour le connecter.',
      },
      showCard: {
        title: 'Voir le contenu de ma carte',
        sentence: 'Ses certificats, et leur durée de validité.',
      },
      changePin: { title: 'Changer le code PIN de ma carte', sentence: 'Il vous faut votre code actuel.' },
      readInstructions: { title: 'Mode d’emploi', sentence: 'Que faire avec la carte et le téléphone.' },
    },
  },
  classic: {
    appTitle: 'Votre téléphone est-il prêt ?',
    appLead: 'Il vous faut l’application de votre organisation, ou sa page dans le navigateur de votre téléphone.',
    appHint:
      'Ouvrez-la maintenant et suivez les étapes jusqu’à ce qu’un code QR soit demandé. Gardez le téléphone connecté à Internet.',
    appGo: 'J’ai installé l’application',
    nameTitle: 'Donnez un nom à votre identité',
    nameLead:
      'Le nom vous dira plus tard ce qui se trouve sur quel téléphone. Vous pouvez garder celui qui est proposé.',
    nameGo: 'Afficher le code',
  },
  working: { title: 'Un instant', message: 'Cela prend quelques secondes.' },
  card: {
    title: 'Le contenu de ma carte',
    validUntil: (date) => `Votre carte est valable jusqu’au ${date}.`,
    expired: (date) => `Votre carte était valable jusqu’au ${date}.`,
    list: 'Certificats',
    names: {
      logIn: 'Votre certificat de connexion',
      signature: 'Votre certificat de signature',
      encryption: 'Votre certificat de chiffrement',
      cardAuthentication: 'Le certificat de la carte elle-même',
    },
    retired: (count) =>
      plural(count, { one: 'Un ancien certificat de chiffrement', other: '# anciens certificats de chiffrement' }),
    purposes: {
      signature: 'Pour signer courriers et documents, non pour se connecter.',
      encryption: 'Pour le courrier chiffré pour vous, non pour se connecter.',
      cardAuthentication: 'Pour les portes et les appareils, non pour se connecter.',
      retired: 'Pour le courrier de cette époque, non pour se connecter.',
    },
    fits: 'Vous pouvez vous connecter avec lui.',
    unfit: {
      noCertificate: 'Il n’y en a pas sur cette carte.',
      unreadable: 'Il est illisible : vous ne pouvez pas vous connecter avec lui.',
      unsupportedKey: 'Sa clé est trop faible ou d’un autre type : vous ne pouvez pas vous connecter avec lui.',
      wrongUsage: 'Il n’a pas été délivré pour se connecter.',
      notYetValid: 'Il n’est pas encore valable : vous ne pouvez pas encore vous connecter avec lui.',
      expired: 'Il n’est plus valable : vous ne pouvez plus vous connecter avec lui.',
      noKey: 'Sa clé n’est pas sur la carte : vous ne pouvez pas vous connecter avec lui.',
    },
    until: (date) => `Valable jusqu’au ${date}`,
    was: (date) => `Était valable jusqu’au ${date}`,
    staff: {
      number: 'Carte (GUID)',
      person: 'Personne (UUID)',
      expires: 'Dernier jour de la carte',
      matches: 'Nommée dans le certificat de 9A',
      yes: 'oui',
      no: 'non',
      untold: 'non indiqué',
      identity: 'CHUID',
      identities: { absent: 'Il n’y en a pas.', unreadable: 'Illisible.' },
      signature: 'Signature du CHUID',
      verdicts: {
        right: 'juste ; le signataire n’a pas été vérifié auprès de racines de confiance',
        signerUnfit: 'par un certificat qui n’est pas fait pour cela, ou pas valable maintenant',
        absent: 'aucune',
        unreadable: 'illisible',
        wrong: 'fausse',
      },
      signers: {
        trusted: 'juste ; le signataire mène à une racine de confiance',
        untrusted: 'juste, mais le signataire n’est pas de confiance',
      },
      tries: 'Essais de PIN restants',
      primary: 'Code PIN demandé en premier',
      pins: { application: 'celui de la carte', global: 'global' },
      slot: (slot) => `Clé ${slot}`,
      empty: 'pas de certificat',
      printed: 'Informations imprimées',
      application: 'Réponse à SELECT',
      capabilities: 'CCC',
      printings: { behindPin: 'derrière le code PIN', absent: 'Il n’y en a pas.' },
      elsewhere: 'Anciennes clés gardées ailleurs',
    },
  },
  printed: {
    offer: 'Voir le texte imprimé',
    why: 'Votre carte ne montre ce qui y est imprimé qu’avec son code PIN.',
    show: 'Afficher',
    title: 'Ce qui est imprimé sur ma carte',
    lead: 'Voici ce que votre carte elle-même a enregistré. Rien n’en est conservé ici.',
    facts: {
      affiliation: 'Statut',
      expires: 'Valable jusqu’au',
      serialNumber: 'Numéro de la carte',
      issuer: 'Numéro de l’émetteur',
      organization: 'Organisation',
    },
    absent: 'Votre carte n’a rien enregistré de tout cela.',
    unreadable: 'Votre carte l’a enregistré, mais c’est illisible.',
    back: 'Retour à ma carte',
  },
  instructions: {
    title: 'Mode d’emploi',
    link: 'Vous en trouverez plus à cette adresse. Scannez le code avec votre téléphone, ou saisissez l’adresse.',
    code: 'Code QR de cette adresse',
    guideTitle: 'Comment configurer votre téléphone',
    card: 'Laissez votre carte dans le lecteur jusqu’à ce que nous vous disions de la reprendre.',
    begin: (action) => `Dans la liste, choisissez « ${action} ». Dirigez l’appareil photo vers le code.`,
    open: 'Ouvrez le lien qui apparaît sur le téléphone.',
    number: 'Saisissez sur le téléphone le numéro affiché sous le code.',
    compare: 'Comparez les deux écrans et dites ici s’ils sont identiques.',
    take: 'Reprenez votre carte. Sur le téléphone, vous vous connectez désormais sans elle.',
  },
  changePinOnPad: {
    title: 'Changez votre code PIN sur le lecteur',
    lead: 'Le lecteur de carte demande trois codes. Après chacun, appuyez sur sa touche verte ou OK.',
    present: 'Votre code PIN actuel',
    newPin: 'Un nouveau code PIN de 6 à 8 chiffres',
    again: 'Encore le nouveau code PIN',
    refused: 'Votre carte n’accepte pas ce nouveau code PIN ; rien n’a donc changé. Choisissez-en un autre.',
    stop: 'Pour arrêter, appuyez sur la touche d’annulation du lecteur. Laissez votre carte en place.',
  },
  unblock: {
    offer: 'Débloquer avec le code PUK',
    title: 'Saisissez le code PUK de votre carte',
    lead: 'Le service qui a délivré votre carte vous a donné son code PUK, ou le garde pour vous.',
    rule: 'Un code PUK compte 8 chiffres.',
    tooShort: 'Un code PUK compte 8 chiffres. Saisissez-les tous, puis continuez.',
    wrong: 'Ce n’était pas le bon code PUK.',
    refused:
      'Votre carte n’accepte pas ce nouveau code PIN. Saisissez encore le code PUK, puis choisissez un autre nouveau code PIN.',
    lastTry: 'Il vous reste un essai. S’il est faux aussi, plus personne ne pourra débloquer cette carte.',
    sameAsPuk: 'C’est le code PUK. Choisissez un autre code PIN.',
    padTitle: 'Débloquez votre carte sur le lecteur',
    padFirst: 'Le code PUK de votre carte, 8 chiffres',
    done: {
      title: 'Votre carte fonctionne à nouveau',
      message: 'Le nouveau code PIN est valable dès maintenant. Connectez-vous, ou reprenez votre carte.',
    },
  },
  changePin: {
    presentTitle: 'Saisissez votre code PIN actuel',
    refused:
      'Votre carte n’accepte pas ce nouveau code : rien n’a changé. Saisissez encore votre code actuel, puis choisissez un autre nouveau code.',
    newTitle: 'Choisissez un nouveau code PIN',
    newLead: 'Choisissez un code que personne ne peut deviner : pas de date de naissance, pas de suite de chiffres.',
    same: 'C’est votre code actuel. Choisissez-en un autre.',
    different:
      'Les deux nouveaux codes n’étaient pas identiques. Rien n’a encore changé. Choisissez encore votre nouveau code.',
    repeatTitle: 'Saisissez encore le nouveau code PIN',
    repeatLead: 'Votre carte change de code si les deux sont identiques.',
    rule: 'Un code PIN compte 6 à 8 chiffres.',
    tooShort: 'Un code PIN compte au moins 6 chiffres. Saisissez-les tous, puis continuez.',
    goOn: 'Continuer',
    change: 'Changer mon code PIN',
    back: 'Retour à la liste',
    changing: {
      title: 'Changement de votre code PIN',
      message: 'Votre carte enregistre le nouveau code. Cela prend un instant.',
    },
    changed: {
      title: 'Votre code PIN a été changé',
      message: 'Désormais, votre carte n’accepte que le nouveau code, ici et partout ailleurs.',
    },
  },
  phones: {
    states: { enrolled: 'En service', removed: 'Retiré', lost: 'Signalé perdu' },
    onIt: (count) => (count === 0 ? 'aucune identité' : plural(count, { one: '# identité', other: '# identités' })),
    facts: {
      state: 'État',
      kind: 'Téléphone',
      enrolled: 'Inscrit',
      contact: 'Dernier contact',
      endsWithIt: 'S’arrête avec lui',
    },
    onItTitle: 'Ce qui s’y trouve',
    whatToDo: 'Ce que vous pouvez faire',
    acts: {
      remove: { title: 'Retirer ce téléphone', sentence: 'Pour un téléphone que vous n’utilisez plus.' },
      reportLost: { title: 'Ce téléphone est perdu', sentence: 'Arrête aussitôt tout ce qui s’y trouve.' },
    },
    weigh: {
      remove: {
        title: (name) => `Retirer « ${name} » ?`,
        message:
          'Tout ce qui se trouve sur ce téléphone s’arrête définitivement. Pour le réutiliser, configurez-le de nouveau.',
        go: 'Retirer',
      },
      reportLost: {
        title: (name) => `Avez-vous perdu « ${name} » ?`,
        message:
          'Tout ce qui se trouve sur ce téléphone s’arrête définitivement, pour que personne d’autre ne puisse s’en servir. Si vous le retrouvez, configurez-le de nouveau.',
        go: 'Oui, tout arrêter',
      },
    },
    changed: {
      remove: {
        title: 'Le téléphone est retiré',
        message: (name) => `« ${name} » ne fait plus partie de vos téléphones, et ce qui s’y trouvait est arrêté.`,
      },
      reportLost: {
        title: 'Plus personne ne peut s’en servir',
        message: (name) => `Tout ce qui se trouve sur « ${name} » est arrêté. Signalez-le aussi à votre organisation.`,
      },
    },
  },
  credentials: {
    title: 'Mes téléphones et mes identités',
    none: 'Vous n’avez encore ni téléphone ni identité ici.',
    lead: 'Choisissez un téléphone pour voir ce qui s’y trouve, ou pour le signaler perdu.',
    states: { active: 'En service', suspended: 'Suspendue', revoked: 'Arrêtée', expired: 'Expirée' },
    until: (date, days) =>
      plural(days, { one: `jusqu’au ${date}, encore # jour`, other: `jusqu’au ${date}, encore # jours` }),
    facts: {
      state: 'État',
      type: 'Type',
      phone: 'Téléphone',
      issued: 'Depuis',
      ends: 'Valable',
      lastUse: 'Dernière utilisation',
    },
    uses: {
      trial: (when) => `${when}, sur le téléphone même`,
      service: (when, address) => `${when}, vérifié par un service (${address})`,
    },
    whatToDo: 'Ce que vous pouvez faire',
    acts: {
      renew: {
        title: 'Renouveler',
        sentence: 'En met une nouvelle sur votre téléphone. Celle-ci s’arrête dès que la nouvelle est là.',
      },
      suspend: {
        title: 'Suspendre',
        sentence: 'Elle ne fonctionne plus tant que vous ne la remettez pas en service ici.',
      },
      resume: { title: 'Remettre en service', sentence: 'Elle fonctionne de nouveau, partout en quelques minutes.' },
      revoke: { title: 'Arrêter définitivement', sentence: 'Pour un téléphone que vous n’utilisez plus.' },
      reportLost: { title: 'J’ai perdu mon téléphone', sentence: 'Arrête aussitôt tout ce qui s’y trouve.' },
    },
    weigh: {
      revoke: {
        title: (name) => `Arrêter définitivement « ${name} » ?`,
        message:
          'Elle ne pourra pas être remise en service. Pour le même téléphone, il faudrait en installer une nouvelle.',
        go: 'Arrêter définitivement',
      },
      reportLost: {
        title: (name) => `Avez-vous perdu le téléphone avec « ${name} » ?`,
        message:
          'Tout ce qui se trouve sur ce téléphone s’arrête définitivement, pour que personne d’autre ne puisse s’en servir. Si vous le retrouvez, configurez-le de nouveau.',
        go: 'Oui, tout arrêter',
      },
    },
    changed: {
      suspend: {
        title: 'Elle est suspendue',
        message: (name) => `« ${name} » ne fonctionne plus tant que vous ne la remettez pas en service.`,
      },
      resume: {
        title: 'Elle est de nouveau en service',
        message: (name) => `« ${name} » fonctionne de nouveau, partout en quelques minutes.`,
      },
      revoke: {
        title: 'Elle est arrêtée',
        message: (name) => `« ${name} » est arrêtée définitivement. Vous pouvez la retirer de votre téléphone.`,
      },
      reportLost: {
        title: 'Plus personne ne peut s’en servir',
        message: (name) =>
          `« ${name} » et tout le reste sur ce téléphone est arrêté. Signalez aussi le téléphone à votre organisation.`,
      },
    },
    backToList: 'Revenir à mes téléphones',
  },
  preparing: { title: 'Préparation de votre code', message: 'Cela prend un instant.' },
  pairing: {
    title: 'Scannez ce code avec votre téléphone',
    howTo: 'Sur votre téléphone',
    pointCamera: 'Dirigez l’appareil photo vers le code',
    openLink: 'Ouvrez le lien qui s’affiche',
    typeNumber: 'Saisissez le numéro affiché sous le code',
    codeAlternative:
      'Code QR pour votre téléphone. Si vous ne pouvez pas le scanner, choisissez « Je ne peux pas scanner ».',
    number: 'Votre numéro',
    minutesLeft: (minutes) => plural(minutes, { one: 'Encore # minute', other: 'Encore # minutes' }),
    underAMinute: 'Moins d’une minute',
    name: 'Nom sur votre téléphone',
    nameRule: 'Saisissez un nom de 1 à 64 caractères.',
    type: 'Type d’identité',
    validFor: (days) => plural(days, { one: 'valable # jour', other: 'valable # jours' }),
    cannotScan: 'Je ne peux pas scanner',
    canScan: 'Afficher le code à scanner',
    typedTitle: 'Saisissez ceci sur votre téléphone',
    typedAddress: 'Ouvrez cette adresse dans le navigateur',
    typedAccount: 'Saisissez ce compte',
    typedCode: 'Saisissez ce code',
    typedThen: 'Saisissez ensuite votre numéro',
    scannedTitle: 'Votre téléphone a reçu le code',
    scannedMessage: 'Saisissez maintenant ce numéro sur le téléphone.',
    wrongNumber: (tries) =>
      plural(tries, {
        one: 'Le numéro saisi sur le téléphone était faux. Il reste un essai.',
        other: 'Le numéro saisi sur le téléphone était faux. Il reste # essais.',
      }),
  },
  compare: {
    title: 'Les deux écrans montrent-ils la même chose ?',
    message: 'Regardez votre téléphone. Il doit afficher exactement ces mots et ce dessin.',
    words: 'Trois mots',
    picture: 'Dessin',
    pictureRow: (row, filled) =>
      filled.length > 0 ? `Ligne ${row} : cases pleines ${list(filled.map(String))}.` : `Ligne ${row} : vide.`,
    phone: (phone) => `Votre téléphone : ${phone}`,
    match: 'C’est identique',
    differ: 'C’est différent',
  },
  confirming: {
    title: 'Création de votre identité',
    message: 'Gardez la page ouverte sur votre téléphone. Cela prend quelques secondes.',
  },
  done: {
    title: 'Votre téléphone est configuré',
    collected: 'L’identité est sur votre téléphone. Vous pouvez l’utiliser dès maintenant.',
    notCollected:
      'Votre téléphone récupère l’identité. Gardez-y la page ouverte jusqu’à ce qu’elle annonce que tout est prêt.',
    takeCard: 'Reprenez votre carte.',
    name: 'Nom',
    type: 'Type',
    validUntil: 'Valable jusqu’au',
    reference: 'Référence',
    finish: 'Terminer',
    another: 'Faire autre chose',
  },
  userCode: {
    title: 'Saisissez le code du téléphone',
    message: (address) =>
      `Ouvrez ${address} sur votre téléphone, saisissez votre compte professionnel et choisissez « Afficher un code ».`,
    field: 'Code de votre téléphone',
    incomplete: 'Un code a huit lettres.',
    warning: 'Ne saisissez que le code du téléphone que vous tenez en main, jamais un code que l’on vous a envoyé.',
    submit: 'Chercher le téléphone',
    busy: 'Recherche du téléphone',
  },
  askedPhone: {
    title: 'Est-ce votre téléphone ?',
    phone: 'Téléphone',
    network: 'Réseau',
    sameNetwork: 'le réseau de cet ordinateur',
    otherNetwork: (address) => `un autre réseau (${address})`,
    asked: 'Code demandé',
    justNow: 'il y a moins d’une minute',
    minutesAgo: (minutes) => plural(minutes, { one: 'il y a # minute', other: 'il y a # minutes' }),
    warning:
      'N’approuvez que si vous avez demandé le code vous-même, sur le téléphone que vous tenez en main. Si quelqu’un vous l’a envoyé, cette personne veut se connecter à votre place : refusez.',
    approve: 'Oui, c’est mon téléphone',
    reject: 'Non, refuser',
    busy: 'Un instant',
  },
  phoneNumber: {
    title: 'Saisissez ce nombre au téléphone',
    message: (phone) => `Votre téléphone (${phone}) demande ce nombre. Vous avez un essai.`,
    number: 'Nombre',
    waiting: 'En attente de votre téléphone.',
  },
  phoneSignedIn: {
    title: 'Votre téléphone est connecté',
    message: (phone) => `${phone} est connecté avec votre compte.`,
    next: 'Continuez sur votre téléphone : il affiche les étapes suivantes.',
    goOn: 'Retour à la liste',
  },
  failure: {
    reference: 'Référence pour le personnel :',
    showDetails: 'Afficher les détails',
    tryAgain: 'Réessayer',
    startAgain: 'Recommencer',
    otherCard: 'Utiliser une autre carte',
    finish: 'Terminer',
    codes: {
      noReader: {
        title: 'Aucun lecteur de carte n’est branché',
        whatHappened: 'Cet ordinateur ne voit pas de lecteur de carte.',
        whatToDo: 'Branchez un lecteur de carte, ou demandez-le au personnel.',
      },
      serviceStopped: {
        title: 'Le service de cartes à puce s’est arrêté',
        whatHappened: 'La partie de cet ordinateur qui dialogue avec les lecteurs ne fonctionne pas.',
        whatToDo:
          'Attendez un instant, la recherche continue d’elle-même. Si rien ne change, adressez-vous au personnel.',
      },
      readerGone: {
        title: 'Le lecteur de carte a été débranché',
        whatHappened: 'La liaison avec le lecteur a été perdue.',
        whatToDo: 'Rebranchez le lecteur, puis insérez de nouveau votre carte.',
      },
      readerHung: {
        title: 'Le lecteur de carte ne répond pas',
        whatHappened: 'Il a mis trop de temps ; nous l’avons donc redémarré.',
        whatToDo: 'Retirez votre carte, insérez-la de nouveau et réessayez.',
      },
      cardRemoved: {
        title: 'Votre carte a été retirée trop tôt',
        whatHappened: 'La carte a quitté le lecteur avant que nous ayons fini.',
        whatToDo: 'Insérez-la de nouveau pour continuer.',
      },
      cardMute: {
        title: 'La carte ne répond pas',
        whatHappened:
          'Une carte est dans le lecteur, mais celui-ci ne parvient pas à la lire. Elle est peut-être à l’envers.',
        whatToDo: 'Retirez la carte et insérez-la la puce en premier, comme sur le dessin.',
      },
      cardInUse: {
        title: 'Un autre programme utilise votre carte',
        whatHappened: 'Un autre programme de cet ordinateur occupe votre carte.',
        whatToDo: 'Fermez ce programme, puis réessayez.',
      },
      cardUnexpected: {
        title: 'La carte a donné une réponse inconnue',
        whatHappened: 'Votre carte a réagi d’une façon inattendue ; nous nous sommes donc arrêtés.',
        whatToDo: 'Retirez-la, insérez-la de nouveau et réessayez. Si cela se reproduit, adressez-vous au personnel.',
      },
      contactless: {
        title: 'Insérez la carte dans le lecteur',
        whatHappened: 'Approcher la carte du lecteur ne suffit pas pour se connecter.',
        whatToDo: 'Insérez-la dans la fente d’un lecteur, la puce en premier.',
      },
      notPivCard: {
        title: 'Ce n’est pas la carte attendue',
        whatHappened: 'La carte insérée n’est pas une carte à puce PIV.',
        whatToDo: 'Utilisez la carte à puce avec laquelle vous vous connectez au travail.',
      },
      noSignInCertificate: {
        title: 'Cette carte ne permet pas encore la connexion',
        whatHappened: 'La carte ne contient pas de certificat de connexion.',
        whatToDo: 'Utilisez une autre carte, ou demandez au service qui l’a délivrée de la compléter.',
      },
      unsupportedKey: {
        title: 'La clé de cette carte est inutilisable ici',
        whatHappened: 'La clé de votre carte est d’un type que cette borne ne connaît pas.',
        whatToDo: 'Utilisez une autre carte, ou adressez-vous au personnel.',
      },
      wrongPin: {
        title: 'Ce n’était pas le bon code PIN',
        whatHappened: 'Votre carte n’a pas accepté le code PIN.',
        whatToDo: 'Réessayez, en prenant votre temps.',
      },
      pinBlocked: {
        title: 'Votre carte est bloquée',
        whatHappened: 'Un code PIN faux a été saisi trop de fois ; la carte s’est verrouillée.',
        whatToDo: 'Apportez votre carte au service qui l’a délivrée. Il pourra la débloquer.',
      },
      pinFormat: {
        title: 'Ce code PIN ne peut pas être le bon',
        whatHappened:
          'Un code PIN compte 6 à 8 chiffres. Rien n’a été envoyé à votre carte et aucun essai n’a été utilisé.',
        whatToDo: 'Réessayez avec tous les chiffres de votre code PIN.',
      },
      pinPadTimedOut: {
        title: 'Le lecteur n’attend plus',
        whatHappened: 'Aucun code PIN n’a été saisi sur le lecteur pendant une minute. Aucun essai n’a été utilisé.',
        whatToDo: 'Réessayez, en ayant votre code PIN sous la main.',
      },
      pinPadCancelled: {
        title: 'La saisie a été arrêtée sur le lecteur',
        whatHappened: 'Quelqu’un a appuyé sur la touche d’annulation du lecteur. Aucun essai n’a été utilisé.',
        whatToDo: 'Réessayez ou reprenez votre carte.',
      },
      pinPadLength: {
        title: 'Le code PIN était trop court ou trop long',
        whatHappened:
          'Un code PIN compte 6 à 8 chiffres. Rien n’a été envoyé à votre carte et aucun essai n’a été utilisé.',
        whatToDo: 'Réessayez avec tous les chiffres de votre code PIN.',
      },
      pinPadMismatch: {
        title: 'Les deux nouveaux codes différaient',
        whatHappened: 'Le nouveau code PIN a été saisi autrement la seconde fois. Votre code PIN n’a pas changé.',
        whatToDo: 'Réessayez en prenant votre temps.',
      },
      pinPadFailed: {
        title: 'Les touches du lecteur ne fonctionnent pas',
        whatHappened:
          'Ce lecteur a des touches pour le code PIN, mais n’a pas pu s’en servir. Pour protéger votre code, il ne peut pas être saisi sur cet ordinateur à la place.',
        whatToDo: 'Réessayez. Si cela se reproduit, utilisez un autre lecteur ou adressez-vous au personnel.',
      },
      pinPadUnable: {
        title: 'Ce lecteur ne peut pas changer de code PIN',
        whatHappened:
          'Ses touches permettent de saisir un code PIN, mais pas d’en changer. Pour protéger votre code, il ne peut pas être changé sur cet ordinateur à la place. Votre code PIN n’a pas changé.',
        whatToDo: 'Utilisez un autre lecteur ou adressez-vous au personnel.',
      },
      pukBlocked: {
        title: 'Cette carte ne peut plus être débloquée',
        whatHappened: 'Un code PUK faux a été saisi trop de fois ; la carte s’est verrouillée définitivement.',
        whatToDo: 'Apportez votre carte au service qui l’a délivrée et demandez-en une nouvelle.',
      },
      pinNotChanged: {
        title: 'Votre code PIN n’a pas été changé',
        whatHappened:
          'Votre carte ne l’a pas changé, pour une raison que nous ne connaissons pas. Votre code d’avant reste valable.',
        whatToDo: 'Réessayez. Si cela se reproduit, adressez-vous au personnel.',
      },
      pinUncertain: {
        title: 'Nous ne savons pas si votre code a changé',
        whatHappened:
          'La carte a été retirée, ou n’a plus répondu, pendant qu’elle enregistrait le nouveau code. Elle a maintenant soit le nouveau, soit encore l’ancien.',
        whatToDo:
          'Remettez la carte et connectez-vous avec le nouveau code. S’il est faux, utilisez l’ancien : cela coûte un essai.',
      },
      certificateExpired: {
        title: 'Votre carte a expiré',
        whatHappened: 'Le certificat de votre carte a dépassé sa date de validité.',
        whatToDo: 'Demandez une nouvelle carte au service qui vous l’a délivrée.',
      },
      certificateNotYetValid: {
        title: 'Votre carte n’est pas encore valable',
        whatHappened: 'Le certificat de votre carte ne prend effet que plus tard.',
        whatToDo: 'Revenez après cette date. Si la carte devrait déjà fonctionner, adressez-vous au personnel.',
      },
      certificateNotTrusted: {
        title: 'L’émetteur de votre carte est inconnu ici',
        whatHappened: 'Votre carte vient d’un émetteur qui ne figure pas sur la liste de cette organisation.',
        whatToDo: 'Utilisez une autre carte. Si c’est bien celle-ci, demandez au personnel d’ajouter son émetteur.',
      },
      certificateRevoked: {
        title: 'Votre carte a été révoquée',
        whatHappened: 'Le certificat de votre carte a été révoqué et ne peut plus être utilisé.',
        whatToDo: 'Adressez-vous au service qui a délivré votre carte.',
      },
      revocationUnknown: {
        title: 'Votre carte n’a pas pu être vérifiée',
        whatHappened: 'Le service qui l’a délivrée n’a pas indiqué si elle est encore valable.',
        whatToDo: 'Réessayez dans quelques minutes. Si cela se reproduit, adressez-vous au personnel.',
      },
      certificateUnusable: {
        title: 'Le certificat de cette carte est inutilisable',
        whatHappened: 'Il est endommagé, ou n’est pas fait pour la connexion.',
        whatToDo: 'Utilisez une autre carte, ou adressez-vous au personnel.',
      },
      policyMissing: {
        title: 'Cette carte n’est pas admise ici',
        whatHappened: 'Il manque à son certificat une mention que cette organisation exige.',
        whatToDo:
          'Utilisez la carte à puce avec laquelle vous vous connectez au travail, ou adressez-vous au personnel.',
      },
      derivedCredential: {
        title: 'Utilisez la carte à puce elle-même',
        whatHappened: 'Cette identité a été créée à partir d’une carte à puce. Elle ne peut pas en créer une autre.',
        whatToDo: 'Insérez la carte à puce qui vous a été remise en personne.',
      },
      ownCertificate: {
        title: 'Cette identité ne permet pas la connexion ici',
        whatHappened: 'Elle a été délivrée par ce système même, pour les téléphones.',
        whatToDo: 'Insérez la carte à puce qui vous a été remise en personne.',
      },
      practiceCard: {
        title: 'La carte d’essai n’est pas admise ici',
        whatHappened: 'Cette borne fonctionne avec de vraies cartes.',
        whatToDo: 'Utilisez votre propre carte à puce.',
      },
      challengeExpired: {
        title: 'Cela a pris trop de temps',
        whatHappened: 'La connexion n’a pas abouti à temps ; nous l’avons arrêtée pour votre sécurité.',
        whatToDo: 'Recommencez. Cela ira plus vite la deuxième fois.',
      },
      signatureWrong: {
        title: 'Nous n’avons pas pu vérifier votre carte',
        whatHappened: 'La réponse de votre carte ne correspond pas à son certificat.',
        whatToDo: 'Essayez une autre carte. Si cela se reproduit, adressez-vous au personnel.',
      },
      loginRefused: {
        title: 'Vous ne pouvez pas vous connecter ici',
        whatHappened: 'Votre carte est en règle, mais votre compte n’est pas autorisé à utiliser cette borne.',
        whatToDo: 'Adressez-vous au personnel.',
      },
      sessionEnded: {
        title: 'Votre connexion a pris fin',
        whatHappened: 'Votre temps était écoulé, ou vous avez ouvert une connexion ailleurs.',
        whatToDo:
          'Recommencez avec votre carte et votre code PIN. Ce que vous aviez commencé est conservé tant que son délai court.',
      },
      tooManyTries: {
        title: 'Trop d’essais',
        whatHappened: 'Il y a eu trop d’essais en peu de temps.',
        whatToDo: 'Attendez quelques minutes, puis recommencez.',
      },
      stationUnknown: {
        title: 'Cette borne n’est pas enregistrée',
        whatHappened:
          'Le service ne connaît pas, ou plus, la clé de cette borne. Il n’accepte que les bornes enregistrées.',
        whatToDo: 'Adressez-vous au personnel. Un administrateur peut l’enregistrer.',
      },
      activationUnknown: {
        title: 'Ce code n’est plus connu',
        whatHappened: 'Ce que vous aviez commencé n’existe plus.',
        whatToDo: 'Recommencez pour obtenir un nouveau code.',
      },
      activationExpired: {
        title: 'Le délai de ce code est écoulé',
        whatHappened: 'Le téléphone n’a pas été configuré à temps et le code ne fonctionne plus.',
        whatToDo: 'Demandez un nouveau code. Préparez d’abord votre téléphone.',
      },
      activationCancelled: {
        title: 'La configuration a été annulée',
        whatHappened: 'Le code a été annulé et ne fonctionne plus.',
        whatToDo: 'Recommencez pour obtenir un nouveau code.',
      },
      activationUsed: {
        title: 'Ce code a déjà servi',
        whatHappened: 'Un téléphone a été configuré avec lui. Chaque code ne sert qu’une fois.',
        whatToDo:
          'Si ce n’était pas votre téléphone, prévenez tout de suite le personnel. Pour un autre téléphone, demandez un nouveau code.',
      },
      activationSuspended: {
        title: 'La configuration a été interrompue',
        whatHappened: 'Votre carte a été retirée avant que le téléphone soit prêt. Rien n’est perdu.',
        whatToDo: 'Connectez-vous avec la même carte pour continuer.',
      },
      activationNotReady: {
        title: 'Votre téléphone n’est pas encore prêt',
        whatHappened: 'Le téléphone n’a pas encore envoyé sa part.',
        whatToDo: 'Regardez votre téléphone, suivez ses indications, puis réessayez.',
      },
      wrongPassword: {
        title: 'Le numéro saisi sur le téléphone était faux',
        whatHappened: 'Ce n’est pas le numéro que cet écran affichait.',
        whatToDo: 'Saisissez de nouveau le numéro, chiffre par chiffre.',
      },
      passwordTriesUsedUp: {
        title: 'Le numéro a été faux cinq fois',
        whatHappened: 'Pour votre sécurité, le code ne fonctionne plus.',
        whatToDo: 'Demandez un nouveau code. Si ce n’est pas vous qui saisissiez, prévenez le personnel.',
      },
      twoPhones: {
        title: 'Deux téléphones ont utilisé le même code',
        whatHappened:
          'Quelqu’un d’autre l’a peut-être copié. Nous nous sommes arrêtés, et aucun des deux téléphones n’a été configuré.',
        whatToDo: 'Assurez-vous que personne ne voit cet écran, puis demandez un nouveau code.',
      },
      phrasesDiffer: {
        title: 'Vous avez bien fait d’arrêter',
        whatHappened:
          'Les écrans étaient différents ; le téléphone n’a donc pas été configuré. Personne n’a reçu d’identité.',
        whatToDo:
          'Demandez un nouveau code et n’utilisez que votre propre téléphone. Si cela se reproduit, prévenez le personnel.',
      },
      codeUnknown: {
        title: 'Ce code est inconnu',
        whatHappened: 'Le code saisi n’appartient pas à ce compte.',
        whatToDo: 'Comparez-le avec l’écran et saisissez-le de nouveau.',
      },
      tooManyCredentials: {
        title: 'Vous avez déjà configuré assez de téléphones',
        whatHappened: 'Vous avez déjà autant d’identités de ce type qu’une personne peut en avoir.',
        whatToDo: 'Demandez au personnel d’en retirer une que vous n’utilisez plus.',
      },
      signInUnknown: {
        title: 'Aucun téléphone n’attend avec ce code',
        whatHappened: 'Ce code n’est pas utilisé, ou le téléphone qui l’affichait ne veut plus se connecter.',
        whatToDo:
          'Comparez le code avec celui de votre téléphone et saisissez-le à nouveau. Si le téléphone n’en affiche aucun, demandez-en un nouveau.',
      },
      signInOfAnother: {
        title: 'Ce code n’est pas pour vous',
        whatHappened:
          'Le téléphone qui affiche ce code a indiqué le compte d’une autre personne. Vous ne pouvez pas l’approuver.',
        whatToDo:
          'Si ce téléphone est le vôtre, saisissez-y votre propre compte professionnel. Si quelqu’un vous a envoyé ce code, prévenez le personnel.',
      },
      signInExpired: {
        title: 'Le code du téléphone est trop ancien',
        whatHappened: 'Un code est valable dix minutes, et elles sont écoulées.',
        whatToDo: 'Demandez un nouveau code sur votre téléphone et saisissez-le.',
      },
      signInUsed: {
        title: 'Ce code a déjà été utilisé',
        whatHappened: 'Le téléphone qui affiche ce code a déjà été approuvé.',
        whatToDo: 'Pour connecter un autre téléphone, demandez-y un nouveau code.',
      },
      signInRejected: {
        title: 'Le téléphone a été refusé',
        whatHappened: 'Vous avez dit que vous ne voulez pas connecter ce téléphone. Il n’a rien reçu.',
        whatToDo:
          'Pour connecter votre propre téléphone, demandez-y un nouveau code. Si quelqu’un vous a envoyé le code, prévenez le personnel.',
      },
      signInNumberWrong: {
        title: 'Le nombre saisi sur le téléphone était faux',
        whatHappened: 'Le téléphone a envoyé un autre nombre que celui de cet écran. Il n’a pas été connecté.',
        whatToDo:
          'Si vous avez saisi ce nombre vous-même, recommencez avec un nouveau code. Sinon, quelqu’un d’autre a utilisé votre code : prévenez le personnel.',
      },
      credentialEnded: {
        title: 'Cette identité est arrêtée',
        whatHappened: 'Elle a été arrêtée ou modifiée entre-temps, ou seul le personnel peut la modifier.',
        whatToDo: 'Regardez de nouveau la liste. Si elle devrait encore fonctionner, adressez-vous au personnel.',
      },
      phoneUnknown: {
        title: 'Ce téléphone n’est pas enregistré',
        whatHappened: 'Le téléphone a été retiré ou déclaré perdu.',
        whatToDo: 'Pour l’utiliser de nouveau, connectez-le avec votre carte à puce.',
      },
      requestMalformed: {
        title: 'Nous n’avons pas pu continuer',
        whatHappened: 'La borne et le service ne se sont pas compris.',
        whatToDo: 'Recommencez. Si cela se reproduit, adressez-vous au personnel.',
      },
      requestTooLarge: {
        title: 'Nous n’avons pas pu continuer',
        whatHappened: 'L’envoi est plus volumineux que ce que le service accepte.',
        whatToDo: 'Recommencez. Si cela se reproduit, adressez-vous au personnel.',
      },
      requestForbidden: {
        title: 'Ce n’est pas autorisé ici',
        whatHappened: 'Le service a refusé ce que cette borne demandait.',
        whatToDo: 'Adressez-vous au personnel.',
      },
      notFound: {
        title: 'Cela n’existe plus',
        whatHappened: 'Le service ne connaît pas ce que cette borne demandait.',
        whatToDo: 'Recommencez. Si cela se reproduit, adressez-vous au personnel.',
      },
      csrMalformed: {
        title: 'L’envoi de votre téléphone est illisible',
        whatHappened: 'La demande du téléphone n’a pas pu être comprise ; il n’a pas été configuré.',
        whatToDo:
          'Demandez un nouveau code et réessayez. Si cela se reproduit, mettez à jour le navigateur de votre téléphone.',
      },
      csrSignatureWrong: {
        title: 'Votre téléphone n’a pas pu prouver sa clé',
        whatHappened: 'La demande du téléphone n’était pas signée correctement ; il n’a pas été configuré.',
        whatToDo: 'Demandez un nouveau code et réessayez. Si cela se reproduit, prévenez le personnel.',
      },
      csrKeyUnsupported: {
        title: 'La clé de votre téléphone est inutilisable',
        whatHappened: 'Elle est d’un type que cette organisation n’accepte pas.',
        whatToDo: 'Mettez à jour le navigateur de votre téléphone et réessayez, ou utilisez un autre téléphone.',
      },
      csrKeyTaken: {
        title: 'La clé de ce téléphone est celle de quelqu’un d’autre',
        whatHappened: 'Le téléphone a envoyé une clé qui appartient déjà à l’identité d’une autre personne.',
        whatToDo: 'N’utilisez pas ce téléphone pour cela. Signalez-le au personnel.',
      },
      credentialRefused: {
        title: 'Vous ne pouvez pas obtenir cette identité',
        whatHappened: 'Les règles de votre organisation ne l’autorisent pas pour votre compte.',
        whatToDo: 'Choisissez un autre type, ou adressez-vous au personnel.',
      },
      issuerUnreachable: {
        title: 'Le service est injoignable',
        whatHappened: 'Cette borne n’a pas de liaison avec le service qui délivre les identités.',
        whatToDo: 'Réessayez dans un instant. Si cela dure, demandez au personnel de vérifier le réseau.',
      },
      issuerNotGenuine: {
        title: 'Nous nous sommes arrêtés pour vous protéger',
        whatHappened: 'Le service n’a pas prouvé qu’il est celui de votre organisation. Rien ne lui a été envoyé.',
        whatToDo: 'Reprenez votre carte et prévenez le personnel.',
      },
      issuerUnavailable: {
        title: 'Le service ne peut pas fonctionner pour l’instant',
        whatHappened:
          'Un élément dont il a besoin est momentanément indisponible. Votre carte et votre téléphone sont en ordre, et rien n’est perdu.',
        whatToDo: 'Attendez une minute, puis réessayez. Si cela dure, signalez-le au personnel.',
      },
      issuerFailed: {
        title: 'Le service rencontre une difficulté',
        whatHappened: 'Il n’a pas pu achever la demande. Votre carte et votre téléphone sont en ordre.',
        whatToDo: 'Réessayez. Si cela se reproduit, adressez-vous au personnel.',
      },
      stationFailed: {
        title: 'Cette borne rencontre une difficulté',
        whatHappened: 'Quelque chose s’est mal passé dans cette borne ; nous nous sommes donc arrêtés.',
        whatToDo: 'Reprenez votre carte et recommencez. Si cela se reproduit, adressez-vous au personnel.',
      },
    },
  },
  drawings: {
    reader: 'Un lecteur de carte.',
    cardOut: 'Une carte à puce au-dessus d’un lecteur. Elle entre dans la fente la puce en premier.',
    cardIn: 'Une carte à puce est dans le lecteur.',
    cardBusy: 'Une carte à puce est dans le lecteur et en cours d’utilisation.',
    pinPad:
      'Un lecteur de carte à touches numériques, avec une carte à puce insérée. Le code PIN se tape sur ces touches.',
    cardTake: 'Une carte à puce sort du lecteur.',
    noReader: 'L’emplacement vide d’un lecteur, avec une prise débranchée à côté.',
    serviceStopped: 'Un lecteur de carte sans voyant allumé.',
    phoneWaiting:
      'Trois étapes : un téléphone vise un code avec son appareil photo, affiche un lien, puis on y saisit un numéro.',
    phoneTyping: 'Un téléphone sur lequel on saisit un numéro. La carte à puce est dans le lecteur.',
    phoneCode: 'Un téléphone qui affiche un code. La carte à puce est dans le lecteur.',
    phoneReady: 'Un téléphone avec une coche. La carte à puce est dans le lecteur.',
    comparing: 'Un écran et un téléphone côte à côte, avec le même dessin.',
    phoneDone: 'Un téléphone avec une coche, et une carte à puce qui sort du lecteur.',
    cardProblem: 'Une carte à puce avec un point d’exclamation, hors du lecteur.',
    cardBlocked: 'Une carte à puce avec un cadenas.',
    noConnection: 'La liaison entre cette borne et le service est interrompue.',
    phoneProblem: 'Un téléphone avec un point d’exclamation.',
  },
  help: {
    userCode: 'Le code est écrit en grandes lettres sur votre téléphone. Espaces et minuscules n’ont pas d’importance.',
    askedPhone: 'Comparez avec le téléphone que vous tenez. Si vous refusez, rien n’est connecté.',
    phoneNumber: 'Sans ce nombre, votre téléphone n’obtient rien. Ne le montrez à personne.',
    phoneSignedIn:
      'Votre téléphone continue de lui-même. Vous pouvez le configurer maintenant ou reprendre votre carte.',
    starting: 'Vous n’avez rien à faire. La suite vient d’elle-même.',
    welcome:
      'Cette borne place une identité sur votre téléphone. Il vous faut votre carte à puce, son code PIN et votre téléphone. Comptez environ deux minutes.',
    attract:
      'Cette borne place une identité sur votre téléphone. Il vous faut votre carte à puce, son code PIN et votre téléphone.',
    takeCard: 'Retirez votre carte du lecteur. La page revient alors d’elle-même au début.',
    administrator: 'Seul le personnel connaît ce code PIN. Choisissez « Retour » si vous êtes ici par hasard.',
    reading: 'Vous n’avez rien à faire. Laissez la carte dans le lecteur.',
    chooseCertificate:
      'Choisissez la carte avec laquelle vous souhaitez vous connecter. En cas de doute, retirez l’autre.',
    enterPin:
      'Le code PIN est celui que vous avez choisi en recevant votre carte. Il va de cette page à votre carte et n’est conservé nulle part.',
    unblockOnPad:
      'Le lecteur demande d’abord le code PUK, puis deux fois un nouveau code PIN. Il attend une minute chaque fois. Votre carte ne change qu’à la fin.',
    changePinOnPad:
      'Le lecteur demande d’abord votre code PIN actuel, puis deux fois le nouveau. Il attend une minute chaque fois. Votre code PIN ne change qu’à la fin.',
    pinPad:
      'Le code PIN est celui que vous avez choisi en recevant votre carte. Le lecteur l’attend pendant une minute. Si ses touches ne font rien, retirez votre carte et insérez-la de nouveau.',
    lastAttempt:
      'Après cet essai, un code faux bloque la carte. Rien d’autre n’est perdu, mais il faudra la faire débloquer.',
    signingIn: 'Vous n’avez rien à faire. Laissez la carte dans le lecteur.',
    actions: 'Choisissez ce que vous voulez faire. Rien ne se passe avant que vous l’ayez confirmé.',
    askForApp:
      'Ouvrez d’abord l’application sur votre téléphone. Si vous ne savez pas laquelle, demandez avant de continuer.',
    nameCredential:
      'Changez le nom ou le type si vous le souhaitez, puis choisissez « Afficher le code ». Rien n’est créé avant.',
    working: 'Vous n’avez rien à faire. La page continue d’elle-même.',
    instructions: 'Voici ce que votre organisation souhaite vous dire. Choisissez « Retour » quand vous l’avez lu.',
    guide: 'Vous pouvez regarder ceci aussi souvent que vous le voulez. Rien n’a encore commencé.',
    enterPuk: 'Un code PUK faux coûte aussi un essai. Si vous ne l’avez pas, choisissez « Retour » et demandez-le.',
    pinUnblocked: 'Votre ancien code ne fonctionne plus.',
    presentPin:
      'C’est le code que vous avez saisi en arrivant. Rien ne change avant que vous ayez saisi le nouveau deux fois.',
    newPin: 'Choisissez un code que vous retiendrez. Il va de cette page à votre carte et n’est conservé nulle part.',
    repeatPin: 'Saisissez le même code que juste avant. Choisissez « Retour » pour en choisir un autre.',
    changingPin: 'Vous n’avez rien à faire. Laissez la carte dans le lecteur.',
    pinChanged: 'Votre ancien code ne fonctionne plus. Vous pouvez revenir à la liste ou reprendre votre carte.',
    card: 'Le certificat de connexion est celui que vous utilisez ici. Le personnel trouve le reste sous « Afficher les détails ».',
    pinForPrinted: 'C’est le code que vous avez saisi en arrivant. La carte le demande encore une fois pour cela.',
    pinForPrintedOnPad:
      'Le lecteur attend votre code PIN pendant une minute. Sa touche d’annulation ramène en arrière.',
    printed:
      'Ce devrait être ce que vous lisez sur la carte elle-même. Sinon, signalez-le au service qui a délivré votre carte.',
    credentials:
      'Chaque ligne est un de vos téléphones. Choisissez-le pour voir ce qui s’y trouve, depuis quand et jusqu’à quand.',
    phone:
      'Choisissez ce que vous voulez faire. Avant tout arrêt définitif, la question vous est posée encore une fois. Choisissez « Retour » si vous vouliez seulement regarder.',
    credential:
      'Choisissez ce que vous voulez faire. Avant tout arrêt définitif, la question vous est posée encore une fois. Choisissez « Retour » si vous vouliez seulement regarder.',
    weighCredentialAct: 'En cas de doute, choisissez « Retour ». Rien ne s’est encore passé.',
    credentialChanged: 'C’est fait. Vous pouvez revenir à la liste ou reprendre votre carte.',
    weighPhoneAct: 'En cas de doute, choisissez « Retour ». Rien ne s’est encore passé.',
    phoneChanged: 'C’est fait. Vous pouvez revenir à la liste ou reprendre votre carte.',
    preparing: 'Vous n’avez rien à faire. Le code apparaît dans un instant.',
    pairing:
      'Ouvrez l’appareil photo de votre téléphone et cadrez le code en entier. Un lien s’affiche : touchez-le. Si cela ne marche pas, choisissez « Je ne peux pas scanner » et saisissez un code.',
    compare:
      'Si les deux écrans montrent la même chose, personne ne s’est glissé entre vous et cette borne. Si quelque chose diffère, ne serait-ce qu’un mot, choisissez « C’est différent ». Vous ne risquez rien.',
    confirming: 'Vous n’avez rien à faire. Gardez la page ouverte sur votre téléphone et votre carte dans le lecteur.',
    done: 'Vous pouvez reprendre votre carte. La référence permettra au personnel de vous aider plus tard.',
    failure: 'La page indique ce que vous pouvez faire. Le personnel en saura plus grâce à la référence.',
  },
};
