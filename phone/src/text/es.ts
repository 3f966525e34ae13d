// SPDX-License-Identifier: Apache-2.0

import type { Text } from './text.ts';

const intentos = (count: number): string => (count === 1 ? '1 intento' : `${count} intentos`);

/** Spanish. */
export const es: Text = {
  language: 'Idioma',
  practice: 'Práctica. Nada de esto es real.',
  back: 'Volver',
  starting: 'Un momento',
  start: {
    title: 'Preparar este teléfono',
    lead: 'Con su tarjeta inteligente, este teléfono recibe una credencial propia. Necesita la tarjeta, su PIN y un puesto con lector de tarjetas.',
    atStation: 'En el puesto, elija «Preparar mi teléfono». Aparecen un código QR y un número.',
    getCode: 'Escanear el código QR',
    typeCode: 'No puedo escanear: escribir un código',
    newestIssued: 'En este teléfono',
    newestKeyed: 'Sin terminar',
  },
  access: {
    title: 'Preparar el acceso móvil con tarjeta inteligente',
    lead: 'Con su tarjeta inteligente, su teléfono recibe una credencial propia. Tenga a mano la tarjeta y su PIN, y vaya a un puesto.',
    instructions: 'Instrucciones de su organización (se abre en una pestaña nueva)',
    guide: 'Cómo se hace',
    browser: {
      iPhone: 'Use Safari en este iPhone, en una pestaña que no sea privada: una pestaña privada olvida la clave.',
      iPad: 'Use Safari en este iPad, en una pestaña que no sea privada: una pestaña privada olvida la clave.',
      Android: 'Use Chrome en este teléfono, no en una pestaña de incógnito: esta olvida la clave.',
      other: 'Use un navegador actual en este dispositivo, no en una ventana privada: esta olvida la clave.',
    },
    atStation:
      'En el puesto, introduzca su tarjeta, escriba su PIN y elija «Preparar mi teléfono». Aparecen un código QR y un número.',
    scan: 'Elija «Comenzar» abajo, permita la cámara y apúntela al código QR.',
    compare:
      'Escriba el número que está debajo del código, compare después las tres palabras en ambas pantallas y confirme en el puesto.',
    begin: 'Comenzar',
  },
  scanHints: {
    dark: 'Está demasiado oscuro para leer el código. Encienda la luz, o sostenga el teléfono de modo que su sombra no caiga sobre la pantalla.',
    far: 'Aún no se ha leído ningún código. Acérquese hasta que el código llene el marco.',
  },
  camera: {
    title: 'La cámara lee el código',
    lead: 'Su teléfono preguntará si esta página puede usar la cámara. Elija «Permitir».',
    privacy:
      'La cámara solo está encendida mientras escanea. La imagen se queda en este teléfono; no se graba ni se envía nada.',
    continue: 'Continuar',
    typeInstead: 'Escribir un código',
  },
  scan: {
    title: 'Apunte la cámara al código',
    lead: 'Sostenga el teléfono de modo que todo el código QR de la pantalla del puesto quede dentro del marco.',
    starting: 'La cámara se está encendiendo',
    torchOn: 'Encender la luz',
    torchOff: 'Apagar la luz',
    view: 'Lo que ve la cámara',
  },
  code: {
    title: 'Escriba el código',
    lead: 'En el puesto, elija «No puedo escanear». Se muestran su cuenta y un código de 13 cifras.',
    account: 'Cuenta',
    accountHint: 'Tal como la muestra el puesto',
    code: 'Código',
    codeHint: '13 cifras. Los espacios no importan.',
    continue: 'Continuar',
    sending: 'Buscando su código',
    accountMissing: 'La cuenta está vacía. Escríbala tal como la muestra el puesto.',
    codeIncomplete: (typed, needed) => `El código tiene ${needed} cifras. Ha escrito ${typed}.`,
  },
  opening: 'Buscando su código',
  password: {
    title: 'Escriba el número',
    lead: 'Está en la pantalla del puesto, debajo del código QR.',
    field: 'Número',
    hint: '8 cifras',
    triesLeft: (count) => `Tiene ${intentos(count)}.`,
    lastTry: 'Queda un intento. Si el número no es correcto, este código termina y necesitará uno nuevo.',
    wrong: 'Ese no es el número de la pantalla del puesto. Mírelo de nuevo y escríbalo otra vez.',
    lost: 'El número aún no ha llegado. Deje esta página abierta: continuará por sí sola en cuanto pueda.',
    incomplete: (typed, needed) => `El número tiene ${needed} cifras. Ha escrito ${typed}.`,
    continue: 'Continuar',
    sending: 'Creando la clave y enviando la solicitud',
    forName: (name, type) => `Para «${name}», ${type}`,
  },
  way: {
    title: '¿Dónde va a usarla?',
    lead: 'Lo que elija vale para este código.',
    both: '¿Necesita las dos cosas? Configure después este teléfono otra vez, con un código nuevo.',
    browser: {
      name: () => 'En este navegador',
      explanation: () =>
        'No hay que instalar nada. La clave se queda en este navegador; Wi-Fi, VPN y correo no pueden usarla.',
    },
    profile: {
      name: (device) => `Para Wi-Fi, VPN y correo en este ${device}`,
      explanation: (device) => `El ${device} crea la clave y nunca la entrega. Usted instala un perfil en Ajustes.`,
    },
    file: {
      name: () => 'Para Wi-Fi, VPN y correo en este teléfono',
      explanation: () => 'Recibe un archivo y su contraseña, y lo instala en los ajustes del teléfono.',
    },
    homeScreen: (device) =>
      `Para conservarla en este navegador en un ${device}, añada primero esta página a la pantalla de inicio (Compartir, «Añadir a pantalla de inicio»), ábrala desde ahí y escanee de nuevo el código. Si no, Safari borra lo que esta página guarda cuando pasa siete días sin abrirla.`,
  },
  profile: {
    title: 'Confirmado. Obtenga ahora el perfil',
    lead: 'El perfil dice a su teléfono cómo crear su clave y obtener la credencial. Sirve una vez, en este teléfono.',
    fetch: 'Obtener el perfil',
    fetching: 'Obteniendo el perfil',
    fetchAgain: 'Obtener el perfil otra vez',
    installTitle: 'Instale el perfil',
    installLead: 'Tiene diez minutos. Esta página sigue por sí sola.',
    allow: 'Elija «Permitir» cuando el teléfono pregunte por un perfil de configuración.',
    settings: 'Abra Ajustes y elija «Perfil descargado», arriba.',
    install: 'Elija «Instalar» y escriba el código de su teléfono.',
    waiting: 'Esperando a que su teléfono pida la credencial',
  },
  file: {
    title: 'Su archivo',
    lead: 'El sistema del teléfono toma la credencial como archivo con contraseña. Créelo ahora: después la clave se olvida aquí y no hay un segundo archivo.',
    make: 'Crear el archivo',
    making: 'Creando el archivo',
    older: 'Este teléfono tiene Android 13 o anterior',
    takeTitle: 'Copie la contraseña y obtenga después el archivo',
    takeLead: 'La contraseña se muestra solo aquí. Abre solo este archivo.',
    password: 'Contraseña del archivo',
    copy: 'Copiar la contraseña',
    copied: 'Copiada',
    download: 'Obtener el archivo',
    open: 'Abra el archivo, desde el aviso de la descarga o en Archivos.',
    type: 'Pegue o escriba la contraseña. Como uso elija «Certificado de usuario para VPN y aplicaciones» o «Certificado Wi-Fi».',
    delete: 'Después borre el archivo, en Archivos.',
    finished: 'Lo he instalado',
  },
  credentials: {
    title: 'Credenciales en este teléfono',
    none: 'Todavía no hay ninguna en este teléfono.',
    open: 'Credenciales en este teléfono',
    days: (days) => (days === 1 ? 'queda 1 día' : `quedan ${days} días`),
    expired: 'Caducada',
    checking: 'Preguntando al emisor',
    valid: 'Aceptada por el emisor',
    unchecked: 'En los ajustes del teléfono',
    renews: 'Se renueva por sí sola a partir del',
    renewed: 'Renovada ahora mismo.',
    remove: 'Quitar de este teléfono',
    removeTitle: '¿Quitar esta credencial?',
    removeLead:
      'Su clave se borra para siempre de este navegador. Quien haya perdido un teléfono debe pedir al servicio de asistencia que revoque la credencial.',
    removeConfirm: 'Quitarla',
    keep: 'Conservarla',
  },
  compare: {
    title: '¿Muestra el puesto lo mismo?',
    lead: 'Compare estas tres palabras y la imagen con la pantalla del puesto.',
    same: 'Igual: elija «Son iguales» en el puesto, no aquí.',
    different: 'Distinto: elija allí «Son diferentes». Con eso se detiene todo, y es lo correcto.',
    picture: 'Imagen que acompaña a las palabras',
    waiting: 'A la espera de que confirme en el puesto',
    suspended:
      'Se ha dejado el puesto. Vuelva a introducir su tarjeta y su PIN allí; esta página continuará por sí sola.',
    disconnected: 'En este momento no hay conexión. Esta página continuará por sí sola en cuanto la haya.',
  },
  done: {
    title: 'Su teléfono está preparado',
    lead: 'Esta credencial ya está en su teléfono.',
    name: 'Nombre',
    type: 'Tipo',
    person: 'Emitida para',
    validTo: 'Válida hasta',
    reference: 'Número de serie',
    where: {
      browser:
        'Su clave se queda en este navegador de este teléfono. No borre los datos de este sitio, o la clave se perderá.',
      profile:
        'Su clave está en el almacén de claves de este teléfono. Para quitarla: Ajustes > General > VPN y gestión de dispositivos.',
      file: 'Su clave está donde instaló el archivo. Para quitarla: Ajustes > Seguridad > Cifrado y credenciales > Credenciales de usuario.',
    },
    tryTitle: 'Compruebe que funciona',
    tryLead: 'Su teléfono firma una pregunta del emisor. No ocurre nada más.',
    tryIt: 'Probar',
    trying: 'Probando',
    accepted: (subject) => `Funciona. El emisor ha reconocido a ${subject}.`,
    download: 'Descargar el certificado',
    takeCard: 'En el puesto: llévese su tarjeta.',
  },
  problem: 'Hay algo que corregir',
  referenceCode: 'Referencia para el servicio de asistencia',
  help: (support) => `Si no puede continuar, diríjase a: ${support}.`,
  remedies: { tryAgain: 'Intentar de nuevo', newCode: 'Usar un código nuevo', typeCode: 'Escribir un código' },
  failures: {
    activationUnknown: {
      title: 'Este código no se conoce',
      happened: 'El emisor no conoce el código que ha abierto, o lo ha eliminado.',
      toDo: 'Pida un código nuevo en el puesto y escanéelo.',
    },
    activationExpired: {
      title: 'Este código ha caducado',
      happened: 'Un código dura 10 minutos, y ya han pasado.',
      toDo: 'En el puesto, elija otra vez «Preparar mi teléfono» y escanee el código nuevo.',
    },
    activationCancelled: {
      title: 'Este código se ha anulado',
      happened: 'La preparación se terminó en el puesto.',
      toDo: 'Si quiere continuar, pida un código nuevo en el puesto.',
    },
    activationUsed: {
      title: 'Un teléfono ya ha usado este código',
      happened: 'Ya llegó una clave de otro teléfono o de otro navegador, y un código sirve solo para uno.',
      toDo: 'Si fue usted, continúe en aquel navegador. Si no, elija «Son diferentes» en el puesto y empiece con un código nuevo.',
    },
    activationSuspended: {
      title: 'Se ha dejado el puesto',
      happened: 'Su tarjeta no está en el lector, por eso este código espera.',
      toDo: 'Vuelva a introducir su tarjeta y su PIN en el puesto, e inténtelo aquí de nuevo.',
    },
    activationNotReady: {
      title: 'Aún sin confirmar',
      happened: 'Este teléfono todavía no se ha confirmado en el puesto.',
      toDo: 'Confirme en el puesto e inténtelo aquí de nuevo.',
    },
    wrongPassword: {
      title: 'Ese es otro número',
      happened: 'El número que ha escrito no es el de la pantalla del puesto.',
      toDo: 'Mire el número debajo del código QR y escríbalo otra vez.',
    },
    passwordTriesUsedUp: {
      title: 'No quedan intentos para este código',
      happened:
        'Se escribió cinco veces un número equivocado, por eso este código ha terminado. A su tarjeta no le pasa nada.',
      toDo: 'Pida un código nuevo en el puesto.',
    },
    twoPhones: {
      title: 'Dos teléfonos usaron un mismo código',
      happened:
        'Un segundo teléfono envió una clave para el mismo código. Por seguridad se detuvo todo y no se emitió ninguna credencial.',
      toDo: 'Pida un código nuevo en el puesto y no deje que nadie más vea la pantalla.',
    },
    phrasesDiffer: {
      title: 'Detenido, porque las palabras eran distintas',
      happened:
        'En el puesto indicó que las palabras son diferentes. No se emitió ninguna credencial. Hizo lo correcto.',
      toDo: 'Avise al servicio de asistencia y empiece después con un código nuevo.',
    },
    codeUnknown: {
      title: 'La cuenta y el código no corresponden',
      happened: 'No hay ninguna preparación en curso para esta cuenta con este código.',
      toDo: 'Compare ambos con la pantalla del puesto y escríbalos otra vez.',
    },
    requestMalformed: {
      title: 'El emisor no entendió a este teléfono',
      happened: 'Lo que envió el teléfono no es lo que el emisor espera.',
      toDo: 'Recargue esta página y use un código nuevo. Si vuelve a ocurrir, avise al servicio de asistencia.',
    },
    requestTooLarge: {
      title: 'El emisor no aceptó la solicitud',
      happened: 'Lo que envió el teléfono era demasiado largo.',
      toDo: 'Use un código nuevo. Si vuelve a ocurrir, avise al servicio de asistencia.',
    },
    requestForbidden: {
      title: 'Este teléfono no puede hacerlo',
      happened: 'El emisor no reconoce a este teléfono para este código.',
      toDo: 'Pida un código nuevo en el puesto.',
    },
    notFound: {
      title: 'En esta dirección no hay nada',
      happened: 'La dirección que ha abierto no lleva a ninguna parte.',
      toDo: 'Escanee el código de la pantalla del puesto.',
    },
    csrMalformed: {
      title: 'El emisor no aceptó la solicitud',
      happened: 'La solicitud de certificado de este teléfono no se pudo leer.',
      toDo: 'Use un código nuevo. Si vuelve a ocurrir, use otro navegador y avise al servicio de asistencia.',
    },
    csrSignatureWrong: {
      title: 'El emisor no aceptó la solicitud',
      happened: 'La firma de la solicitud de certificado no corresponde a la clave de este teléfono.',
      toDo: 'Use un código nuevo. Si vuelve a ocurrir, use otro navegador y avise al servicio de asistencia.',
    },
    csrKeyUnsupported: {
      title: 'El emisor no aceptó la clave',
      happened: 'Su organización no admite el tipo de clave que crea este teléfono.',
      toDo: 'Avise al servicio de asistencia.',
    },
    credentialRefused: {
      title: 'No se emitió ninguna credencial',
      happened: 'Su organización no le concede esta credencial en este momento.',
      toDo: 'Pregunte al servicio de asistencia y use después un código nuevo.',
    },
    issuerUnreachable: {
      title: 'El emisor no responde',
      happened: 'El teléfono tiene conexión, pero el servicio de su organización no respondió.',
      toDo: 'Espere un momento e inténtelo de nuevo. Lo que ya ha hecho se conserva.',
    },
    issuerNotGenuine: {
      title: 'Esto no vino de su emisor',
      happened: 'Lo que llegó no corresponde a la clave de este teléfono o a esta dirección, y por eso no se usó.',
      toDo: 'Avise al servicio de asistencia y empiece después con un código nuevo.',
    },
    issuerFailed: {
      title: 'El emisor no pudo hacerlo',
      happened: 'Algo falló en el servicio de su organización.',
      toDo: 'Espere un momento e inténtelo de nuevo. Si vuelve a ocurrir, avise al servicio de asistencia.',
    },
    cameraRefused: {
      title: 'La cámara no está permitida',
      happened: 'Esta página no puede usar la cámara.',
      toDo: 'Escriba el código. O permita la cámara para este sitio en los ajustes del navegador y escanee otra vez.',
    },
    cameraMissing: {
      title: 'No hay cámara disponible',
      happened: 'Este dispositivo no tiene cámara, u otra aplicación la está usando.',
      toDo: 'Cierre otras aplicaciones que usen la cámara, o escriba el código.',
    },
    codeForeign: {
      title: 'Ese es otro código',
      happened: 'El código que ha abierto no procede de un puesto de esta organización.',
      toDo: 'Escanee el código de la pantalla del puesto en el que está su tarjeta.',
    },
    storageRefused: {
      title: 'Este navegador no guarda nada',
      happened: 'El teléfono no pudo guardar su clave: lo impide la navegación privada, un teléfono lleno o un ajuste.',
      toDo: 'Salga de la navegación privada o libere espacio, e inténtelo de nuevo.',
    },
    browserTooOld: {
      title: 'Este navegador no puede hacerlo',
      happened: 'No tiene un lugar seguro para una clave, o la página no se abrió por una conexión segura.',
      toDo: 'Abra el enlace en una versión actual de Safari, Chrome, Edge o Firefox.',
    },
    phoneOffline: {
      title: 'Este teléfono no tiene conexión',
      happened: 'En este momento no funcionan ni la wifi ni la red móvil.',
      toDo: 'Conéctese e inténtelo de nuevo. Lo que ya ha hecho se conserva.',
    },
    phoneFailed: {
      title: 'Esta página ha dejado de funcionar',
      happened: 'Ocurrió algo inesperado en esta página. Lo que ya ha hecho se conserva.',
      toDo: 'Inténtelo de nuevo. Si vuelve a ocurrir, avise al servicio de asistencia.',
    },
    tooManyTries: {
      title: 'Demasiados intentos',
      happened: 'Hubo demasiados intentos en poco tiempo, por eso el emisor hace esperar a todos.',
      toDo: 'Espere unos minutos e inténtelo de nuevo.',
    },
    challengeExpired: {
      title: 'Ha tardado demasiado',
      happened: 'La pregunta que el teléfono debía firmar ya no es válida.',
      toDo: 'Inténtelo de nuevo.',
    },
    signatureWrong: {
      title: 'El emisor no aceptó la firma',
      happened: 'La firma no corresponde a la credencial de este teléfono.',
      toDo: 'Prepare de nuevo este teléfono con un código nuevo.',
    },
    certificateExpired: {
      title: 'Esta credencial ha caducado',
      happened: 'Su plazo de validez ha terminado.',
      toDo: 'Prepare de nuevo este teléfono con un código nuevo.',
    },
    certificateNotYetValid: {
      title: 'Esta credencial todavía no es válida',
      happened: 'Según el reloj del emisor, su validez aún no ha empezado.',
      toDo: 'Espere unos minutos e inténtelo de nuevo.',
    },
    certificateNotTrusted: {
      title: 'El emisor no aceptó esta credencial',
      happened: 'Ha terminado, o la emitió otro emisor.',
      toDo: 'Prepare de nuevo este teléfono con un código nuevo.',
    },
    certificateRevoked: {
      title: 'Esta credencial se ha revocado',
      happened: 'Ya no es válida.',
      toDo: 'Si no lo pidió usted, avise al servicio de asistencia. Para una credencial nueva, use un código nuevo.',
    },
  },
};
