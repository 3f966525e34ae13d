// SPDX-License-Identifier: Apache-2.0

import type { Text } from './text.ts';

const pogingen = (count: number): string => (count === 1 ? '1 poging' : `${count} pogingen`);

/** Dutch. */
export const nl: Text = {
  language: 'Taal',
  practice: 'Oefening. Niets hier is echt.',
  back: 'Terug',
  step: (step, of, name) => `Stap ${step} van ${of}: ${name}`,
  steps: {
    code: 'Code',
    use: 'Gebruik',
    number: 'Nummer',
    compare: 'Vergelijken',
    install: 'Installeren',
    account: 'Account',
    name: 'Naam',
  },
  homeScreen: {
    first: (device) =>
      `Wilt u een identiteitsbewijs in de browser van een ${device} bewaren, zet deze pagina dan eerst op het beginscherm (Deel, “Zet op beginscherm”), open haar daar en scan de code daar. Anders wist Safari wat deze pagina bewaart als u haar zeven dagen niet opent.`,
    afterwards: (device) =>
      `Open deze pagina minstens eens per week: Safari wist wat een pagina bewaart die zeven dagen niet is geopend. Om het te houden zet u deze pagina op het beginscherm van uw ${device} (Deel, “Zet op beginscherm”), opent u haar daar en stelt u de ${device} nog eens in.`,
    forPush: (device) =>
      `Een ${device} meldt u alleen iets vanaf het beginscherm. Zet deze pagina daarop (Deel, “Zet op beginscherm”), open haar daar en meld u daar nog eens aan.`,
    android: 'Om deze pagina terug te vinden, opent u het menu van de browser en kiest u “Toevoegen aan startscherm”.',
  },
  starting: 'Een ogenblik',
  start: {
    title: 'Deze telefoon instellen',
    lead: 'Met uw smartcard krijgt deze telefoon een eigen identiteitsbewijs. U hebt de kaart, de pincode en een station met kaartlezer nodig.',
    atStation: 'Kies op het station “Mijn telefoon instellen”. U ziet daar een QR-code en een nummer.',
    getCode: 'QR-code scannen',
    typeCode: 'Ik kan niet scannen: code typen',
    phone: 'Aanmelden met uw smartcard',
    newestIssued: 'Op deze telefoon',
    newestKeyed: 'Nog niet klaar',
  },
  access: {
    title: 'Mobiele toegang met uw smartcard instellen',
    lead: 'Met uw smartcard krijgt uw telefoon een eigen identiteitsbewijs. Houd de kaart en de pincode bij de hand en ga naar een station.',
    instructions: 'Instructies van uw organisatie (opent in een nieuw tabblad)',
    guide: 'Zo gaat het',
    browser: {
      iPhone: 'Gebruik Safari op deze iPhone, in een tabblad dat niet privé is: een privétabblad vergeet de sleutel.',
      iPad: 'Gebruik Safari op deze iPad, in een tabblad dat niet privé is: een privétabblad vergeet de sleutel.',
      Android: 'Gebruik Chrome op deze telefoon, niet in een incognitotabblad: dat vergeet de sleutel.',
      other: 'Gebruik een actuele browser op dit apparaat, niet in een privévenster: dat vergeet de sleutel.',
    },
    atStation:
      'Steek op het station uw kaart in de lezer, voer uw pincode in en kies “Mijn telefoon instellen”. U ziet een QR-code en een nummer.',
    scan: 'Kies hieronder “Beginnen”, sta de camera toe en richt die op de QR-code.',
    compare:
      'Typ het nummer dat onder de code staat, vergelijk daarna de drie woorden op beide schermen en bevestig op het station.',
    begin: 'Beginnen',
  },
  scanHints: {
    dark: 'Het is te donker om de code te lezen. Zet het licht aan, of houd de telefoon zo dat de schaduw niet op het scherm valt.',
    far: 'Nog geen code gelezen. Ga dichterbij, tot de code het kader vult.',
  },
  camera: {
    title: 'De camera leest de code',
    lead: 'Uw telefoon vraagt zo of deze pagina de camera mag gebruiken. Kies “Toestaan”.',
    privacy:
      'De camera staat alleen aan terwijl u scant. Het beeld blijft op deze telefoon; er wordt niets opgenomen of verstuurd.',
    continue: 'Verder',
    typeInstead: 'Liever een code typen',
  },
  scan: {
    title: 'Richt de camera op de code',
    lead: 'Houd de telefoon zo dat de hele QR-code op het scherm van het station binnen het kader valt.',
    starting: 'De camera wordt gestart',
    torchOn: 'Licht aan',
    torchOff: 'Licht uit',
    view: 'Wat de camera ziet',
  },
  code: {
    title: 'Typ de code',
    lead: 'Kies op het station “Ik kan niet scannen”. U ziet daar uw account en een code van 13 cijfers.',
    account: 'Account',
    accountHint: 'Zoals het station het toont',
    code: 'Code',
    codeHint: '13 cijfers. Spaties maken niet uit.',
    continue: 'Verder',
    sending: 'Uw code wordt opgezocht',
    accountMissing: 'Het account is leeg. Typ het zoals het station het toont.',
    codeIncomplete: (typed, needed) => `De code heeft ${needed} cijfers. U hebt er ${typed} getypt.`,
  },
  opening: 'Uw code wordt opgezocht',
  password: {
    title: 'Typ het nummer',
    lead: 'Het staat op het scherm van het station, onder de QR-code.',
    field: 'Nummer',
    hint: '8 cijfers',
    triesLeft: (count) => `U hebt ${pogingen(count)}.`,
    lastTry: 'Nog één poging. Als het nummer niet klopt, vervalt deze code en hebt u een nieuwe nodig.',
    wrong: 'Dit is niet het nummer op het scherm van het station. Kijk nog eens en typ het opnieuw.',
    lost: 'Het nummer is nog niet aangekomen. Laat deze pagina open: ze gaat vanzelf verder zodra dat kan.',
    incomplete: (typed, needed) => `Het nummer heeft ${needed} cijfers. U hebt er ${typed} getypt.`,
    continue: 'Verder',
    sending: 'Sleutel wordt gemaakt en aanvraag verstuurd',
    forName: (name, type) => `Voor “${name}”, ${type}`,
  },
  way: {
    title: 'Waar gaat u het gebruiken?',
    lead: 'Uw keuze geldt voor deze code.',
    both: 'Hebt u beide nodig? Stel deze telefoon daarna nog een keer in, met een nieuwe code.',
    browser: {
      name: () => 'In deze browser',
      explanation: () =>
        'Niets te installeren. De sleutel blijft in deze browser; wifi, VPN en e-mail kunnen hem niet gebruiken.',
    },
    profile: {
      name: (device) => `Voor wifi, VPN en e-mail op deze ${device}`,
      explanation: (device) =>
        `De ${device} maakt de sleutel zelf en geeft hem nooit af. U installeert een profiel in Instellingen.`,
    },
    file: {
      name: () => 'Voor wifi, VPN en e-mail op deze telefoon',
      explanation: () =>
        'U krijgt een bestand met een wachtwoord en installeert het in de instellingen van de telefoon.',
    },
  },
  profile: {
    title: 'Bevestigd. Haal nu het profiel op',
    lead: 'Het profiel vertelt uw telefoon hoe hij zijn sleutel maakt en het identiteitsbewijs ophaalt. Het werkt één keer, op deze telefoon.',
    fetch: 'Profiel ophalen',
    fetching: 'Profiel wordt opgehaald',
    fetchAgain: 'Profiel opnieuw ophalen',
    installTitle: 'Installeer het profiel',
    installLead: 'U hebt tien minuten. Deze pagina gaat vanzelf verder.',
    allow: 'Kies “Sta toe” als de telefoon naar een configuratieprofiel vraagt.',
    settings: 'Open Instellingen en kies bovenaan “Profiel gedownload”.',
    install: 'Kies “Installeer” en typ de toegangscode van uw telefoon.',
    waiting: 'Wachten tot uw telefoon om het identiteitsbewijs vraagt',
  },
  file: {
    title: 'Uw bestand',
    lead: 'Het systeem van de telefoon neemt het identiteitsbewijs als bestand met een wachtwoord. Maak het nu: daarna is de sleutel hier vergeten, en er komt geen tweede bestand.',
    make: 'Bestand maken',
    making: 'Bestand wordt gemaakt',
    older: 'Deze telefoon heeft Android 13 of ouder',
    takeTitle: 'Kopieer het wachtwoord en haal dan het bestand op',
    takeLead: 'Het wachtwoord staat alleen hier. Het opent alleen dit bestand.',
    password: 'Wachtwoord van het bestand',
    copy: 'Wachtwoord kopiëren',
    copied: 'Gekopieerd',
    download: 'Bestand ophalen',
    open: 'Open het bestand, via de melding over de download of in Bestanden.',
    type: 'Plak of typ het wachtwoord. Kies als gebruik “Gebruikerscertificaat voor VPN en apps” of “Wifi-certificaat”.',
    delete: 'Verwijder daarna het bestand, in Bestanden.',
    finished: 'Ik heb het geïnstalleerd',
  },
  mailFiles: {
    title: 'Sleutels voor beveiligde e-mail',
    lead: 'Uw e-mailprogramma neemt ze als bestanden met één wachtwoord: een sleutel die uw e-mail ondertekent, en sleutels die openen wat voor u versleuteld is. Maak ze nu: daarna is de sleutel voor het ondertekenen hier vergeten, en er komt geen tweede.',
    make: 'Bestanden maken',
    making: 'Bestanden worden gemaakt',
    later: 'Nu niet',
    takeTitle: 'Kopieer het wachtwoord en haal dan elk bestand op',
    takeLead: 'Het wachtwoord staat alleen hier. Het opent al deze bestanden.',
    password: 'Wachtwoord van de bestanden',
    uses: {
      system: { name: 'Voor wifi, VPN en apps', explanation: () => 'Het identiteitsbewijs zelf.' },
      signing: { name: 'Om e-mail te ondertekenen', explanation: () => 'Anderen zien dat uw e-mail van u komt.' },
      encryption: {
        name: 'Voor versleutelde e-mail',
        explanation: () => 'Opent wat anderen van nu af voor u versleutelen.',
      },
      earlier: {
        name: 'Voor eerdere e-mail',
        explanation: (date) => `Opent e-mail van de telefoon die u op ${date} hebt ingesteld.`,
      },
    },
    taken: 'Opgehaald',
    steps: {
      iPhone: [
        'Open de bestanden een voor een. Ga telkens naar Instellingen, kies “Profiel gedownload” en dan “Installeer”.',
        'Typ de toegangscode van de iPhone en plak dan het wachtwoord van de bestanden.',
        'Kies in Instellingen > Apps > Mail > Mailaccounts uw werkaccount en “Geavanceerd”, en zet “Onderteken” onder S/MIME aan.',
      ],
      iPad: [
        'Open de bestanden een voor een. Ga telkens naar Instellingen, kies “Profiel gedownload” en dan “Installeer”.',
        'Typ de toegangscode van de iPad en plak dan het wachtwoord van de bestanden.',
        'Kies in Instellingen > Apps > Mail > Mailaccounts uw werkaccount en “Geavanceerd”, en zet “Onderteken” onder S/MIME aan.',
      ],
      Android: [
        'Open de bestanden een voor een, via de melding over de download of in Bestanden.',
        'Plak of typ het wachtwoord. Kies als gebruik “Gebruikerscertificaat voor VPN en apps”.',
        'Open in uw e-mailapp de beveiligingsinstellingen van uw account (S/MIME) en kies de certificaten.',
      ],
      other: [
        'Zoek in de instellingen van uw e-mailprogramma naar certificaten of S/MIME, en importeer de bestanden een voor een.',
        'Plak of typ het wachtwoord van de bestanden.',
        'Kies in de instellingen van uw account de certificaten voor ondertekenen en versleutelen.',
      ],
    },
    delete: 'Verwijder de bestanden zodra uw e-mailprogramma ze heeft.',
    finished: 'Ik heb ze geïnstalleerd',
    missing: 'De sleutels voor e-mail zijn er niet bij:',
    waiting: 'De sleutels voor beveiligde e-mail zijn nog niet opgehaald.',
    get: 'Sleutels voor e-mail ophalen',
  },
  credentials: {
    title: 'Identiteitsbewijzen op deze telefoon',
    none: 'Er staat nog geen op deze telefoon.',
    open: 'Identiteitsbewijzen op deze telefoon',
    days: (days) => (days === 1 ? 'nog 1 dag' : `nog ${days} dagen`),
    expired: 'Verlopen',
    checking: 'De uitgever wordt gevraagd',
    valid: 'Door de uitgever aanvaard',
    inSettings: 'In de instellingen van de telefoon',
    renews: 'Wordt vanzelf vernieuwd vanaf',
    remove: 'Van deze telefoon verwijderen',
    removeTitle: 'Dit identiteitsbewijs verwijderen?',
    removeLead:
      'De sleutel wordt voorgoed uit deze browser gewist. Wie een telefoon kwijt is, vraagt de helpdesk het identiteitsbewijs in te trekken.',
    removeConfirm: 'Verwijderen',
    keep: 'Houden',
  },
  compare: {
    title: 'Toont het station hetzelfde?',
    lead: 'Vergelijk deze drie woorden en het plaatje met het scherm van het station.',
    same: 'Hetzelfde: kies op het station “Ze zijn gelijk”. Hier hoeft u niets te doen.',
    different: 'Anders: kies daar “Ze verschillen”. Dan stopt alles, en dat is juist.',
    picture: 'Plaatje dat bij de woorden hoort',
    waiting: 'Wacht tot u op het station bevestigt',
    suspended:
      'Het station is verlaten. Steek uw kaart weer in de lezer en voer daar uw pincode in; deze pagina gaat dan vanzelf verder.',
    disconnected: 'Er is nu geen verbinding. Deze pagina gaat vanzelf verder zodra die er weer is.',
  },
  done: {
    title: 'Uw telefoon is ingesteld',
    lead: 'Dit identiteitsbewijs staat nu op uw telefoon.',
    name: 'Naam',
    type: 'Soort',
    person: 'Uitgegeven aan',
    validTo: 'Geldig tot en met',
    reference: 'Serienummer',
    nextTitle: 'Waar het voor is',
    use: {
      browser:
        'Het toont aan pagina’s van uw organisatie zelf wie u bent, in deze browser. Wifi, VPN, mail en andere pagina’s kunnen het niet gebruiken.',
      profile: 'Apps, wifi, VPN en mail gebruiken het zoals uw organisatie ze heeft ingesteld.',
      file: 'Kies het waar wifi, VPN of een app om een certificaat vraagt.',
    },
    where: {
      browser:
        'De sleutel blijft in deze browser op deze telefoon. Wis de gegevens van deze site niet, anders is de sleutel weg.',
      profile:
        'De sleutel ligt in de eigen sleutelopslag van deze telefoon. Verwijderen: Instellingen > Algemeen > VPN- en apparaatbeheer.',
      file: 'De sleutel ligt waar u het bestand hebt geïnstalleerd. Verwijderen: Instellingen > Beveiliging > Versleuteling en inloggegevens > Gebruikersreferenties.',
    },
    tryTitle: 'Zie dat het werkt',
    tryLead: 'Uw telefoon ondertekent een vraag van de uitgever. Verder gebeurt er niets.',
    tryIt: 'Uitproberen',
    trying: 'Bezig',
    accepted: (subject) => `Het werkt. De uitgever herkende ${subject}.`,
    download: 'Certificaat downloaden',
    takeCard: 'Op het station: neem uw kaart mee.',
  },
  signIn: {
    title: 'Aanmelden met uw smartcard',
    lead: 'Typ uw werkaccount. U krijgt een code die u typt op een computer met een kaartlezer.',
    showCode: 'Code tonen',
    codeTitle: 'Uw code',
    codeLead: 'Typ hem op de smartcardcomputer.',
    minutesLeft: (minutes) => (minutes === 1 ? 'Nog 1 minuut geldig.' : `Nog ${minutes} minuten geldig.`),
    steps: [
      'Steek uw smartcard in de lezer en typ uw pincode.',
      'Kies “Een telefoon aanmelden”.',
      'Typ de code. Controleer of het scherm deze telefoon toont.',
    ],
    warning: 'Geef deze code aan niemand. Geen collega en geen helpdesk heeft hem nodig.',
    waiting: 'Wacht op de smartcardcomputer. Deze pagina gaat vanzelf verder.',
    cancel: 'Annuleren',
    numberTitle: 'Typ het getal',
    numberLead: 'De smartcardcomputer toont nu een getal van twee cijfers. U hebt één poging.',
    number: 'Getal',
    numberHint: 'Twee cijfers',
  },
  enrol: {
    title: 'Schrijf deze telefoon in',
    lead: 'U bent aangemeld. Nog één stap zet deze telefoon op de lijst van uw telefoons.',
    canSeeTitle: 'Wat uw organisatie ziet',
    canSee: 'Het soort telefoon, de naam, het laatste contact en welke identiteitsbewijzen erop staan.',
    cannotSeeTitle: 'Wat zij niet ziet',
    cannotSee: 'Uw berichten, foto’s, apps, gesprekken, plaatsen en wat u op internet bekijkt.',
    name: 'Naam van deze telefoon',
    nameHint: 'Een naam waaraan u hem herkent, tot 64 tekens',
    defaultName: 'Mijn telefoon',
    enrol: 'Telefoon inschrijven',
  },
  phone: {
    title: 'Uw telefoon is ingeschreven',
    lead: (account) => `Aangemeld als ${account}.`,
    beginLead: 'Hierna: mobiele smartcardtoegang instellen. Dat zet een identiteitsbewijs op deze telefoon.',
    begin: 'Beginnen',
    thisPhone: 'Deze telefoon',
    others: 'Uw andere telefoons',
    since: (date) => `Ingeschreven op ${date}`,
    contact: (date) => `Laatste contact op ${date}`,
    remove: {
      choose: 'Deze telefoon verwijderen',
      title: 'Deze telefoon verwijderen?',
      warning: 'Wat op deze telefoon staat wordt ingetrokken en kan niet meer worden gebruikt.',
      confirm: 'Verwijderen',
    },
    lost: {
      choose: 'Deze telefoon is kwijt',
      title: 'Bent u deze telefoon kwijt?',
      warning:
        'Wat erop staat wordt meteen ingetrokken, zodat niemand anders het kan gebruiken. Vindt u de telefoon terug, stel hem dan opnieuw in.',
      keep: 'Nee, ga terug',
      confirm: 'Ja, alles beëindigen',
    },
    push: {
      title: 'Melding krijgen op deze telefoon',
      lead: 'Deze telefoon kan u meteen melden wat er met uw identiteitsbewijzen gebeurt, en wat de volgende stap is. In een melding staat niets geheims.',
      allow: 'Meldingen toestaan',
      asking: 'Een ogenblik',
      on: 'Deze telefoon meldt u wat er met uw identiteitsbewijzen gebeurt.',
      stop: 'Hier niet meer melden',
      refused:
        'Meldingen zijn voor deze pagina niet toegestaan. Niets anders hangt ervan af. Om ze toe te staan opent u de instellingen van de browser voor deze site.',
      failed:
        'De meldingendienst van de telefoon antwoordde niet. Niets anders hangt ervan af: probeer het een andere keer opnieuw.',
    },
  },
  problem: 'Er klopt iets niet',
  referenceCode: 'Kenmerk voor de helpdesk:',
  help: (support) => `Komt u er niet uit? Neem contact op met ${support}.`,
  remedies: { tryAgain: 'Opnieuw proberen', newCode: 'Nieuwe code gebruiken', typeCode: 'Code typen' },
  failures: {
    activationUnknown: {
      title: 'Deze code is niet bekend',
      happened: 'De uitgever kent de code die u opende niet, of heeft die verwijderd.',
      toDo: 'Vraag op het station een nieuwe code en scan die.',
    },
    activationExpired: {
      title: 'Deze code is verlopen',
      happened: 'Een code is 10 minuten geldig, en die zijn voorbij.',
      toDo: 'Kies op het station opnieuw “Mijn telefoon instellen” en scan de nieuwe code.',
    },
    activationCancelled: {
      title: 'Deze code is ingetrokken',
      happened: 'Het instellen is op het station beëindigd.',
      toDo: 'Wilt u verdergaan, vraag dan op het station een nieuwe code.',
    },
    activationUsed: {
      title: 'Een telefoon heeft deze code al gebruikt',
      happened: 'Voor deze code kwam al een sleutel van een andere telefoon of browser, en een code dient er maar één.',
      toDo: 'Was u dat, ga dan in die browser verder. Was u dat niet, kies dan op het station “Ze verschillen” en begin met een nieuwe code.',
    },
    activationSuspended: {
      title: 'Het station is verlaten',
      happened: 'Uw kaart is uit de lezer, dus deze code wacht.',
      toDo: 'Steek uw kaart weer in de lezer, voer op het station uw pincode in en probeer het hier opnieuw.',
    },
    activationNotReady: {
      title: 'Nog niet bevestigd',
      happened: 'Deze telefoon is op het station nog niet bevestigd.',
      toDo: 'Bevestig op het station en probeer het hier opnieuw.',
    },
    wrongPassword: {
      title: 'Dat is een ander nummer',
      happened: 'Het nummer dat u typte is niet dat op het scherm van het station.',
      toDo: 'Kijk naar het nummer onder de QR-code en typ het opnieuw.',
    },
    passwordTriesUsedUp: {
      title: 'Geen pogingen meer voor deze code',
      happened:
        'Er is vijf keer een verkeerd nummer getypt, daarom is deze code vervallen. Met uw kaart is niets aan de hand.',
      toDo: 'Vraag op het station een nieuwe code.',
    },
    twoPhones: {
      title: 'Twee telefoons gebruikten één code',
      happened:
        'Een tweede telefoon stuurde een sleutel voor dezelfde code. Voor de zekerheid is alles gestopt; er is geen identiteitsbewijs gemaakt.',
      toDo: 'Vraag op het station een nieuwe code en laat niemand anders het scherm zien.',
    },
    phrasesDiffer: {
      title: 'Gestopt, omdat de woorden verschilden',
      happened:
        'U gaf op het station aan dat de woorden verschillend zijn. Er is geen identiteitsbewijs gemaakt. Dat was juist.',
      toDo: 'Meld het aan uw helpdesk en begin daarna met een nieuwe code.',
    },
    codeUnknown: {
      title: 'Account en code horen niet bij elkaar',
      happened: 'Voor dit account wordt met deze code niets ingesteld.',
      toDo: 'Vergelijk beide met het scherm van het station en typ ze opnieuw.',
    },
    signInUnknown: {
      title: 'Er wacht geen telefoon met deze code',
      happened: 'Deze code is niet in gebruik, of de telefoon die haar toonde wil niet meer aanmelden.',
      toDo: 'Begin opnieuw met een nieuwe code.',
    },
    signInOfAnother: {
      title: 'Deze code is niet voor u',
      happened: 'De telefoon met deze code vroeg om het account van iemand anders. U kunt die niet goedkeuren.',
      toDo: 'Is de telefoon van u, typ er dan uw eigen werkaccount op. Heeft iemand u deze code gestuurd, meld dit dan aan een medewerker.',
    },
    signInExpired: {
      title: 'De code van de telefoon is te oud',
      happened: 'Een code is tien minuten geldig, en die zijn voorbij.',
      toDo: 'Begin opnieuw met een nieuwe code.',
    },
    signInUsed: {
      title: 'Deze code is al gebruikt',
      happened: 'De telefoon met deze code is al eerder goedgekeurd.',
      toDo: 'Begin opnieuw met een nieuwe code.',
    },
    signInRejected: {
      title: 'De telefoon is afgewezen',
      happened: 'Iemand bij de smartcardcomputer zei dat dit niet zijn telefoon is.',
      toDo: 'Was u dat, begin dan opnieuw met een nieuwe code.',
    },
    signInNumberWrong: {
      title: 'Het getal op de telefoon was onjuist',
      happened: 'De computer toonde een ander getal, of het is verkeerd getypt. De telefoon is niet aangemeld.',
      toDo: 'Begin opnieuw met een nieuwe code.',
    },
    phoneUnknown: {
      title: 'Deze telefoon is niet ingeschreven',
      happened: 'De telefoon is verwijderd of als verloren gemeld.',
      toDo: 'Meld hem opnieuw aan met uw smartcard.',
    },
    requestMalformed: {
      title: 'De uitgever begreep deze telefoon niet',
      happened: 'Wat de telefoon stuurde, is niet wat de uitgever verwacht.',
      toDo: 'Laad deze pagina opnieuw en gebruik een nieuwe code. Gebeurt het weer, meld het dan aan uw helpdesk.',
    },
    requestTooLarge: {
      title: 'De uitgever nam de aanvraag niet aan',
      happened: 'Wat de telefoon stuurde, was te lang.',
      toDo: 'Gebruik een nieuwe code. Gebeurt het weer, meld het dan aan uw helpdesk.',
    },
    requestForbidden: {
      title: 'Deze telefoon mag dat niet',
      happened: 'De uitgever herkent deze telefoon niet bij deze code.',
      toDo: 'Vraag op het station een nieuwe code.',
    },
    notFound: {
      title: 'Op dit adres is niets',
      happened: 'Het adres dat u opende, leidt nergens heen.',
      toDo: 'Scan de code op het scherm van het station.',
    },
    csrMalformed: {
      title: 'De uitgever nam de aanvraag niet aan',
      happened: 'De certificaataanvraag van deze telefoon was niet te lezen.',
      toDo: 'Gebruik een nieuwe code. Gebeurt het weer, neem dan een andere browser en meld het aan uw helpdesk.',
    },
    csrSignatureWrong: {
      title: 'De uitgever nam de aanvraag niet aan',
      happened: 'De handtekening onder de certificaataanvraag past niet bij de sleutel van deze telefoon.',
      toDo: 'Gebruik een nieuwe code. Gebeurt het weer, neem dan een andere browser en meld het aan uw helpdesk.',
    },
    csrKeyUnsupported: {
      title: 'De uitgever nam de sleutel niet aan',
      happened: 'Uw organisatie staat het soort sleutel dat deze telefoon maakt niet toe.',
      toDo: 'Meld het aan uw helpdesk.',
    },
    csrKeyTaken: {
      title: 'Deze sleutel is van iemand anders',
      happened: 'De telefoon stuurde een sleutel die al bij het identiteitsbewijs van iemand anders hoort.',
      toDo: 'Begin opnieuw met een nieuwe code, zodat deze telefoon een eigen sleutel maakt. Gebeurt het weer, meld het dan aan uw helpdesk.',
    },
    credentialRefused: {
      title: 'Er is geen identiteitsbewijs gemaakt',
      happened: 'Uw organisatie geeft u dit identiteitsbewijs nu niet.',
      toDo: 'Vraag het uw helpdesk en gebruik daarna een nieuwe code.',
    },
    issuerUnreachable: {
      title: 'De uitgever antwoordt niet',
      happened: 'De telefoon heeft verbinding, maar de dienst van uw organisatie antwoordde niet.',
      toDo: 'Wacht even en probeer het opnieuw. Wat u al gedaan hebt, blijft bewaard.',
    },
    issuerNotGenuine: {
      title: 'Dit kwam niet van uw uitgever',
      happened: 'Wat aankwam hoort niet bij de sleutel van deze telefoon of bij dit adres en is daarom niet gebruikt.',
      toDo: 'Meld het aan uw helpdesk en begin daarna met een nieuwe code.',
    },
    issuerUnavailable: {
      title: 'De uitgever kan nu even niet werken',
      happened: 'Een onderdeel dat de dienst van uw organisatie nodig heeft, is even niet beschikbaar.',
      toDo: 'Wacht een minuut en probeer het opnieuw. Wat u al gedaan hebt, blijft bewaard.',
    },
    issuerFailed: {
      title: 'Het lukte de uitgever niet',
      happened: 'Er ging iets mis bij de dienst van uw organisatie.',
      toDo: 'Wacht even en probeer het opnieuw. Gebeurt het weer, meld het dan aan uw helpdesk.',
    },
    cameraRefused: {
      title: 'De camera is niet toegestaan',
      happened: 'Deze pagina mag de camera niet gebruiken.',
      toDo: 'Typ de code. Of sta de camera voor deze site toe in de instellingen van de browser en scan opnieuw.',
    },
    cameraMissing: {
      title: 'Geen camera beschikbaar',
      happened: 'Dit apparaat heeft geen camera, of een andere app gebruikt die.',
      toDo: 'Sluit andere apps die de camera gebruiken, of typ de code.',
    },
    codeForeign: {
      title: 'Dat is een andere code',
      happened: 'De code die u opende komt niet van een station van deze organisatie.',
      toDo: 'Scan de code op het scherm van het station waar uw kaart in zit.',
    },
    storageRefused: {
      title: 'Deze browser bewaart niets',
      happened: 'De telefoon kon de sleutel niet opslaan: door privé-browsen, een volle telefoon of een instelling.',
      toDo: 'Verlaat het privé-venster of maak ruimte vrij en probeer het opnieuw.',
    },
    browserTooOld: {
      title: 'Deze browser kan dit niet',
      happened:
        'Hij heeft geen veilige plek voor een sleutel, of de pagina is niet over een beveiligde verbinding geopend.',
      toDo: 'Open de link in een actuele Safari, Chrome, Edge of Firefox.',
    },
    phoneOffline: {
      title: 'Deze telefoon heeft geen verbinding',
      happened: 'Wifi noch het mobiele netwerk werkt op dit moment.',
      toDo: 'Maak verbinding en probeer het opnieuw. Wat u al gedaan hebt, blijft bewaard.',
    },
    phoneFailed: {
      title: 'Deze pagina werkt niet meer',
      happened: 'Er gebeurde iets onverwachts in deze pagina. Wat u al gedaan hebt, blijft bewaard.',
      toDo: 'Probeer het opnieuw. Gebeurt het weer, meld het dan aan uw helpdesk.',
    },
    tooManyTries: {
      title: 'Te veel pogingen',
      happened: 'Er waren in korte tijd te veel pogingen; daarom laat de uitgever iedereen even wachten.',
      toDo: 'Wacht een paar minuten en probeer het opnieuw.',
    },
    challengeExpired: {
      title: 'Dat duurde te lang',
      happened: 'De vraag die de telefoon moest ondertekenen, is niet meer geldig.',
      toDo: 'Probeer het opnieuw.',
    },
    signatureWrong: {
      title: 'De uitgever nam de handtekening niet aan',
      happened: 'De handtekening past niet bij het identiteitsbewijs op deze telefoon.',
      toDo: 'Stel deze telefoon met een nieuwe code opnieuw in.',
    },
    certificateExpired: {
      title: 'Dit identiteitsbewijs is verlopen',
      happened: 'De geldigheid is voorbij.',
      toDo: 'Stel deze telefoon met een nieuwe code opnieuw in.',
    },
    certificateNotYetValid: {
      title: 'Dit identiteitsbewijs is nog niet geldig',
      happened: 'Volgens de klok van de uitgever is de geldigheid nog niet begonnen.',
      toDo: 'Wacht een paar minuten en probeer het opnieuw.',
    },
    certificateNotTrusted: {
      title: 'De uitgever nam dit identiteitsbewijs niet aan',
      happened: 'Het is beëindigd, of een andere uitgever heeft het gemaakt.',
      toDo: 'Stel deze telefoon met een nieuwe code opnieuw in.',
    },
    certificateRevoked: {
      title: 'Dit identiteitsbewijs is ingetrokken',
      happened: 'Het is niet meer geldig.',
      toDo: 'Hebt u daar niet om gevraagd, meld het dan aan uw helpdesk. Gebruik een nieuwe code voor een nieuw identiteitsbewijs.',
    },
    credentialPaused: {
      title: 'Dit identiteitsbewijs is gepauzeerd',
      happened: 'Het wordt nergens aanvaard tot het weer wordt ingeschakeld.',
      toDo: 'Kies op een station “Mijn telefoons en identiteitsbewijzen” en schakel het weer in. Hebt u het niet zelf gepauzeerd, meld het dan aan uw helpdesk.',
    },
  },
};
