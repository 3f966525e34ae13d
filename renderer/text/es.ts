// SPDX-License-Identifier: Apache-2.0

import { lists, plurals } from './formats.ts';
import type { Text } from './text.ts';

const plural = plurals('es');
const list = lists('es');

export const es: Text = {
  frame: {
    step: (number, of, name) => `${number} de ${of}: ${name}`,
    steps: {
      card: 'Insertar la tarjeta',
      pin: 'Introducir el PIN',
      phone: 'Preparar el teléfono',
      compare: 'Comparar las pantallas',
    },
    signedInAs: (name) => `Sesión de ${name}`,
    language: 'Idioma',
    help: 'Ayuda',
    helpTitle: 'Ayuda',
    askSupport: (support) => `Si no puede continuar, diríjase a: ${support}.`,
    close: 'Cerrar',
    leave: 'Retirar mi tarjeta y salir',
    back: 'Volver',
    practiceBand: 'Tarjeta de prueba. Nada de lo que haga aquí es real.',
    removePracticeCard: 'Retirar la tarjeta de prueba',
    cannotStop: 'Este paso termina solo y no se puede detener.',
    keepCardIn: 'No retire su tarjeta.',
    drawing: 'Dibujo',
  },
  speech: {
    offer: 'Escuchar',
    title: 'Leer en voz alta',
    message: 'Conecte unos auriculares. El puesto le leerá cada página y aquello a lo que usted se desplace.',
    keys: 'Con el tabulador va al botón siguiente, con Intro lo elige. En las teclas numéricas del lado del teclado: más sube el volumen, menos lo baja, el asterisco acelera, la barra ralentiza. Inicio lee de nuevo.',
    start: 'Empezar a leer',
    stop: 'Dejar de leer',
    repeat: 'Leer de nuevo',
    louder: 'Más alto',
    softer: 'Más bajo',
    faster: 'Más rápido',
    slower: 'Más despacio',
    noVoice: 'Este ordenador no tiene voz para este idioma. Pregunte al personal.',
  },
  idle: {
    title: '¿Sigue usted ahí?',
    message: (seconds) =>
      plural(seconds, {
        one: 'Para protegerle, esta página se cerrará en # segundo.',
        other: 'Para protegerle, esta página se cerrará en # segundos.',
      }),
    moreTime: 'Necesito más tiempo',
  },
  starting: { title: 'Un momento', message: 'El puesto se está iniciando. Tarda unos segundos.' },
  welcome: {
    title: 'Inserte su tarjeta inteligente en el lector',
    message: 'Con el chip por delante, como en el dibujo. Déjela puesta hasta que le indiquemos que la retire.',
    ready: 'Tenga a mano',
    readyCard: 'Su tarjeta inteligente y su PIN',
    readyPhone: 'Su teléfono, conectado a internet',
    noReaderTitle: 'No hay ningún lector de tarjetas conectado',
    noReaderMessage: 'Conecte un lector de tarjetas a este ordenador. La página seguirá sola en cuanto lo detecte.',
    serviceTitle: 'El servicio de tarjetas está detenido',
    serviceMessage:
      'Este ordenador no ve ningún lector en este momento. El personal puede iniciar el servicio; después la página seguirá sola.',
    practiceOffer: '¿No tiene una tarjeta a mano? Eche un vistazo con una de prueba.',
    usePracticeCard: 'Usar la tarjeta de prueba',
    chooseLanguage: 'Elija su idioma',
  },
  attract: {
    title: 'Prepare su teléfono con su tarjeta',
    message: 'Toque la pantalla o inserte su tarjeta en el lector.',
    begin: 'Empezar',
  },
  takeCard: {
    title: 'Retire su tarjeta',
    message: 'Su tarjeta sigue en el lector. No la olvide.',
  },
  administrator: {
    offer: 'Para administradores',
    title: 'Cerrar este puesto',
    message: 'Escriba el PIN del administrador.',
    rule: 'Tiene de 6 a 8 cifras.',
    locked: 'Demasiados PIN incorrectos.',
    secondsToWait: (seconds) =>
      plural(seconds, { one: 'Inténtelo de nuevo en # segundo.', other: 'Inténtelo de nuevo en # segundos.' }),
    minutesToWait: (minutes) =>
      plural(minutes, { one: 'Inténtelo de nuevo en # minuto.', other: 'Inténtelo de nuevo en # minutos.' }),
    submit: 'Cerrar el puesto',
  },
  reading: { title: 'Leyendo su tarjeta', message: 'Tarda un momento.' },
  chooseCertificate: {
    title: '¿Qué tarjeta quiere usar?',
    message: 'Hay más de una tarjeta insertada.',
    issuedBy: (issuer) => `Emitida por ${issuer}`,
    validUntil: (date) => `Válida hasta el ${date}`,
    inReader: (reader) => `En el lector ${reader}`,
    refused: 'Estas no se pueden usar',
  },
  unfitCertificate: {
    holder: 'Nombre',
    issuer: 'Emitido por',
    valid: 'Válido',
    others: 'Otros certificados de esta tarjeta',
  },
  pin: {
    title: 'Introduzca su PIN',
    cardOf: (holder) => `Tarjeta de ${holder}`,
    issuedBy: (issuer) => `Emitida por ${issuer}`,
    triesLeft: (tries) => plural(tries, { one: 'Le queda un intento.', other: 'Le quedan # intentos.' }),
    wrong: 'Ese no era el PIN correcto.',
    rule: 'El PIN de su tarjeta tiene de 6 a 8 cifras.',
    onKeyboard: 'Escríbalo con el teclado.',
    digitsTyped: (digits) => plural(digits, { one: '# cifra introducida', other: '# cifras introducidas' }),
    tooShort: 'Un PIN tiene al menos 6 cifras. Introdúzcalas todas y elija después «Iniciar sesión».',
    deleteLast: 'Borrar la última cifra',
    clear: 'Borrar',
    pad: 'Teclado numérico',
    submit: 'Iniciar sesión',
  },
  pinPad: {
    title: 'Introduzca su PIN en el lector',
    rule: 'Pulse en el lector de tarjetas las 6 a 8 cifras de su PIN y después la tecla verde u OK.',
    unseen: 'Su PIN va directamente del lector a su tarjeta. Este ordenador no lo ve.',
    stop: 'Para dejarlo, pulse la tecla de cancelar del lector o retire su tarjeta.',
  },
  lastAttempt: {
    title: 'Queda un intento',
    message: (support) =>
      `Si el PIN vuelve a ser incorrecto, su tarjeta quedará bloqueada. Para desbloquearla habrá que acudir a: ${support}.`,
    advice: 'Si tiene dudas sobre su PIN, retire su tarjeta y pregunte antes. Así conservará su último intento.',
    go: 'Usar mi último intento',
  },
  signingIn: { title: 'Iniciando sesión', message: 'Estamos comprobando su tarjeta. Tarda unos segundos.' },
  actions: {
    title: '¿Qué desea hacer?',
    choices: {
      setUpPhone: {
        title: 'Preparar mi teléfono',
        sentence: 'Pone una credencial en su teléfono para que pueda identificarse en él sin la tarjeta.',
      },
      enrolCredential: {
        title: 'Solicitar paso a paso',
        sentence: 'Para una credencial móvil: le pone nombre y elige el tipo antes de que aparezca el código.',
      },
      manageCredentials: {
        title: 'Ver mis teléfonos y credenciales',
        sentence:
          'Muestra lo que hay en sus teléfonos. Puede renovarlo, pausarlo, darlo de baja o avisar de un teléfono perdido.',
      },
      signInPhone: {
        title: 'Iniciar sesión en un teléfono',
        sentence: 'Su teléfono muestra un código. Escríbalo aquí para iniciar sesión en él.',
      },
      showCard: {
        title: 'Ver qué hay en mi tarjeta',
        sentence: 'Sus certificados, y hasta cuándo valen.',
      },
      changePin: { title: 'Cambiar el PIN de mi tarjeta', sentence: 'Necesita su PIN actual.' },
      readInstructions: { title: 'Instrucciones', sentence: 'Qué hacer con la tarjeta y el teléfono.' },
    },
  },
  classic: {
    appTitle: '¿Está listo su teléfono?',
    appLead: 'Necesita la aplicación de su organización, o su página en el navegador del teléfono.',
    appHint: 'Ábrala ahora y siga los pasos hasta que le pida un código QR. Mantenga el teléfono conectado a internet.',
    appGo: 'He instalado la aplicación',
    nameTitle: 'Póngale un nombre a la credencial',
    nameLead: 'El nombre le dirá después qué hay en cada teléfono. Puede dejar el que se propone.',
    nameGo: 'Mostrar el código',
  },
  working: { title: 'Un momento', message: 'Esto tarda unos segundos.' },
  card: {
    title: 'Qué hay en mi tarjeta',
    validUntil: (date) => `Su tarjeta es válida hasta el ${date}.`,
    expired: (date) => `Su tarjeta fue válida hasta el ${date}.`,
    list: 'Certificados',
    names: {
      logIn: 'Su certificado para iniciar sesión',
      signature: 'Su certificado de firma',
      encryption: 'Su certificado de cifrado',
      cardAuthentication: 'El certificado de la propia tarjeta',
    },
    retired: (count) =>
      plural(count, { one: 'Un certificado de cifrado anterior', other: '# certificados de cifrado anteriores' }),
    purposes: {
      signature: 'Para firmar correo y documentos, no para iniciar sesión.',
      encryption: 'Para el correo cifrado para usted, no para iniciar sesión.',
      cardAuthentication: 'Para puertas y aparatos, no para iniciar sesión.',
      retired: 'Para el correo de aquella época, no para iniciar sesión.',
    },
    fits: 'Puede iniciar sesión con él.',
    unfit: {
      noCertificate: 'No hay ninguno en esta tarjeta.',
      unreadable: 'No se puede leer, así que no puede iniciar sesión con él.',
      unsupportedKey: 'Su clave es demasiado débil o de otro tipo, así que no puede iniciar sesión con él.',
      wrongUsage: 'No se emitió para iniciar sesión.',
      notYetValid: 'Todavía no es válido, así que aún no puede iniciar sesión con él.',
      expired: 'Ya no es válido, así que no puede iniciar sesión con él.',
      noKey: 'La clave que le corresponde no está en la tarjeta, así que no puede iniciar sesión con él.',
    },
    until: (date) => `Válido hasta el ${date}`,
    was: (date) => `Fue válido hasta el ${date}`,
    staff: {
      number: 'Tarjeta (GUID)',
      person: 'Persona (UUID)',
      expires: 'Último día de la tarjeta',
      matches: 'Nombrada en el certificado de 9A',
      yes: 'sí',
      no: 'no',
      untold: 'no consta',
      identity: 'CHUID',
      identities: { absent: 'No hay.', unreadable: 'No se puede leer.' },
      signature: 'Firma del CHUID',
      verdicts: {
        right: 'correcta; el firmante no se ha comprobado con raíces de confianza',
        signerUnfit: 'de un certificado que no es para esto, o que no es válido ahora',
        absent: 'ninguna',
        unreadable: 'no se puede leer',
        wrong: 'incorrecta',
      },
      signers: {
        trusted: 'correcta; el firmante lleva a una raíz de confianza',
        untrusted: 'correcta, pero el firmante no es de confianza',
      },
      tries: 'Intentos de PIN restantes',
      primary: 'PIN que se pide primero',
      pins: { application: 'el de la tarjeta', global: 'global' },
      slot: (slot) => `Clave ${slot}`,
      empty: 'sin certificado',
      printed: 'Datos impresos',
      application: 'Respuesta a SELECT',
      capabilities: 'CCC',
      printings: { behindPin: 'detrás del PIN', absent: 'No hay.' },
      elsewhere: 'Claves anteriores guardadas en otro lugar',
    },
  },
  printed: {
    offer: 'Ver lo impreso',
    why: 'Su tarjeta solo muestra lo que lleva impreso con su PIN.',
    show: 'Mostrar',
    title: 'Lo que está impreso en mi tarjeta',
    lead: 'Así lo tiene guardado la propia tarjeta. Aquí no se guarda nada.',
    facts: {
      affiliation: 'Vinculación',
      expires: 'Válida hasta el',
      serialNumber: 'Número de la tarjeta',
      issuer: 'Número del emisor',
      organization: 'Organización',
    },
    absent: 'Su tarjeta no tiene nada de esto guardado.',
    unreadable: 'Su tarjeta lo tiene guardado, pero no se puede leer.',
    back: 'Volver a mi tarjeta',
  },
  instructions: {
    title: 'Instrucciones',
    link: 'Hay más en esta dirección. Escanee el código con su teléfono, o escriba la dirección.',
    code: 'Código QR de esta dirección',
    guideTitle: 'Cómo preparar su teléfono',
    card: 'Deje la tarjeta en el lector hasta que le digamos que la retire.',
    begin: (action) => `En la lista, elija «${action}». Apunte con la cámara del teléfono al código.`,
    open: 'Abra el enlace que aparece en el teléfono.',
    number: 'Escriba en el teléfono el número que está debajo del código.',
    compare: 'Compare las dos pantallas y diga aquí si coinciden.',
    take: 'Retire su tarjeta. En el teléfono ya se identifica sin ella.',
  },
  changePinOnPad: {
    title: 'Cambie su PIN en el lector',
    lead: 'El lector de tarjetas pide tres números. Después de cada uno, pulse la tecla verde u OK.',
    present: 'Su PIN actual',
    newPin: 'Un PIN nuevo de 6 a 8 cifras',
    again: 'El PIN nuevo otra vez',
    refused: 'Su tarjeta no acepta ese PIN nuevo, así que no ha cambiado nada. Elija otro.',
    stop: 'Para dejarlo, pulse la tecla de cancelar del lector. No retire su tarjeta.',
  },
  unblock: {
    offer: 'Desbloquear con el PUK',
    title: 'Introduzca el PUK de su tarjeta',
    lead: 'La oficina que emitió su tarjeta le dio el PUK, o lo guarda para usted.',
    rule: 'Un PUK tiene 8 cifras.',
    tooShort: 'Un PUK tiene 8 cifras. Introdúzcalas todas y siga después.',
    wrong: 'Ese no era el PUK correcto.',
    refused: 'Su tarjeta no acepta ese PIN nuevo. Introduzca otra vez el PUK y elija después otro PIN nuevo.',
    lastTry: 'Le queda un intento. Si también es incorrecto, nadie podrá desbloquear ya esta tarjeta.',
    sameAsPuk: 'Ese es el PUK. Elija otro número como PIN.',
    padTitle: 'Desbloquee su tarjeta en el lector',
    padFirst: 'El PUK de su tarjeta, 8 cifras',
    done: {
      title: 'Su tarjeta vuelve a funcionar',
      message: 'El PIN nuevo ya vale. Inicie sesión con él o retire su tarjeta.',
    },
  },
  changePin: {
    presentTitle: 'Introduzca su PIN actual',
    refused:
      'Su tarjeta no acepta ese PIN nuevo, así que nada ha cambiado. Introduzca otra vez su PIN actual y elija después otro nuevo.',
    newTitle: 'Elija un PIN nuevo',
    newLead: 'Elija uno que nadie pueda adivinar: ni una fecha de nacimiento ni una serie de cifras.',
    same: 'Ese es su PIN actual. Elija otro.',
    different: 'Los dos PIN nuevos no eran iguales. Todavía no ha cambiado nada. Elija otra vez su PIN nuevo.',
    repeatTitle: 'Introduzca otra vez el PIN nuevo',
    repeatLead: 'Su tarjeta cambia el PIN si los dos son iguales.',
    rule: 'Un PIN tiene de 6 a 8 cifras.',
    tooShort: 'Un PIN tiene al menos 6 cifras. Introdúzcalas todas y siga después.',
    goOn: 'Continuar',
    change: 'Cambiar mi PIN',
    back: 'Volver a la lista',
    changing: { title: 'Cambiando su PIN', message: 'Su tarjeta está guardando el PIN nuevo. Tarda un momento.' },
    changed: {
      title: 'Su PIN ha cambiado',
      message: 'Desde ahora su tarjeta solo acepta el PIN nuevo, aquí y en todas partes.',
    },
  },
  phones: {
    states: { enrolled: 'En uso', removed: 'Eliminado', lost: 'Declarado perdido' },
    onIt: (count) =>
      count === 0 ? 'ninguna credencial' : plural(count, { one: '# credencial', other: '# credenciales' }),
    facts: {
      state: 'Estado',
      kind: 'Teléfono',
      enrolled: 'Inscrito',
      contact: 'Último contacto',
      endsWithIt: 'Termina con él',
    },
    onItTitle: 'Lo que hay en él',
    whatToDo: 'Lo que puede hacer',
    acts: {
      remove: { title: 'Eliminar este teléfono', sentence: 'Para un teléfono que ya no usa.' },
      reportLost: { title: 'He perdido este teléfono', sentence: 'Da de baja al momento todo lo que hay en él.' },
    },
    weigh: {
      remove: {
        title: (name) => `¿Eliminar «${name}»?`,
        message:
          'Todo lo que hay en este teléfono se da de baja para siempre. Para usarlo otra vez, prepárelo de nuevo.',
        go: 'Eliminar',
      },
      reportLost: {
        title: (name) => `¿Ha perdido «${name}»?`,
        message:
          'Todo lo que hay en ese teléfono se da de baja para siempre, para que nadie más pueda usarlo. Si lo encuentra, prepárelo de nuevo.',
        go: 'Sí, dar todo de baja',
      },
    },
    changed: {
      remove: {
        title: 'El teléfono se ha eliminado',
        message: (name) => `«${name}» ya no es uno de sus teléfonos, y lo que había en él está dado de baja.`,
      },
      reportLost: {
        title: 'Ya nadie puede usarlo',
        message: (name) => `Todo lo que había en «${name}» está dado de baja. Avise también a su organización.`,
      },
    },
  },
  credentials: {
    title: 'Mis teléfonos y credenciales',
    none: 'Todavía no tiene teléfonos ni credenciales aquí.',
    lead: 'Elija un teléfono para ver lo que hay en él o para avisar de que lo ha perdido.',
    states: { active: 'En uso', suspended: 'En pausa', revoked: 'De baja', expired: 'Caducada' },
    until: (date, days) =>
      plural(days, { one: `hasta el ${date}, queda # día`, other: `hasta el ${date}, quedan # días` }),
    facts: { state: 'Estado', type: 'Tipo', phone: 'Teléfono', issued: 'Desde', ends: 'Válida', lastUse: 'Último uso' },
    uses: {
      trial: (when) => `${when}, en el propio teléfono`,
      service: (when, address) => `${when}, consulta de ${address}`,
    },
    whatToDo: 'Lo que puede hacer',
    acts: {
      renew: { title: 'Renovar', sentence: 'Pone una nueva en su teléfono. Esta termina cuando la nueva está lista.' },
      suspend: { title: 'Pausar', sentence: 'No funciona hasta que usted la active de nuevo aquí.' },
      resume: { title: 'Activar de nuevo', sentence: 'Vuelve a funcionar, en pocos minutos en todas partes.' },
      revoke: { title: 'Dar de baja', sentence: 'Para un teléfono que ya no usa. No se puede deshacer.' },
      reportLost: { title: 'He perdido mi teléfono', sentence: 'Da de baja al momento todo lo que hay en él.' },
    },
    weigh: {
      revoke: {
        title: (name) => `¿Dar de baja «${name}»?`,
        message: 'No se podrá activar de nuevo. Para el mismo teléfono tendría que crear otra.',
        go: 'Dar de baja',
      },
      reportLost: {
        title: (name) => `¿Ha perdido el teléfono con «${name}»?`,
        message:
          'Todo lo que hay en ese teléfono se da de baja para siempre, para que nadie más pueda usarlo. Si lo encuentra, prepárelo de nuevo.',
        go: 'Sí, dar todo de baja',
      },
    },
    changed: {
      suspend: {
        title: 'Está en pausa',
        message: (name) => `«${name}» no funciona hasta que usted la active de nuevo.`,
      },
      resume: {
        title: 'Está de nuevo en uso',
        message: (name) => `«${name}» vuelve a funcionar, en pocos minutos en todas partes.`,
      },
      revoke: {
        title: 'Está dada de baja',
        message: (name) => `«${name}» está dada de baja para siempre. Puede eliminarla de su teléfono.`,
      },
      reportLost: {
        title: 'Ya nadie puede usarla',
        message: (name) =>
          `«${name}» y todo lo demás de ese teléfono está dado de baja. Avise también a su organización.`,
      },
    },
    backToList: 'Volver a mis teléfonos',
  },
  preparing: { title: 'Preparando su código', message: 'Tarda un momento.' },
  pairing: {
    title: 'Escanee este código con su teléfono',
    howTo: 'En su teléfono',
    pointCamera: 'Apunte la cámara al código',
    openLink: 'Abra el enlace que aparece',
    typeNumber: 'Escriba el número que hay bajo el código',
    codeAlternative: 'Código QR para su teléfono. Si no puede escanearlo, elija «No puedo escanear».',
    number: 'Su número',
    minutesLeft: (minutes) => plural(minutes, { one: 'Queda # minuto', other: 'Quedan # minutos' }),
    underAMinute: 'Menos de un minuto',
    name: 'Nombre en su teléfono',
    nameRule: 'Escriba un nombre de 1 a 64 caracteres.',
    type: 'Tipo de credencial',
    validFor: (days) => plural(days, { one: 'válida # día', other: 'válida # días' }),
    cannotScan: 'No puedo escanear',
    canScan: 'Mostrar el código para escanear',
    typedTitle: 'Escriba esto en su teléfono',
    typedAddress: 'Abra esta dirección en el navegador',
    typedAccount: 'Escriba esta cuenta',
    typedCode: 'Escriba este código',
    typedThen: 'Después escriba su número',
    scannedTitle: 'Su teléfono ya tiene el código',
    scannedMessage: 'Ahora escriba este número en él.',
    wrongNumber: (tries) =>
      plural(tries, {
        one: 'El número escrito en el teléfono no era correcto. Queda un intento.',
        other: 'El número escrito en el teléfono no era correcto. Quedan # intentos.',
      }),
  },
  compare: {
    title: '¿Muestran lo mismo las dos pantallas?',
    message: 'Mire su teléfono. Deben aparecer exactamente estas palabras y este dibujo.',
    words: 'Tres palabras',
    picture: 'Dibujo',
    pictureRow: (row, filled) =>
      filled.length > 0 ? `Fila ${row}: casillas llenas ${list(filled.map(String))}.` : `Fila ${row}: vacía.`,
    phone: (phone) => `Su teléfono: ${phone}`,
    match: 'Son iguales',
    differ: 'Son diferentes',
  },
  confirming: {
    title: 'Creando su credencial',
    message: 'Mantenga abierta la página en su teléfono. Tarda unos segundos.',
  },
  done: {
    title: 'Su teléfono está preparado',
    collected: 'La credencial está en su teléfono. Ya puede usarla.',
    notCollected:
      'Su teléfono está recogiendo la credencial. Mantenga allí la página abierta hasta que diga que está lista.',
    takeCard: 'Retire su tarjeta.',
    name: 'Nombre',
    type: 'Tipo',
    validUntil: 'Válida hasta el',
    reference: 'Referencia',
    finish: 'Terminar',
    another: 'Hacer otra cosa',
  },
  userCode: {
    title: 'Escriba el código del teléfono',
    message: (address) => `Abra ${address} en su teléfono, escriba su cuenta de trabajo y elija «Mostrar un código».`,
    field: 'Código de su teléfono',
    incomplete: 'Un código tiene ocho letras.',
    warning: 'Escriba solo el código del teléfono que tiene en la mano, nunca uno que alguien le envió.',
    submit: 'Buscar el teléfono',
    busy: 'Buscando el teléfono',
  },
  askedPhone: {
    title: '¿Es este su teléfono?',
    phone: 'Teléfono',
    network: 'Red',
    sameNetwork: 'la red de este ordenador',
    otherNetwork: (address) => `otra red (${address})`,
    asked: 'Código solicitado',
    justNow: 'hace menos de un minuto',
    minutesAgo: (minutes) => plural(minutes, { one: 'hace # minuto', other: 'hace # minutos' }),
    warning:
      'Apruebe solo si fue usted quien pidió el código, en el teléfono que tiene en la mano. Si alguien se lo envió, esa persona quiere entrar en su lugar: rechácelo.',
    approve: 'Sí, es mi teléfono',
    reject: 'No, rechazar',
    busy: 'Un momento',
  },
  phoneNumber: {
    title: 'Escriba este número en su teléfono',
    message: (phone) => `Su teléfono (${phone}) pide este número. Tiene un intento.`,
    number: 'Número',
    waiting: 'Esperando a su teléfono.',
  },
  phoneSignedIn: {
    title: 'Su teléfono ha iniciado sesión',
    message: (phone) => `${phone} ha iniciado sesión con su cuenta.`,
    next: 'Siga en su teléfono: muestra los pasos siguientes.',
    goOn: 'Volver a la lista',
  },
  failure: {
    reference: 'Referencia para el personal:',
    showDetails: 'Mostrar detalles',
    tryAgain: 'Intentar de nuevo',
    startAgain: 'Empezar de nuevo',
    otherCard: 'Usar otra tarjeta',
    finish: 'Terminar',
    codes: {
      noReader: {
        title: 'No hay ningún lector de tarjetas conectado',
        whatHappened: 'Este ordenador no ve ningún lector de tarjetas.',
        whatToDo: 'Conecte un lector de tarjetas o pida al personal que lo haga.',
      },
      serviceStopped: {
        title: 'El servicio de tarjetas se ha detenido',
        whatHappened: 'La parte de este ordenador que habla con los lectores no está funcionando.',
        whatToDo: 'Espere un momento: se vuelve a buscar por sí solo. Si nada cambia, pregunte al personal.',
      },
      readerGone: {
        title: 'Se ha desconectado el lector de tarjetas',
        whatHappened: 'Se ha perdido la conexión con el lector.',
        whatToDo: 'Vuelva a conectar el lector e inserte otra vez su tarjeta.',
      },
      readerHung: {
        title: 'El lector de tarjetas no responde',
        whatHappened: 'Ha tardado demasiado, así que lo hemos reiniciado.',
        whatToDo: 'Retire su tarjeta, insértela de nuevo e inténtelo otra vez.',
      },
      cardRemoved: {
        title: 'Su tarjeta se ha retirado demasiado pronto',
        whatHappened: 'La tarjeta salió del lector antes de que termináramos.',
        whatToDo: 'Insértela de nuevo para continuar.',
      },
      cardMute: {
        title: 'La tarjeta no responde',
        whatHappened: 'Hay una tarjeta en el lector, pero este no consigue leerla. Puede que esté al revés.',
        whatToDo: 'Retire la tarjeta e insértela con el chip por delante, como en el dibujo.',
      },
      cardInUse: {
        title: 'Otro programa está usando su tarjeta',
        whatHappened: 'Otro programa de este ordenador tiene ocupada su tarjeta.',
        whatToDo: 'Cierre ese programa e inténtelo de nuevo.',
      },
      cardUnexpected: {
        title: 'La tarjeta ha dado una respuesta desconocida',
        whatHappened: 'Su tarjeta ha hecho algo que no esperábamos, así que nos hemos detenido.',
        whatToDo: 'Retírela, insértela de nuevo e inténtelo otra vez. Si vuelve a ocurrir, pregunte al personal.',
      },
      contactless: {
        title: 'Inserte la tarjeta en el lector',
        whatHappened: 'Acercar la tarjeta al lector no basta para iniciar sesión.',
        whatToDo: 'Insértela en la ranura de un lector, con el chip por delante.',
      },
      notPivCard: {
        title: 'Esta no es la tarjeta que necesitamos',
        whatHappened: 'La tarjeta insertada no es una tarjeta inteligente PIV.',
        whatToDo: 'Use la tarjeta inteligente con la que se identifica en el trabajo.',
      },
      noSignInCertificate: {
        title: 'Esta tarjeta aún no sirve para iniciar sesión',
        whatHappened: 'La tarjeta no contiene un certificado para iniciar sesión.',
        whatToDo: 'Use otra tarjeta o pida a la oficina que la emitió que la complete.',
      },
      unsupportedKey: {
        title: 'La clave de esta tarjeta no se puede usar',
        whatHappened: 'La clave de su tarjeta es de un tipo que este puesto no conoce.',
        whatToDo: 'Use otra tarjeta o pregunte al personal.',
      },
      wrongPin: {
        title: 'Ese no era el PIN correcto',
        whatHappened: 'Su tarjeta no ha aceptado el PIN.',
        whatToDo: 'Inténtelo de nuevo, con calma.',
      },
      pinBlocked: {
        title: 'Su tarjeta está bloqueada',
        whatHappened: 'Se ha introducido un PIN incorrecto demasiadas veces y la tarjeta se ha bloqueado.',
        whatToDo: 'Lleve su tarjeta a la oficina que la emitió. Allí pueden desbloquearla.',
      },
      pinFormat: {
        title: 'Este PIN no puede ser correcto',
        whatHappened:
          'Un PIN tiene de 6 a 8 cifras. No se ha enviado nada a su tarjeta ni se ha gastado ningún intento.',
        whatToDo: 'Inténtelo de nuevo con todas las cifras de su PIN.',
      },
      pinPadTimedOut: {
        title: 'El lector ha dejado de esperar',
        whatHappened:
          'No se ha introducido ningún PIN en el lector durante un minuto. No se ha gastado ningún intento.',
        whatToDo: 'Inténtelo de nuevo con su PIN preparado.',
      },
      pinPadCancelled: {
        title: 'Se ha cancelado en el lector',
        whatHappened: 'Se ha pulsado la tecla de cancelar del lector. No se ha gastado ningún intento.',
        whatToDo: 'Inténtelo de nuevo o retire su tarjeta.',
      },
      pinPadLength: {
        title: 'El PIN era demasiado corto o largo',
        whatHappened:
          'Un PIN tiene de 6 a 8 cifras. No se ha enviado nada a su tarjeta ni se ha gastado ningún intento.',
        whatToDo: 'Inténtelo de nuevo con todas las cifras de su PIN.',
      },
      pinPadMismatch: {
        title: 'Los dos PIN nuevos no eran iguales',
        whatHappened: 'El PIN nuevo se introdujo de otra forma la segunda vez. Su PIN no ha cambiado.',
        whatToDo: 'Inténtelo de nuevo con calma.',
      },
      pinPadFailed: {
        title: 'Las teclas del lector no funcionan',
        whatHappened:
          'Este lector tiene teclas para el PIN, pero no ha podido usarlas. Para proteger su PIN, no se puede introducir en este ordenador en su lugar.',
        whatToDo: 'Inténtelo de nuevo. Si vuelve a ocurrir, use otro lector o pregunte al personal.',
      },
      pinPadUnable: {
        title: 'Este lector no puede cambiar el PIN',
        whatHappened:
          'En sus teclas se puede introducir un PIN, pero no cambiarlo. Para proteger su PIN, no se puede cambiar en este ordenador en su lugar. Su PIN no ha cambiado.',
        whatToDo: 'Use otro lector o pregunte al personal.',
      },
      pukBlocked: {
        title: 'Esta tarjeta ya no se puede desbloquear',
        whatHappened: 'Se ha introducido un PUK incorrecto demasiadas veces y la tarjeta se ha bloqueado para siempre.',
        whatToDo: 'Lleve su tarjeta a la oficina que la emitió y pida una nueva.',
      },
      pinNotChanged: {
        title: 'Su PIN no ha cambiado',
        whatHappened: 'Su tarjeta no lo ha cambiado, por una razón que no conocemos. El PIN que tenía sigue valiendo.',
        whatToDo: 'Inténtelo de nuevo. Si vuelve a ocurrir, pregunte al personal.',
      },
      pinUncertain: {
        title: 'No sabemos si su PIN ha cambiado',
        whatHappened:
          'La tarjeta se retiró, o dejó de responder, mientras guardaba el PIN nuevo. Ahora vale el nuevo o todavía el antiguo.',
        whatToDo:
          'Vuelva a insertar la tarjeta e inicie sesión con el PIN nuevo. Si es incorrecto, use el antiguo: eso gasta un intento.',
      },
      certificateExpired: {
        title: 'Su tarjeta ha caducado',
        whatHappened: 'El certificado de su tarjeta ya no es válido.',
        whatToDo: 'Pida una nueva a la oficina que emitió su tarjeta.',
      },
      certificateNotYetValid: {
        title: 'Su tarjeta aún no es válida',
        whatHappened: 'El certificado de su tarjeta empieza en una fecha posterior.',
        whatToDo: 'Vuelva después de esa fecha. Si la tarjeta ya debería funcionar, pregunte al personal.',
      },
      certificateNotTrusted: {
        title: 'Aquí no se conoce al emisor de su tarjeta',
        whatHappened: 'Su tarjeta procede de un emisor que no está en la lista de esta organización.',
        whatToDo: 'Use otra tarjeta. Si debe ser esta, pida al personal que añada a su emisor.',
      },
      certificateRevoked: {
        title: 'Su tarjeta ha sido revocada',
        whatHappened: 'El certificado de su tarjeta se ha revocado y ya no se puede usar.',
        whatToDo: 'Pregunte en la oficina que emitió su tarjeta.',
      },
      revocationUnknown: {
        title: 'No se ha podido comprobar su tarjeta',
        whatHappened: 'La oficina que la emitió no ha indicado si sigue siendo válida.',
        whatToDo: 'Vuelva a intentarlo en unos minutos. Si ocurre de nuevo, pregunte al personal.',
      },
      certificateUnusable: {
        title: 'El certificado de esta tarjeta no se puede usar',
        whatHappened: 'Está dañado o no sirve para iniciar sesión.',
        whatToDo: 'Use otra tarjeta o pregunte al personal.',
      },
      policyMissing: {
        title: 'Esta tarjeta no está admitida aquí',
        whatHappened: 'A su certificado le falta una política que esta organización exige.',
        whatToDo: 'Use la tarjeta inteligente con la que se identifica en el trabajo o pregunte al personal.',
      },
      derivedCredential: {
        title: 'Use la propia tarjeta inteligente',
        whatHappened: 'Esta credencial se creó a partir de una tarjeta inteligente. No puede crear otra.',
        whatToDo: 'Inserte la tarjeta inteligente que le entregaron en persona.',
      },
      ownCertificate: {
        title: 'Con esta credencial no se puede entrar aquí',
        whatHappened: 'La emitió este mismo sistema, para teléfonos.',
        whatToDo: 'Inserte la tarjeta inteligente que le entregaron en persona.',
      },
      practiceCard: {
        title: 'Aquí no se admite la tarjeta de prueba',
        whatHappened: 'Este puesto funciona con tarjetas reales.',
        whatToDo: 'Use su propia tarjeta inteligente.',
      },
      challengeExpired: {
        title: 'Ha pasado demasiado tiempo',
        whatHappened: 'El inicio de sesión no terminó a tiempo y lo detuvimos para protegerle.',
        whatToDo: 'Empiece de nuevo. La segunda vez será más rápido.',
      },
      signatureWrong: {
        title: 'No hemos podido comprobar su tarjeta',
        whatHappened: 'La respuesta de su tarjeta no corresponde a su certificado.',
        whatToDo: 'Pruebe con otra tarjeta. Si vuelve a ocurrir, pregunte al personal.',
      },
      loginRefused: {
        title: 'No puede iniciar sesión aquí',
        whatHappened: 'Su tarjeta está en orden, pero su cuenta no tiene permiso para usar este puesto.',
        whatToDo: 'Pregunte al personal.',
      },
      sessionEnded: {
        title: 'Se ha cerrado su sesión',
        whatHappened: 'Se acabó su tiempo o ha iniciado sesión en otro lugar.',
        whatToDo: 'Empiece de nuevo con su tarjeta y su PIN. Lo que había empezado se conserva mientras dure su plazo.',
      },
      tooManyTries: {
        title: 'Demasiados intentos',
        whatHappened: 'Ha habido demasiados intentos en poco tiempo.',
        whatToDo: 'Espere unos minutos y empiece de nuevo.',
      },
      stationUnknown: {
        title: 'Este puesto no está registrado',
        whatHappened:
          'El servicio no conoce, o ya no conoce, la clave de este puesto. Solo admite puestos registrados.',
        whatToDo: 'Pregunte al personal. Un administrador puede registrarlo.',
      },
      activationUnknown: {
        title: 'Este código ya no se conoce',
        whatHappened: 'Lo que había empezado ya no existe.',
        whatToDo: 'Empiece de nuevo para obtener otro código.',
      },
      activationExpired: {
        title: 'Se ha acabado el tiempo de este código',
        whatHappened: 'El teléfono no se preparó a tiempo y el código ya no funciona.',
        whatToDo: 'Obtenga un código nuevo. Antes, tenga listo su teléfono.',
      },
      activationCancelled: {
        title: 'Se ha cancelado la preparación',
        whatHappened: 'El código se canceló y ya no funciona.',
        whatToDo: 'Empiece de nuevo para obtener otro código.',
      },
      activationUsed: {
        title: 'Este código ya se ha usado',
        whatHappened: 'Con él se preparó un teléfono. Cada código sirve una sola vez.',
        whatToDo: 'Si no era su teléfono, avise enseguida al personal. Para otro teléfono, obtenga un código nuevo.',
      },
      activationSuspended: {
        title: 'Se ha interrumpido la preparación',
        whatHappened: 'Su tarjeta se retiró antes de que el teléfono estuviera listo. No se ha perdido nada.',
        whatToDo: 'Inicie sesión con la misma tarjeta para continuar.',
      },
      activationNotReady: {
        title: 'Su teléfono aún no está listo',
        whatHappened: 'El teléfono todavía no ha enviado su parte.',
        whatToDo: 'Mire su teléfono, siga lo que indica e inténtelo de nuevo.',
      },
      wrongPassword: {
        title: 'El número escrito en el teléfono no era correcto',
        whatHappened: 'No es el número que mostraba esta pantalla.',
        whatToDo: 'Escriba el número otra vez, cifra por cifra.',
      },
      passwordTriesUsedUp: {
        title: 'El número ha sido incorrecto cinco veces',
        whatHappened: 'Para protegerle, el código ya no funciona.',
        whatToDo: 'Obtenga un código nuevo. Si no era usted quien escribía, avise al personal.',
      },
      twoPhones: {
        title: 'Dos teléfonos han usado el mismo código',
        whatHappened: 'Puede que alguien lo haya copiado. Nos hemos detenido y no se ha preparado ninguno de los dos.',
        whatToDo: 'Asegúrese de que nadie vea esta pantalla y obtenga un código nuevo.',
      },
      phrasesDiffer: {
        title: 'Ha hecho bien en detenerse',
        whatHappened:
          'Las pantallas eran diferentes, así que el teléfono no se preparó. Nadie ha obtenido una credencial.',
        whatToDo: 'Obtenga un código nuevo y use solo su propio teléfono. Si vuelve a ocurrir, avise al personal.',
      },
      codeUnknown: {
        title: 'Este código no se conoce',
        whatHappened: 'El código escrito no corresponde a esta cuenta.',
        whatToDo: 'Compárelo con la pantalla y escríbalo otra vez.',
      },
      tooManyCredentials: {
        title: 'Ya ha preparado suficientes teléfonos',
        whatHappened: 'Ya tiene tantas credenciales de este tipo como puede tener una persona.',
        whatToDo: 'Pida al personal que elimine una que ya no use.',
      },
      signInUnknown: {
        title: 'Ningún teléfono espera con este código',
        whatHappened: 'Este código no está en uso, o el teléfono que lo mostraba ya no quiere iniciar sesión.',
        whatToDo:
          'Compare el código con el de su teléfono y escríbalo de nuevo. Si el teléfono no muestra ninguno, pida allí uno nuevo.',
      },
      signInOfAnother: {
        title: 'Este código no es para usted',
        whatHappened: 'El teléfono con este código indicó la cuenta de otra persona. Usted no puede aprobarlo.',
        whatToDo:
          'Si el teléfono es suyo, escriba en él su propia cuenta de trabajo. Si alguien le envió este código, avise al personal.',
      },
      signInExpired: {
        title: 'El código del teléfono es demasiado antiguo',
        whatHappened: 'Un código vale diez minutos, y ya han pasado.',
        whatToDo: 'Pida un código nuevo en su teléfono y escríbalo.',
      },
      signInUsed: {
        title: 'Este código ya se utilizó',
        whatHappened: 'El teléfono con este código ya fue aprobado.',
        whatToDo: 'Para iniciar sesión en otro teléfono, pida en él un código nuevo.',
      },
      signInRejected: {
        title: 'El teléfono fue rechazado',
        whatHappened: 'Usted dijo que no quiere iniciar sesión en este teléfono. No ha recibido nada.',
        whatToDo:
          'Para iniciar sesión en su propio teléfono, pida en él un código nuevo. Si alguien le envió el código, avise al personal.',
      },
      signInNumberWrong: {
        title: 'El número del teléfono no era correcto',
        whatHappened: 'El teléfono envió un número distinto del que mostraba esta pantalla. No se inició sesión.',
        whatToDo:
          'Si fue usted quien escribió el número, empiece de nuevo con otro código. Si no, otra persona ha usado su código: avise al personal.',
      },
      credentialEnded: {
        title: 'Esta credencial está dada de baja',
        whatHappened: 'Entretanto se dio de baja o cambió, o solo el personal puede cambiarla.',
        whatToDo: 'Mire la lista de nuevo. Si todavía debería funcionar, pregunte al personal.',
      },
      phoneUnknown: {
        title: 'Este teléfono no está registrado',
        whatHappened: 'El teléfono fue eliminado o declarado perdido.',
        whatToDo: 'Para usarlo de nuevo, inicie sesión en él con su tarjeta inteligente.',
      },
      requestMalformed: {
        title: 'No hemos podido continuar',
        whatHappened: 'El puesto y el servicio no se han entendido.',
        whatToDo: 'Empiece de nuevo. Si vuelve a ocurrir, pregunte al personal.',
      },
      requestTooLarge: {
        title: 'No hemos podido continuar',
        whatHappened: 'Lo enviado es más grande de lo que el servicio acepta.',
        whatToDo: 'Empiece de nuevo. Si vuelve a ocurrir, pregunte al personal.',
      },
      requestForbidden: {
        title: 'Esto no está permitido aquí',
        whatHappened: 'El servicio ha rechazado lo que pedía este puesto.',
        whatToDo: 'Pregunte al personal.',
      },
      notFound: {
        title: 'Ya no existe',
        whatHappened: 'El servicio no conoce lo que pedía este puesto.',
        whatToDo: 'Empiece de nuevo. Si vuelve a ocurrir, pregunte al personal.',
      },
      csrMalformed: {
        title: 'Su teléfono ha enviado algo ilegible',
        whatHappened: 'No se entendió la solicitud del teléfono, así que no se preparó.',
        whatToDo:
          'Obtenga un código nuevo e inténtelo otra vez. Si vuelve a ocurrir, actualice el navegador de su teléfono.',
      },
      csrSignatureWrong: {
        title: 'Su teléfono no ha podido demostrar su clave',
        whatHappened: 'La solicitud del teléfono no estaba bien firmada, así que no se preparó.',
        whatToDo: 'Obtenga un código nuevo e inténtelo otra vez. Si vuelve a ocurrir, avise al personal.',
      },
      csrKeyUnsupported: {
        title: 'La clave de su teléfono no se puede usar',
        whatHappened: 'Es de un tipo que esta organización no acepta.',
        whatToDo: 'Actualice el navegador de su teléfono e inténtelo otra vez, o use otro teléfono.',
      },
      csrKeyTaken: {
        title: 'La clave de este teléfono es de otra persona',
        whatHappened: 'El teléfono envió una clave que ya pertenece a la credencial de otra persona.',
        whatToDo: 'No use este teléfono para esto. Avise al personal.',
      },
      credentialRefused: {
        title: 'No puede obtener esta credencial',
        whatHappened: 'Las normas de su organización no la permiten para su cuenta.',
        whatToDo: 'Elija otro tipo o pregunte al personal.',
      },
      issuerUnreachable: {
        title: 'No se puede contactar con el servicio',
        whatHappened: 'Este puesto no tiene conexión con el servicio que emite las credenciales.',
        whatToDo: 'Inténtelo de nuevo en un momento. Si sigue así, pida al personal que revise la red.',
      },
      issuerNotGenuine: {
        title: 'Nos hemos detenido para protegerle',
        whatHappened: 'El servicio no demostró ser el de su organización. No se le ha enviado nada.',
        whatToDo: 'Retire su tarjeta y avise al personal.',
      },
      issuerUnavailable: {
        title: 'El servicio no puede funcionar en este momento',
        whatHappened:
          'Algo que necesita no está disponible por ahora. Su tarjeta y su teléfono están en orden, y no se ha perdido nada.',
        whatToDo: 'Espere un minuto e inténtelo de nuevo. Si sigue así, avise al personal.',
      },
      issuerFailed: {
        title: 'El servicio tiene un problema',
        whatHappened: 'No pudo completar lo que se pedía. Su tarjeta y su teléfono están en orden.',
        whatToDo: 'Inténtelo de nuevo. Si vuelve a ocurrir, pregunte al personal.',
      },
      stationFailed: {
        title: 'Este puesto tiene un problema',
        whatHappened: 'Algo ha fallado en este puesto, así que nos hemos detenido.',
        whatToDo: 'Retire su tarjeta y empiece de nuevo. Si vuelve a ocurrir, pregunte al personal.',
      },
    },
  },
  drawings: {
    reader: 'Un lector de tarjetas.',
    cardOut: 'Una tarjeta inteligente sobre un lector. Entra en la ranura con el chip por delante.',
    cardIn: 'Hay una tarjeta inteligente en el lector.',
    cardBusy: 'Hay una tarjeta inteligente en el lector y se está usando.',
    pinPad:
      'Un lector de tarjetas con teclas numéricas y una tarjeta inteligente dentro. El PIN se introduce en esas teclas.',
    cardTake: 'Una tarjeta inteligente sale del lector.',
    noReader: 'El lugar vacío de un lector, con un conector suelto al lado.',
    serviceStopped: 'Un lector de tarjetas con la luz apagada.',
    phoneWaiting:
      'Tres pasos: un teléfono apunta la cámara a un código, muestra un enlace y se escribe en él un número.',
    phoneTyping: 'Un teléfono en el que se escribe un número. La tarjeta inteligente está en el lector.',
    phoneCode: 'Un teléfono que muestra un código. La tarjeta inteligente está en el lector.',
    phoneReady: 'Un teléfono con una marca de verificación. La tarjeta inteligente está en el lector.',
    comparing: 'Una pantalla y un teléfono uno junto al otro, con el mismo dibujo.',
    phoneDone: 'Un teléfono con una marca de verificación y una tarjeta inteligente que sale del lector.',
    cardProblem: 'Una tarjeta inteligente con un signo de exclamación, fuera del lector.',
    cardBlocked: 'Una tarjeta inteligente con un candado.',
    noConnection: 'La línea entre este puesto y el servicio está cortada.',
    phoneProblem: 'Un teléfono con un signo de exclamación.',
  },
  help: {
    userCode: 'El código está en letras grandes en su teléfono. Los espacios y las minúsculas no importan.',
    askedPhone: 'Compare con el teléfono que tiene en la mano. Si lo rechaza, no se inicia ninguna sesión.',
    phoneNumber: 'Sin este número su teléfono no recibe nada. No se lo muestre a nadie.',
    phoneSignedIn: 'Su teléfono sigue por sí solo. Puede prepararlo ahora o retirar su tarjeta.',
    starting: 'No tiene que hacer nada. La página sigue sola.',
    welcome:
      'Este puesto pone una credencial en su teléfono. Necesita su tarjeta inteligente, su PIN y su teléfono. Se tarda unos dos minutos.',
    attract: 'Este puesto pone una credencial en su teléfono. Necesita su tarjeta inteligente, su PIN y su teléfono.',
    takeCard: 'Saque su tarjeta del lector. La página vuelve entonces al principio por sí sola.',
    administrator: 'Solo el personal tiene este PIN. Elija «Volver» si ha llegado aquí por casualidad.',
    reading: 'No tiene que hacer nada. Deje la tarjeta en el lector.',
    chooseCertificate: 'Elija la tarjeta con la que quiere iniciar sesión. Si duda, retire la otra.',
    enterPin:
      'El PIN es el número que eligió al recibir su tarjeta. Va de esta página a su tarjeta y no se guarda en ningún sitio.',
    unblockOnPad:
      'El lector pide primero el PUK y después dos veces un PIN nuevo. Espera un minuto cada vez. Su tarjeta solo cambia al final.',
    changePinOnPad:
      'El lector pide primero su PIN actual y después dos veces el nuevo. Espera un minuto cada vez. Su PIN solo cambia al final.',
    pinPad:
      'El PIN es el número que eligió al recibir su tarjeta. El lector lo espera durante un minuto. Si las teclas no responden, retire su tarjeta e insértela de nuevo.',
    lastAttempt:
      'Después de este intento, un PIN incorrecto bloquea la tarjeta. No se pierde nada más, pero tendrán que desbloquearla.',
    signingIn: 'No tiene que hacer nada. Deje la tarjeta en el lector.',
    actions: 'Elija lo que quiere hacer. No ocurre nada antes de que usted lo confirme.',
    askForApp: 'Abra primero la aplicación en su teléfono. Si no sabe cuál es, pregunte antes de seguir.',
    nameCredential: 'Cambie el nombre o el tipo si quiere y elija «Mostrar el código». Antes no se crea nada.',
    working: 'No tiene que hacer nada. La página sigue sola.',
    instructions: 'Esto es lo que su organización quiere que sepa. Elija «Volver» cuando lo haya leído.',
    guide: 'Puede mirar esto tantas veces como quiera. Todavía no ha empezado nada.',
    enterPuk: 'Un PUK incorrecto también gasta un intento. Si no lo tiene, elija «Volver» y pídalo.',
    pinUnblocked: 'Su PIN antiguo ya no funciona.',
    presentPin: 'Es el PIN con el que ha iniciado sesión. No cambia nada hasta que introduzca dos veces el nuevo.',
    newPin: 'Elija un número que pueda recordar. Va de esta página a su tarjeta y no se guarda en ningún sitio.',
    repeatPin: 'Introduzca el mismo número que antes. Elija «Volver» para elegir otro.',
    changingPin: 'No tiene que hacer nada. Deje la tarjeta en el lector.',
    pinChanged: 'Su PIN antiguo ya no funciona. Puede volver a la lista o retirar su tarjeta.',
    card: 'El certificado para iniciar sesión es el que usa aquí. El personal encuentra lo demás en «Mostrar detalles».',
    pinForPrinted: 'Es el PIN con el que ha iniciado sesión. La tarjeta lo pide otra vez para esto.',
    pinForPrintedOnPad: 'El lector espera su PIN durante un minuto. La tecla de cancelar lleva de vuelta.',
    printed: 'Debería ser lo mismo que lee en la propia tarjeta. Si no, avise a la oficina que la emitió.',
    credentials: 'Cada línea es uno de sus teléfonos. Elíjalo para ver lo que hay en él, desde cuándo y hasta cuándo.',
    phone:
      'Elija lo que quiere hacer. Antes de dar algo de baja se le pregunta otra vez. Elija «Volver» si solo quería mirar.',
    credential:
      'Elija lo que quiere hacer. Antes de dar algo de baja se le pregunta otra vez. Elija «Volver» si solo quería mirar.',
    weighCredentialAct: 'Si tiene dudas, elija «Volver». Todavía no ha pasado nada.',
    credentialChanged: 'Está hecho. Puede volver a la lista o retirar su tarjeta.',
    weighPhoneAct: 'Si tiene dudas, elija «Volver». Todavía no ha pasado nada.',
    phoneChanged: 'Está hecho. Puede volver a la lista o retirar su tarjeta.',
    preparing: 'No tiene que hacer nada. El código aparece en un momento.',
    pairing:
      'Abra la cámara de su teléfono y encuadre el código entero. Aparece un enlace: tóquelo. Si no funciona, elija «No puedo escanear» y escriba un código.',
    compare:
      'Si las dos pantallas muestran lo mismo, nadie se ha puesto entre usted y este puesto. Si algo es distinto, aunque sea una palabra, elija «Son diferentes». No pasa nada malo.',
    confirming: 'No tiene que hacer nada. Mantenga abierta la página en su teléfono y deje la tarjeta en el lector.',
    done: 'Puede retirar su tarjeta. Con la referencia, el personal podrá ayudarle más adelante.',
    failure: 'La página dice qué puede hacer. El personal puede averiguar más con la referencia.',
  },
};
