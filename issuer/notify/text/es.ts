// SPDX-License-Identifier: Apache-2.0

import type { NotificationText } from './text.ts';

const askIfNotYou = 'Si no sabe por qué, pregunte al servicio de asistencia indicado abajo.';

/** Spanish. */
export const es: NotificationText = {
  events: {
    issued: {
      subject: 'Se ha preparado un teléfono con su tarjeta inteligente',
      happened: 'Un teléfono ha recibido una credencial a su nombre.',
      toDo: 'Si fue usted, no tiene que hacer nada.',
    },
    renewed: {
      subject: 'La credencial de su teléfono se ha renovado',
      happened: 'Su teléfono tiene una credencial nueva, que sustituye a la anterior.',
      toDo: 'No tiene que hacer nada.',
    },
    suspended: {
      subject: 'La credencial de su teléfono está en pausa',
      happened: 'La credencial de su teléfono no puede usarse hasta que se active de nuevo.',
      toDo: askIfNotYou,
    },
    resumed: {
      subject: 'La credencial de su teléfono vuelve a servir',
      happened: 'La credencial de su teléfono está activada de nuevo.',
      toDo: 'Si lo esperaba, no tiene que hacer nada.',
    },
    revoked: {
      subject: 'La credencial de su teléfono se ha revocado',
      happened: 'La credencial de su teléfono ha terminado para siempre y ya no se acepta en ningún sitio.',
      toDo: `Para obtener una nueva, prepare otra vez su teléfono en un puesto. ${askIfNotYou}`,
    },
    ended: {
      subject: 'La credencial de su teléfono ha terminado',
      happened: 'Su cuenta ha terminado y, con ella, la credencial de su teléfono.',
      toDo: askIfNotYou,
    },
    expiring: {
      subject: 'La credencial de su teléfono caduca pronto',
      happened: 'La credencial de su teléfono dejará pronto de ser válida.',
      toDo: 'Abra en su teléfono la página de su credencial, o prepare otra vez su teléfono en un puesto con su tarjeta inteligente.',
    },
    phoneEnrolled: {
      subject: 'Siguiente paso: preparar el acceso móvil con tarjeta inteligente',
      happened: 'Su organización ya conoce su teléfono.',
      toDo: 'Prepare ahora el acceso móvil: abra la página siguiente en su teléfono.',
    },
    disavowed: {
      subject: 'Alguien avisa: no fui yo',
      happened:
        'En el correo sobre la credencial siguiente, alguien ha pulsado «No fui yo». Se ha revocado en el acto.',
      toDo: 'Pregunte a la persona qué ha pasado. ¿Tiene aún la tarjeta inteligente, y conoce alguien más su PIN? El registro de auditoría dice dónde se usó.',
    },
  },
  greeting: (name) => `Hola, ${name}:`,
  facts: {
    credential: 'Credencial',
    name: 'Nombre',
    phone: 'Teléfono',
    account: 'Cuenta',
    when: 'Cuándo',
    validTo: 'Válida hasta',
  },
  notMe: {
    pushed: 'Si no fue usted, avise enseguida a su servicio de asistencia.',
    heading: '¿No fue usted?',
    lead: 'Entonces quizá alguien haya usado su tarjeta inteligente y su PIN. En esta página retira lo que se dio, y su administrador recibe aviso:',
    link: 'No fui yo',
    until: (date) => `El enlace funciona una vez, hasta el ${date}.`,
  },
  sender: (organisation) =>
    `Enviado automáticamente por el servicio de credenciales de ${organisation}. Nadie le pedirá nunca su PIN por correo.`,
  help: (support) => `Ayuda: ${support}`,
  practice: 'Práctica. Nada de esto es real.',
  test: {
    subject: 'Prueba del correo a las personas',
    lead: 'El correo del servicio de credenciales llega a esta dirección. No ha pasado nada y no tiene que hacer nada.',
  },
  page: {
    title: '¿No fue usted?',
    lead: 'Alguien preparó esto a su nombre:',
    consequence:
      'Si no fue usted, elija el botón. La credencial se revoca entonces para siempre, y su administrador recibe aviso.',
    button: 'No fui yo: revocar',
    keep: 'Si fue usted, cierre esta página. No cambia nada.',
    done: {
      title: 'Se ha revocado',
      lead: 'La credencial ya no se acepta en ningún sitio, y su administrador ha recibido aviso.',
      next: [
        'Busque su tarjeta inteligente. Si no la encuentra, comuníquelo enseguida.',
        'Si la tiene, cambie su PIN: puede que alguien lo conozca.',
        'Para una credencial nueva, prepare su propio teléfono en un puesto.',
      ],
    },
    used: {
      title: 'Esto ya se hizo',
      lead: 'La credencial ya se revocó con este enlace. No ha cambiado nada más.',
    },
    unknown: {
      title: 'Este enlace ya no lleva a ningún sitio',
      lead: 'Es demasiado antiguo o no está completo. Para revocar una credencial, vaya a un puesto con su tarjeta o pregunte al servicio de asistencia.',
    },
    unavailable: {
      title: 'Esto no es posible en este momento',
      lead: 'Nuestro servicio no está disponible por ahora, y no se ha cambiado nada. Abra el enlace de nuevo dentro de unos minutos. Si es urgente, pregunte al servicio de asistencia.',
    },
  },
};
