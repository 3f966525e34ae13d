// SPDX-License-Identifier: Apache-2.0

import type { Text } from './text.ts';

const essais = (count: number): string => (count === 1 ? '1 essai' : `${count} essais`);

/** French. */
export const fr: Text = {
  language: 'Langue',
  practice: 'Exercice. Rien ici n’est réel.',
  back: 'Retour',
  step: (step, of, name) => `Étape ${step} sur ${of} : ${name}`,
  steps: {
    code: 'Code',
    use: 'Usage',
    number: 'Numéro',
    compare: 'Comparer',
    install: 'Installer',
    account: 'Compte',
    name: 'Nom',
  },
  homeScreen: {
    first: (device) =>
      `Pour garder une identité dans le navigateur d’un ${device}, ajoutez d’abord cette page à l’écran d’accueil (Partager, « Sur l’écran d’accueil »), ouvrez-la de là et scannez-y le code. Sinon, Safari efface ce que cette page conserve si vous ne l’ouvrez pas pendant sept jours.`,
    afterwards: (device) =>
      `Ouvrez cette page au moins une fois par semaine : Safari efface ce que conserve une page qui n’est pas ouverte pendant sept jours. Pour garder l’identité, ajoutez cette page à l’écran d’accueil de votre ${device} (Partager, « Sur l’écran d’accueil »), ouvrez-la de là et configurez l’${device} encore une fois.`,
    forPush: (device) =>
      `Un ${device} ne vous avertit que depuis l’écran d’accueil. Ajoutez-y cette page (Partager, « Sur l’écran d’accueil »), ouvrez-la de là et connectez-vous-y encore une fois.`,
    android: 'Pour retrouver cette page, ouvrez le menu du navigateur et choisissez « Ajouter à l’écran d’accueil ».',
  },
  starting: 'Un instant',
  start: {
    title: 'Configurer ce téléphone',
    lead: 'Grâce à votre carte à puce, ce téléphone reçoit sa propre identité. Il vous faut la carte, son code PIN et une borne avec lecteur de carte.',
    atStation: 'À la borne, choisissez « Configurer mon téléphone ». Un code QR et un numéro s’affichent.',
    getCode: 'Scanner le code QR',
    typeCode: 'Je ne peux pas scanner : saisir un code',
    phone: 'Se connecter avec la carte à puce',
    newestIssued: 'Sur ce téléphone',
    newestKeyed: 'Pas encore terminé',
  },
  access: {
    title: 'Configurer l’accès mobile par carte à puce',
    lead: 'Grâce à votre carte à puce, votre téléphone reçoit sa propre identité. Munissez-vous de la carte et de son code PIN, et allez à une borne.',
    instructions: 'Instructions de votre organisation (s’ouvre dans un nouvel onglet)',
    guide: 'Comment faire',
    browser: {
      iPhone: 'Utilisez Safari sur cet iPhone, dans un onglet qui n’est pas privé : un onglet privé oublie la clé.',
      iPad: 'Utilisez Safari sur cet iPad, dans un onglet qui n’est pas privé : un onglet privé oublie la clé.',
      Android: 'Utilisez Chrome sur ce téléphone, pas dans un onglet de navigation privée : celui-ci oublie la clé.',
      other: 'Utilisez un navigateur récent sur cet appareil, pas dans une fenêtre privée : celle-ci oublie la clé.',
    },
    atStation:
      'À la borne, insérez votre carte, saisissez votre code PIN et choisissez « Configurer mon téléphone ». Un code QR et un numéro s’affichent.',
    scan: 'Choisissez « Commencer » ci-dessous, autorisez l’appareil photo et visez le code QR.',
    compare:
      'Saisissez le numéro qui se trouve sous le code, puis comparez les trois mots sur les deux écrans et confirmez à la borne.',
    begin: 'Commencer',
  },
  scanHints: {
    dark: 'Il fait trop sombre pour lire le code. Allumez la lumière, ou tenez le téléphone de sorte que son ombre ne tombe pas sur l’écran.',
    far: 'Aucun code lu pour l’instant. Approchez-vous jusqu’à ce que le code remplisse le cadre.',
  },
  camera: {
    title: 'L’appareil photo lit le code',
    lead: 'Votre téléphone va demander si cette page peut utiliser l’appareil photo. Choisissez « Autoriser ».',
    privacy:
      'L’appareil photo n’est actif que pendant le scan. L’image reste sur ce téléphone ; rien n’est enregistré ni envoyé.',
    continue: 'Continuer',
    typeInstead: 'Saisir plutôt un code',
  },
  scan: {
    title: 'Visez le code',
    lead: 'Tenez le téléphone de sorte que tout le code QR affiché par la borne soit dans le cadre.',
    starting: 'L’appareil photo démarre',
    torchOn: 'Allumer la lumière',
    torchOff: 'Éteindre la lumière',
    view: 'Ce que voit l’appareil photo',
  },
  code: {
    title: 'Saisissez le code',
    lead: 'À la borne, choisissez « Je ne peux pas scanner ». Elle affiche votre compte et un code de 13 chiffres.',
    account: 'Compte',
    accountHint: 'Tel que la borne l’affiche',
    code: 'Code',
    codeHint: '13 chiffres. Les espaces ne comptent pas.',
    continue: 'Continuer',
    sending: 'Recherche de votre code',
    accountMissing: 'Le compte est vide. Saisissez-le tel que la borne l’affiche.',
    codeIncomplete: (typed, needed) => `Le code comporte ${needed} chiffres. Vous en avez saisi ${typed}.`,
  },
  opening: 'Recherche de votre code',
  password: {
    title: 'Saisissez le numéro',
    lead: 'Il est affiché sur l’écran de la borne, sous le code QR.',
    field: 'Numéro',
    hint: '8 chiffres',
    triesLeft: (count) => `Vous avez ${essais(count)}.`,
    lastTry: 'Il reste un essai. Si le numéro est faux, ce code prend fin et il vous en faudra un nouveau.',
    wrong: 'Ce n’est pas le numéro affiché par la borne. Vérifiez-le et saisissez-le à nouveau.',
    lost: 'Le numéro n’est pas encore parvenu. Gardez cette page ouverte : elle continuera d’elle-même dès que possible.',
    incomplete: (typed, needed) => `Le numéro comporte ${needed} chiffres. Vous en avez saisi ${typed}.`,
    continue: 'Continuer',
    sending: 'Création de la clé et envoi de la demande',
    forName: (name, type) => `Pour « ${name} », ${type}`,
  },
  way: {
    title: 'Où allez-vous l’utiliser ?',
    lead: 'Votre choix vaut pour ce code.',
    both: 'Il vous faut les deux ? Configurez ce téléphone une seconde fois ensuite, avec un nouveau code.',
    browser: {
      name: () => 'Dans ce navigateur',
      explanation: () =>
        'Rien à installer. La clé reste dans ce navigateur ; le Wi-Fi, le VPN et la messagerie ne peuvent pas l’utiliser.',
    },
    profile: {
      name: (device) => `Pour le Wi-Fi, le VPN et la messagerie de cet ${device}`,
      explanation: (device) =>
        `L’appareil (${device}) crée lui-même la clé et ne la donne jamais. Vous installez un profil dans Réglages.`,
    },
    file: {
      name: () => 'Pour le Wi-Fi, le VPN et la messagerie de ce téléphone',
      explanation: () => 'Vous recevez un fichier et son mot de passe, à installer dans les paramètres du téléphone.',
    },
  },
  profile: {
    title: 'Confirmé. Obtenez maintenant le profil',
    lead: 'Le profil indique à votre téléphone comment créer sa clé et obtenir l’identité. Il sert une seule fois, sur ce téléphone.',
    fetch: 'Obtenir le profil',
    fetching: 'Obtention du profil',
    fetchAgain: 'Obtenir de nouveau le profil',
    installTitle: 'Installez le profil',
    installLead: 'Vous avez dix minutes. Cette page continue d’elle-même.',
    allow: 'Choisissez « Autoriser » quand le téléphone parle d’un profil de configuration.',
    settings: 'Ouvrez Réglages et choisissez « Profil téléchargé », en haut.',
    install: 'Choisissez « Installer » et saisissez le code de votre téléphone.',
    waiting: 'En attente de la demande de votre téléphone',
  },
  file: {
    title: 'Votre fichier',
    lead: 'Le système du téléphone prend l’identité sous forme de fichier avec un mot de passe. Créez-le maintenant : la clé est ensuite oubliée ici, et il n’y aura pas de second fichier.',
    make: 'Créer le fichier',
    making: 'Création du fichier',
    older: 'Ce téléphone a Android 13 ou une version plus ancienne',
    takeTitle: 'Copiez le mot de passe, puis obtenez le fichier',
    takeLead: 'Le mot de passe ne s’affiche qu’ici. Il n’ouvre que ce fichier.',
    password: 'Mot de passe du fichier',
    copy: 'Copier le mot de passe',
    copied: 'Copié',
    download: 'Obtenir le fichier',
    open: 'Ouvrez le fichier, depuis l’avis de téléchargement ou dans Fichiers.',
    type: 'Collez ou saisissez le mot de passe. Comme usage, choisissez « Certificat utilisateur pour VPN et applications » ou « Certificat Wi-Fi ».',
    delete: 'Supprimez ensuite le fichier, dans Fichiers.',
    finished: 'Je l’ai installé',
  },
  mailFiles: {
    title: 'Clés pour la messagerie sécurisée',
    lead: 'Votre logiciel de messagerie les prend sous forme de fichiers avec un seul mot de passe : une clé qui signe vos messages, et des clés qui ouvrent ceux que l’on chiffre pour vous. Créez-les maintenant : la clé de signature est ensuite oubliée ici, et il n’y en aura pas de seconde.',
    make: 'Créer les fichiers',
    making: 'Création des fichiers',
    later: 'Pas maintenant',
    takeTitle: 'Copiez le mot de passe, puis obtenez chaque fichier',
    takeLead: 'Le mot de passe ne s’affiche qu’ici. Il ouvre tous ces fichiers.',
    password: 'Mot de passe des fichiers',
    uses: {
      system: { name: 'Pour le Wi-Fi, le VPN et les applications', explanation: () => 'L’identité elle-même.' },
      signing: { name: 'Pour signer vos messages', explanation: () => 'On voit que vos messages viennent de vous.' },
      encryption: {
        name: 'Pour les messages chiffrés',
        explanation: () => 'Ouvre ce que l’on chiffre pour vous à partir de maintenant.',
      },
      earlier: {
        name: 'Pour les messages antérieurs',
        explanation: (date) => `Ouvre les messages du téléphone que vous avez configuré le ${date}.`,
      },
    },
    taken: 'Obtenu',
    steps: {
      iPhone: [
        'Ouvrez les fichiers l’un après l’autre. À chaque fois, allez dans Réglages, choisissez « Profil téléchargé », puis « Installer ».',
        'Saisissez le code de l’iPhone, puis collez le mot de passe des fichiers.',
        'Dans Réglages > Apps > Mail > Comptes Mail, choisissez votre compte et « Avancé », et activez « Signer » sous S/MIME.',
      ],
      iPad: [
        'Ouvrez les fichiers l’un après l’autre. À chaque fois, allez dans Réglages, choisissez « Profil téléchargé », puis « Installer ».',
        'Saisissez le code de l’iPad, puis collez le mot de passe des fichiers.',
        'Dans Réglages > Apps > Mail > Comptes Mail, choisissez votre compte et « Avancé », et activez « Signer » sous S/MIME.',
      ],
      Android: [
        'Ouvrez les fichiers l’un après l’autre, depuis l’avis de téléchargement ou dans Fichiers.',
        'Collez ou saisissez le mot de passe. Comme usage, choisissez « Certificat utilisateur pour VPN et applications ».',
        'Dans votre application de messagerie, ouvrez les réglages de sécurité de votre compte (S/MIME) et choisissez les certificats.',
      ],
      other: [
        'Dans les réglages de votre logiciel de messagerie, cherchez les certificats ou S/MIME, et importez les fichiers l’un après l’autre.',
        'Collez ou saisissez le mot de passe des fichiers.',
        'Dans les réglages de votre compte, choisissez les certificats de signature et de chiffrement.',
      ],
    },
    delete: 'Supprimez les fichiers dès que votre logiciel de messagerie les a.',
    finished: 'Je les ai installés',
    missing: 'Les clés pour la messagerie n’en font pas partie :',
    waiting: 'Les clés pour la messagerie sécurisée n’ont pas encore été obtenues.',
    get: 'Obtenir les clés de messagerie',
  },
  credentials: {
    title: 'Identités sur ce téléphone',
    none: 'Il n’y en a pas encore sur ce téléphone.',
    open: 'Identités sur ce téléphone',
    days: (days) => (days <= 1 ? `encore ${days} jour` : `encore ${days} jours`),
    expired: 'Expirée',
    checking: 'L’émetteur est interrogé',
    valid: 'Acceptée par l’émetteur',
    inSettings: 'Dans les réglages du téléphone',
    renews: 'Se renouvelle d’elle-même à partir du',
    remove: 'Retirer de ce téléphone',
    removeTitle: 'Retirer cette identité ?',
    removeLead:
      'Sa clé est effacée définitivement de ce navigateur. Si un téléphone est perdu, demandez plutôt à l’assistance de révoquer l’identité.',
    removeConfirm: 'Retirer',
    keep: 'Garder',
  },
  compare: {
    title: 'La borne affiche-\u2060t-\u2060elle la même chose ?',
    lead: 'Comparez ces trois mots et l’image avec l’écran de la borne.',
    same: 'Identique : choisissez « C’est identique » à la borne, pas ici.',
    different: 'Différent : choisissez-y « C’est différent ». Tout s’arrête alors, et c’est ce qu’il faut faire.',
    picture: 'Image qui accompagne les mots',
    waiting: 'En attente de votre confirmation à la borne',
    suspended:
      'La borne a été quittée. Remettez votre carte et saisissez-y votre code PIN ; cette page continuera d’elle-même.',
    disconnected: 'Pas de connexion pour le moment. Cette page continuera d’elle-même dès son retour.',
  },
  done: {
    title: 'Votre téléphone est configuré',
    lead: 'Cette identité se trouve maintenant sur votre téléphone.',
    name: 'Nom',
    type: 'Type',
    person: 'Délivrée à',
    validTo: 'Valable jusqu’au',
    reference: 'Numéro de série',
    nextTitle: 'À quoi elle sert',
    use: {
      browser:
        'Elle montre aux pages de votre organisation qui vous êtes, dans ce navigateur. Le Wi-Fi, le VPN, la messagerie et les autres pages ne peuvent pas l’utiliser.',
      profile: 'Les apps, le Wi-Fi, le VPN et la messagerie l’utilisent comme votre organisation les a réglés.',
      file: 'Choisissez-la là où le Wi-Fi, le VPN ou une app demande un certificat.',
    },
    where: {
      browser:
        'Sa clé reste dans ce navigateur, sur ce téléphone. N’effacez pas les données de ce site, sinon la clé est perdue.',
      profile:
        'Sa clé se trouve dans le trousseau de ce téléphone. Pour la retirer : Réglages > Général > VPN et gestion de l’appareil.',
      file: 'Sa clé se trouve là où vous avez installé le fichier. Pour la retirer : Paramètres > Sécurité > Chiffrement et identifiants > Identifiants utilisateur.',
    },
    tryTitle: 'Vérifiez que cela fonctionne',
    tryLead: 'Votre téléphone signe une question de l’émetteur. Rien d’autre ne se passe.',
    tryIt: 'Essayer',
    trying: 'Essai en cours',
    accepted: (subject) => `Cela fonctionne. L’émetteur a reconnu ${subject}.`,
    download: 'Télécharger le certificat',
    takeCard: 'À la borne : reprenez votre carte.',
  },
  signIn: {
    title: 'Se connecter avec la carte à puce',
    lead: 'Saisissez votre compte professionnel. Vous recevez un code à saisir sur un ordinateur équipé d’un lecteur de cartes.',
    showCode: 'Afficher un code',
    codeTitle: 'Votre code',
    codeLead: 'Saisissez-le sur l’ordinateur à carte à puce.',
    minutesLeft: (minutes) =>
      minutes === 1 ? 'Il est encore valable 1 minute.' : `Il est encore valable ${minutes} minutes.`,
    steps: [
      'Insérez votre carte à puce dans le lecteur et saisissez votre code PIN.',
      'Choisissez « Connecter un téléphone ».',
      'Saisissez le code. Vérifiez que l’écran affiche bien ce téléphone.',
    ],
    warning: 'Ne donnez ce code à personne. Ni un collègue ni l’assistance n’en ont besoin.',
    waiting: 'En attente de l’ordinateur à carte à puce. Cette page continue d’elle-même.',
    cancel: 'Annuler',
    numberTitle: 'Saisissez le nombre',
    numberLead: 'L’ordinateur à carte à puce affiche maintenant un nombre à deux chiffres. Vous avez un essai.',
    number: 'Nombre',
    numberHint: 'Deux chiffres',
  },
  enrol: {
    title: 'Enregistrer ce téléphone',
    lead: 'Vous êtes connecté. Une dernière étape ajoute ce téléphone à la liste de vos téléphones.',
    canSeeTitle: 'Ce que votre organisation voit',
    canSee: 'Le type de téléphone, son nom, son dernier contact et les cartes mobiles qu’il contient.',
    cannotSeeTitle: 'Ce qu’elle ne voit pas',
    cannotSee: 'Vos messages, photos, applications, appels, lieux et ce que vous consultez.',
    name: 'Nom de ce téléphone',
    nameHint: 'Un nom auquel vous le reconnaissez, 64 caractères au plus',
    defaultName: 'Mon téléphone',
    enrol: 'Enregistrer',
  },
  phone: {
    title: 'Votre téléphone est enregistré',
    lead: (account) => `Il est connecté en tant que ${account}.`,
    beginLead: 'Ensuite : configurez l’accès mobile par carte à puce. Une carte mobile est placée sur ce téléphone.',
    begin: 'Commencer',
    thisPhone: 'Ce téléphone',
    others: 'Vos autres téléphones',
    since: (date) => `Enregistré le ${date}`,
    contact: (date) => `Dernier contact le ${date}`,
    remove: {
      choose: 'Retirer ce téléphone',
      title: 'Retirer ce téléphone ?',
      warning: 'Ce que ce téléphone contient est révoqué et ne peut plus être utilisé.',
      confirm: 'Retirer',
    },
    lost: {
      choose: 'Ce téléphone est perdu',
      title: 'Ce téléphone est-il perdu ?',
      warning:
        'Ce qu’il contient est aussitôt révoqué, pour que personne d’autre ne puisse s’en servir. Si vous le retrouvez, configurez-le de nouveau.',
      keep: 'Non, revenir',
      confirm: 'Oui, tout arrêter',
    },
    push: {
      title: 'Être averti sur ce téléphone',
      lead: 'Ce téléphone peut vous dire aussitôt ce qui arrive à vos identités, et ce qui vient ensuite. Un message ne contient rien de secret.',
      allow: 'Autoriser les notifications',
      asking: 'Un instant',
      on: 'Ce téléphone vous dit ce qui arrive à vos identités.',
      stop: 'Ne plus m’avertir ici',
      refused:
        'Les notifications ne sont pas autorisées pour cette page. Rien d’autre n’en dépend. Pour les autoriser, ouvrez les réglages du navigateur pour ce site.',
      failed:
        'Le service de notifications du téléphone n’a pas répondu. Rien d’autre n’en dépend : réessayez une autre fois.',
    },
  },
  problem: 'Quelque chose ne va pas',
  referenceCode: 'Référence pour l’assistance :',
  help: (support) => `Si vous êtes bloqué, adressez-vous à : ${support}.`,
  remedies: { tryAgain: 'Réessayer', newCode: 'Utiliser un nouveau code', typeCode: 'Saisir un code' },
  failures: {
    activationUnknown: {
      title: 'Ce code n’est pas connu',
      happened: 'L’émetteur ne connaît pas le code que vous avez ouvert, ou l’a supprimé.',
      toDo: 'Demandez un nouveau code à la borne et scannez-le.',
    },
    activationExpired: {
      title: 'Ce code a expiré',
      happened: 'Un code est valable 10 minutes, et elles sont écoulées.',
      toDo: 'À la borne, choisissez de nouveau « Configurer mon téléphone » et scannez le nouveau code.',
    },
    activationCancelled: {
      title: 'Ce code a été annulé',
      happened: 'La configuration a été arrêtée à la borne.',
      toDo: 'Si vous voulez continuer, demandez un nouveau code à la borne.',
    },
    activationUsed: {
      title: 'Un téléphone a déjà utilisé ce code',
      happened:
        'Une clé est déjà venue d’un autre téléphone ou d’un autre navigateur, et un code ne sert qu’à un seul.',
      toDo: 'Si c’était vous, continuez dans ce navigateur-là. Sinon, choisissez « C’est différent » à la borne et recommencez avec un nouveau code.',
    },
    activationSuspended: {
      title: 'La borne a été quittée',
      happened: 'Votre carte n’est plus dans le lecteur ; ce code attend donc.',
      toDo: 'Remettez votre carte, saisissez votre code PIN à la borne, puis réessayez ici.',
    },
    activationNotReady: {
      title: 'Pas encore confirmé',
      happened: 'Ce téléphone n’a pas encore été confirmé à la borne.',
      toDo: 'Confirmez à la borne, puis réessayez ici.',
    },
    wrongPassword: {
      title: 'C’est un autre numéro',
      happened: 'Le numéro saisi n’est pas celui de l’écran de la borne.',
      toDo: 'Regardez le numéro sous le code QR et saisissez-le à nouveau.',
    },
    passwordTriesUsedUp: {
      title: 'Plus d’essai pour ce code',
      happened: 'Un numéro faux a été saisi cinq fois ; ce code a donc pris fin. Votre carte n’est pas concernée.',
      toDo: 'Demandez un nouveau code à la borne.',
    },
    twoPhones: {
      title: 'Deux téléphones ont utilisé un même code',
      happened:
        'Un second téléphone a envoyé une clé pour le même code. Par sécurité, tout a été arrêté et aucune identité n’a été délivrée.',
      toDo: 'Demandez un nouveau code à la borne et ne laissez personne d’autre voir l’écran.',
    },
    phrasesDiffer: {
      title: 'Arrêté, car les mots étaient différents',
      happened:
        'Vous avez indiqué à la borne que les mots sont différents. Aucune identité n’a été délivrée. C’était la bonne décision.',
      toDo: 'Signalez-le à l’assistance, puis recommencez avec un nouveau code.',
    },
    codeUnknown: {
      title: 'Le compte et le code ne vont pas ensemble',
      happened: 'Aucune configuration n’est en cours pour ce compte avec ce code.',
      toDo: 'Comparez les deux avec l’écran de la borne et saisissez-les à nouveau.',
    },
    signInUnknown: {
      title: 'Aucun téléphone n’attend avec ce code',
      happened: 'Ce code n’est pas utilisé, ou le téléphone qui l’affichait ne veut plus se connecter.',
      toDo: 'Recommencez avec un nouveau code.',
    },
    signInOfAnother: {
      title: 'Ce code n’est pas pour vous',
      happened:
        'Le téléphone qui affiche ce code a indiqué le compte d’une autre personne. Vous ne pouvez pas l’approuver.',
      toDo: 'Si ce téléphone est le vôtre, saisissez-y votre propre compte professionnel. Si quelqu’un vous a envoyé ce code, prévenez le personnel.',
    },
    signInExpired: {
      title: 'Le code du téléphone est trop ancien',
      happened: 'Un code est valable dix minutes, et elles sont écoulées.',
      toDo: 'Recommencez avec un nouveau code.',
    },
    signInUsed: {
      title: 'Ce code a déjà été utilisé',
      happened: 'Le téléphone qui affiche ce code a déjà été approuvé.',
      toDo: 'Recommencez avec un nouveau code.',
    },
    signInRejected: {
      title: 'Le téléphone a été refusé',
      happened: 'Quelqu’un a dit, à l’ordinateur à carte à puce, que ce n’est pas son téléphone.',
      toDo: 'Si c’était vous, recommencez avec un nouveau code.',
    },
    signInNumberWrong: {
      title: 'Le nombre saisi sur le téléphone était faux',
      happened: 'L’ordinateur affichait un autre nombre, ou il a été mal saisi. Le téléphone n’a pas été connecté.',
      toDo: 'Recommencez avec un nouveau code.',
    },
    phoneUnknown: {
      title: 'Ce téléphone n’est pas enregistré',
      happened: 'Le téléphone a été retiré ou déclaré perdu.',
      toDo: 'Connectez-le de nouveau avec votre carte à puce.',
    },
    requestMalformed: {
      title: 'L’émetteur n’a pas compris ce téléphone',
      happened: 'Ce que le téléphone a envoyé n’est pas ce que l’émetteur attend.',
      toDo: 'Rechargez cette page et utilisez un nouveau code. Si cela se reproduit, signalez-le à l’assistance.',
    },
    requestTooLarge: {
      title: 'L’émetteur n’a pas accepté la demande',
      happened: 'Ce que le téléphone a envoyé était trop long.',
      toDo: 'Utilisez un nouveau code. Si cela se reproduit, signalez-le à l’assistance.',
    },
    requestForbidden: {
      title: 'Ce téléphone n’y est pas autorisé',
      happened: 'L’émetteur ne reconnaît pas ce téléphone pour ce code.',
      toDo: 'Demandez un nouveau code à la borne.',
    },
    notFound: {
      title: 'Il n’y a rien à cette adresse',
      happened: 'L’adresse que vous avez ouverte ne mène nulle part.',
      toDo: 'Scannez le code sur l’écran de la borne.',
    },
    csrMalformed: {
      title: 'L’émetteur n’a pas accepté la demande',
      happened: 'La demande de certificat de ce téléphone n’a pas pu être lue.',
      toDo: 'Utilisez un nouveau code. Si cela se reproduit, prenez un autre navigateur et signalez-le à l’assistance.',
    },
    csrSignatureWrong: {
      title: 'L’émetteur n’a pas accepté la demande',
      happened: 'La signature de la demande de certificat ne correspond pas à la clé de ce téléphone.',
      toDo: 'Utilisez un nouveau code. Si cela se reproduit, prenez un autre navigateur et signalez-le à l’assistance.',
    },
    csrKeyUnsupported: {
      title: 'L’émetteur n’a pas accepté la clé',
      happened: 'Votre organisation n’admet pas le type de clé que ce téléphone crée.',
      toDo: 'Signalez-le à l’assistance.',
    },
    csrKeyTaken: {
      title: 'Cette clé est celle de quelqu’un d’autre',
      happened: 'Le téléphone a envoyé une clé qui appartient déjà à l’identité d’une autre personne.',
      toDo: 'Recommencez avec un nouveau code, pour que ce téléphone crée sa propre clé. Si cela se reproduit, signalez-le à l’assistance.',
    },
    credentialRefused: {
      title: 'Aucune identité n’a été délivrée',
      happened: 'Votre organisation ne vous accorde pas cette identité pour le moment.',
      toDo: 'Demandez à l’assistance, puis utilisez un nouveau code.',
    },
    issuerUnreachable: {
      title: 'L’émetteur ne répond pas',
      happened: 'Le téléphone est connecté, mais le service de votre organisation n’a pas répondu.',
      toDo: 'Attendez un instant, puis réessayez. Ce que vous avez déjà fait est conservé.',
    },
    issuerNotGenuine: {
      title: 'Cela ne venait pas de votre émetteur',
      happened:
        'Ce qui est arrivé ne correspond pas à la clé de ce téléphone ou à cette adresse et n’a donc pas été utilisé.',
      toDo: 'Signalez-le à l’assistance, puis recommencez avec un nouveau code.',
    },
    issuerUnavailable: {
      title: 'L’émetteur ne peut pas fonctionner pour l’instant',
      happened: 'Un élément dont le service de votre organisation a besoin est momentanément indisponible.',
      toDo: 'Attendez une minute, puis réessayez. Ce que vous avez déjà fait est conservé.',
    },
    issuerFailed: {
      title: 'L’émetteur n’y est pas parvenu',
      happened: 'Quelque chose a échoué dans le service de votre organisation.',
      toDo: 'Attendez un instant, puis réessayez. Si cela se reproduit, signalez-le à l’assistance.',
    },
    cameraRefused: {
      title: 'L’appareil photo n’est pas autorisé',
      happened: 'Cette page ne peut pas utiliser l’appareil photo.',
      toDo: 'Saisissez le code. Ou autorisez l’appareil photo pour ce site dans les réglages du navigateur et scannez à nouveau.',
    },
    cameraMissing: {
      title: 'Aucun appareil photo disponible',
      happened: 'Cet appareil n’a pas d’appareil photo, ou une autre application l’utilise.',
      toDo: 'Fermez les autres applications qui l’utilisent, ou saisissez le code.',
    },
    codeForeign: {
      title: 'C’est un autre code',
      happened: 'Le code que vous avez ouvert ne vient pas d’une borne de cette organisation.',
      toDo: 'Scannez le code sur l’écran de la borne où se trouve votre carte.',
    },
    storageRefused: {
      title: 'Ce navigateur ne conserve rien',
      happened:
        'Le téléphone n’a pas pu enregistrer sa clé : navigation privée, téléphone plein ou réglage qui l’empêche.',
      toDo: 'Quittez la navigation privée ou libérez de la place, puis réessayez.',
    },
    browserTooOld: {
      title: 'Ce navigateur ne le permet pas',
      happened: 'Il n’a pas d’endroit sûr pour une clé, ou la page n’a pas été ouverte par une connexion sécurisée.',
      toDo: 'Ouvrez le lien dans une version récente de Safari, Chrome, Edge ou Firefox.',
    },
    phoneOffline: {
      title: 'Ce téléphone n’est pas connecté',
      happened: 'Ni le Wi-Fi ni le réseau mobile ne fonctionnent pour le moment.',
      toDo: 'Connectez-vous, puis réessayez. Ce que vous avez déjà fait est conservé.',
    },
    phoneFailed: {
      title: 'Cette page ne fonctionne plus',
      happened: 'Un événement imprévu s’est produit dans cette page. Ce que vous avez déjà fait est conservé.',
      toDo: 'Réessayez. Si cela se reproduit, signalez-le à l’assistance.',
    },
    tooManyTries: {
      title: 'Trop d’essais',
      happened: 'Il y a eu trop d’essais en peu de temps ; l’émetteur fait donc attendre tout le monde.',
      toDo: 'Attendez quelques minutes, puis réessayez.',
    },
    challengeExpired: {
      title: 'C’était trop long',
      happened: 'La question que le téléphone devait signer n’est plus valable.',
      toDo: 'Réessayez.',
    },
    signatureWrong: {
      title: 'L’émetteur n’a pas accepté la signature',
      happened: 'La signature ne correspond pas à l’identité de ce téléphone.',
      toDo: 'Configurez de nouveau ce téléphone avec un nouveau code.',
    },
    certificateExpired: {
      title: 'Cette identité a expiré',
      happened: 'Sa durée de validité est écoulée.',
      toDo: 'Configurez de nouveau ce téléphone avec un nouveau code.',
    },
    certificateNotYetValid: {
      title: 'Cette identité n’est pas encore valable',
      happened: 'D’après l’horloge de l’émetteur, sa validité n’a pas commencé.',
      toDo: 'Attendez quelques minutes, puis réessayez.',
    },
    certificateNotTrusted: {
      title: 'L’émetteur n’a pas accepté cette identité',
      happened: 'Elle a pris fin, ou un autre émetteur l’a délivrée.',
      toDo: 'Configurez de nouveau ce téléphone avec un nouveau code.',
    },
    certificateRevoked: {
      title: 'Cette identité a été révoquée',
      happened: 'Elle n’est plus valable.',
      toDo: 'Si vous ne l’avez pas demandé, signalez-le à l’assistance. Pour une nouvelle identité, utilisez un nouveau code.',
    },
    credentialPaused: {
      title: 'Cette identité est suspendue',
      happened: 'Elle n’est acceptée nulle part tant qu’elle n’est pas remise en service.',
      toDo: 'À une borne, choisissez « Voir mes téléphones » et remettez-la en service. Si ce n’est pas vous qui l’avez suspendue, signalez-le à l’assistance.',
    },
  },
};
