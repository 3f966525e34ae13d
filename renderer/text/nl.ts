// SPDX-License-Identifier: Apache-2.0

import { lists, plurals } from './formats.ts';
import type { Text } from './text.ts';

const plural = plurals('nl');
const list = lists('nl');

export const nl: Text = {
  frame: {
    step: (number, of, name) => `${number} van ${of}: ${name}`,
    steps: {
      card: 'Kaart in de lezer',
      pin: 'Pincode invoeren',
      phone: 'Telefoon instellen',
      compare: 'Schermen vergelijken',
    },
    signedInAs: (name) => `Ingelogd: ${name}`,
    language: 'Taal',
    help: 'Hulp',
    helpTitle: 'Hulp',
    askSupport: (support) => `Komt u er niet uit? Neem contact op met ${support}.`,
    close: 'Sluiten',
    leave: 'Kaart meenemen en stoppen',
    back: 'Terug',
    practiceBand: 'Oefenkaart. Niets van wat u hier doet is echt.',
    removePracticeCard: 'Oefenkaart uit de lezer halen',
    cannotStop: 'Deze stap eindigt vanzelf en kan niet worden gestopt.',
    keepCardIn: 'Laat uw kaart in de lezer zitten.',
    drawing: 'Tekening',
  },
  speech: {
    offer: 'Voorlezen',
    title: 'Voorlezen',
    message: 'Sluit een koptelefoon aan. Het station leest u dan elke pagina voor, en alles waar u naartoe gaat.',
    keys: 'Met Tab gaat u naar de volgende knop, met Enter kiest u die. Op de cijfertoetsen aan de zijkant van het toetsenbord: plus is harder, min is zachter, het sterretje is sneller, de schuine streep is langzamer. Home leest opnieuw voor.',
    start: 'Begin met voorlezen',
    stop: 'Stop met voorlezen',
    repeat: 'Opnieuw voorlezen',
    louder: 'Harder',
    softer: 'Zachter',
    faster: 'Sneller',
    slower: 'Langzamer',
    noVoice: 'Deze computer heeft geen stem voor deze taal. Vraag een medewerker om hulp.',
  },
  idle: {
    title: 'Bent u er nog?',
    message: (seconds) =>
      plural(seconds, {
        one: 'Voor uw veiligheid sluit deze pagina over # seconde.',
        other: 'Voor uw veiligheid sluit deze pagina over # seconden.',
      }),
    moreTime: 'Ik heb meer tijd nodig',
  },
  starting: { title: 'Een ogenblik', message: 'Het station start op. Dat duurt een paar seconden.' },
  welcome: {
    title: 'Steek uw smartcard in de lezer',
    message:
      'Met de chip naar voren, zoals op de tekening. Laat de kaart zitten tot wij zeggen dat u hem mag meenemen.',
    ready: 'Houd bij de hand',
    readyCard: 'Uw smartcard en de pincode',
    readyPhone: 'Uw telefoon, verbonden met internet',
    noReaderTitle: 'Er is geen kaartlezer aangesloten',
    noReaderMessage: 'Sluit een kaartlezer aan op deze computer. De pagina gaat vanzelf verder zodra die er is.',
    serviceTitle: 'De smartcarddienst staat uit',
    serviceMessage:
      'Deze computer ziet op dit moment geen enkele kaartlezer. Een medewerker kan de dienst starten; daarna gaat de pagina vanzelf verder.',
    practiceOffer: 'Geen kaart bij de hand? Kijk rond met een oefenkaart.',
    usePracticeCard: 'Oefenkaart gebruiken',
    chooseLanguage: 'Kies uw taal',
  },
  attract: {
    title: 'Stel uw telefoon in met uw smartcard',
    message: 'Raak het scherm aan of steek uw kaart in de lezer.',
    begin: 'Beginnen',
  },
  takeCard: {
    title: 'Neem uw kaart mee',
    message: 'Uw kaart zit nog in de lezer. Laat hem niet achter.',
  },
  administrator: {
    offer: 'Voor beheerders',
    title: 'Dit station sluiten',
    message: 'Typ de pincode van de beheerder.',
    rule: 'Hij heeft 6 tot 8 cijfers.',
    locked: 'Te vaak een verkeerde pincode.',
    secondsToWait: (seconds) =>
      plural(seconds, { one: 'Probeer het over # seconde opnieuw.', other: 'Probeer het over # seconden opnieuw.' }),
    minutesToWait: (minutes) =>
      plural(minutes, { one: 'Probeer het over # minuut opnieuw.', other: 'Probeer het over # minuten opnieuw.' }),
    submit: 'Station sluiten',
  },
  reading: { title: 'Uw kaart wordt gelezen', message: 'Dit duurt even.' },
  chooseCertificate: {
    title: 'Welke kaart wilt u gebruiken?',
    message: 'Er zit meer dan één kaart in een lezer.',
    issuedBy: (issuer) => `Uitgegeven door ${issuer}`,
    validUntil: (date) => `Geldig tot en met ${date}`,
    inReader: (reader) => `In de lezer ${reader}`,
    refused: 'Deze kunt u niet gebruiken',
  },
  unfitCertificate: {
    holder: 'Naam',
    issuer: 'Uitgegeven door',
    valid: 'Geldig',
    others: 'Andere certificaten op deze kaart',
  },
  pin: {
    title: 'Voer uw pincode in',
    cardOf: (holder) => `Kaart van ${holder}`,
    issuedBy: (issuer) => `Uitgegeven door ${issuer}`,
    triesLeft: (tries) => plural(tries, { one: 'U hebt nog één poging.', other: 'U hebt nog # pogingen.' }),
    wrong: 'Dat was niet de juiste pincode.',
    rule: 'De pincode van uw kaart heeft 6 tot 8 cijfers.',
    onKeyboard: 'Typ hem op het toetsenbord.',
    digitsTyped: (digits) => plural(digits, { one: '# cijfer ingevoerd', other: '# cijfers ingevoerd' }),
    tooShort: 'Een pincode heeft minstens 6 cijfers. Voer ze allemaal in en kies dan “Inloggen”.',
    deleteLast: 'Laatste cijfer wissen',
    clear: 'Wissen',
    pad: 'Cijfertoetsen',
    submit: 'Inloggen',
  },
  pinPad: {
    title: 'Typ uw pincode op de kaartlezer',
    rule: 'Toets op de kaartlezer de 6 tot 8 cijfers van uw pincode in en druk daarna op de groene toets of OK.',
    unseen: 'Uw pincode gaat van de lezer rechtstreeks naar uw kaart. Deze computer ziet hem niet.',
    stop: 'Wilt u stoppen? Druk op de annuleertoets van de lezer of haal uw kaart eruit.',
  },
  lastAttempt: {
    title: 'Nog één poging',
    message: (support) =>
      `Is de pincode weer fout, dan wordt uw kaart geblokkeerd en kan alleen ${support} hem deblokkeren.`,
    advice:
      'Twijfelt u over uw pincode? Neem dan uw kaart mee en vraag het eerst na. Uw laatste poging blijft dan bewaard.',
    go: 'Laatste poging gebruiken',
  },
  signingIn: { title: 'U wordt ingelogd', message: 'Uw kaart wordt gecontroleerd. Dat duurt een paar seconden.' },
  actions: {
    title: 'Wat wilt u doen?',
    choices: {
      setUpPhone: {
        title: 'Mijn telefoon instellen',
        sentence: 'Zet een identiteitsbewijs op uw telefoon, zodat u daar zonder kaart kunt inloggen.',
      },
      enrolCredential: {
        title: 'Stap voor stap aanvragen',
        sentence:
          'Voor een mobiel identiteitsbewijs: u geeft het een naam en kiest de soort voordat de code verschijnt.',
      },
      manageCredentials: {
        title: 'Mijn telefoons en identiteitsbewijzen',
        sentence:
          'Toont wat er op uw telefoons staat. U kunt het vernieuwen, pauzeren of beëindigen, of een telefoon als verloren melden.',
      },
      signInPhone: {
        title: 'Een telefoon aanmelden',
        sentence: 'Uw telefoon toont een code. Typ die hier om de telefoon aan te melden.',
      },
      showCard: {
        title: 'Wat staat er op mijn kaart',
        sentence: 'De certificaten, en hoe lang ze geldig zijn.',
      },
      changePin: { title: 'De pincode van mijn kaart wijzigen', sentence: 'U hebt uw huidige pincode nodig.' },
      readInstructions: { title: 'Uitleg', sentence: 'Wat u met kaart en telefoon doet.' },
    },
  },
  classic: {
    appTitle: 'Is uw telefoon klaar?',
    appLead: 'U hebt de app van uw organisatie nodig, of de pagina ervan in de browser van uw telefoon.',
    appHint:
      'Open die nu en volg de stappen tot er om een QR-code wordt gevraagd. Houd de telefoon verbonden met internet.',
    appGo: 'Ik heb de app geïnstalleerd',
    nameTitle: 'Geef uw identiteitsbewijs een naam',
    nameLead: 'Aan de naam ziet u later wat op welke telefoon staat. U kunt het voorstel laten staan.',
    nameGo: 'Code tonen',
  },
  working: { title: 'Een ogenblik', message: 'Dit duurt een paar seconden.' },
  card: {
    title: 'Wat staat er op mijn kaart',
    validUntil: (date) => `Uw kaart is geldig tot en met ${date}.`,
    expired: (date) => `Uw kaart was geldig tot en met ${date}.`,
    list: 'Certificaten',
    names: {
      logIn: 'Uw inlogcertificaat',
      signature: 'Uw handtekeningcertificaat',
      encryption: 'Uw versleutelingscertificaat',
      cardAuthentication: 'Het certificaat van de kaart zelf',
    },
    retired: (count) =>
      plural(count, {
        one: 'Een eerder certificaat voor versleuteling',
        other: '# eerdere certificaten voor versleuteling',
      }),
    purposes: {
      signature: 'Voor post en documenten die u ondertekent, niet om in te loggen.',
      encryption: 'Voor post die voor u wordt versleuteld, niet om in te loggen.',
      cardAuthentication: 'Voor deuren en apparaten, niet om in te loggen.',
      retired: 'Voor post uit die tijd, niet om in te loggen.',
    },
    fits: 'U kunt ermee inloggen.',
    unfit: {
      noCertificate: 'Het staat niet op deze kaart.',
      unreadable: 'Het is niet te lezen, dus u kunt er niet mee inloggen.',
      unsupportedKey: 'De sleutel is te zwak of van een andere soort, dus u kunt er niet mee inloggen.',
      wrongUsage: 'Het is niet uitgegeven om in te loggen.',
      notYetValid: 'De geldigheid is nog niet begonnen, dus u kunt er nog niet mee inloggen.',
      expired: 'De geldigheid is voorbij, dus u kunt er niet meer mee inloggen.',
      noKey: 'De sleutel die erbij hoort staat niet op de kaart, dus u kunt er niet mee inloggen.',
    },
    until: (date) => `Geldig tot en met ${date}`,
    was: (date) => `Was geldig tot en met ${date}`,
    staff: {
      number: 'Kaart (GUID)',
      person: 'Persoon (UUID)',
      expires: 'Laatste dag van de kaart',
      matches: 'Genoemd in het certificaat van 9A',
      yes: 'ja',
      no: 'nee',
      untold: 'niet vermeld',
      identity: 'CHUID',
      identities: { absent: 'Die is er niet.', unreadable: 'Die is niet te lezen.' },
      signature: 'Handtekening van de CHUID',
      verdicts: {
        right: 'klopt; de ondertekenaar is niet met vertrouwde rootcertificaten vergeleken',
        signerUnfit: 'van een certificaat dat daar niet voor is, of nu niet geldig is',
        absent: 'geen',
        unreadable: 'niet te lezen',
        wrong: 'klopt niet',
      },
      signers: {
        trusted: 'klopt; de ondertekenaar leidt naar een vertrouwd rootcertificaat',
        untrusted: 'klopt, maar de ondertekenaar wordt niet vertrouwd',
      },
      tries: 'Resterende pogingen voor de pincode',
      primary: 'Pincode die het eerst wordt gevraagd',
      pins: { application: 'van de kaart', global: 'globaal' },
      slot: (slot) => `Sleutel ${slot}`,
      empty: 'geen certificaat',
      printed: 'Gedrukte gegevens',
      application: 'Antwoord op SELECT',
      capabilities: 'CCC',
      printings: { behindPin: 'achter de pincode', absent: 'Die zijn er niet.' },
      elsewhere: 'Eerdere sleutels elders bewaard',
    },
  },
  printed: {
    offer: 'Opdruk tonen',
    why: 'Wat op uw kaart gedrukt staat, zit achter de pincode.',
    show: 'Tonen',
    title: 'Wat er op mijn kaart gedrukt staat',
    lead: 'Zo staat het op de kaart zelf opgeslagen. Het wordt hier niet bewaard.',
    facts: {
      affiliation: 'Dienstverband',
      expires: 'Geldig tot en met',
      serialNumber: 'Nummer van de kaart',
      issuer: 'Nummer van de uitgever',
      organization: 'Organisatie',
    },
    absent: 'Op uw kaart is hier niets van opgeslagen.',
    unreadable: 'Het is op uw kaart opgeslagen, maar niet te lezen.',
    back: 'Terug naar mijn kaart',
  },
  instructions: {
    title: 'Uitleg',
    link: 'Meer staat op dit adres. Scan de code met uw telefoon of typ het adres.',
    code: 'QR-code van dit adres',
    guideTitle: 'Zo stelt u uw telefoon in',
    card: 'Laat uw kaart in de lezer tot we zeggen dat u hem kunt pakken.',
    begin: (action) => `Kies in de lijst “${action}”. Richt de camera van uw telefoon op de code.`,
    open: 'Open de link die op uw telefoon verschijnt.',
    number: 'Typ op uw telefoon het nummer dat onder de code staat.',
    compare: 'Vergelijk beide schermen en zeg hier of ze gelijk zijn.',
    take: 'Neem uw kaart. U kunt op de telefoon nu zonder kaart inloggen.',
  },
  changePinOnPad: {
    title: 'Wijzig uw pincode op de kaartlezer',
    lead: 'De kaartlezer vraagt drie keer om cijfers. Druk telkens daarna op de groene toets of OK.',
    present: 'Uw huidige pincode',
    newPin: 'Een nieuwe pincode van 6 tot 8 cijfers',
    again: 'De nieuwe pincode nog eens',
    refused: 'Uw kaart neemt die nieuwe pincode niet aan. Er is dus niets gewijzigd. Kies een andere.',
    stop: 'Wilt u stoppen? Druk op de annuleertoets van de lezer. Laat uw kaart zitten.',
  },
  unblock: {
    offer: 'Deblokkeren met de PUK',
    title: 'Voer de PUK van uw kaart in',
    lead: 'De uitgever van uw kaart heeft u de PUK gegeven of bewaart hem voor u.',
    rule: 'Een PUK heeft 8 cijfers.',
    tooShort: 'Een PUK heeft 8 cijfers. Voer ze allemaal in en ga dan verder.',
    wrong: 'Dat was niet de juiste PUK.',
    refused:
      'Uw kaart neemt die nieuwe pincode niet aan. Voer de PUK nog eens in en kies dan een andere nieuwe pincode.',
    lastTry: 'U hebt nog één poging. Is die ook fout, dan kan niemand deze kaart meer deblokkeren.',
    sameAsPuk: 'Dat is de PUK. Kies andere cijfers als pincode.',
    padTitle: 'Deblokkeer uw kaart op de kaartlezer',
    padFirst: 'De PUK van uw kaart, 8 cijfers',
    done: { title: 'Uw kaart werkt weer', message: 'De nieuwe pincode geldt nu. Log ermee in of neem uw kaart mee.' },
  },
  changePin: {
    presentTitle: 'Voer uw huidige pincode in',
    refused:
      'Uw kaart neemt die nieuwe pincode niet aan, dus er is niets gewijzigd. Voer uw huidige pincode nog eens in en kies dan een andere nieuwe.',
    newTitle: 'Kies een nieuwe pincode',
    newLead: 'Kies er een die niemand kan raden: geen geboortedatum en geen oplopende cijfers.',
    same: 'Dat is uw huidige pincode. Kies een andere.',
    different: 'De twee nieuwe pincodes waren niet gelijk. Er is nog niets gewijzigd. Kies uw nieuwe pincode opnieuw.',
    repeatTitle: 'Voer de nieuwe pincode nog eens in',
    repeatLead: 'Uw pincode wordt gewijzigd als beide gelijk zijn.',
    rule: 'Een pincode heeft 6 tot 8 cijfers.',
    tooShort: 'Een pincode heeft minstens 6 cijfers. Voer ze allemaal in en ga dan verder.',
    goOn: 'Doorgaan',
    change: 'Mijn pincode wijzigen',
    back: 'Terug naar de lijst',
    changing: { title: 'Uw pincode wordt gewijzigd', message: 'Uw kaart neemt de nieuwe pincode aan. Dit duurt even.' },
    changed: {
      title: 'Uw pincode is gewijzigd',
      message: 'Vanaf nu neemt uw kaart alleen nog de nieuwe pincode aan, hier en overal.',
    },
  },
  phones: {
    states: { enrolled: 'In gebruik', removed: 'Verwijderd', lost: 'Als verloren gemeld' },
    onIt: (count) =>
      count === 0
        ? 'geen identiteitsbewijs'
        : plural(count, { one: '# identiteitsbewijs', other: '# identiteitsbewijzen' }),
    facts: {
      state: 'Status',
      kind: 'Telefoon',
      enrolled: 'Aangemeld',
      contact: 'Laatste contact',
      endsWithIt: 'Eindigt ook',
    },
    onItTitle: 'Wat erop staat',
    whatToDo: 'Wat u kunt doen',
    acts: {
      remove: { title: 'Deze telefoon verwijderen', sentence: 'Voor een telefoon die u niet meer gebruikt.' },
      reportLost: { title: 'Deze telefoon is kwijt', sentence: 'Beëindigt meteen alles wat erop staat.' },
    },
    weigh: {
      remove: {
        title: (name) => `“${name}” verwijderen?`,
        message: 'Alles op deze telefoon eindigt voorgoed. Wilt u hem weer gebruiken, dan stelt u hem opnieuw in.',
        go: 'Verwijderen',
      },
      reportLost: {
        title: (name) => `Bent u “${name}” kwijt?`,
        message:
          'Alles op die telefoon eindigt voorgoed, zodat niemand anders het kan gebruiken. Vindt u de telefoon terug, stel hem dan opnieuw in.',
        go: 'Ja, alles beëindigen',
      },
    },
    changed: {
      remove: {
        title: 'De telefoon is verwijderd',
        message: (name) => `“${name}” hoort niet meer bij uw telefoons, en wat erop stond is beëindigd.`,
      },
      reportLost: {
        title: 'Niemand kan het meer gebruiken',
        message: (name) => `Alles op “${name}” is beëindigd. Meld de telefoon ook bij uw organisatie.`,
      },
    },
  },
  credentials: {
    title: 'Mijn telefoons en identiteitsbewijzen',
    none: 'U hebt hier nog geen telefoons en geen identiteitsbewijzen.',
    lead: 'Kies een telefoon om te zien wat erop staat, of om hem als verloren te melden.',
    states: { active: 'In gebruik', suspended: 'Gepauzeerd', revoked: 'Beëindigd', expired: 'Verlopen' },
    until: (date, days) => plural(days, { one: `tot ${date}, nog # dag`, other: `tot ${date}, nog # dagen` }),
    facts: {
      state: 'Status',
      type: 'Soort',
      phone: 'Telefoon',
      issued: 'Sinds',
      ends: 'Geldig',
      lastUse: 'Laatst gebruikt',
    },
    uses: {
      trial: (when) => `${when}, op de telefoon zelf`,
      service: (when, address) => `${when}, gecontroleerd door een dienst (${address})`,
    },
    whatToDo: 'Wat u kunt doen',
    acts: {
      renew: {
        title: 'Vernieuwen',
        sentence: 'Zet een nieuw bewijs op uw telefoon. Dit eindigt zodra het nieuwe er is.',
      },
      suspend: { title: 'Pauzeren', sentence: 'Het werkt niet meer tot u het hier weer inschakelt.' },
      resume: { title: 'Weer inschakelen', sentence: 'Het werkt weer, binnen enkele minuten overal.' },
      revoke: { title: 'Voorgoed beëindigen', sentence: 'Voor een telefoon die u niet meer gebruikt.' },
      reportLost: { title: 'Ik ben mijn telefoon kwijt', sentence: 'Beëindigt meteen alles op die telefoon.' },
    },
    weigh: {
      revoke: {
        title: (name) => `“${name}” voorgoed beëindigen?`,
        message: 'U kunt het daarna niet meer inschakelen. Voor dezelfde telefoon moet u dan een nieuw instellen.',
        go: 'Voorgoed beëindigen',
      },
      reportLost: {
        title: (name) => `Bent u de telefoon met “${name}” kwijt?`,
        message:
          'Alles op die telefoon eindigt voorgoed, zodat niemand anders het kan gebruiken. Vindt u de telefoon terug, stel hem dan opnieuw in.',
        go: 'Ja, alles beëindigen',
      },
    },
    changed: {
      suspend: {
        title: 'Het is gepauzeerd',
        message: (name) => `“${name}” werkt niet meer tot u het weer inschakelt.`,
      },
      resume: {
        title: 'Het is weer in gebruik',
        message: (name) => `“${name}” werkt weer, binnen enkele minuten overal.`,
      },
      revoke: {
        title: 'Het is beëindigd',
        message: (name) => `“${name}” is voorgoed beëindigd. U kunt het van uw telefoon verwijderen.`,
      },
      reportLost: {
        title: 'Niemand kan het meer gebruiken',
        message: (name) =>
          `“${name}” en al het andere op die telefoon is beëindigd. Meld de telefoon ook bij uw organisatie.`,
      },
    },
    backToList: 'Terug naar mijn telefoons',
  },
  preparing: { title: 'Uw code wordt gemaakt', message: 'Dit duurt even.' },
  pairing: {
    title: 'Scan deze code met uw telefoon',
    howTo: 'Op uw telefoon',
    pointCamera: 'Richt de camera op de code',
    openLink: 'Open de link die verschijnt',
    typeNumber: 'Typ het nummer dat onder de code staat',
    codeAlternative: 'QR-code voor uw telefoon. Kunt u niet scannen, kies dan “Ik kan niet scannen”.',
    number: 'Uw nummer',
    minutesLeft: (minutes) => plural(minutes, { one: 'Nog # minuut', other: 'Nog # minuten' }),
    underAMinute: 'Minder dan een minuut',
    name: 'Naam op uw telefoon',
    nameRule: 'Typ een naam van 1 tot 64 tekens.',
    type: 'Soort identiteitsbewijs',
    validFor: (days) => plural(days, { one: '# dag geldig', other: '# dagen geldig' }),
    cannotScan: 'Ik kan niet scannen',
    canScan: 'Toon de code om te scannen',
    typedTitle: 'Typ dit op uw telefoon',
    typedAddress: 'Open dit adres in de browser',
    typedAccount: 'Typ deze accountnaam',
    typedCode: 'Typ deze code',
    typedThen: 'Typ daarna uw nummer',
    scannedTitle: 'Uw telefoon heeft de code',
    scannedMessage: 'Typ nu dit nummer op uw telefoon.',
    wrongNumber: (tries) =>
      plural(tries, {
        one: 'Het nummer op de telefoon was niet goed. Er is nog één poging.',
        other: 'Het nummer op de telefoon was niet goed. Er zijn nog # pogingen.',
      }),
  },
  compare: {
    title: 'Staat op beide schermen hetzelfde?',
    message: 'Kijk op uw telefoon. Daar moeten precies deze woorden en dit plaatje staan.',
    words: 'Drie woorden',
    picture: 'Plaatje',
    pictureRow: (row, filled) =>
      filled.length > 0 ? `Rij ${row}: gevulde vakjes ${list(filled.map(String))}.` : `Rij ${row}: leeg.`,
    phone: (phone) => `Uw telefoon: ${phone}`,
    match: 'Ze zijn gelijk',
    differ: 'Ze verschillen',
  },
  confirming: {
    title: 'Uw identiteitsbewijs wordt gemaakt',
    message: 'Houd de pagina op uw telefoon open. Dit duurt een paar seconden.',
  },
  done: {
    title: 'Uw telefoon is ingesteld',
    collected: 'Het identiteitsbewijs staat op uw telefoon. U kunt het nu gebruiken.',
    notCollected:
      'Uw telefoon haalt het identiteitsbewijs op. Houd de pagina daar open tot er staat dat alles klaar is.',
    takeCard: 'Neem uw kaart mee.',
    name: 'Naam',
    type: 'Soort',
    validUntil: 'Geldig tot en met',
    reference: 'Kenmerk',
    finish: 'Klaar',
    another: 'Iets anders doen',
  },
  userCode: {
    title: 'Typ de code van uw telefoon',
    message: (address) => `Open ${address} op uw telefoon, typ uw werkaccount en kies “Code tonen”.`,
    field: 'Code van uw telefoon',
    incomplete: 'Een code heeft acht letters.',
    warning: 'Typ alleen een code van de telefoon in uw eigen hand, nooit een die iemand u stuurde.',
    submit: 'Telefoon zoeken',
    busy: 'De telefoon wordt gezocht',
  },
  askedPhone: {
    title: 'Is dit uw telefoon?',
    phone: 'Telefoon',
    network: 'Netwerk',
    sameNetwork: 'het netwerk van deze computer',
    otherNetwork: (address) => `een ander netwerk (${address})`,
    asked: 'Code aangevraagd',
    justNow: 'minder dan een minuut geleden',
    minutesAgo: (minutes) => plural(minutes, { one: '# minuut geleden', other: '# minuten geleden' }),
    warning:
      'Keur alleen goed als u de code zelf hebt aangevraagd, op de telefoon in uw hand. Heeft iemand u de code gestuurd, dan wil die persoon zich als u aanmelden: wijs af.',
    approve: 'Ja, dit is mijn telefoon',
    reject: 'Nee, afwijzen',
    busy: 'Een ogenblik',
  },
  phoneNumber: {
    title: 'Typ dit getal op uw telefoon',
    message: (phone) => `Uw telefoon (${phone}) vraagt om dit getal. U hebt één poging.`,
    number: 'Getal',
    waiting: 'Er wordt op uw telefoon gewacht.',
  },
  phoneSignedIn: {
    title: 'Uw telefoon is aangemeld',
    message: (phone) => `${phone} is aangemeld met uw account.`,
    next: 'Ga verder op uw telefoon: die toont de volgende stappen.',
    goOn: 'Terug naar de lijst',
  },
  failure: {
    reference: 'Kenmerk voor medewerkers:',
    showDetails: 'Details tonen',
    tryAgain: 'Opnieuw proberen',
    startAgain: 'Opnieuw beginnen',
    otherCard: 'Andere kaart gebruiken',
    finish: 'Stoppen',
    codes: {
      noReader: {
        title: 'Er is geen kaartlezer aangesloten',
        whatHappened: 'Deze computer ziet geen kaartlezer.',
        whatToDo: 'Sluit een kaartlezer aan of vraag een medewerker dat te doen.',
      },
      serviceStopped: {
        title: 'De smartcarddienst is gestopt',
        whatHappened: 'Het onderdeel van deze computer dat met kaartlezers praat, is niet actief.',
        whatToDo: 'Wacht even: er wordt vanzelf opnieuw gezocht. Verandert er niets, vraag dan een medewerker om hulp.',
      },
      readerGone: {
        title: 'De kaartlezer is losgeraakt',
        whatHappened: 'De verbinding met de kaartlezer is verbroken.',
        whatToDo: 'Sluit de lezer weer aan en steek uw kaart er opnieuw in.',
      },
      readerHung: {
        title: 'De kaartlezer reageert niet',
        whatHappened: 'Het duurde te lang. Daarom hebben wij de lezer opnieuw gestart.',
        whatToDo: 'Haal uw kaart uit de lezer, steek hem er weer in en probeer het opnieuw.',
      },
      cardRemoved: {
        title: 'Uw kaart is te vroeg uit de lezer gehaald',
        whatHappened: 'De kaart was uit de lezer voordat wij klaar waren.',
        whatToDo: 'Steek hem er weer in om verder te gaan.',
      },
      cardMute: {
        title: 'De kaart reageert niet',
        whatHappened: 'Er zit een kaart in de lezer, maar de lezer krijgt geen contact. Misschien zit hij verkeerd om.',
        whatToDo: 'Haal de kaart eruit en steek hem er met de chip naar voren in, zoals op de tekening.',
      },
      cardInUse: {
        title: 'Een ander programma gebruikt uw kaart',
        whatHappened: 'Een ander programma op deze computer houdt uw kaart bezet.',
        whatToDo: 'Sluit dat programma en probeer het opnieuw.',
      },
      cardUnexpected: {
        title: 'De kaart gaf een onbekend antwoord',
        whatHappened: 'Uw kaart deed iets wat wij niet verwachtten. Daarom zijn wij gestopt.',
        whatToDo:
          'Haal hem eruit, steek hem er weer in en probeer het opnieuw. Gebeurt het weer, vraag dan een medewerker om hulp.',
      },
      contactless: {
        title: 'Steek de kaart in de lezer',
        whatHappened: 'De kaart tegen de lezer houden is niet genoeg om in te loggen.',
        whatToDo: 'Steek hem in de gleuf van een lezer, met de chip naar voren.',
      },
      notPivCard: {
        title: 'Dit is niet de kaart die nodig is',
        whatHappened: 'De kaart in de lezer is geen PIV-smartcard.',
        whatToDo: 'Gebruik de smartcard waarmee u op uw werk inlogt.',
      },
      noSignInCertificate: {
        title: 'Met deze kaart kan nog niet worden ingelogd',
        whatHappened: 'Op de kaart staat geen certificaat om mee in te loggen.',
        whatToDo: 'Gebruik een andere kaart, of vraag de uitgever om deze kaart compleet te maken.',
      },
      unsupportedKey: {
        title: 'Deze kaart heeft een onbruikbare sleutel',
        whatHappened: 'De sleutel op uw kaart is van een soort die dit station niet kent.',
        whatToDo: 'Gebruik een andere kaart of vraag een medewerker om hulp.',
      },
      wrongPin: {
        title: 'Dat was niet de juiste pincode',
        whatHappened: 'Uw kaart heeft de pincode niet aanvaard.',
        whatToDo: 'Probeer het opnieuw en neem rustig de tijd.',
      },
      pinBlocked: {
        title: 'Uw kaart is geblokkeerd',
        whatHappened: 'Er is te vaak een verkeerde pincode ingevoerd. De kaart heeft zichzelf op slot gezet.',
        whatToDo: 'Ga met uw kaart naar de uitgever. Daar kan hij worden gedeblokkeerd.',
      },
      pinFormat: {
        title: 'Deze pincode kan niet kloppen',
        whatHappened: 'Een pincode heeft 6 tot 8 cijfers. Er is niets naar uw kaart gestuurd en geen poging verbruikt.',
        whatToDo: 'Probeer het opnieuw met alle cijfers van uw pincode.',
      },
      pinPadTimedOut: {
        title: 'De lezer wacht niet meer',
        whatHappened: 'Binnen een minuut is er geen pincode op de kaartlezer ingevoerd. Er is geen poging verbruikt.',
        whatToDo: 'Probeer het opnieuw en houd uw pincode bij de hand.',
      },
      pinPadCancelled: {
        title: 'Op de lezer is gestopt',
        whatHappened: 'Op de kaartlezer is de annuleertoets ingedrukt. Er is geen poging verbruikt.',
        whatToDo: 'Probeer het opnieuw of neem uw kaart mee.',
      },
      pinPadLength: {
        title: 'De pincode was te kort of te lang',
        whatHappened: 'Een pincode heeft 6 tot 8 cijfers. Er is niets naar uw kaart gestuurd en geen poging verbruikt.',
        whatToDo: 'Probeer het opnieuw en voer alle cijfers van uw pincode in.',
      },
      pinPadMismatch: {
        title: 'De twee nieuwe pincodes waren niet gelijk',
        whatHappened: 'De nieuwe pincode is de tweede keer anders ingevoerd. Uw pincode is niet gewijzigd.',
        whatToDo: 'Probeer het opnieuw en neem er de tijd voor.',
      },
      pinPadFailed: {
        title: 'De toetsen van de lezer werken niet',
        whatHappened:
          'Deze kaartlezer heeft toetsen voor de pincode, maar kon ze niet gebruiken. Om uw pincode te beschermen kunt u hem niet in plaats daarvan op deze computer invoeren.',
        whatToDo:
          'Probeer het opnieuw. Gebeurt het weer? Gebruik dan een andere lezer of vraag een medewerker om hulp.',
      },
      pinPadUnable: {
        title: 'Deze lezer kan geen pincodes wijzigen',
        whatHappened:
          'Op de toetsen kan een pincode worden ingevoerd, maar niet gewijzigd. Om uw pincode te beschermen kunt u hem niet in plaats daarvan op deze computer wijzigen. Uw pincode is niet gewijzigd.',
        whatToDo: 'Gebruik een andere lezer of vraag een medewerker om hulp.',
      },
      pukBlocked: {
        title: 'Deze kaart kan niet meer worden gedeblokkeerd',
        whatHappened: 'Er is te vaak een verkeerde PUK ingevoerd. De kaart heeft zichzelf voorgoed op slot gezet.',
        whatToDo: 'Ga met uw kaart naar de uitgever en vraag om een nieuwe.',
      },
      pinNotChanged: {
        title: 'Uw pincode is niet gewijzigd',
        whatHappened:
          'Uw kaart heeft hem niet gewijzigd, om een reden die we niet kennen. De pincode die u had, geldt nog.',
        whatToDo: 'Probeer het opnieuw. Gebeurt het weer, vraag dan een medewerker om hulp.',
      },
      pinUncertain: {
        title: 'We weten niet of uw pincode is gewijzigd',
        whatHappened:
          'De kaart is eruit gehaald, of antwoordde niet meer, terwijl hij de nieuwe pincode aannam. Nu geldt de nieuwe of nog de oude pincode.',
        whatToDo:
          'Steek de kaart er weer in en log in met de nieuwe pincode. Is die fout, gebruik dan de oude: dat kost één poging.',
      },
      certificateExpired: {
        title: 'Uw kaart is verlopen',
        whatHappened: 'De geldigheid van het certificaat op uw kaart is voorbij.',
        whatToDo: 'Vraag de uitgever van uw kaart om een nieuwe.',
      },
      certificateNotYetValid: {
        title: 'Uw kaart is nog niet geldig',
        whatHappened: 'Het certificaat op uw kaart gaat pas later in.',
        whatToDo: 'Kom na die datum terug. Zou de kaart al moeten werken, vraag dan een medewerker om hulp.',
      },
      certificateNotTrusted: {
        title: 'De uitgever van uw kaart is hier onbekend',
        whatHappened: 'Uw kaart komt van een uitgever die niet op de lijst van deze organisatie staat.',
        whatToDo:
          'Gebruik een andere kaart. Moet het deze zijn, vraag dan een medewerker om de uitgever toe te voegen.',
      },
      certificateRevoked: {
        title: 'Uw kaart is ingetrokken',
        whatHappened: 'Het certificaat op uw kaart is ingetrokken en kan niet meer worden gebruikt.',
        whatToDo: 'Neem contact op met de uitgever van uw kaart.',
      },
      revocationUnknown: {
        title: 'Uw kaart kon niet worden gecontroleerd',
        whatHappened: 'De uitgever van uw kaart liet niet weten of die nog geldig is.',
        whatToDo: 'Probeer het over een paar minuten opnieuw. Gebeurt het weer, vraag dan een medewerker om hulp.',
      },
      certificateUnusable: {
        title: 'Het certificaat op deze kaart is onbruikbaar',
        whatHappened: 'Het is beschadigd of niet bedoeld om mee in te loggen.',
        whatToDo: 'Gebruik een andere kaart of vraag een medewerker om hulp.',
      },
      policyMissing: {
        title: 'Deze kaart is hier niet toegelaten',
        whatHappened: 'In het certificaat ontbreekt een beleidsregel die deze organisatie verlangt.',
        whatToDo: 'Gebruik de smartcard waarmee u op uw werk inlogt of vraag een medewerker om hulp.',
      },
      derivedCredential: {
        title: 'Gebruik uw smartcard zelf',
        whatHappened:
          'Dit identiteitsbewijs is zelf van een smartcard afgeleid. Daarmee kan geen nieuw worden gemaakt.',
        whatToDo: 'Steek de smartcard in de lezer die u persoonlijk hebt gekregen.',
      },
      ownCertificate: {
        title: 'Hiermee kunt u hier niet inloggen',
        whatHappened: 'Dit identiteitsbewijs is door dit systeem zelf uitgegeven, voor telefoons.',
        whatToDo: 'Steek de smartcard in de lezer die u persoonlijk hebt gekregen.',
      },
      practiceCard: {
        title: 'Een oefenkaart werkt hier niet',
        whatHappened: 'Dit station werkt met echte kaarten.',
        whatToDo: 'Gebruik uw eigen smartcard.',
      },
      challengeExpired: {
        title: 'Dat duurde te lang',
        whatHappened: 'Het inloggen was niet op tijd klaar. Voor uw veiligheid zijn wij gestopt.',
        whatToDo: 'Begin opnieuw. De tweede keer gaat het sneller.',
      },
      signatureWrong: {
        title: 'Wij konden uw kaart niet controleren',
        whatHappened: 'Het antwoord van uw kaart past niet bij het certificaat.',
        whatToDo: 'Probeer een andere kaart. Gebeurt het weer, vraag dan een medewerker om hulp.',
      },
      loginRefused: {
        title: 'U kunt hier niet inloggen',
        whatHappened: 'Uw kaart is in orde, maar uw account mag dit station niet gebruiken.',
        whatToDo: 'Vraag een medewerker om hulp.',
      },
      sessionEnded: {
        title: 'U bent uitgelogd',
        whatHappened: 'Uw tijd was om, of u hebt elders ingelogd.',
        whatToDo:
          'Begin opnieuw met uw kaart en pincode. Wat u begonnen was, blijft bewaard zolang de tijd ervoor loopt.',
      },
      tooManyTries: {
        title: 'Te veel pogingen',
        whatHappened: 'Er waren in korte tijd te veel pogingen.',
        whatToDo: 'Wacht een paar minuten en begin dan opnieuw.',
      },
      stationUnknown: {
        title: 'Dit station is niet geregistreerd',
        whatHappened:
          'De dienst kent de sleutel van dit station niet, of niet meer, en laat alleen geregistreerde stations toe.',
        whatToDo: 'Vraag een medewerker om hulp. Een beheerder kan het registreren.',
      },
      activationUnknown: {
        title: 'Deze code is niet meer bekend',
        whatHappened: 'Wat u begonnen was, is er niet meer.',
        whatToDo: 'Begin opnieuw om een nieuwe code te krijgen.',
      },
      activationExpired: {
        title: 'De tijd voor deze code is om',
        whatHappened: 'De telefoon was niet op tijd ingesteld. De code werkt niet meer.',
        whatToDo: 'Vraag een nieuwe code. Leg eerst uw telefoon klaar.',
      },
      activationCancelled: {
        title: 'Het instellen is afgebroken',
        whatHappened: 'De code is ingetrokken en werkt niet meer.',
        whatToDo: 'Begin opnieuw om een nieuwe code te krijgen.',
      },
      activationUsed: {
        title: 'Deze code is al gebruikt',
        whatHappened: 'Er is een telefoon mee ingesteld. Elke code werkt één keer.',
        whatToDo:
          'Was dat niet uw telefoon, meld het dan meteen aan een medewerker. Vraag voor een andere telefoon een nieuwe code.',
      },
      activationSuspended: {
        title: 'Het instellen is onderbroken',
        whatHappened: 'Uw kaart is uit de lezer gehaald voordat de telefoon klaar was. Er is niets verloren.',
        whatToDo: 'Log in met dezelfde kaart om verder te gaan.',
      },
      activationNotReady: {
        title: 'Uw telefoon is nog niet zover',
        whatHappened: 'De telefoon heeft zijn deel nog niet gestuurd.',
        whatToDo: 'Kijk op uw telefoon, volg de aanwijzingen en probeer het dan opnieuw.',
      },
      wrongPassword: {
        title: 'Het nummer op de telefoon was niet goed',
        whatHappened: 'Het is niet het nummer dat op dit scherm stond.',
        whatToDo: 'Typ het nummer opnieuw, cijfer voor cijfer.',
      },
      passwordTriesUsedUp: {
        title: 'Het nummer was vijf keer fout',
        whatHappened: 'Voor uw veiligheid werkt de code niet meer.',
        whatToDo: 'Vraag een nieuwe code. Hebt u het niet zelf getypt, meld dit dan aan een medewerker.',
      },
      twoPhones: {
        title: 'Twee telefoons gebruikten dezelfde code',
        whatHappened:
          'Mogelijk heeft iemand de code overgenomen. Wij zijn gestopt en geen van beide telefoons is ingesteld.',
        whatToDo: 'Zorg dat niemand op dit scherm kan meekijken en vraag dan een nieuwe code.',
      },
      phrasesDiffer: {
        title: 'Het was goed om te stoppen',
        whatHappened:
          'De schermen waren verschillend. Daarom is de telefoon niet ingesteld en heeft niemand een identiteitsbewijs gekregen.',
        whatToDo:
          'Vraag een nieuwe code en gebruik alleen uw eigen telefoon. Gebeurt het weer, meld het dan aan een medewerker.',
      },
      codeUnknown: {
        title: 'Deze code is niet bekend',
        whatHappened: 'De getypte code hoort niet bij dit account.',
        whatToDo: 'Vergelijk de code met het scherm en typ hem opnieuw.',
      },
      tooManyCredentials: {
        title: 'U hebt al genoeg telefoons ingesteld',
        whatHappened: 'U hebt al zoveel identiteitsbewijzen van deze soort als één persoon mag hebben.',
        whatToDo: 'Vraag een medewerker om er een te verwijderen die u niet meer gebruikt.',
      },
      signInUnknown: {
        title: 'Er wacht geen telefoon met deze code',
        whatHappened: 'Deze code is niet in gebruik, of de telefoon die hem toonde, wil zich niet meer aanmelden.',
        whatToDo:
          'Vergelijk de code met die op uw telefoon en typ hem opnieuw. Toont de telefoon geen code, vraag daar dan een nieuwe aan.',
      },
      signInOfAnother: {
        title: 'Deze code is niet voor u',
        whatHappened: 'De telefoon met deze code vroeg om het account van iemand anders. U kunt die niet goedkeuren.',
        whatToDo:
          'Is de telefoon van u, typ er dan uw eigen werkaccount op. Heeft iemand u deze code gestuurd, meld dit dan aan een medewerker.',
      },
      signInExpired: {
        title: 'De code van de telefoon is te oud',
        whatHappened: 'Een code is tien minuten geldig, en die zijn voorbij.',
        whatToDo: 'Vraag op uw telefoon een nieuwe code aan en typ die.',
      },
      signInUsed: {
        title: 'Deze code is al gebruikt',
        whatHappened: 'De telefoon met deze code is al eerder goedgekeurd.',
        whatToDo: 'Vraag op een andere telefoon een nieuwe code aan om die aan te melden.',
      },
      signInRejected: {
        title: 'De telefoon is afgewezen',
        whatHappened: 'U hebt gezegd dat u deze telefoon niet wilt aanmelden. De telefoon heeft niets gekregen.',
        whatToDo:
          'Vraag op uw eigen telefoon een nieuwe code aan. Heeft iemand u de code gestuurd, meld dit dan aan een medewerker.',
      },
      signInNumberWrong: {
        title: 'Het getal op de telefoon was onjuist',
        whatHappened: 'De telefoon stuurde een ander getal dan dit scherm toonde en is daarom niet aangemeld.',
        whatToDo:
          'Hebt u het getal zelf getypt, begin dan opnieuw met een nieuwe code. Zo niet, dan heeft iemand anders uw code gebruikt: meld dit aan een medewerker.',
      },
      credentialEnded: {
        title: 'Dit identiteitsbewijs is beëindigd',
        whatHappened: 'Het is intussen beëindigd of gewijzigd, of alleen een medewerker kan het wijzigen.',
        whatToDo: 'Bekijk de lijst opnieuw. Als het nog zou moeten werken, vraag dan een medewerker om hulp.',
      },
      phoneUnknown: {
        title: 'Deze telefoon is niet ingeschreven',
        whatHappened: 'De telefoon is verwijderd of als verloren gemeld.',
        whatToDo: 'Meld hem opnieuw aan met uw smartcard om hem weer te gebruiken.',
      },
      requestMalformed: {
        title: 'Wij konden niet verdergaan',
        whatHappened: 'Het station en de dienst begrepen elkaar niet.',
        whatToDo: 'Begin opnieuw. Gebeurt het weer, vraag dan een medewerker om hulp.',
      },
      requestTooLarge: {
        title: 'Wij konden niet verdergaan',
        whatHappened: 'Wat er werd gestuurd, is groter dan de dienst aanneemt.',
        whatToDo: 'Begin opnieuw. Gebeurt het weer, vraag dan een medewerker om hulp.',
      },
      requestForbidden: {
        title: 'Dit is hier niet toegestaan',
        whatHappened: 'De dienst heeft geweigerd wat dit station vroeg.',
        whatToDo: 'Vraag een medewerker om hulp.',
      },
      notFound: {
        title: 'Het is er niet meer',
        whatHappened: 'De dienst kent niet wat dit station vroeg.',
        whatToDo: 'Begin opnieuw. Gebeurt het weer, vraag dan een medewerker om hulp.',
      },
      csrMalformed: {
        title: 'Uw telefoon stuurde iets onleesbaars',
        whatHappened: 'De aanvraag van de telefoon was niet te begrijpen. De telefoon is niet ingesteld.',
        whatToDo:
          'Vraag een nieuwe code en probeer het opnieuw. Gebeurt het weer, werk dan de browser van uw telefoon bij.',
      },
      csrSignatureWrong: {
        title: 'Uw telefoon kon de sleutel niet bewijzen',
        whatHappened: 'De aanvraag van de telefoon was niet juist ondertekend. De telefoon is niet ingesteld.',
        whatToDo: 'Vraag een nieuwe code en probeer het opnieuw. Gebeurt het weer, meld het dan aan een medewerker.',
      },
      csrKeyUnsupported: {
        title: 'Uw telefoon maakte een onbruikbare sleutel',
        whatHappened: 'De sleutel is van een soort die deze organisatie niet aanneemt.',
        whatToDo: 'Werk de browser van uw telefoon bij en probeer het opnieuw, of gebruik een andere telefoon.',
      },
      csrKeyTaken: {
        title: 'De sleutel van deze telefoon is van iemand anders',
        whatHappened: 'De telefoon stuurde een sleutel die al bij het identiteitsbewijs van iemand anders hoort.',
        whatToDo: 'Gebruik deze telefoon hier niet voor. Meld het aan een medewerker.',
      },
      credentialRefused: {
        title: 'U kunt dit identiteitsbewijs niet krijgen',
        whatHappened: 'De regels van uw organisatie staan dit voor uw account niet toe.',
        whatToDo: 'Kies een andere soort of vraag een medewerker om hulp.',
      },
      issuerUnreachable: {
        title: 'De dienst is niet bereikbaar',
        whatHappened: 'Dit station heeft geen verbinding met de dienst die identiteitsbewijzen uitgeeft.',
        whatToDo: 'Probeer het zo meteen opnieuw. Blijft het zo, vraag dan een medewerker om het netwerk na te kijken.',
      },
      issuerNotGenuine: {
        title: 'Voor uw veiligheid zijn wij gestopt',
        whatHappened: 'De dienst kon niet bewijzen dat hij van uw organisatie is. Er is niets naartoe gestuurd.',
        whatToDo: 'Neem uw kaart mee en meld dit aan een medewerker.',
      },
      issuerUnavailable: {
        title: 'De dienst kan nu even niet werken',
        whatHappened:
          'Een onderdeel dat de dienst nodig heeft, is even niet beschikbaar. Uw kaart en uw telefoon zijn in orde, en er is niets verloren.',
        whatToDo: 'Wacht een minuut en probeer het opnieuw. Blijft het zo, meld het dan aan een medewerker.',
      },
      issuerFailed: {
        title: 'De dienst heeft een storing',
        whatHappened: 'De dienst kon niet afmaken wat werd gevraagd. Uw kaart en uw telefoon zijn in orde.',
        whatToDo: 'Probeer het opnieuw. Gebeurt het weer, vraag dan een medewerker om hulp.',
      },
      stationFailed: {
        title: 'Dit station heeft een storing',
        whatHappened: 'Er ging iets mis in dit station. Daarom zijn wij gestopt.',
        whatToDo: 'Neem uw kaart en begin opnieuw. Gebeurt het weer, vraag dan een medewerker om hulp.',
      },
    },
  },
  drawings: {
    reader: 'Een kaartlezer.',
    cardOut: 'Een smartcard boven een kaartlezer. De kaart gaat met de chip naar voren in de gleuf.',
    cardIn: 'Een smartcard zit in de kaartlezer.',
    cardBusy: 'Een smartcard zit in de kaartlezer en wordt gebruikt.',
    pinPad: 'Een kaartlezer met cijfertoetsen en een smartcard erin. De pincode wordt op die toetsen ingevoerd.',
    cardTake: 'Een smartcard komt uit de kaartlezer.',
    noReader: 'De lege plek van een kaartlezer, met een losse stekker ernaast.',
    serviceStopped: 'Een kaartlezer zonder lampje.',
    phoneWaiting:
      'Drie stappen: een telefoon richt de camera op een code, toont een link, en er wordt een nummer op getypt.',
    phoneTyping: 'Een telefoon waarop een nummer wordt getypt. De smartcard zit in de lezer.',
    phoneCode: 'Een telefoon die een code toont. De smartcard zit in de lezer.',
    phoneReady: 'Een telefoon met een vinkje. De smartcard zit in de lezer.',
    comparing: 'Een scherm en een telefoon naast elkaar, allebei met hetzelfde plaatje.',
    phoneDone: 'Een telefoon met een vinkje, en een smartcard die uit de lezer komt.',
    cardProblem: 'Een smartcard met een uitroepteken, buiten de kaartlezer.',
    cardBlocked: 'Een smartcard met een hangslot.',
    noConnection: 'De lijn tussen dit station en de dienst is onderbroken.',
    phoneProblem: 'Een telefoon met een uitroepteken.',
  },
  help: {
    userCode: 'De code staat in grote letters op uw telefoon. Spaties en kleine letters maken niet uit.',
    askedPhone: 'Vergelijk met de telefoon in uw hand. Wijst u af, dan wordt er niets aangemeld.',
    phoneNumber: 'Zonder dit getal krijgt uw telefoon niets. Toon het aan niemand.',
    phoneSignedIn: 'Uw telefoon gaat vanzelf verder. U kunt hem nu instellen, of uw kaart meenemen.',
    starting: 'U hoeft niets te doen. De pagina gaat vanzelf verder.',
    welcome:
      'Dit station zet een identiteitsbewijs op uw telefoon. U hebt uw smartcard, de pincode en uw telefoon nodig. Het duurt ongeveer twee minuten.',
    attract:
      'Met dit station zet u een identiteitsbewijs op uw telefoon. U hebt uw smartcard, de pincode en uw telefoon nodig.',
    takeCard: 'Trek uw kaart uit de lezer. De pagina gaat dan vanzelf terug naar het begin.',
    administrator: 'Alleen medewerkers hebben deze pincode. Kies “Terug” als u hier toevallig bent.',
    reading: 'U hoeft niets te doen. Laat de kaart in de lezer zitten.',
    chooseCertificate: 'Kies de kaart waarmee u wilt inloggen. Twijfelt u, neem dan de andere kaart uit de lezer.',
    enterPin:
      'De pincode is de code die u koos toen u uw kaart kreeg. Hij gaat van deze pagina naar uw kaart en wordt nergens bewaard.',
    unblockOnPad:
      'De lezer vraagt eerst de PUK en dan twee keer een nieuwe pincode. Hij wacht op elk een minuut. Uw kaart wijzigt pas aan het eind.',
    changePinOnPad:
      'De lezer vraagt eerst uw huidige pincode en dan twee keer de nieuwe. Hij wacht op elk een minuut. Uw pincode wijzigt pas aan het eind.',
    pinPad:
      'De pincode is de code die u koos toen u uw kaart kreeg. De lezer wacht er een minuut op. Doen de toetsen niets? Haal uw kaart eruit en steek hem er weer in.',
    lastAttempt:
      'Na deze poging blokkeert een verkeerde pincode de kaart. Verder gaat er niets verloren, maar de kaart moet dan worden gedeblokkeerd.',
    signingIn: 'U hoeft niets te doen. Laat de kaart in de lezer zitten.',
    actions: 'Kies waarvoor u kwam. Er gebeurt niets voordat u het bevestigt.',
    askForApp: 'Open eerst de app op uw telefoon. Weet u niet welke app het is, vraag het dan voordat u verdergaat.',
    nameCredential: 'Wijzig de naam of de soort als u dat wilt en kies dan “Code tonen”. Daarvoor wordt niets gemaakt.',
    working: 'U hoeft niets te doen. De pagina gaat vanzelf verder.',
    instructions: 'Dit wil uw organisatie u laten weten. Kies “Terug” als u het hebt gelezen.',
    guide: 'U kunt dit zo vaak bekijken als u wilt. Er is nog niets begonnen.',
    enterPuk: 'Ook een verkeerde PUK kost een poging. Hebt u hem niet, kies dan “Terug” en vraag erom.',
    pinUnblocked: 'Uw oude pincode werkt niet meer.',
    presentPin:
      'Het is de pincode waarmee u hebt ingelogd. Er verandert niets voordat u de nieuwe twee keer hebt ingevoerd.',
    newPin: 'Kies een pincode die u kunt onthouden. Hij gaat van deze pagina naar uw kaart en wordt nergens bewaard.',
    repeatPin: 'Voer dezelfde pincode in als daarnet. Kies “Terug” om een andere te kiezen.',
    changingPin: 'U hoeft niets te doen. Laat de kaart in de lezer.',
    pinChanged: 'Uw oude pincode werkt niet meer. U kunt terug naar de lijst of uw kaart meenemen.',
    card: 'Het certificaat om in te loggen gebruikt u hier. De rest vinden medewerkers onder “Details tonen”.',
    pinForPrinted: 'Het is de pincode waarmee u hebt ingelogd. De kaart vraagt hem hiervoor nog eens.',
    pinForPrintedOnPad: 'De lezer wacht een minuut op uw pincode. Met de annuleertoets gaat u terug.',
    printed:
      'Het moet hetzelfde zijn als wat u op de kaart zelf leest. Is dat niet zo, meld het dan bij de instantie die uw kaart heeft uitgegeven.',
    credentials:
      'Elke regel is een van uw telefoons. Kies er een om te zien wat erop staat, sinds wanneer en hoe lang nog.',
    phone:
      'Kies wat u wilt doen. Voordat iets voorgoed eindigt, wordt het u nog eens gevraagd. Kies “Terug” als u alleen wilde kijken.',
    credential:
      'Kies wat u wilt doen. Voordat iets voorgoed eindigt, wordt het u nog eens gevraagd. Kies “Terug” als u alleen wilde kijken.',
    weighCredentialAct: 'Kies “Terug” als u het niet zeker weet. Er is nog niets gebeurd.',
    credentialChanged: 'Het is gebeurd. U kunt terug naar de lijst of uw kaart meenemen.',
    weighPhoneAct: 'Kies “Terug” als u het niet zeker weet. Er is nog niets gebeurd.',
    phoneChanged: 'Het is gebeurd. U kunt terug naar de lijst of uw kaart meenemen.',
    preparing: 'U hoeft niets te doen. De code verschijnt zo.',
    pairing:
      'Open de camera van uw telefoon en zorg dat de hele code in beeld is. Er verschijnt een link: tik erop. Lukt dat niet, kies dan “Ik kan niet scannen” en typ een code.',
    compare:
      'Staat op beide schermen hetzelfde, dan zit er niemand tussen u en dit station. Is er iets anders, al is het één woord, kies dan “Ze verschillen”. Dat kan geen kwaad.',
    confirming: 'U hoeft niets te doen. Houd de pagina op uw telefoon open en laat uw kaart in de lezer zitten.',
    done: 'U kunt uw kaart meenemen. Met het kenmerk kan een medewerker u later helpen.',
    failure: 'Op de pagina staat wat u kunt doen. Medewerkers vinden meer met het kenmerk.',
  },
};
