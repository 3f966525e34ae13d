// SPDX-License-Identifier: Apache-2.0

import type { Text } from './text.ts';

const essais = (count: number): string => (count === 1 ? '1 essai' : `${count} essais`);

/** French. */
export const fr: Text = {
  language: 'Langue',
  practice: 'Exercice. Rien ici n’est réel.',
  back: 'Retour',
  starting: 'Un instant',
  start: {
    title: 'Configurer ce téléphone',
    lead: 'Grâce à votre carte à puce, ce téléphone reçoit sa propre identité. Il vous faut la carte, son code PIN et une borne avec lecteur de carte.',
    atStation: 'À la borne, choisissez « Configurer mon téléphone ». Un code QR et un numéro s’affichent.',
    getCode: 'Scanner le code QR',
    typeCode: 'Je ne peux pas scanner : saisir un code',
    newestIssued: 'Sur ce téléphone',
    newestKeyed: 'Pas encore terminé',
  },
  access: {
    title: 'Configurer l’accès mobile par carte à puce',
    lead: 'Grâce à votre carte à puce, votre téléphone reçoit sa propre identité. Munissez-vous de la carte et de son code PIN, et allez à une borne.',
    instructions: 'Instructions de votre organisation (s’ouvre dans un nouvel onglet)',
    guide: 'Comment faire',
    browser: {
      iPhone: 'Utilisez Safari sur cet iPhone, dans un onglet qui n’est pas privé : un onglet privé oublie la clé.',
      iPad: 'Utilisez Safari sur cet iPad, dans un onglet qui n’est pas privé : un onglet privé oublie la clé.',
      Android: 'Utilisez Chrome sur ce téléphone, pas dans un onglet de navigation privée : celui-ci oublie la clé.',
      other: 'Utilisez un navigateur récent sur cet appareil, pas dans une fenêtre privée : celle-ci oublie la clé.',
    },
    atStation:
      'À la borne, insérez votre carte, saisissez votre code PIN et choisissez « Configurer mon téléphone ». Un code QR et un numéro s’affichent.',
    scan: 'Choisissez « Commencer » ci-dessous, autorisez l’appareil photo et visez le code QR.',
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
    lead: 'Votre téléphone va demander si cette page peut utiliser l’appareil photo. Choisissez « Autoriser ».',
    privacy:
      'L’appareil photo n’est actif que pendant le scan. L’image reste sur ce téléphone ; rien n’est enregistré ni envoyé.',
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
    lead: 'À la borne, choisissez « Je ne peux pas scanner ». Elle affiche votre compte et un code de 13 chiffres.',
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
    lost: 'Le numéro n’est pas encore parvenu. Gardez cette page ouverte : elle continuera d’elle-même dès que possible.',
    incomplete: (typed, needed) => `Le numéro comporte ${needed} chiffres. Vous en avez saisi ${typed}.`,
    continue: 'Continuer',
    sending: 'Création de la clé et envoi de la demande',
    forName: (name, type) => `Pour « ${name} », ${type}`,
  },
  way: {
    title: 'Où allez-vous l’utiliser ?',
    lead: 'Votre choix vaut pour ce code.',
    both: 'Il vous faut les deux ? Configurez ce téléphone une seconde fois ensuite, avec un nouveau code.',
    browser: {
      name: () => 'Dans ce navigateur',
      explanation: () =>
        'Rien à installer. La clé reste dans ce navigateur ; le Wi-Fi, le VPN et la messagerie ne peuvent pas l’utiliser.',
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
    homeScreen: (device) =>
      `Pour la garder dans ce navigateur sur un ${device}, ajoutez d’abord cette page à l’écran d’accueil (Partager, « Sur l’écran d’accueil »), ouvrez-la de là et scannez de nouveau le code. Sinon, Safari efface ce que cette page conserve si vous ne l’ouvrez pas pendant sept jours.`,
  },
  profile: {
    title: 'Confirmé. Obtenez maintenant le profil',
    lead: 'Le profil indique à votre téléphone comment créer sa clé et obtenir l’identité. Il sert une seule fois, sur ce téléphone.',
    fetch: 'Obtenir le profil',
    fetching: 'Obtention du profil',
    fetchAgain: 'Obtenir de nouveau le profil',
    installTitle: 'Installez le profil',
    installLead: 'Vous avez dix minutes. Cette page continue d’elle-même.',
    allow: 'Choisissez « Autoriser » quand le téléphone parle d’un profil de configuration.',
    settings: 'Ouvrez Réglages et choisissez « Profil téléchargé », en haut.',
    install: 'Choisissez « Installer » et saisissez le code de votre téléphone.',
    waiting: 'En attente de la demande de votre téléphone',
  },
  file: {
    title: 'Votre fichier',
    lead: 'Le système du téléphone prend l’identité sous forme de fichier avec un mot de passe. Créez-le maintenant : la clé est ensuite oubliée ici, et il n’y aura pas de second fichier.',
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
    type: 'Collez ou saisissez le mot de passe. Comme usage, choisissez « Certificat utilisateur pour VPN et applications » ou « Certificat Wi-Fi ».',
    delete: 'Supprimez ensuite le fichier, dans Fichiers.',
    finished: 'Je l’ai installé',
  },
  credentials: {
    title: 'Identités sur ce téléphone',
    none: 'Il n’y en a pas encore sur ce téléphone.',
    open: 'Identités sur ce téléphone',
    days: (days) => (days <= 1 ? `encore ${days} jour` : `encore ${days} jours`),
    expired: 'Expirée',
    checking: 'L’émetteur est interrogé',
    valid: 'Acceptée par l’émetteur',
    unchecked: 'Dans les réglages du téléphone',
    renews: 'Se renouvelle d’elle-même à partir du',
    renewed: 'Renouvelée à l’instant.',
    remove: 'Retirer de ce téléphone',
    removeTitle: 'Retirer cette identité ?',
    removeLead:
      'Sa clé est effacée définitivement de ce navigateur. Si un téléphone est perdu, demandez plutôt à l’assistance de révoquer l’identité.',
    removeConfirm: 'Retirer',
    keep: 'Garder',
  },
  compare: {
    title: 'La borne affiche-t-elle la même chose ?',
    lead: 'Comparez ces trois mots et l’image avec l’écran de la borne.',
    same: 'Identique : choisissez « C’est identique » à la borne, pas ici.',
    different: 'Différent : choisissez-y « C’est différent ». Tout s’arrête alors, et c’est ce qu’il faut faire.',
    picture: 'Image qui accompagne les mots',
    waiting: 'En attente de votre confirmation à la borne',
    suspended:
      'La borne a été quittée. Remettez votre carte et saisissez-y votre code PIN ; cette page continuera d’elle-même.',
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
    where: {
      browser:
        'Sa clé reste dans ce navigateur, sur ce téléphone. N’effacez pas les données de ce site, sinon la clé est perdue.',
      profile:
        'Sa clé se trouve dans le trousseau de ce téléphone. Pour la retirer : Réglages > Général > VPN et gestion de l’appareil.',
      file: 'Sa clé se trouve là où vous avez installé le fichier. Pour la retirer : Paramètres > Sécurité > Chiffrement et identifiants > Identifiants utilisateur.',
    },
    tryTitle: 'Vérifiez que cela fonctionne',
    tryLead: 'Votre téléphone signe une question de l’émetteur. Rien d’autre ne se passe.',
    tryIt: 'Essayer',
    trying: 'Essai en cours',
    accepted: (subject) => `Cela fonctionne. L’émetteur a reconnu ${subject}.`,
    download: 'Télécharger le certificat',
    takeCard: 'À la borne : reprenez votre carte.',
  },
  problem: 'Quelque chose ne va pas',
  referenceCode: 'Référence pour l’assistance',
  help: (support) => `Si vous êtes bloqué, adressez-vous à : ${support}.`,
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
      toDo: 'À la borne, choisissez de nouveau « Configurer mon téléphone » et scannez le nouveau code.',
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
      toDo: 'Si c’était vous, continuez dans ce navigateur-là. Sinon, choisissez « C’est différent » à la borne et recommencez avec un nouveau code.',
    },
    activationSuspended: {
      title: 'La borne a été quittée',
      happened: 'Votre carte n’est plus dans le lecteur ; ce code attend donc.',
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
      happened: 'Un numéro faux a été saisi cinq fois ; ce code a donc pris fin. Votre carte n’est pas concernée.',
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
        'Le téléphone n’a pas pu enregistrer sa clé : navigation privée, téléphone plein ou réglage qui l’empêche.',
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
      happened: 'Il y a eu trop d’essais en peu de temps ; l’émetteur fait donc attendre tout le monde.',
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
  },
};
