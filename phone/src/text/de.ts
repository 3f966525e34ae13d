// SPDX-License-Identifier: Apache-2.0

import type { Text } from './text.ts';

const versuche = (count: number): string => (count === 1 ? 'einen Versuch' : `${count} Versuche`);

/** German. */
export const de: Text = {
  language: 'Sprache',
  practice: 'Übung. Nichts hier ist echt.',
  back: 'Zurück',
  step: (step, of, name) => `Schritt ${step} von ${of}: ${name}`,
  steps: {
    code: 'Code',
    use: 'Zweck',
    number: 'Zahl',
    compare: 'Vergleichen',
    install: 'Installieren',
    account: 'Konto',
    name: 'Name',
  },
  homeScreen: {
    first: (device) =>
      `Um einen Ausweis im Browser eines ${device} zu behalten, legen Sie diese Seite zuerst auf den Home-Bildschirm (Teilen, „Zum Home-Bildschirm“), öffnen Sie sie dort und scannen Sie dort den Code. Sonst löscht Safari, was diese Seite aufbewahrt, wenn Sie sie sieben Tage lang nicht öffnen.`,
    afterwards: (device) =>
      `Öffnen Sie diese Seite mindestens einmal in der Woche: Safari löscht, was eine Seite aufbewahrt, die sieben Tage lang nicht geöffnet wird. Um ihn zu behalten, legen Sie diese Seite auf den Home-Bildschirm Ihres ${device} (Teilen, „Zum Home-Bildschirm“), öffnen Sie sie dort und richten Sie das ${device} noch einmal ein.`,
    forPush: (device) =>
      `Ein ${device} meldet Ihnen nur vom Home-Bildschirm aus etwas. Legen Sie diese Seite darauf (Teilen, „Zum Home-Bildschirm“), öffnen Sie sie dort und melden Sie sich dort noch einmal an.`,
    android:
      'Um diese Seite wiederzufinden, öffnen Sie das Menü des Browsers und wählen Sie „Zum Startbildschirm hinzufügen“.',
  },
  starting: 'Einen Augenblick',
  start: {
    title: 'Dieses Telefon einrichten',
    lead: 'Mit Ihrer Smartcard erhält dieses Telefon einen eigenen Ausweis. Sie brauchen die Karte, ihre PIN und eine Station mit Kartenleser.',
    atStation: 'Wählen Sie an der Station „Mein Telefon einrichten“. Dort erscheinen ein QR-Code und eine Zahl.',
    getCode: 'QR-Code scannen',
    typeCode: 'Ich kann nicht scannen: Code eingeben',
    phone: 'Mit der Smartcard anmelden',
    newestIssued: 'Auf diesem Telefon',
    newestKeyed: 'Noch nicht fertig',
  },
  access: {
    title: 'Mobilen Smartcard-Zugang einrichten',
    lead: 'Mit Ihrer Smartcard erhält Ihr Telefon einen eigenen Ausweis. Halten Sie die Karte und ihre PIN bereit und gehen Sie zu einer Station.',
    instructions: 'Anleitung Ihrer Organisation (öffnet sich in einem neuen Tab)',
    guide: 'So geht es',
    browser: {
      iPhone:
        'Verwenden Sie Safari auf diesem iPhone, in einem Tab, der nicht privat ist: Ein privater Tab vergisst den Schlüssel.',
      iPad: 'Verwenden Sie Safari auf diesem iPad, in einem Tab, der nicht privat ist: Ein privater Tab vergisst den Schlüssel.',
      Android: 'Verwenden Sie Chrome auf diesem Telefon, nicht in einem Inkognito-Tab: Dieser vergisst den Schlüssel.',
      other:
        'Verwenden Sie einen aktuellen Browser auf diesem Gerät, nicht in einem privaten Fenster: Dieses vergisst den Schlüssel.',
    },
    atStation:
      'Stecken Sie an der Station Ihre Karte ein, geben Sie Ihre PIN ein und wählen Sie „Mein Telefon einrichten“. Dort erscheinen ein QR-Code und eine Zahl.',
    scan: 'Wählen Sie unten „Beginnen“, erlauben Sie die Kamera und richten Sie sie auf den QR-Code.',
    compare:
      'Geben Sie die Zahl unter dem Code ein, vergleichen Sie dann die drei Wörter auf beiden Bildschirmen und bestätigen Sie an der Station.',
    begin: 'Beginnen',
  },
  scanHints: {
    dark: 'Es ist zu dunkel, um den Code zu lesen. Schalten Sie das Licht ein, oder halten Sie das Telefon so, dass sein Schatten nicht auf den Bildschirm fällt.',
    far: 'Noch kein Code gelesen. Gehen Sie näher heran, bis der Code den Rahmen füllt.',
  },
  camera: {
    title: 'Die Kamera liest den Code',
    lead: 'Ihr Telefon fragt gleich, ob diese Seite die Kamera verwenden darf. Wählen Sie „Erlauben“.',
    privacy:
      'Die Kamera ist nur an, während Sie scannen. Das Bild bleibt auf diesem Telefon; nichts wird aufgenommen oder gesendet.',
    continue: 'Weiter',
    typeInstead: 'Lieber einen Code eingeben',
  },
  scan: {
    title: 'Richten Sie die Kamera auf den Code',
    lead: 'Halten Sie das Telefon so, dass der ganze QR-Code auf dem Bildschirm der Station im Rahmen liegt.',
    starting: 'Die Kamera startet',
    torchOn: 'Licht einschalten',
    torchOff: 'Licht ausschalten',
    view: 'Was die Kamera sieht',
  },
  code: {
    title: 'Geben Sie den Code ein',
    lead: 'Wählen Sie an der Station „Ich kann nicht scannen“. Dort stehen Ihr Konto und ein Code aus 13 Ziffern.',
    account: 'Konto',
    accountHint: 'So, wie die Station es zeigt',
    code: 'Code',
    codeHint: '13 Ziffern. Leerzeichen spielen keine Rolle.',
    continue: 'Weiter',
    sending: 'Ihr Code wird gesucht',
    accountMissing: 'Das Konto ist leer. Geben Sie es so ein, wie die Station es zeigt.',
    codeIncomplete: (typed, needed) => `Der Code hat ${needed} Ziffern. Sie haben ${typed} eingegeben.`,
  },
  opening: 'Ihr Code wird gesucht',
  password: {
    title: 'Geben Sie die Zahl ein',
    lead: 'Sie steht auf dem Bildschirm der Station, unter dem QR-Code.',
    field: 'Zahl',
    hint: '8 Ziffern',
    triesLeft: (count) => `Sie haben ${versuche(count)}.`,
    lastTry: 'Noch ein Versuch. Ist die Zahl falsch, verfällt dieser Code, und Sie brauchen einen neuen.',
    wrong:
      'Das ist nicht die Zahl auf dem Bildschirm der Station. Sehen Sie noch einmal nach und geben Sie sie erneut ein.',
    lost: 'Die Zahl ist noch nicht angekommen. Lassen Sie diese Seite offen: Sie macht von selbst weiter, sobald es geht.',
    incomplete: (typed, needed) => `Die Zahl hat ${needed} Ziffern. Sie haben ${typed} eingegeben.`,
    continue: 'Weiter',
    sending: 'Schlüssel wird erzeugt und Antrag gesendet',
    forName: (name, type) => `Für „${name}“, ${type}`,
  },
  way: {
    title: 'Wo werden Sie ihn verwenden?',
    lead: 'Ihre Wahl gilt für diesen Code.',
    both: 'Sie brauchen beides? Richten Sie dieses Telefon danach noch einmal ein, mit einem neuen Code.',
    browser: {
      name: () => 'In diesem Browser',
      explanation: () =>
        'Nichts zu installieren. Der Schlüssel bleibt in diesem Browser; WLAN, VPN und E-Mail können ihn nicht verwenden.',
    },
    profile: {
      name: (device) => `Für WLAN, VPN und E-Mail auf diesem ${device}`,
      explanation: (device) =>
        `Das ${device} erzeugt den Schlüssel selbst und gibt ihn nie heraus. Sie installieren ein Profil in den Einstellungen.`,
    },
    file: {
      name: () => 'Für WLAN, VPN und E-Mail auf diesem Telefon',
      explanation: () =>
        'Sie erhalten eine Datei mit einem Passwort und installieren sie in den Einstellungen des Telefons.',
    },
  },
  profile: {
    title: 'Bestätigt. Holen Sie nun das Profil',
    lead: 'Das Profil sagt Ihrem Telefon, wie es seinen Schlüssel erzeugt und den Ausweis holt. Es gilt einmal, auf diesem Telefon.',
    fetch: 'Profil holen',
    fetching: 'Das Profil wird geholt',
    fetchAgain: 'Profil noch einmal holen',
    installTitle: 'Installieren Sie das Profil',
    installLead: 'Sie haben zehn Minuten. Diese Seite geht von selbst weiter.',
    allow: 'Wählen Sie „Zulassen“, wenn das Telefon nach einem Konfigurationsprofil fragt.',
    settings: 'Öffnen Sie die Einstellungen und wählen Sie oben „Profil geladen“.',
    install: 'Wählen Sie „Installieren“ und geben Sie den Code Ihres Telefons ein.',
    waiting: 'Warten, bis Ihr Telefon den Ausweis anfordert',
  },
  file: {
    title: 'Ihre Datei',
    lead: 'Das System des Telefons nimmt den Ausweis als Datei mit einem Passwort. Erstellen Sie sie jetzt: Danach ist der Schlüssel hier vergessen, und es gibt keine zweite Datei.',
    make: 'Datei erstellen',
    making: 'Die Datei wird erstellt',
    older: 'Dieses Telefon hat Android 13 oder älter',
    takeTitle: 'Kopieren Sie das Passwort, dann holen Sie die Datei',
    takeLead: 'Das Passwort steht nur hier. Es öffnet nur diese eine Datei.',
    password: 'Passwort der Datei',
    copy: 'Passwort kopieren',
    copied: 'Kopiert',
    download: 'Datei holen',
    open: 'Öffnen Sie die Datei, über die Meldung zum Download oder in „Dateien“.',
    type: 'Fügen Sie das Passwort ein oder tippen Sie es. Wählen Sie als Verwendung „VPN- und App-Nutzerzertifikat“ oder „WLAN-Zertifikat“.',
    delete: 'Löschen Sie die Datei danach, in „Dateien“.',
    finished: 'Ich habe sie installiert',
  },
  mailFiles: {
    title: 'Schlüssel für sichere E-Mail',
    lead: 'Ihr Mailprogramm nimmt sie als Dateien mit einem Passwort: einen Schlüssel, der Ihre E-Mails signiert, und Schlüssel, die öffnen, was für Sie verschlüsselt ist. Erstellen Sie sie jetzt: Danach ist der Schlüssel zum Signieren hier vergessen, und es gibt keinen zweiten.',
    make: 'Dateien erstellen',
    making: 'Die Dateien werden erstellt',
    later: 'Nicht jetzt',
    takeTitle: 'Kopieren Sie das Passwort, dann holen Sie jede Datei',
    takeLead: 'Das Passwort steht nur hier. Es öffnet alle diese Dateien.',
    password: 'Passwort der Dateien',
    uses: {
      system: { name: 'Für WLAN, VPN und Apps', explanation: () => 'Der Ausweis selbst.' },
      signing: {
        name: 'Zum Signieren von E-Mails',
        explanation: () => 'Andere sehen, dass Ihre E-Mail von Ihnen kommt.',
      },
      encryption: {
        name: 'Für verschlüsselte E-Mails',
        explanation: () => 'Öffnet, was andere von jetzt an für Sie verschlüsseln.',
      },
      earlier: {
        name: 'Für frühere E-Mails',
        explanation: (date) => `Öffnet E-Mails des Telefons, das Sie am ${date} eingerichtet haben.`,
      },
    },
    taken: 'Geholt',
    steps: {
      iPhone: [
        'Öffnen Sie die Dateien nacheinander. Gehen Sie jedes Mal zu „Einstellungen“, wählen Sie „Profil geladen“, dann „Installieren“.',
        'Tippen Sie den Code des iPhone, dann fügen Sie das Passwort der Dateien ein.',
        'Wählen Sie in Einstellungen > Apps > Mail > Mail-Accounts Ihren Account und „Erweitert“, und schalten Sie unter S/MIME „Signieren“ ein.',
      ],
      iPad: [
        'Öffnen Sie die Dateien nacheinander. Gehen Sie jedes Mal zu „Einstellungen“, wählen Sie „Profil geladen“, dann „Installieren“.',
        'Tippen Sie den Code des iPad, dann fügen Sie das Passwort der Dateien ein.',
        'Wählen Sie in Einstellungen > Apps > Mail > Mail-Accounts Ihren Account und „Erweitert“, und schalten Sie unter S/MIME „Signieren“ ein.',
      ],
      Android: [
        'Öffnen Sie die Dateien nacheinander, über die Meldung zum Download oder in „Dateien“.',
        'Fügen Sie das Passwort ein oder tippen Sie es. Wählen Sie als Verwendung „VPN- und App-Nutzerzertifikat“.',
        'Öffnen Sie in Ihrer Mail-App die Sicherheitseinstellungen Ihres Kontos (S/MIME) und wählen Sie die Zertifikate.',
      ],
      other: [
        'Suchen Sie in den Einstellungen Ihres Mailprogramms nach Zertifikaten oder S/MIME, und importieren Sie die Dateien nacheinander.',
        'Fügen Sie das Passwort der Dateien ein oder tippen Sie es.',
        'Wählen Sie in den Einstellungen Ihres Kontos die Zertifikate zum Signieren und zum Verschlüsseln.',
      ],
    },
    delete: 'Löschen Sie die Dateien, sobald Ihr Mailprogramm sie hat.',
    finished: 'Ich habe sie installiert',
    missing: 'Die Schlüssel für E-Mail sind nicht dabei:',
    waiting: 'Die Schlüssel für sichere E-Mail wurden noch nicht geholt.',
    get: 'Schlüssel für E-Mail holen',
  },
  credentials: {
    title: 'Ausweise auf diesem Telefon',
    none: 'Auf diesem Telefon ist noch keiner.',
    open: 'Ausweise auf diesem Telefon',
    days: (days) => (days === 1 ? 'noch 1 Tag' : `noch ${days} Tage`),
    expired: 'Abgelaufen',
    checking: 'Der Aussteller wird gefragt',
    valid: 'Vom Aussteller angenommen',
    inSettings: 'In den Einstellungen des Telefons',
    renews: 'Erneuert sich von selbst ab',
    remove: 'Von diesem Telefon entfernen',
    removeTitle: 'Diesen Ausweis entfernen?',
    removeLead:
      'Sein Schlüssel wird endgültig aus diesem Browser gelöscht. Wer ein Telefon verloren hat, lässt den Ausweis stattdessen vom Helpdesk widerrufen.',
    removeConfirm: 'Entfernen',
    keep: 'Behalten',
  },
  compare: {
    title: 'Zeigt die Station dasselbe?',
    lead: 'Vergleichen Sie diese drei Wörter und das Bild mit dem Bildschirm der Station.',
    same: 'Gleich: Wählen Sie an der Station „Sie sind gleich“. Hier ist nichts zu tun.',
    different:
      'Verschieden: Wählen Sie dort „Sie sind verschieden“. Dann wird alles angehalten, und das ist richtig so.',
    picture: 'Bild, das zu den Wörtern gehört',
    waiting: 'Wartet auf Ihre Bestätigung an der Station',
    suspended:
      'Die Station wurde verlassen. Stecken Sie Ihre Karte wieder ein und geben Sie dort Ihre PIN ein; diese Seite macht dann von selbst weiter.',
    disconnected: 'Zurzeit besteht keine Verbindung. Diese Seite macht von selbst weiter, sobald es wieder eine gibt.',
  },
  done: {
    title: 'Ihr Telefon ist eingerichtet',
    lead: 'Dieser Ausweis ist jetzt auf Ihrem Telefon.',
    name: 'Name',
    type: 'Art',
    person: 'Ausgestellt für',
    validTo: 'Gültig bis',
    reference: 'Seriennummer',
    nextTitle: 'Wofür er ist',
    use: {
      browser:
        'Er zeigt den eigenen Seiten Ihrer Organisation in diesem Browser, wer Sie sind. WLAN, VPN, E-Mail und andere Seiten können ihn nicht benutzen.',
      profile: 'Apps, WLAN, VPN und E-Mail benutzen ihn so, wie Ihre Organisation sie eingerichtet hat.',
      file: 'Wählen Sie ihn, wo WLAN, VPN oder eine App nach einem Zertifikat fragt.',
    },
    where: {
      browser:
        'Der Schlüssel bleibt in diesem Browser auf diesem Telefon. Löschen Sie die Daten dieser Website nicht, sonst ist der Schlüssel verloren.',
      profile:
        'Der Schlüssel liegt im eigenen Schlüsselspeicher dieses Telefons. Entfernen: Einstellungen > Allgemein > VPN und Geräteverwaltung.',
      file: 'Der Schlüssel liegt dort, wo Sie die Datei installiert haben. Entfernen: Einstellungen > Sicherheit > Verschlüsselung und Anmeldedaten > Nutzeranmeldedaten.',
    },
    tryTitle: 'Sehen Sie, dass es funktioniert',
    tryLead: 'Ihr Telefon unterschreibt eine Frage des Ausstellers. Sonst geschieht nichts.',
    tryIt: 'Ausprobieren',
    trying: 'Wird ausprobiert',
    accepted: (subject) => `Es funktioniert. Der Aussteller hat ${subject} erkannt.`,
    download: 'Zertifikat herunterladen',
    takeCard: 'An der Station: Nehmen Sie Ihre Karte mit.',
  },
  signIn: {
    title: 'Mit der Smartcard anmelden',
    lead: 'Geben Sie Ihr Arbeitskonto ein. Sie bekommen einen Code, den Sie an einem Computer mit Kartenleser eingeben.',
    showCode: 'Code anzeigen',
    codeTitle: 'Ihr Code',
    codeLead: 'Geben Sie ihn am Smartcard-Computer ein.',
    minutesLeft: (minutes) => (minutes === 1 ? 'Er gilt noch 1 Minute.' : `Er gilt noch ${minutes} Minuten.`),
    steps: [
      'Stecken Sie Ihre Smartcard in den Leser und geben Sie Ihre PIN ein.',
      'Wählen Sie „Ein Telefon anmelden“.',
      'Geben Sie den Code ein. Prüfen Sie, ob der Bildschirm dieses Telefon zeigt.',
    ],
    warning: 'Geben Sie diesen Code niemandem. Weder Kollegen noch die Hilfe brauchen ihn.',
    waiting: 'Es wird auf den Smartcard-Computer gewartet. Diese Seite geht von selbst weiter.',
    cancel: 'Abbrechen',
    numberTitle: 'Zahl eingeben',
    numberLead: 'Der Smartcard-Computer zeigt jetzt eine Zahl mit zwei Ziffern. Sie haben einen Versuch.',
    number: 'Zahl',
    numberHint: 'Zwei Ziffern',
  },
  enrol: {
    title: 'Dieses Telefon registrieren',
    lead: 'Sie sind angemeldet. Noch ein Schritt setzt dieses Telefon auf die Liste Ihrer Telefone.',
    canSeeTitle: 'Was Ihre Organisation sieht',
    canSee: 'Die Art des Telefons, seinen Namen, den letzten Kontakt und welche Ausweise darauf sind.',
    cannotSeeTitle: 'Was sie nicht sieht',
    cannotSee: 'Ihre Nachrichten, Fotos, Apps, Anrufe, Orte und was Sie im Internet ansehen.',
    name: 'Name dieses Telefons',
    nameHint: 'Ein Name, an dem Sie es erkennen, bis 64 Zeichen',
    defaultName: 'Mein Telefon',
    enrol: 'Telefon registrieren',
  },
  phone: {
    title: 'Ihr Telefon ist registriert',
    lead: (account) => `Es ist angemeldet als ${account}.`,
    beginLead: 'Als Nächstes: mobilen Smartcard-Zugang einrichten. Das bringt einen Ausweis auf dieses Telefon.',
    begin: 'Beginnen',
    thisPhone: 'Dieses Telefon',
    others: 'Ihre anderen Telefone',
    since: (date) => `Registriert am ${date}`,
    contact: (date) => `Letzter Kontakt am ${date}`,
    remove: {
      choose: 'Dieses Telefon entfernen',
      title: 'Dieses Telefon entfernen?',
      warning: 'Was auf diesem Telefon ist, wird widerrufen und kann nicht mehr benutzt werden.',
      confirm: 'Entfernen',
    },
    lost: {
      choose: 'Dieses Telefon ist verloren',
      title: 'Ist dieses Telefon verloren?',
      warning:
        'Was darauf ist, wird sofort widerrufen, damit niemand sonst es benutzen kann. Wenn Sie das Telefon wiederfinden, richten Sie es neu ein.',
      keep: 'Nein, zurück',
      confirm: 'Ja, alles beenden',
    },
    push: {
      title: 'Auf diesem Telefon Bescheid bekommen',
      lead: 'Dieses Telefon kann Ihnen sofort melden, was mit Ihren Ausweisen geschieht und was als Nächstes kommt. Eine Mitteilung enthält nichts Geheimes.',
      allow: 'Mitteilungen erlauben',
      asking: 'Einen Moment',
      on: 'Dieses Telefon meldet Ihnen, was mit Ihren Ausweisen geschieht.',
      stop: 'Hier nichts mehr melden',
      refused:
        'Mitteilungen sind für diese Seite nicht erlaubt. Sonst hängt nichts davon ab. Um sie zu erlauben, öffnen Sie die Einstellungen des Browsers für diese Website.',
      failed:
        'Der Mitteilungsdienst des Telefons hat nicht geantwortet. Sonst hängt nichts davon ab: Versuchen Sie es ein andermal.',
    },
  },
  problem: 'Etwas stimmt nicht',
  referenceCode: 'Kennung für den Helpdesk:',
  help: (support) => `Wenn Sie nicht weiterkommen, wenden Sie sich an: ${support}.`,
  remedies: { tryAgain: 'Erneut versuchen', newCode: 'Neuen Code verwenden', typeCode: 'Code eingeben' },
  failures: {
    activationUnknown: {
      title: 'Dieser Code ist nicht bekannt',
      happened: 'Der Aussteller kennt den Code nicht, den Sie geöffnet haben, oder hat ihn entfernt.',
      toDo: 'Holen Sie an der Station einen neuen Code und scannen Sie diesen.',
    },
    activationExpired: {
      title: 'Dieser Code ist abgelaufen',
      happened: 'Ein Code gilt 10 Minuten, und diese sind vorbei.',
      toDo: 'Wählen Sie an der Station noch einmal „Mein Telefon einrichten“ und scannen Sie den neuen Code.',
    },
    activationCancelled: {
      title: 'Dieser Code wurde zurückgezogen',
      happened: 'Die Einrichtung wurde an der Station beendet.',
      toDo: 'Wenn Sie fortfahren möchten, holen Sie an der Station einen neuen Code.',
    },
    activationUsed: {
      title: 'Ein Telefon hat diesen Code schon verwendet',
      happened:
        'Für diesen Code kam bereits ein Schlüssel von einem anderen Telefon oder Browser, und ein Code dient nur einem.',
      toDo: 'Waren Sie das, machen Sie in jenem Browser weiter. Wenn nicht, wählen Sie an der Station „Sie sind verschieden“ und beginnen Sie mit einem neuen Code.',
    },
    activationSuspended: {
      title: 'Die Station wurde verlassen',
      happened: 'Ihre Karte steckt nicht mehr im Leser, deshalb wartet dieser Code.',
      toDo: 'Stecken Sie Ihre Karte wieder ein, geben Sie an der Station Ihre PIN ein und versuchen Sie es hier erneut.',
    },
    activationNotReady: {
      title: 'Noch nicht bestätigt',
      happened: 'Dieses Telefon wurde an der Station noch nicht bestätigt.',
      toDo: 'Bestätigen Sie an der Station und versuchen Sie es hier erneut.',
    },
    wrongPassword: {
      title: 'Das ist eine andere Zahl',
      happened: 'Die eingegebene Zahl ist nicht die auf dem Bildschirm der Station.',
      toDo: 'Sehen Sie die Zahl unter dem QR-Code an und geben Sie sie erneut ein.',
    },
    passwordTriesUsedUp: {
      title: 'Keine Versuche mehr für diesen Code',
      happened:
        'Fünfmal wurde eine falsche Zahl eingegeben, deshalb ist dieser Code verfallen. Ihre Karte ist nicht betroffen.',
      toDo: 'Holen Sie an der Station einen neuen Code.',
    },
    twoPhones: {
      title: 'Zwei Telefone haben einen Code verwendet',
      happened:
        'Ein zweites Telefon hat einen Schlüssel für denselben Code gesendet. Sicherheitshalber wurde alles angehalten; es wurde kein Ausweis ausgestellt.',
      toDo: 'Holen Sie an der Station einen neuen Code und lassen Sie niemanden sonst auf den Bildschirm sehen.',
    },
    phrasesDiffer: {
      title: 'Angehalten, weil die Wörter verschieden waren',
      happened:
        'Sie haben an der Station angegeben, dass die Wörter verschieden sind. Es wurde kein Ausweis ausgestellt. Das war richtig.',
      toDo: 'Melden Sie es Ihrem Helpdesk und beginnen Sie dann mit einem neuen Code.',
    },
    codeUnknown: {
      title: 'Konto und Code gehören nicht zusammen',
      happened: 'Für dieses Konto wird mit diesem Code nichts eingerichtet.',
      toDo: 'Vergleichen Sie beides mit dem Bildschirm der Station und geben Sie es erneut ein.',
    },
    signInUnknown: {
      title: 'Kein Telefon wartet mit diesem Code',
      happened:
        'Dieser Code wird nicht verwendet, oder das Telefon, das ihn gezeigt hat, möchte sich nicht mehr anmelden.',
      toDo: 'Beginnen Sie mit einem neuen Code.',
    },
    signInOfAnother: {
      title: 'Dieser Code ist nicht für Sie',
      happened:
        'Das Telefon mit diesem Code hat das Konto einer anderen Person genannt. Sie können es nicht freigeben.',
      toDo: 'Gehört das Telefon Ihnen, geben Sie dort Ihr eigenes Arbeitskonto ein. Hat Ihnen jemand diesen Code geschickt, sagen Sie es dem Personal.',
    },
    signInExpired: {
      title: 'Der Code vom Telefon ist zu alt',
      happened: 'Ein Code gilt zehn Minuten, und diese sind vorbei.',
      toDo: 'Beginnen Sie mit einem neuen Code.',
    },
    signInUsed: {
      title: 'Dieser Code wurde schon verwendet',
      happened: 'Das Telefon mit diesem Code wurde bereits freigegeben.',
      toDo: 'Beginnen Sie mit einem neuen Code.',
    },
    signInRejected: {
      title: 'Das Telefon wurde abgelehnt',
      happened: 'Jemand hat am Smartcard-Computer gesagt, dass dies nicht sein Telefon ist.',
      toDo: 'Waren Sie es, beginnen Sie mit einem neuen Code.',
    },
    signInNumberWrong: {
      title: 'Die Zahl auf dem Telefon war falsch',
      happened:
        'Der Computer zeigte eine andere Zahl, oder sie wurde falsch eingegeben. Das Telefon wurde nicht angemeldet.',
      toDo: 'Beginnen Sie mit einem neuen Code.',
    },
    phoneUnknown: {
      title: 'Dieses Telefon ist nicht registriert',
      happened: 'Das Telefon wurde entfernt oder als verloren gemeldet.',
      toDo: 'Melden Sie es mit Ihrer Smartcard neu an.',
    },
    requestMalformed: {
      title: 'Der Aussteller hat dieses Telefon nicht verstanden',
      happened: 'Was das Telefon gesendet hat, ist nicht, was der Aussteller erwartet.',
      toDo: 'Laden Sie diese Seite neu und verwenden Sie einen neuen Code. Geschieht es wieder, melden Sie es Ihrem Helpdesk.',
    },
    requestTooLarge: {
      title: 'Der Aussteller hat den Antrag nicht angenommen',
      happened: 'Was das Telefon gesendet hat, war zu lang.',
      toDo: 'Verwenden Sie einen neuen Code. Geschieht es wieder, melden Sie es Ihrem Helpdesk.',
    },
    requestForbidden: {
      title: 'Dieses Telefon darf das nicht',
      happened: 'Der Aussteller erkennt dieses Telefon für diesen Code nicht.',
      toDo: 'Holen Sie an der Station einen neuen Code.',
    },
    notFound: {
      title: 'Unter dieser Adresse ist nichts',
      happened: 'Die geöffnete Adresse führt nirgendwohin.',
      toDo: 'Scannen Sie den Code auf dem Bildschirm der Station.',
    },
    csrMalformed: {
      title: 'Der Aussteller hat den Antrag nicht angenommen',
      happened: 'Der Zertifikatsantrag dieses Telefons war nicht lesbar.',
      toDo: 'Verwenden Sie einen neuen Code. Geschieht es wieder, nehmen Sie einen anderen Browser und melden Sie es Ihrem Helpdesk.',
    },
    csrSignatureWrong: {
      title: 'Der Aussteller hat den Antrag nicht angenommen',
      happened: 'Die Unterschrift des Zertifikatsantrags passt nicht zum Schlüssel dieses Telefons.',
      toDo: 'Verwenden Sie einen neuen Code. Geschieht es wieder, nehmen Sie einen anderen Browser und melden Sie es Ihrem Helpdesk.',
    },
    csrKeyUnsupported: {
      title: 'Der Aussteller hat den Schlüssel nicht angenommen',
      happened: 'Ihre Organisation lässt die Art von Schlüssel, die dieses Telefon erzeugt, nicht zu.',
      toDo: 'Melden Sie es Ihrem Helpdesk.',
    },
    csrKeyTaken: {
      title: 'Dieser Schlüssel gehört jemand anderem',
      happened: 'Das Telefon hat einen Schlüssel gesendet, der schon zum Ausweis einer anderen Person gehört.',
      toDo: 'Beginnen Sie mit einem neuen Code von vorn, damit dieses Telefon einen eigenen Schlüssel erzeugt. Geschieht es wieder, melden Sie es Ihrem Helpdesk.',
    },
    credentialRefused: {
      title: 'Es wurde kein Ausweis ausgestellt',
      happened: 'Ihre Organisation gibt Ihnen diesen Ausweis zurzeit nicht.',
      toDo: 'Fragen Sie Ihren Helpdesk und verwenden Sie dann einen neuen Code.',
    },
    issuerUnreachable: {
      title: 'Der Aussteller antwortet nicht',
      happened: 'Das Telefon hat eine Verbindung, aber der Dienst Ihrer Organisation hat nicht geantwortet.',
      toDo: 'Warten Sie kurz und versuchen Sie es erneut. Was Sie bisher getan haben, bleibt erhalten.',
    },
    issuerNotGenuine: {
      title: 'Das kam nicht von Ihrem Aussteller',
      happened:
        'Was ankam, gehört nicht zum Schlüssel dieses Telefons oder zu dieser Adresse und wurde deshalb nicht verwendet.',
      toDo: 'Melden Sie es Ihrem Helpdesk und beginnen Sie dann mit einem neuen Code.',
    },
    issuerUnavailable: {
      title: 'Der Aussteller kann gerade nicht arbeiten',
      happened: 'Etwas, das der Dienst Ihrer Organisation braucht, ist vorübergehend nicht verfügbar.',
      toDo: 'Warten Sie eine Minute und versuchen Sie es erneut. Was Sie bisher getan haben, bleibt erhalten.',
    },
    issuerFailed: {
      title: 'Der Aussteller konnte es nicht ausführen',
      happened: 'Beim Dienst Ihrer Organisation ist etwas fehlgeschlagen.',
      toDo: 'Warten Sie kurz und versuchen Sie es erneut. Geschieht es wieder, melden Sie es Ihrem Helpdesk.',
    },
    cameraRefused: {
      title: 'Die Kamera ist nicht erlaubt',
      happened: 'Diese Seite darf die Kamera nicht verwenden.',
      toDo: 'Geben Sie den Code ein. Oder erlauben Sie dieser Website die Kamera in den Einstellungen des Browsers und scannen Sie erneut.',
    },
    cameraMissing: {
      title: 'Keine Kamera verfügbar',
      happened: 'Dieses Gerät hat keine Kamera, oder eine andere App verwendet sie.',
      toDo: 'Schließen Sie andere Apps, die die Kamera verwenden, oder geben Sie den Code ein.',
    },
    codeForeign: {
      title: 'Das ist ein anderer Code',
      happened: 'Der geöffnete Code stammt nicht von einer Station dieser Organisation.',
      toDo: 'Scannen Sie den Code auf dem Bildschirm der Station, in der Ihre Karte steckt.',
    },
    storageRefused: {
      title: 'Dieser Browser bewahrt nichts auf',
      happened:
        'Das Telefon konnte den Schlüssel nicht speichern: Ein privates Fenster, ein volles Telefon oder eine Einstellung verhindert es.',
      toDo: 'Verlassen Sie das private Fenster oder schaffen Sie Platz und versuchen Sie es erneut.',
    },
    browserTooOld: {
      title: 'Dieser Browser kann das nicht',
      happened:
        'Er hat keinen sicheren Ort für einen Schlüssel, oder die Seite wurde nicht über eine gesicherte Verbindung geöffnet.',
      toDo: 'Öffnen Sie den Link in einem aktuellen Safari, Chrome, Edge oder Firefox.',
    },
    phoneOffline: {
      title: 'Dieses Telefon hat keine Verbindung',
      happened: 'Zurzeit funktioniert weder das WLAN noch das Mobilfunknetz.',
      toDo: 'Stellen Sie eine Verbindung her und versuchen Sie es erneut. Was Sie bisher getan haben, bleibt erhalten.',
    },
    phoneFailed: {
      title: 'Diese Seite funktioniert nicht mehr',
      happened: 'Auf dieser Seite ist etwas Unerwartetes geschehen. Was Sie bisher getan haben, bleibt erhalten.',
      toDo: 'Versuchen Sie es erneut. Geschieht es wieder, melden Sie es Ihrem Helpdesk.',
    },
    tooManyTries: {
      title: 'Zu viele Versuche',
      happened: 'In kurzer Zeit gab es zu viele Versuche, deshalb lässt der Aussteller alle warten.',
      toDo: 'Warten Sie einige Minuten und versuchen Sie es erneut.',
    },
    challengeExpired: {
      title: 'Das hat zu lange gedauert',
      happened: 'Die Frage, die das Telefon unterschreiben sollte, gilt nicht mehr.',
      toDo: 'Versuchen Sie es erneut.',
    },
    signatureWrong: {
      title: 'Der Aussteller hat die Unterschrift nicht angenommen',
      happened: 'Die Unterschrift passt nicht zum Ausweis auf diesem Telefon.',
      toDo: 'Richten Sie dieses Telefon mit einem neuen Code neu ein.',
    },
    certificateExpired: {
      title: 'Dieser Ausweis ist abgelaufen',
      happened: 'Seine Gültigkeit ist vorbei.',
      toDo: 'Richten Sie dieses Telefon mit einem neuen Code neu ein.',
    },
    certificateNotYetValid: {
      title: 'Dieser Ausweis gilt noch nicht',
      happened: 'Nach der Uhr des Ausstellers hat seine Gültigkeit noch nicht begonnen.',
      toDo: 'Warten Sie einige Minuten und versuchen Sie es erneut.',
    },
    certificateNotTrusted: {
      title: 'Der Aussteller hat diesen Ausweis nicht angenommen',
      happened: 'Er gilt nicht mehr, oder ein anderer Aussteller hat ihn gemacht.',
      toDo: 'Richten Sie dieses Telefon mit einem neuen Code neu ein.',
    },
    certificateRevoked: {
      title: 'Dieser Ausweis wurde widerrufen',
      happened: 'Er gilt nicht mehr.',
      toDo: 'Haben Sie das nicht veranlasst, melden Sie es Ihrem Helpdesk. Für einen neuen Ausweis verwenden Sie einen neuen Code.',
    },
    credentialPaused: {
      title: 'Dieser Ausweis ist angehalten',
      happened: 'Er wird nirgends angenommen, bis er wieder eingeschaltet wird.',
      toDo: 'Wählen Sie an einer Station „Meine Telefone und Ausweise“, und schalten Sie ihn wieder ein. Haben Sie ihn nicht angehalten, melden Sie es Ihrem Helpdesk.',
    },
  },
};
