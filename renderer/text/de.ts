// SPDX-License-Identifier: Apache-2.0

import { lists, plurals } from './formats.ts';
import type { Text } from './text.ts';

const plural = plurals('de');
const list = lists('de');

export const de: Text = {
  frame: {
    step: (number, of, name) => `${number} von ${of}: ${name}`,
    steps: {
      card: 'Karte einstecken',
      pin: 'PIN eingeben',
      phone: 'Telefon einrichten',
      compare: 'Bildschirme vergleichen',
    },
    signedInAs: (name) => `Angemeldet: ${name}`,
    language: 'Sprache',
    help: 'Hilfe',
    helpTitle: 'Hilfe',
    askSupport: (support) => `Wenn Sie nicht weiterkommen, wenden Sie sich an: ${support}.`,
    close: 'Schließen',
    leave: 'Karte nehmen und beenden',
    back: 'Zurück',
    practiceBand: 'Übungskarte. Nichts, was Sie hier tun, ist echt.',
    removePracticeCard: 'Übungskarte entnehmen',
    cannotStop: 'Dieser Schritt endet von selbst. Er lässt sich nicht anhalten.',
    keepCardIn: 'Lassen Sie Ihre Karte stecken.',
    drawing: 'Zeichnung',
  },
  speech: {
    offer: 'Vorlesen',
    title: 'Vorlesen',
    message:
      'Schließen Sie einen Kopfhörer an. Die Station liest Ihnen dann jede Seite vor, und alles, wohin Sie gehen.',
    keys: 'Mit Tab kommen Sie zur nächsten Schaltfläche, mit Enter wählen Sie sie. Auf dem Ziffernblock der Tastatur: Plus ist lauter, Minus ist leiser, der Stern ist schneller, der Schrägstrich ist langsamer. Pos 1 liest noch einmal vor.',
    start: 'Vorlesen beginnen',
    stop: 'Vorlesen beenden',
    repeat: 'Noch einmal vorlesen',
    louder: 'Lauter',
    softer: 'Leiser',
    faster: 'Schneller',
    slower: 'Langsamer',
    noVoice: 'Dieser Computer hat keine Stimme für diese Sprache. Fragen Sie das Personal.',
  },
  idle: {
    title: 'Sind Sie noch da?',
    message: (seconds) =>
      plural(seconds, {
        one: 'Zu Ihrem Schutz schließt sich diese Seite in # Sekunde.',
        other: 'Zu Ihrem Schutz schließt sich diese Seite in # Sekunden.',
      }),
    moreTime: 'Ich brauche mehr Zeit',
  },
  starting: { title: 'Einen Augenblick', message: 'Die Station startet. Das dauert einige Sekunden.' },
  welcome: {
    title: 'Stecken Sie Ihre Smartcard in das Lesegerät',
    message:
      'Mit dem Chip voran, wie in der Zeichnung. Lassen Sie die Karte stecken, bis wir Ihnen sagen, dass Sie sie nehmen können.',
    ready: 'Halten Sie bereit',
    readyCard: 'Ihre Smartcard und deren PIN',
    readyPhone: 'Ihr Telefon mit Internetverbindung',
    noReaderTitle: 'Kein Lesegerät angeschlossen',
    noReaderMessage:
      'Schließen Sie ein Kartenlesegerät an diesen Computer an. Sobald es da ist, geht es von selbst weiter.',
    serviceTitle: 'Der Smartcard-Dienst läuft nicht',
    serviceMessage:
      'Dieser Computer sieht zurzeit kein Lesegerät. Das Personal kann den Dienst starten; danach geht es von selbst weiter.',
    practiceOffer: 'Keine Karte zur Hand? Sehen Sie sich mit einer Übungskarte um.',
    usePracticeCard: 'Übungskarte verwenden',
    chooseLanguage: 'Wählen Sie Ihre Sprache',
  },
  attract: {
    title: 'Richten Sie Ihr Telefon mit Ihrer Karte ein',
    message: 'Berühren Sie den Bildschirm, oder stecken Sie Ihre Karte in das Lesegerät.',
    begin: 'Beginnen',
  },
  takeCard: {
    title: 'Nehmen Sie Ihre Karte mit',
    message: 'Ihre Karte steckt noch im Lesegerät. Lassen Sie sie nicht zurück.',
  },
  administrator: {
    offer: 'Für die Administration',
    title: 'Diese Station schließen',
    message: 'Geben Sie die PIN der Administration ein.',
    rule: 'Sie hat 6 bis 8 Ziffern.',
    locked: 'Zu viele falsche PINs.',
    secondsToWait: (seconds) =>
      plural(seconds, {
        one: 'Versuchen Sie es in # Sekunde noch einmal.',
        other: 'Versuchen Sie es in # Sekunden noch einmal.',
      }),
    minutesToWait: (minutes) =>
      plural(minutes, {
        one: 'Versuchen Sie es in # Minute noch einmal.',
        other: 'Versuchen Sie es in # Minuten noch einmal.',
      }),
    submit: 'Station schließen',
  },
  reading: { title: 'Ihre Karte wird gelesen', message: 'Das dauert einen Augenblick.' },
  chooseCertificate: {
    title: 'Welche Karte möchten Sie verwenden?',
    message: 'Es steckt mehr als eine Karte in einem Lesegerät.',
    issuedBy: (issuer) => `Ausgestellt von ${issuer}`,
    validUntil: (date) => `Gültig bis ${date}`,
    inReader: (reader) => `Im Lesegerät ${reader}`,
    refused: 'Diese können Sie nicht verwenden',
  },
  unfitCertificate: {
    holder: 'Name',
    issuer: 'Ausgestellt von',
    valid: 'Gültig',
    others: 'Andere Zertifikate auf dieser Karte',
  },
  pin: {
    title: 'Geben Sie Ihre PIN ein',
    cardOf: (holder) => `Karte von ${holder}`,
    issuedBy: (issuer) => `Ausgestellt von ${issuer}`,
    triesLeft: (tries) => plural(tries, { one: 'Sie haben noch einen Versuch.', other: 'Sie haben noch # Versuche.' }),
    wrong: 'Das war nicht die richtige PIN.',
    rule: 'Die PIN Ihrer Karte hat 6 bis 8 Ziffern.',
    onKeyboard: 'Tippen Sie sie auf der Tastatur.',
    digitsTyped: (digits) => plural(digits, { one: '# Ziffer eingegeben', other: '# Ziffern eingegeben' }),
    tooShort: 'Eine PIN hat mindestens 6 Ziffern. Geben Sie alle ein und wählen Sie dann „Anmelden“.',
    deleteLast: 'Letzte Ziffer löschen',
    clear: 'Löschen',
    pad: 'Ziffernfeld',
    submit: 'Anmelden',
  },
  pinPad: {
    title: 'Geben Sie Ihre PIN am Lesegerät ein',
    rule: 'Drücken Sie am Lesegerät die 6 bis 8 Ziffern Ihrer PIN und dann die grüne Taste oder OK.',
    unseen: 'Ihre PIN geht vom Lesegerät direkt zu Ihrer Karte. Dieser Computer sieht sie nicht.',
    stop: 'Zum Abbrechen drücken Sie die Abbruchtaste am Lesegerät oder ziehen Sie Ihre Karte heraus.',
  },
  lastAttempt: {
    title: 'Noch ein Versuch',
    message: (support) =>
      `Ist die PIN wieder falsch, wird Ihre Karte gesperrt. Entsperren kann sie dann nur: ${support}.`,
    advice:
      'Wenn Sie sich bei Ihrer PIN nicht sicher sind, nehmen Sie Ihre Karte und fragen Sie zuerst nach. Der letzte Versuch bleibt Ihnen dann erhalten.',
    go: 'Letzten Versuch nutzen',
  },
  signingIn: { title: 'Sie werden angemeldet', message: 'Ihre Karte wird geprüft. Das dauert einige Sekunden.' },
  actions: {
    title: 'Was möchten Sie tun?',
    choices: {
      setUpPhone: {
        title: 'Mein Telefon einrichten',
        sentence: 'Bringt einen Ausweis auf Ihr Telefon, mit dem Sie sich dort ohne Karte anmelden können.',
      },
      enrolCredential: {
        title: 'Schritt für Schritt beantragen',
        sentence: 'Für einen mobilen Ausweis: Sie geben ihm einen Namen und wählen die Art, bevor der Code erscheint.',
      },
      manageCredentials: {
        title: 'Meine Telefone und Ausweise',
        sentence:
          'Zeigt, was auf Ihren Telefonen ist. Sie können es erneuern, anhalten, beenden oder ein Telefon als verloren melden.',
      },
      signInPhone: {
        title: 'Ein Telefon anmelden',
        sentence: 'Ihr Telefon zeigt einen Code. Geben Sie ihn hier ein, um es anzumelden.',
      },
      showCard: {
        title: 'Meine Karte ansehen',
        sentence: 'Die Zertifikate, und wie lange sie gelten.',
      },
      changePin: { title: 'PIN meiner Karte ändern', sentence: 'Sie brauchen Ihre jetzige PIN.' },
      readInstructions: { title: 'Anleitung', sentence: 'Was Sie mit Karte und Telefon tun.' },
    },
  },
  classic: {
    appTitle: 'Ist Ihr Telefon bereit?',
    appLead: 'Sie brauchen die App Ihrer Organisation oder deren Seite im Browser Ihres Telefons.',
    appHint:
      'Öffnen Sie sie jetzt und folgen Sie den Schritten, bis nach einem QR-Code gefragt wird. Das Telefon muss mit dem Internet verbunden sein.',
    appGo: 'Ich habe die App installiert',
    nameTitle: 'Geben Sie dem Ausweis einen Namen',
    nameLead: 'Am Namen erkennen Sie später, was auf welchem Telefon ist. Sie können den Vorschlag behalten.',
    nameGo: 'Code anzeigen',
  },
  working: { title: 'Einen Augenblick', message: 'Das dauert ein paar Sekunden.' },
  card: {
    title: 'Was ist auf meiner Karte',
    validUntil: (date) => `Ihre Karte gilt bis ${date}.`,
    expired: (date) => `Ihre Karte galt bis ${date}.`,
    list: 'Zertifikate',
    names: {
      logIn: 'Ihr Zertifikat zum Anmelden',
      signature: 'Ihr Zertifikat zum Unterschreiben',
      encryption: 'Ihr Zertifikat zum Verschlüsseln',
      cardAuthentication: 'Das Zertifikat der Karte selbst',
    },
    retired: (count) =>
      plural(count, {
        one: 'Ein früheres Zertifikat zum Verschlüsseln',
        other: '# frühere Zertifikate zum Verschlüsseln',
      }),
    purposes: {
      signature: 'Für Post und Dokumente, die Sie unterschreiben, nicht zum Anmelden.',
      encryption: 'Für Post, die für Sie verschlüsselt wird, nicht zum Anmelden.',
      cardAuthentication: 'Für Türen und Geräte, nicht zum Anmelden.',
      retired: 'Für Post aus dieser Zeit, nicht zum Anmelden.',
    },
    fits: 'Sie können sich damit anmelden.',
    unfit: {
      noCertificate: 'Auf dieser Karte ist keines.',
      unreadable: 'Es ist nicht lesbar, deshalb können Sie sich damit nicht anmelden.',
      unsupportedKey:
        'Sein Schlüssel ist zu schwach oder von anderer Art, deshalb können Sie sich damit nicht anmelden.',
      wrongUsage: 'Es wurde nicht zum Anmelden ausgestellt.',
      notYetValid: 'Es gilt noch nicht, deshalb können Sie sich damit noch nicht anmelden.',
      expired: 'Es gilt nicht mehr, deshalb können Sie sich damit nicht mehr anmelden.',
      noKey: 'Der Schlüssel dazu ist nicht auf der Karte, deshalb können Sie sich damit nicht anmelden.',
    },
    until: (date) => `Gilt bis ${date}`,
    was: (date) => `Galt bis ${date}`,
    staff: {
      number: 'Karte (GUID)',
      person: 'Person (UUID)',
      expires: 'Letzter Tag der Karte',
      matches: 'Genannt im Zertifikat von 9A',
      yes: 'ja',
      no: 'nein',
      untold: 'keine Angabe',
      identity: 'CHUID',
      identities: { absent: 'Es gibt keine.', unreadable: 'Sie ist nicht lesbar.' },
      signature: 'Signatur der CHUID',
      verdicts: {
        right: 'richtig; der Unterzeichner wurde nicht gegen vertraute Wurzeln geprüft',
        signerUnfit: 'mit einem Zertifikat, das nicht dafür da oder jetzt nicht gültig ist',
        absent: 'keine',
        unreadable: 'nicht lesbar',
        wrong: 'falsch',
      },
      signers: {
        trusted: 'richtig; der Unterzeichner führt zu einer vertrauten Wurzel',
        untrusted: 'richtig, aber dem Unterzeichner wird nicht vertraut',
      },
      tries: 'Verbleibende PIN-Versuche',
      primary: 'Zuerst verlangte PIN',
      pins: { application: 'der Karte', global: 'global' },
      slot: (slot) => `Schlüssel ${slot}`,
      empty: 'kein Zertifikat',
      printed: 'Gedruckte Angaben',
      application: 'Antwort auf SELECT',
      capabilities: 'CCC',
      printings: { behindPin: 'hinter der PIN', absent: 'Es gibt keine.' },
      elsewhere: 'Frühere Schlüssel an anderem Ort',
    },
  },
  printed: {
    offer: 'Aufdruck zeigen',
    why: 'Was auf Ihre Karte gedruckt ist, zeigt sie nur mit der PIN.',
    show: 'Anzeigen',
    title: 'Was auf meine Karte gedruckt ist',
    lead: 'So hat es Ihre Karte selbst gespeichert. Hier wird es nicht aufbewahrt.',
    facts: {
      affiliation: 'Beschäftigung',
      expires: 'Gültig bis',
      serialNumber: 'Nummer der Karte',
      issuer: 'Nummer des Ausstellers',
      organization: 'Organisation',
    },
    absent: 'Ihre Karte hat davon nichts gespeichert.',
    unreadable: 'Ihre Karte hat es gespeichert, aber es ist nicht lesbar.',
    back: 'Zurück zu meiner Karte',
  },
  instructions: {
    title: 'Anleitung',
    link: 'Mehr steht unter dieser Adresse. Scannen Sie den Code mit Ihrem Telefon oder tippen Sie die Adresse.',
    code: 'QR-Code dieser Adresse',
    guideTitle: 'So richten Sie Ihr Telefon ein',
    card: 'Lassen Sie Ihre Karte im Lesegerät, bis wir Ihnen sagen, dass Sie sie nehmen können.',
    begin: (action) => `Wählen Sie in der Liste „${action}“. Richten Sie die Kamera auf den Code.`,
    open: 'Öffnen Sie den Link, der auf dem Telefon erscheint.',
    number: 'Tippen Sie auf dem Telefon die Zahl, die unter dem Code steht.',
    compare: 'Vergleichen Sie beide Bildschirme und sagen Sie hier, ob sie gleich sind.',
    take: 'Nehmen Sie Ihre Karte. Am Telefon melden Sie sich nun ohne sie an.',
  },
  changePinOnPad: {
    title: 'Ändern Sie Ihre PIN am Lesegerät',
    lead: 'Das Lesegerät fragt nach drei Zahlen. Drücken Sie nach jeder die grüne Taste oder OK.',
    present: 'Ihre jetzige PIN',
    newPin: 'Eine neue PIN mit 6 bis 8 Ziffern',
    again: 'Die neue PIN noch einmal',
    refused: 'Ihre Karte nimmt diese neue PIN nicht an, es hat sich also nichts geändert. Wählen Sie eine andere.',
    stop: 'Zum Abbrechen drücken Sie die Abbruchtaste am Lesegerät. Lassen Sie Ihre Karte stecken.',
  },
  unblock: {
    offer: 'Mit der PUK entsperren',
    title: 'Geben Sie die PUK Ihrer Karte ein',
    lead: 'Die ausgebende Stelle hat Ihnen die PUK gegeben oder bewahrt sie für Sie auf.',
    rule: 'Eine PUK hat 8 Ziffern.',
    tooShort: 'Eine PUK hat 8 Ziffern. Geben Sie alle ein und wählen Sie dann „Weiter“.',
    wrong: 'Das war nicht die richtige PUK.',
    refused:
      'Ihre Karte nimmt diese neue PIN nicht an. Geben Sie die PUK noch einmal ein und wählen Sie dann eine andere neue PIN.',
    lastTry: 'Sie haben noch einen Versuch. Ist auch er falsch, kann niemand diese Karte mehr entsperren.',
    sameAsPuk: 'Das ist die PUK. Wählen Sie eine andere Zahl als PIN.',
    padTitle: 'Entsperren Sie Ihre Karte am Lesegerät',
    padFirst: 'Die PUK Ihrer Karte, 8 Ziffern',
    done: {
      title: 'Ihre Karte funktioniert wieder',
      message: 'Die neue PIN gilt jetzt. Melden Sie sich damit an oder nehmen Sie Ihre Karte.',
    },
  },
  changePin: {
    presentTitle: 'Geben Sie Ihre jetzige PIN ein',
    refused:
      'Ihre Karte nimmt diese neue PIN nicht an, es hat sich also nichts geändert. Geben Sie Ihre jetzige PIN noch einmal ein und wählen Sie dann eine andere neue.',
    newTitle: 'Wählen Sie eine neue PIN',
    newLead: 'Wählen Sie eine, die niemand erraten kann: kein Geburtsdatum, keine Zahlenreihe.',
    same: 'Das ist Ihre jetzige PIN. Wählen Sie eine andere.',
    different:
      'Die beiden neuen PINs waren nicht gleich. Noch ist nichts geändert. Wählen Sie Ihre neue PIN noch einmal.',
    repeatTitle: 'Geben Sie die neue PIN noch einmal ein',
    repeatLead: 'Ihre Karte ändert die PIN, wenn beide gleich sind.',
    rule: 'Eine PIN hat 6 bis 8 Ziffern.',
    tooShort: 'Eine PIN hat mindestens 6 Ziffern. Geben Sie alle ein und machen Sie dann weiter.',
    goOn: 'Weiter',
    change: 'Meine PIN ändern',
    back: 'Zurück zur Liste',
    changing: {
      title: 'Ihre PIN wird geändert',
      message: 'Ihre Karte nimmt die neue PIN an. Das dauert einen Moment.',
    },
    changed: {
      title: 'Ihre PIN ist geändert',
      message: 'Ab jetzt nimmt Ihre Karte nur noch die neue PIN an, hier und überall sonst.',
    },
  },
  phones: {
    states: { enrolled: 'In Gebrauch', removed: 'Entfernt', lost: 'Als verloren gemeldet' },
    onIt: (count) => (count === 0 ? 'kein Ausweis' : plural(count, { one: '# Ausweis', other: '# Ausweise' })),
    facts: {
      state: 'Status',
      kind: 'Telefon',
      enrolled: 'Angemeldet',
      contact: 'Letzter Kontakt',
      endsWithIt: 'Endet damit',
    },
    onItTitle: 'Was darauf ist',
    whatToDo: 'Was Sie tun können',
    acts: {
      remove: { title: 'Dieses Telefon entfernen', sentence: 'Für ein Telefon, das Sie nicht mehr benutzen.' },
      reportLost: { title: 'Dieses Telefon ist verloren', sentence: 'Beendet sofort alles, was darauf ist.' },
    },
    weigh: {
      remove: {
        title: (name) => `„${name}“ entfernen?`,
        message:
          'Alles auf diesem Telefon endet endgültig. Wenn Sie es wieder benutzen wollen, richten Sie es neu ein.',
        go: 'Entfernen',
      },
      reportLost: {
        title: (name) => `Ist „${name}“ verloren?`,
        message:
          'Alles auf diesem Telefon endet endgültig, damit niemand sonst es benutzen kann. Wenn Sie das Telefon wiederfinden, richten Sie es neu ein.',
        go: 'Ja, alles beenden',
      },
    },
    changed: {
      remove: {
        title: 'Das Telefon ist entfernt',
        message: (name) => `„${name}“ gehört nicht mehr zu Ihren Telefonen, und was darauf war, ist beendet.`,
      },
      reportLost: {
        title: 'Niemand kann es mehr benutzen',
        message: (name) => `Alles auf „${name}“ ist beendet. Melden Sie das Telefon auch Ihrer Organisation.`,
      },
    },
  },
  credentials: {
    title: 'Meine Telefone und Ausweise',
    none: 'Sie haben hier noch keine Telefone und keine Ausweise.',
    lead: 'Wählen Sie ein Telefon, um zu sehen, was darauf ist, oder um es als verloren zu melden.',
    states: { active: 'In Gebrauch', suspended: 'Angehalten', revoked: 'Beendet', expired: 'Abgelaufen' },
    until: (date, days) => plural(days, { one: `bis ${date}, noch # Tag`, other: `bis ${date}, noch # Tage` }),
    facts: {
      state: 'Status',
      type: 'Art',
      phone: 'Telefon',
      issued: 'Seit',
      ends: 'Gültig',
      lastUse: 'Zuletzt benutzt',
    },
    uses: {
      trial: (when) => `${when}, auf dem Telefon selbst`,
      service: (when, address) => `${when}, geprüft von einem Dienst (${address})`,
    },
    whatToDo: 'Was Sie tun können',
    acts: {
      renew: {
        title: 'Erneuern',
        sentence: 'Bringt einen neuen auf Ihr Telefon. Dieser endet, sobald der neue da ist.',
      },
      suspend: { title: 'Anhalten', sentence: 'Er gilt nicht mehr, bis Sie ihn hier wieder einschalten.' },
      resume: { title: 'Wieder einschalten', sentence: 'Er gilt wieder, in wenigen Minuten überall.' },
      revoke: { title: 'Endgültig beenden', sentence: 'Für ein Telefon, das Sie nicht mehr benutzen.' },
      reportLost: { title: 'Mein Telefon ist verloren', sentence: 'Beendet sofort alles auf diesem Telefon.' },
    },
    weigh: {
      revoke: {
        title: (name) => `„${name}“ endgültig beenden?`,
        message: 'Er lässt sich nicht wieder einschalten. Für dasselbe Telefon müssten Sie einen neuen einrichten.',
        go: 'Endgültig beenden',
      },
      reportLost: {
        title: (name) => `Ist das Telefon mit „${name}“ verloren?`,
        message:
          'Alles auf diesem Telefon endet endgültig, damit niemand sonst es benutzen kann. Wenn Sie das Telefon wiederfinden, richten Sie es neu ein.',
        go: 'Ja, alles beenden',
      },
    },
    changed: {
      suspend: {
        title: 'Er ist angehalten',
        message: (name) => `„${name}“ gilt nicht mehr, bis Sie ihn wieder einschalten.`,
      },
      resume: {
        title: 'Er ist wieder in Gebrauch',
        message: (name) => `„${name}“ gilt wieder, in wenigen Minuten überall.`,
      },
      revoke: {
        title: 'Er ist beendet',
        message: (name) => `„${name}“ ist endgültig beendet. Sie können ihn vom Telefon entfernen.`,
      },
      reportLost: {
        title: 'Niemand kann ihn mehr benutzen',
        message: (name) =>
          `„${name}“ und alles andere auf diesem Telefon ist beendet. Melden Sie das Telefon auch Ihrer Organisation.`,
      },
    },
    backToList: 'Zurück zu meinen Telefonen',
  },
  preparing: { title: 'Ihr Code wird erstellt', message: 'Das dauert einen Augenblick.' },
  pairing: {
    title: 'Scannen Sie diesen Code mit dem Telefon',
    howTo: 'Auf Ihrem Telefon',
    pointCamera: 'Richten Sie die Kamera auf den Code',
    openLink: 'Öffnen Sie den Link, der erscheint',
    typeNumber: 'Tippen Sie die Zahl ein, die unter dem Code steht',
    codeAlternative: 'QR-Code für Ihr Telefon. Wenn Sie ihn nicht scannen können, wählen Sie „Ich kann nicht scannen“.',
    number: 'Ihre Zahl',
    minutesLeft: (minutes) => plural(minutes, { one: 'Noch # Minute', other: 'Noch # Minuten' }),
    underAMinute: 'Weniger als eine Minute',
    name: 'Name auf Ihrem Telefon',
    nameRule: 'Geben Sie einen Namen mit 1 bis 64 Zeichen ein.',
    type: 'Art des Ausweises',
    validFor: (days) => plural(days, { one: '# Tag gültig', other: '# Tage gültig' }),
    cannotScan: 'Ich kann nicht scannen',
    canScan: 'Code zum Scannen zeigen',
    typedTitle: 'Tippen Sie dies auf dem Telefon ein',
    typedAddress: 'Öffnen Sie im Browser diese Adresse',
    typedAccount: 'Geben Sie dieses Konto ein',
    typedCode: 'Geben Sie diesen Code ein',
    typedThen: 'Danach geben Sie Ihre Zahl ein',
    scannedTitle: 'Ihr Telefon hat den Code',
    scannedMessage: 'Tippen Sie jetzt diese Zahl auf dem Telefon ein.',
    wrongNumber: (tries) =>
      plural(tries, {
        one: 'Die Zahl auf dem Telefon war falsch. Es bleibt ein Versuch.',
        other: 'Die Zahl auf dem Telefon war falsch. Es bleiben # Versuche.',
      }),
  },
  compare: {
    title: 'Zeigen beide Geräte dasselbe?',
    message: 'Sehen Sie auf Ihr Telefon. Dort müssen genau diese Wörter und dieses Bild stehen.',
    words: 'Drei Wörter',
    picture: 'Bild',
    pictureRow: (row, filled) =>
      filled.length > 0 ? `Reihe ${row}: gefüllte Felder ${list(filled.map(String))}.` : `Reihe ${row}: leer.`,
    phone: (phone) => `Ihr Telefon: ${phone}`,
    match: 'Sie sind gleich',
    differ: 'Sie sind verschieden',
  },
  confirming: {
    title: 'Ihr Ausweis wird erstellt',
    message: 'Lassen Sie die Seite auf Ihrem Telefon offen. Das dauert einige Sekunden.',
  },
  done: {
    title: 'Ihr Telefon ist eingerichtet',
    collected: 'Der Ausweis ist auf Ihrem Telefon. Sie können ihn ab jetzt verwenden.',
    notCollected:
      'Ihr Telefon holt den Ausweis gerade ab. Lassen Sie die Seite dort offen, bis sie meldet, dass alles fertig ist.',
    takeCard: 'Nehmen Sie Ihre Karte mit.',
    name: 'Name',
    type: 'Art',
    validUntil: 'Gültig bis',
    reference: 'Kennung',
    finish: 'Fertig',
    another: 'Etwas anderes tun',
  },
  userCode: {
    title: 'Code vom Telefon eingeben',
    message: (address) =>
      `Öffnen Sie ${address} auf Ihrem Telefon, geben Sie Ihr Arbeitskonto ein und wählen Sie „Code anzeigen“.`,
    field: 'Code von Ihrem Telefon',
    incomplete: 'Ein Code hat acht Buchstaben.',
    warning:
      'Geben Sie nur einen Code vom Telefon in Ihrer eigenen Hand ein, nie einen, den Ihnen jemand geschickt hat.',
    submit: 'Telefon suchen',
    busy: 'Das Telefon wird gesucht',
  },
  askedPhone: {
    title: 'Ist das Ihr Telefon?',
    phone: 'Telefon',
    network: 'Netz',
    sameNetwork: 'das Netz dieses Computers',
    otherNetwork: (address) => `ein anderes Netz (${address})`,
    asked: 'Code angefordert',
    justNow: 'vor weniger als einer Minute',
    minutesAgo: (minutes) => plural(minutes, { one: 'vor # Minute', other: 'vor # Minuten' }),
    warning:
      'Stimmen Sie nur zu, wenn Sie den Code selbst angefordert haben, auf dem Telefon in Ihrer Hand. Hat Ihnen jemand den Code geschickt, will sich diese Person als Sie anmelden: Lehnen Sie ab.',
    approve: 'Ja, es ist mein Telefon',
    reject: 'Nein, ablehnen',
    busy: 'Einen Moment',
  },
  phoneNumber: {
    title: 'Zahl am Telefon eingeben',
    message: (phone) => `Ihr Telefon (${phone}) fragt nach dieser Zahl. Sie haben einen Versuch.`,
    number: 'Zahl',
    waiting: 'Es wird auf Ihr Telefon gewartet.',
  },
  phoneSignedIn: {
    title: 'Ihr Telefon ist angemeldet',
    message: (phone) => `${phone} ist mit Ihrem Konto angemeldet.`,
    next: 'Machen Sie am Telefon weiter: Es zeigt die nächsten Schritte.',
    goOn: 'Zurück zur Liste',
  },
  failure: {
    reference: 'Kennung für das Personal:',
    showDetails: 'Einzelheiten zeigen',
    tryAgain: 'Noch einmal versuchen',
    startAgain: 'Neu beginnen',
    otherCard: 'Andere Karte verwenden',
    finish: 'Beenden',
    codes: {
      noReader: {
        title: 'Kein Lesegerät angeschlossen',
        whatHappened: 'Dieser Computer sieht kein Kartenlesegerät.',
        whatToDo: 'Schließen Sie ein Lesegerät an oder bitten Sie das Personal darum.',
      },
      serviceStopped: {
        title: 'Der Smartcard-Dienst wurde beendet',
        whatHappened: 'Der Teil dieses Computers, der mit Lesegeräten spricht, läuft nicht.',
        whatToDo:
          'Warten Sie einen Augenblick, es wird von selbst weiter gesucht. Ändert sich nichts, fragen Sie das Personal.',
      },
      readerGone: {
        title: 'Das Lesegerät wurde abgezogen',
        whatHappened: 'Die Verbindung zum Lesegerät ging verloren.',
        whatToDo: 'Schließen Sie das Lesegerät wieder an und stecken Sie Ihre Karte erneut ein.',
      },
      readerHung: {
        title: 'Das Lesegerät antwortet nicht',
        whatHappened: 'Es hat zu lange gedauert, deshalb haben wir das Lesegerät neu gestartet.',
        whatToDo: 'Ziehen Sie Ihre Karte heraus, stecken Sie sie wieder ein und versuchen Sie es noch einmal.',
      },
      cardRemoved: {
        title: 'Ihre Karte wurde zu früh herausgezogen',
        whatHappened: 'Die Karte war aus dem Lesegerät, bevor wir fertig waren.',
        whatToDo: 'Stecken Sie sie wieder ein, um fortzufahren.',
      },
      cardMute: {
        title: 'Die Karte antwortet nicht',
        whatHappened:
          'Es steckt eine Karte, aber das Lesegerät erreicht sie nicht. Vielleicht steckt sie verkehrt herum.',
        whatToDo: 'Ziehen Sie die Karte heraus und stecken Sie sie mit dem Chip voran ein, wie in der Zeichnung.',
      },
      cardInUse: {
        title: 'Ein anderes Programm nutzt Ihre Karte',
        whatHappened: 'Ein anderes Programm auf diesem Computer hält Ihre Karte belegt.',
        whatToDo: 'Schließen Sie dieses Programm und versuchen Sie es noch einmal.',
      },
      cardUnexpected: {
        title: 'Die Karte hat unerwartet geantwortet',
        whatHappened: 'Ihre Karte hat etwas getan, womit wir nicht gerechnet haben. Deshalb haben wir angehalten.',
        whatToDo:
          'Ziehen Sie sie heraus, stecken Sie sie wieder ein und versuchen Sie es noch einmal. Geschieht es wieder, fragen Sie das Personal.',
      },
      contactless: {
        title: 'Stecken Sie die Karte in das Lesegerät',
        whatHappened: 'Die Karte nur an das Lesegerät zu halten, reicht für die Anmeldung nicht.',
        whatToDo: 'Stecken Sie sie mit dem Chip voran in den Schlitz eines Lesegeräts.',
      },
      notPivCard: {
        title: 'Das ist nicht die passende Karte',
        whatHappened: 'Die Karte im Lesegerät ist keine PIV-Smartcard.',
        whatToDo: 'Verwenden Sie die Smartcard, mit der Sie sich bei der Arbeit anmelden.',
      },
      noSignInCertificate: {
        title: 'Mit dieser Karte ist noch keine Anmeldung möglich',
        whatHappened: 'Auf der Karte ist kein Zertifikat für die Anmeldung.',
        whatToDo: 'Verwenden Sie eine andere Karte oder bitten Sie die ausgebende Stelle, diese zu vervollständigen.',
      },
      unsupportedKey: {
        title: 'Diese Karte hat einen unbekannten Schlüssel',
        whatHappened: 'Der Schlüssel auf Ihrer Karte ist von einer Art, die diese Station nicht kennt.',
        whatToDo: 'Verwenden Sie eine andere Karte oder fragen Sie das Personal.',
      },
      wrongPin: {
        title: 'Das war nicht die richtige PIN',
        whatHappened: 'Ihre Karte hat die PIN nicht angenommen.',
        whatToDo: 'Versuchen Sie es noch einmal und lassen Sie sich Zeit.',
      },
      pinBlocked: {
        title: 'Ihre Karte ist gesperrt',
        whatHappened: 'Die PIN wurde zu oft falsch eingegeben. Die Karte hat sich selbst gesperrt.',
        whatToDo: 'Gehen Sie mit Ihrer Karte zur ausgebenden Stelle. Dort kann sie entsperrt werden.',
      },
      pinFormat: {
        title: 'Diese PIN kann nicht stimmen',
        whatHappened:
          'Eine PIN hat 6 bis 8 Ziffern. An Ihre Karte wurde nichts gesendet, es ist kein Versuch verbraucht.',
        whatToDo: 'Versuchen Sie es noch einmal mit allen Ziffern Ihrer PIN.',
      },
      pinPadTimedOut: {
        title: 'Das Lesegerät wartet nicht mehr',
        whatHappened: 'Am Lesegerät wurde eine Minute lang keine PIN eingegeben. Es ist kein Versuch verbraucht.',
        whatToDo: 'Versuchen Sie es noch einmal und halten Sie Ihre PIN bereit.',
      },
      pinPadCancelled: {
        title: 'Am Lesegerät wurde abgebrochen',
        whatHappened: 'Am Lesegerät wurde die Abbruchtaste gedrückt. Es ist kein Versuch verbraucht.',
        whatToDo: 'Versuchen Sie es noch einmal oder nehmen Sie Ihre Karte.',
      },
      pinPadLength: {
        title: 'Die PIN war zu kurz oder zu lang',
        whatHappened:
          'Eine PIN hat 6 bis 8 Ziffern. An Ihre Karte wurde nichts gesendet, es ist kein Versuch verbraucht.',
        whatToDo: 'Versuchen Sie es noch einmal mit allen Ziffern Ihrer PIN.',
      },
      pinPadMismatch: {
        title: 'Die beiden neuen PINs waren nicht gleich',
        whatHappened: 'Die neue PIN wurde beim zweiten Mal anders eingegeben. Ihre PIN hat sich nicht geändert.',
        whatToDo: 'Versuchen Sie es noch einmal und nehmen Sie sich Zeit.',
      },
      pinPadFailed: {
        title: 'Die Tasten des Lesegeräts funktionieren nicht',
        whatHappened:
          'Dieses Lesegerät hat Tasten für die PIN, konnte sie aber nicht benutzen. Zum Schutz Ihrer PIN lässt sie sich nicht stattdessen an diesem Computer eingeben.',
        whatToDo:
          'Versuchen Sie es noch einmal. Geschieht es wieder, benutzen Sie ein anderes Lesegerät oder fragen Sie das Personal.',
      },
      pinPadUnable: {
        title: 'Dieses Lesegerät kann keine PIN ändern',
        whatHappened:
          'An seinen Tasten lässt sich eine PIN eingeben, aber nicht ändern. Zum Schutz Ihrer PIN geht das auch nicht stattdessen an diesem Computer. Ihre PIN hat sich nicht geändert.',
        whatToDo: 'Benutzen Sie ein anderes Lesegerät oder fragen Sie das Personal.',
      },
      pukBlocked: {
        title: 'Diese Karte lässt sich nicht mehr entsperren',
        whatHappened: 'Die PUK wurde zu oft falsch eingegeben. Die Karte hat sich endgültig gesperrt.',
        whatToDo: 'Gehen Sie mit Ihrer Karte zur ausgebenden Stelle und bitten Sie um eine neue.',
      },
      pinNotChanged: {
        title: 'Ihre PIN wurde nicht geändert',
        whatHappened:
          'Ihre Karte hat sie nicht geändert, aus einem Grund, den wir nicht kennen. Die bisherige PIN gilt weiter.',
        whatToDo: 'Versuchen Sie es noch einmal. Geschieht es wieder, fragen Sie das Personal.',
      },
      pinUncertain: {
        title: 'Wir wissen nicht, ob Ihre PIN geändert ist',
        whatHappened:
          'Die Karte wurde herausgezogen oder antwortete nicht mehr, während sie die neue PIN annahm. Jetzt gilt entweder die neue oder noch die alte.',
        whatToDo:
          'Stecken Sie die Karte wieder ein und melden Sie sich mit der neuen PIN an. Ist sie falsch, verwenden Sie die alte: Das kostet einen Versuch.',
      },
      certificateExpired: {
        title: 'Ihre Karte ist abgelaufen',
        whatHappened: 'Das Zertifikat auf Ihrer Karte gilt nicht mehr.',
        whatToDo: 'Bitten Sie die ausgebende Stelle um eine neue Karte.',
      },
      certificateNotYetValid: {
        title: 'Ihre Karte ist noch nicht gültig',
        whatHappened: 'Das Zertifikat auf Ihrer Karte gilt erst ab einem späteren Tag.',
        whatToDo: 'Kommen Sie nach diesem Tag wieder. Sollte die Karte schon gelten, fragen Sie das Personal.',
      },
      certificateNotTrusted: {
        title: 'Der Aussteller Ihrer Karte ist hier unbekannt',
        whatHappened: 'Ihre Karte stammt von einem Aussteller, der nicht auf der Liste dieser Organisation steht.',
        whatToDo:
          'Verwenden Sie eine andere Karte. Wenn es diese sein soll, bitten Sie das Personal, den Aussteller aufzunehmen.',
      },
      certificateRevoked: {
        title: 'Ihre Karte wurde widerrufen',
        whatHappened: 'Das Zertifikat auf Ihrer Karte wurde widerrufen und kann nicht mehr verwendet werden.',
        whatToDo: 'Wenden Sie sich an die Stelle, die Ihre Karte ausgegeben hat.',
      },
      revocationUnknown: {
        title: 'Ihre Karte konnte nicht geprüft werden',
        whatHappened: 'Die ausgebende Stelle hat nicht mitgeteilt, ob sie noch gültig ist.',
        whatToDo: 'Versuchen Sie es in ein paar Minuten noch einmal. Hilft das nicht, fragen Sie das Personal.',
      },
      certificateUnusable: {
        title: 'Das Zertifikat dieser Karte ist unbrauchbar',
        whatHappened: 'Es ist beschädigt oder nicht für die Anmeldung gedacht.',
        whatToDo: 'Verwenden Sie eine andere Karte oder fragen Sie das Personal.',
      },
      policyMissing: {
        title: 'Diese Karte ist hier nicht zugelassen',
        whatHappened: 'In ihrem Zertifikat fehlt eine Richtlinie, die diese Organisation verlangt.',
        whatToDo:
          'Verwenden Sie die Smartcard, mit der Sie sich bei der Arbeit anmelden, oder fragen Sie das Personal.',
      },
      derivedCredential: {
        title: 'Verwenden Sie die Smartcard selbst',
        whatHappened:
          'Dieser Ausweis wurde selbst von einer Smartcard abgeleitet. Aus ihm kann kein weiterer entstehen.',
        whatToDo: 'Stecken Sie die Smartcard ein, die Sie persönlich erhalten haben.',
      },
      ownCertificate: {
        title: 'Damit können Sie sich hier nicht anmelden',
        whatHappened: 'Dieser Ausweis wurde von diesem System selbst ausgestellt, für Telefone.',
        whatToDo: 'Stecken Sie die Smartcard ein, die Sie persönlich erhalten haben.',
      },
      practiceCard: {
        title: 'Eine Übungskarte wird hier nicht angenommen',
        whatHappened: 'Diese Station arbeitet mit echten Karten.',
        whatToDo: 'Verwenden Sie Ihre eigene Smartcard.',
      },
      challengeExpired: {
        title: 'Das hat zu lange gedauert',
        whatHappened: 'Die Anmeldung wurde nicht rechtzeitig fertig. Zu Ihrem Schutz haben wir sie beendet.',
        whatToDo: 'Beginnen Sie neu. Beim zweiten Mal geht es schneller.',
      },
      signatureWrong: {
        title: 'Wir konnten Ihre Karte nicht prüfen',
        whatHappened: 'Die Antwort Ihrer Karte passt nicht zu ihrem Zertifikat.',
        whatToDo: 'Versuchen Sie es mit einer anderen Karte. Geschieht es wieder, fragen Sie das Personal.',
      },
      loginRefused: {
        title: 'Sie können sich hier nicht anmelden',
        whatHappened: 'Ihre Karte ist in Ordnung, aber Ihr Konto darf diese Station nicht benutzen.',
        whatToDo: 'Fragen Sie das Personal.',
      },
      sessionEnded: {
        title: 'Sie wurden abgemeldet',
        whatHappened: 'Ihre Zeit war um, oder Sie haben sich an anderer Stelle angemeldet.',
        whatToDo:
          'Beginnen Sie neu mit Karte und PIN. Was Sie angefangen haben, bleibt erhalten, solange seine Zeit läuft.',
      },
      tooManyTries: {
        title: 'Zu viele Versuche',
        whatHappened: 'Es gab in kurzer Zeit zu viele Versuche.',
        whatToDo: 'Warten Sie einige Minuten und beginnen Sie dann neu.',
      },
      stationUnknown: {
        title: 'Diese Station ist nicht registriert',
        whatHappened:
          'Der Dienst kennt den Schlüssel dieser Station nicht oder nicht mehr. Er lässt nur registrierte Stationen zu.',
        whatToDo: 'Fragen Sie das Personal. Die Administration kann sie registrieren.',
      },
      activationUnknown: {
        title: 'Dieser Code ist nicht mehr bekannt',
        whatHappened: 'Was Sie angefangen haben, ist nicht mehr vorhanden.',
        whatToDo: 'Beginnen Sie neu, um einen neuen Code zu erhalten.',
      },
      activationExpired: {
        title: 'Die Zeit für diesen Code ist um',
        whatHappened: 'Das Telefon wurde nicht rechtzeitig eingerichtet. Der Code gilt nicht mehr.',
        whatToDo: 'Holen Sie sich einen neuen Code. Legen Sie vorher Ihr Telefon bereit.',
      },
      activationCancelled: {
        title: 'Das Einrichten wurde abgebrochen',
        whatHappened: 'Der Code wurde zurückgezogen und gilt nicht mehr.',
        whatToDo: 'Beginnen Sie neu, um einen neuen Code zu erhalten.',
      },
      activationUsed: {
        title: 'Dieser Code wurde schon verwendet',
        whatHappened: 'Mit ihm wurde ein Telefon eingerichtet. Jeder Code gilt nur einmal.',
        whatToDo:
          'War es nicht Ihr Telefon, melden Sie das sofort dem Personal. Für ein anderes Telefon holen Sie sich einen neuen Code.',
      },
      activationSuspended: {
        title: 'Das Einrichten wurde unterbrochen',
        whatHappened: 'Ihre Karte wurde herausgezogen, bevor das Telefon fertig war. Es ist nichts verloren.',
        whatToDo: 'Melden Sie sich mit derselben Karte an, um fortzufahren.',
      },
      activationNotReady: {
        title: 'Ihr Telefon ist noch nicht so weit',
        whatHappened: 'Das Telefon hat seinen Teil noch nicht geschickt.',
        whatToDo: 'Sehen Sie auf Ihr Telefon, folgen Sie den Hinweisen und versuchen Sie es noch einmal.',
      },
      wrongPassword: {
        title: 'Die Zahl auf dem Telefon war falsch',
        whatHappened: 'Es ist nicht die Zahl, die hier angezeigt wurde.',
        whatToDo: 'Tippen Sie die Zahl noch einmal ein, Ziffer für Ziffer.',
      },
      passwordTriesUsedUp: {
        title: 'Die Zahl war fünfmal falsch',
        whatHappened: 'Zu Ihrem Schutz gilt der Code nicht mehr.',
        whatToDo: 'Holen Sie sich einen neuen Code. Wenn nicht Sie getippt haben, melden Sie es dem Personal.',
      },
      twoPhones: {
        title: 'Zwei Telefone haben denselben Code benutzt',
        whatHappened:
          'Vielleicht hat jemand den Code abgelesen. Wir haben angehalten, und keines der Telefone wurde eingerichtet.',
        whatToDo: 'Sorgen Sie dafür, dass niemand auf diesen Bildschirm sieht, und holen Sie sich einen neuen Code.',
      },
      phrasesDiffer: {
        title: 'Es war richtig anzuhalten',
        whatHappened:
          'Die Anzeigen waren verschieden. Deshalb wurde das Telefon nicht eingerichtet, und niemand hat einen Ausweis erhalten.',
        whatToDo:
          'Holen Sie sich einen neuen Code und verwenden Sie nur Ihr eigenes Telefon. Geschieht es wieder, melden Sie es dem Personal.',
      },
      codeUnknown: {
        title: 'Dieser Code ist nicht bekannt',
        whatHappened: 'Der eingetippte Code gehört nicht zu diesem Konto.',
        whatToDo: 'Vergleichen Sie ihn mit dem Bildschirm und tippen Sie ihn noch einmal ein.',
      },
      tooManyCredentials: {
        title: 'Sie haben schon genug Telefone eingerichtet',
        whatHappened: 'Sie haben bereits so viele Ausweise dieser Art, wie eine Person haben darf.',
        whatToDo: 'Bitten Sie das Personal, einen zu entfernen, den Sie nicht mehr brauchen.',
      },
      signInUnknown: {
        title: 'Kein Telefon wartet mit diesem Code',
        whatHappened:
          'Dieser Code wird nicht verwendet, oder das Telefon, das ihn gezeigt hat, möchte sich nicht mehr anmelden.',
        whatToDo:
          'Vergleichen Sie den Code mit dem auf Ihrem Telefon und geben Sie ihn erneut ein. Zeigt das Telefon keinen Code, fordern Sie dort einen neuen an.',
      },
      signInOfAnother: {
        title: 'Dieser Code ist nicht für Sie',
        whatHappened:
          'Das Telefon mit diesem Code hat das Konto einer anderen Person genannt. Sie können es nicht freigeben.',
        whatToDo:
          'Gehört das Telefon Ihnen, geben Sie dort Ihr eigenes Arbeitskonto ein. Hat Ihnen jemand diesen Code geschickt, sagen Sie es dem Personal.',
      },
      signInExpired: {
        title: 'Der Code vom Telefon ist zu alt',
        whatHappened: 'Ein Code gilt zehn Minuten, und diese sind vorbei.',
        whatToDo: 'Fordern Sie auf Ihrem Telefon einen neuen Code an und geben Sie diesen ein.',
      },
      signInUsed: {
        title: 'Dieser Code wurde schon verwendet',
        whatHappened: 'Das Telefon mit diesem Code wurde bereits freigegeben.',
        whatToDo: 'Um ein anderes Telefon anzumelden, fordern Sie dort einen neuen Code an.',
      },
      signInRejected: {
        title: 'Das Telefon wurde abgelehnt',
        whatHappened: 'Sie haben gesagt, dass Sie dieses Telefon nicht anmelden möchten. Es hat nichts erhalten.',
        whatToDo:
          'Um Ihr eigenes Telefon anzumelden, fordern Sie dort einen neuen Code an. Hat Ihnen jemand den Code geschickt, sagen Sie es dem Personal.',
      },
      signInNumberWrong: {
        title: 'Die Zahl auf dem Telefon war falsch',
        whatHappened:
          'Das Telefon hat eine andere Zahl gesendet, als dieser Bildschirm gezeigt hat. Es wurde nicht angemeldet.',
        whatToDo:
          'Haben Sie die Zahl selbst eingegeben, beginnen Sie mit einem neuen Code. Wenn nicht, hat jemand anderes Ihren Code benutzt: Sagen Sie es dem Personal.',
      },
      credentialEnded: {
        title: 'Dieser Ausweis ist beendet',
        whatHappened: 'Er wurde inzwischen beendet oder geändert, oder nur das Personal kann ihn ändern.',
        whatToDo: 'Sehen Sie die Liste noch einmal an. Wenn er noch gelten sollte, fragen Sie das Personal.',
      },
      phoneUnknown: {
        title: 'Dieses Telefon ist nicht registriert',
        whatHappened: 'Das Telefon wurde entfernt oder als verloren gemeldet.',
        whatToDo: 'Melden Sie es mit Ihrer Smartcard neu an, um es wieder zu verwenden.',
      },
      requestMalformed: {
        title: 'Wir konnten nicht fortfahren',
        whatHappened: 'Die Station und der Dienst haben einander nicht verstanden.',
        whatToDo: 'Beginnen Sie neu. Geschieht es wieder, fragen Sie das Personal.',
      },
      requestTooLarge: {
        title: 'Wir konnten nicht fortfahren',
        whatHappened: 'Das Gesendete ist größer, als der Dienst annimmt.',
        whatToDo: 'Beginnen Sie neu. Geschieht es wieder, fragen Sie das Personal.',
      },
      requestForbidden: {
        title: 'Das ist hier nicht erlaubt',
        whatHappened: 'Der Dienst hat abgelehnt, was diese Station wollte.',
        whatToDo: 'Fragen Sie das Personal.',
      },
      notFound: {
        title: 'Das ist nicht mehr vorhanden',
        whatHappened: 'Der Dienst kennt nicht, was diese Station wollte.',
        whatToDo: 'Beginnen Sie neu. Geschieht es wieder, fragen Sie das Personal.',
      },
      csrMalformed: {
        title: 'Ihr Telefon hat Unlesbares geschickt',
        whatHappened: 'Der Antrag des Telefons war nicht zu verstehen. Das Telefon wurde nicht eingerichtet.',
        whatToDo:
          'Holen Sie sich einen neuen Code und versuchen Sie es noch einmal. Geschieht es wieder, aktualisieren Sie den Browser Ihres Telefons.',
      },
      csrSignatureWrong: {
        title: 'Ihr Telefon konnte sich nicht ausweisen',
        whatHappened: 'Der Antrag des Telefons war nicht richtig unterschrieben. Das Telefon wurde nicht eingerichtet.',
        whatToDo:
          'Holen Sie sich einen neuen Code und versuchen Sie es noch einmal. Geschieht es wieder, melden Sie es dem Personal.',
      },
      csrKeyUnsupported: {
        title: 'Der Schlüssel Ihres Telefons passt nicht',
        whatHappened: 'Er ist von einer Art, die diese Organisation nicht annimmt.',
        whatToDo:
          'Aktualisieren Sie den Browser Ihres Telefons und versuchen Sie es noch einmal, oder nehmen Sie ein anderes Telefon.',
      },
      csrKeyTaken: {
        title: 'Der Schlüssel dieses Telefons gehört jemand anderem',
        whatHappened: 'Das Telefon hat einen Schlüssel gesendet, der schon zum Ausweis einer anderen Person gehört.',
        whatToDo: 'Verwenden Sie dieses Telefon nicht dafür. Sagen Sie es dem Personal.',
      },
      credentialRefused: {
        title: 'Diesen Ausweis können Sie nicht erhalten',
        whatHappened: 'Die Regeln Ihrer Organisation erlauben ihn für Ihr Konto nicht.',
        whatToDo: 'Wählen Sie eine andere Art oder fragen Sie das Personal.',
      },
      issuerUnreachable: {
        title: 'Der Dienst ist nicht erreichbar',
        whatHappened: 'Diese Station hat keine Verbindung zu dem Dienst, der die Ausweise ausstellt.',
        whatToDo: 'Versuchen Sie es gleich noch einmal. Bleibt es so, bitten Sie das Personal, das Netz zu prüfen.',
      },
      issuerNotGenuine: {
        title: 'Zu Ihrem Schutz haben wir angehalten',
        whatHappened:
          'Der Dienst konnte nicht nachweisen, dass er zu Ihrer Organisation gehört. Es wurde ihm nichts gesendet.',
        whatToDo: 'Nehmen Sie Ihre Karte und melden Sie es dem Personal.',
      },
      issuerUnavailable: {
        title: 'Der Dienst kann gerade nicht arbeiten',
        whatHappened:
          'Etwas, das er braucht, ist vorübergehend nicht verfügbar. Ihre Karte und Ihr Telefon sind in Ordnung, und nichts ist verloren.',
        whatToDo: 'Warten Sie eine Minute und versuchen Sie es noch einmal. Bleibt es so, sagen Sie es dem Personal.',
      },
      issuerFailed: {
        title: 'Der Dienst hat eine Störung',
        whatHappened: 'Er konnte den Auftrag nicht abschließen. Ihre Karte und Ihr Telefon sind in Ordnung.',
        whatToDo: 'Versuchen Sie es noch einmal. Geschieht es wieder, fragen Sie das Personal.',
      },
      stationFailed: {
        title: 'Diese Station hat eine Störung',
        whatHappened: 'In dieser Station ging etwas schief. Deshalb haben wir angehalten.',
        whatToDo: 'Nehmen Sie Ihre Karte und beginnen Sie neu. Geschieht es wieder, fragen Sie das Personal.',
      },
    },
  },
  drawings: {
    reader: 'Ein Lesegerät.',
    cardOut: 'Eine Smartcard über einem Lesegerät. Sie wird mit dem Chip voran in den Schlitz gesteckt.',
    cardIn: 'Eine Smartcard steckt im Lesegerät.',
    cardBusy: 'Eine Smartcard steckt im Lesegerät und wird gerade benutzt.',
    pinPad: 'Ein Lesegerät mit Zifferntasten, in dem eine Smartcard steckt. Die PIN wird auf diesen Tasten eingegeben.',
    cardTake: 'Eine Smartcard kommt aus dem Lesegerät.',
    noReader: 'Der leere Platz eines Lesegeräts, daneben ein loser Stecker.',
    serviceStopped: 'Ein Lesegerät ohne Licht.',
    phoneWaiting:
      'Drei Schritte: Ein Telefon richtet die Kamera auf einen Code, es zeigt einen Link, eine Zahl wird eingetippt.',
    phoneTyping: 'Ein Telefon, auf dem eine Zahl eingetippt wird. Die Smartcard steckt im Lesegerät.',
    phoneCode: 'Ein Telefon, das einen Code zeigt. Die Smartcard steckt im Lesegerät.',
    phoneReady: 'Ein Telefon mit einem Häkchen. Die Smartcard steckt im Lesegerät.',
    comparing: 'Ein Bildschirm und ein Telefon nebeneinander, beide mit demselben Bild.',
    phoneDone: 'Ein Telefon mit einem Häkchen und eine Smartcard, die aus dem Lesegerät kommt.',
    cardProblem: 'Eine Smartcard mit einem Ausrufezeichen, neben dem Lesegerät.',
    cardBlocked: 'Eine Smartcard mit einem Vorhängeschloss.',
    noConnection: 'Die Leitung zwischen dieser Station und dem Dienst ist unterbrochen.',
    phoneProblem: 'Ein Telefon mit einem Ausrufezeichen.',
  },
  help: {
    userCode: 'Der Code steht in großen Buchstaben auf Ihrem Telefon. Leerzeichen und Kleinbuchstaben sind egal.',
    askedPhone: 'Vergleichen Sie mit dem Telefon in Ihrer Hand. Lehnen Sie ab, wird nichts angemeldet.',
    phoneNumber: 'Ohne diese Zahl bekommt Ihr Telefon nichts. Zeigen Sie sie niemandem.',
    phoneSignedIn: 'Ihr Telefon macht von selbst weiter. Sie können es jetzt einrichten oder Ihre Karte nehmen.',
    starting: 'Sie müssen nichts tun. Es geht von selbst weiter.',
    welcome:
      'Diese Station bringt einen Ausweis auf Ihr Telefon. Sie brauchen Ihre Smartcard, deren PIN und Ihr Telefon. Es dauert etwa zwei Minuten.',
    attract:
      'Diese Station bringt einen Ausweis auf Ihr Telefon. Sie brauchen Ihre Smartcard, deren PIN und Ihr Telefon.',
    takeCard: 'Ziehen Sie Ihre Karte aus dem Lesegerät. Die Seite kehrt dann von selbst zum Anfang zurück.',
    administrator: 'Diese PIN hat nur das Personal. Wählen Sie „Zurück“, wenn Sie zufällig hier sind.',
    reading: 'Sie müssen nichts tun. Lassen Sie die Karte stecken.',
    chooseCertificate:
      'Wählen Sie die Karte, mit der Sie sich anmelden möchten. Wenn Sie unsicher sind, ziehen Sie die andere heraus.',
    enterPin:
      'Die PIN ist die Zahl, die Sie beim Erhalt Ihrer Karte gewählt haben. Sie geht von dieser Seite zu Ihrer Karte und wird nirgends aufbewahrt.',
    unblockOnPad:
      'Das Lesegerät fragt zuerst nach der PUK und dann zweimal nach einer neuen PIN. Es wartet jeweils eine Minute. Ihre Karte ändert sich erst am Ende.',
    changePinOnPad:
      'Das Lesegerät fragt zuerst nach Ihrer jetzigen PIN und dann zweimal nach der neuen. Es wartet jeweils eine Minute. Ihre PIN ändert sich erst am Ende.',
    pinPad:
      'Die PIN ist die Zahl, die Sie beim Erhalt Ihrer Karte gewählt haben. Das Lesegerät wartet eine Minute darauf. Tut sich an den Tasten nichts, ziehen Sie Ihre Karte heraus und stecken Sie sie wieder ein.',
    lastAttempt:
      'Nach diesem Versuch sperrt eine falsche PIN die Karte. Sonst geht nichts verloren, aber die Karte muss dann entsperrt werden.',
    signingIn: 'Sie müssen nichts tun. Lassen Sie die Karte stecken.',
    actions: 'Wählen Sie, wozu Sie gekommen sind. Es geschieht nichts, bevor Sie es bestätigen.',
    askForApp:
      'Öffnen Sie zuerst die App auf Ihrem Telefon. Wenn Sie nicht wissen, welche es ist, fragen Sie, bevor Sie weitermachen.',
    nameCredential:
      'Ändern Sie Namen oder Art, wenn Sie möchten, und wählen Sie dann „Code anzeigen“. Vorher wird nichts erstellt.',
    working: 'Sie müssen nichts tun. Die Seite geht von selbst weiter.',
    instructions: 'Das möchte Ihre Organisation Ihnen mitteilen. Wählen Sie „Zurück“, wenn Sie es gelesen haben.',
    guide: 'Sie können das so oft ansehen, wie Sie möchten. Noch hat nichts begonnen.',
    enterPuk:
      'Auch eine falsche PUK kostet einen Versuch. Wenn Sie sie nicht haben, wählen Sie „Zurück“ und fragen Sie danach.',
    pinUnblocked: 'Ihre alte PIN gilt nicht mehr.',
    presentPin:
      'Es ist die PIN, mit der Sie sich angemeldet haben. Nichts ändert sich, bevor Sie die neue zweimal eingegeben haben.',
    newPin:
      'Wählen Sie eine Zahl, die Sie sich merken können. Sie geht von dieser Seite an Ihre Karte und wird nirgends aufbewahrt.',
    repeatPin: 'Geben Sie dieselbe PIN ein wie eben. Wählen Sie „Zurück“, um eine andere zu wählen.',
    changingPin: 'Sie müssen nichts tun. Lassen Sie die Karte im Lesegerät.',
    pinChanged: 'Ihre alte PIN gilt nicht mehr. Sie können zurück zur Liste oder Ihre Karte nehmen.',
    card: 'Das Zertifikat zum Anmelden benutzen Sie hier. Das Personal findet das Übrige unter „Einzelheiten zeigen“.',
    pinForPrinted: 'Es ist die PIN, mit der Sie sich angemeldet haben. Die Karte verlangt sie dafür noch einmal.',
    pinForPrintedOnPad: 'Das Lesegerät wartet eine Minute auf Ihre PIN. Die Abbruchtaste führt zurück.',
    printed:
      'Es sollte dasselbe sein, was Sie auf der Karte selbst lesen. Wenn nicht, sagen Sie es der Stelle, die Ihre Karte ausgestellt hat.',
    credentials:
      'Jede Zeile ist eines Ihrer Telefone. Wählen Sie es aus, um zu sehen, was darauf ist, seit wann und wie lange noch.',
    phone:
      'Wählen Sie, was Sie tun möchten. Bevor etwas endgültig endet, werden Sie noch einmal gefragt. Wählen Sie „Zurück“, wenn Sie nur nachsehen wollten.',
    credential:
      'Wählen Sie, was Sie tun möchten. Bevor etwas endgültig endet, werden Sie noch einmal gefragt. Wählen Sie „Zurück“, wenn Sie nur nachsehen wollten.',
    weighCredentialAct: 'Wählen Sie „Zurück“, wenn Sie nicht sicher sind. Es ist noch nichts geschehen.',
    credentialChanged: 'Es ist erledigt. Sie können zur Liste zurückgehen oder Ihre Karte nehmen.',
    weighPhoneAct: 'Wählen Sie „Zurück“, wenn Sie nicht sicher sind. Es ist noch nichts geschehen.',
    phoneChanged: 'Es ist erledigt. Sie können zur Liste zurückgehen oder Ihre Karte nehmen.',
    preparing: 'Sie müssen nichts tun. Der Code erscheint gleich.',
    pairing:
      'Öffnen Sie die Kamera Ihres Telefons und halten Sie es so, dass der ganze Code im Bild ist. Es erscheint ein Link: Tippen Sie darauf. Geht das nicht, wählen Sie „Ich kann nicht scannen“ und tippen Sie einen Code ein.',
    compare:
      'Zeigen beide dasselbe, steht niemand zwischen Ihnen und dieser Station. Ist etwas anders, und sei es ein Wort, wählen Sie „Sie sind verschieden“. Dabei kann nichts Schlimmes geschehen.',
    confirming: 'Sie müssen nichts tun. Lassen Sie die Seite auf Ihrem Telefon offen und Ihre Karte stecken.',
    done: 'Sie können Ihre Karte nehmen. Mit der Kennung kann Ihnen das Personal später weiterhelfen.',
    failure: 'Auf der Seite steht, was Sie tun können. Das Personal findet mit der Kennung mehr heraus.',
  },
};
