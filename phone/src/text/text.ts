// SPDX-License-Identifier: Apache-2.0
// Everything that the app says. A language is one object of this type: what is missing does not compile.
//
// For translators. Say what happened, then what to do. No "error", "invalid", "please", "oops", "session". Formal
// address. The person stands at a computer with a card reader ("the station"), the phone in the hand. "Number" is the
// eight digits under the QR code; "code" is the QR code, or the thirteen digits that stand for it; "phrase" is the
// three words. The three words themselves are English everywhere, so that both screens show the same.

import type { Delivery } from '../../../contract/activation.ts';
import type { PhoneFailureCode } from '../failures.ts';
import type { KeyUse } from '../workflow.ts';

/** What a failure's page says: the title, what happened, and what to do. */
interface FailureText {
  readonly title: string;
  readonly happened: string;
  readonly toDo: string;
}

/** A way for the credential to reach the phone: what it is for, and what it takes. */
interface WayText {
  readonly name: (device: string) => string;
  readonly explanation: (device: string) => string;
}

/** A step on the way to a credential, or to a phone that is enrolled. */
export type StepName = 'account' | 'code' | 'use' | 'number' | 'compare' | 'install' | 'name';

/** All that the app says in one language. */
export interface Text {
  readonly language: string;
  readonly practice: string;
  readonly back: string;
  /** "Step 2 of 4: Number". */
  readonly step: (step: number, of: number, name: string) => string;
  readonly steps: Readonly<Record<StepName, string>>;
  /** On an iPhone or iPad outside of its Home Screen, by the device's name; and on Android. */
  readonly homeScreen: {
    /** Before a key is made: add the page there first, and why. */
    readonly first: (device: string) => string;
    /** When the key is here already. */
    readonly afterwards: (device: string) => string;
    readonly forPush: (device: string) => string;
    readonly android: string;
  };
  readonly starting: string;
  readonly start: {
    readonly title: string;
    readonly lead: string;
    readonly atStation: string;
    readonly getCode: string;
    readonly typeCode: string;
    readonly phone: string;
    readonly newestIssued: string;
    readonly newestKeyed: string;
  };
  /** The page to which the mail about a phone leads. */
  readonly access: {
    readonly title: string;
    readonly lead: string;
    /** The link to the organisation's own instructions. */
    readonly instructions: string;
    readonly guide: string;
    readonly browser: Readonly<Record<'iPhone' | 'iPad' | 'Android' | 'other', string>>;
    readonly atStation: string;
    readonly scan: string;
    readonly compare: string;
    readonly begin: string;
  };
  readonly scanHints: { readonly dark: string; readonly far: string };
  readonly camera: {
    readonly title: string;
    readonly lead: string;
    readonly privacy: string;
    readonly continue: string;
    readonly typeInstead: string;
  };
  readonly scan: {
    readonly title: string;
    readonly lead: string;
    readonly starting: string;
    readonly torchOn: string;
    readonly torchOff: string;
    readonly view: string;
  };
  readonly code: {
    readonly title: string;
    readonly lead: string;
    readonly account: string;
    readonly accountHint: string;
    readonly code: string;
    readonly codeHint: string;
    readonly continue: string;
    readonly sending: string;
    readonly accountMissing: string;
    readonly codeIncomplete: (typed: number, needed: number) => string;
  };
  readonly opening: string;
  readonly password: {
    readonly title: string;
    readonly lead: string;
    readonly field: string;
    readonly hint: string;
    readonly triesLeft: (tries: number) => string;
    readonly lastTry: string;
    readonly wrong: string;
    readonly lost: string;
    readonly incomplete: (typed: number, needed: number) => string;
    readonly continue: string;
    readonly sending: string;
    readonly forName: (name: string, type: string) => string;
  };
  /** Where the credential goes; `device` is iPhone, iPad or Mac. */
  readonly way: {
    readonly title: string;
    readonly lead: string;
    readonly both: string;
  } & Readonly<Record<Delivery, WayText>>;
  /** The configuration profile of iPhone, iPad and Mac. The names in quotes are those of Apple’s own screens. */
  readonly profile: {
    readonly title: string;
    readonly lead: string;
    readonly fetch: string;
    readonly fetching: string;
    readonly fetchAgain: string;
    readonly installTitle: string;
    readonly installLead: string;
    readonly allow: string;
    readonly settings: string;
    readonly install: string;
    readonly waiting: string;
  };
  /** The credential as a certificate file. The names in quotes are those of Android’s own screens. */
  readonly file: {
    readonly title: string;
    readonly lead: string;
    readonly make: string;
    readonly making: string;
    readonly older: string;
    readonly takeTitle: string;
    readonly takeLead: string;
    readonly password: string;
    readonly copy: string;
    readonly copied: string;
    readonly download: string;
    readonly open: string;
    readonly type: string;
    readonly delete: string;
    readonly finished: string;
  };
  /**
   * Keys for mail as files, alone or beside the credential’s own. The names in quotes are those of the phones’ own
   * screens.
   */
  readonly mailFiles: {
    readonly title: string;
    readonly lead: string;
    readonly make: string;
    readonly making: string;
    readonly later: string;
    readonly takeTitle: string;
    readonly takeLead: string;
    readonly password: string;
    readonly uses: Readonly<Record<KeyUse, { readonly name: string; readonly explanation: (date: string) => string }>>;
    readonly taken: string;
    readonly steps: Readonly<Record<'iPhone' | 'iPad' | 'Android' | 'other', readonly [string, string, string]>>;
    readonly delete: string;
    readonly finished: string;
    /** Before the title of a failure. */
    readonly missing: string;
    /** On the credential’s own page, where they were left for later. */
    readonly waiting: string;
    readonly get: string;
  };
  readonly credentials: {
    readonly title: string;
    readonly none: string;
    readonly open: string;
    readonly days: (days: number) => string;
    readonly expired: string;
    readonly checking: string;
    readonly valid: string;
    readonly inSettings: string;
    readonly renews: string;
    readonly remove: string;
    readonly removeTitle: string;
    readonly removeLead: string;
    readonly removeConfirm: string;
    readonly keep: string;
  };
  readonly compare: {
    readonly title: string;
    readonly lead: string;
    readonly same: string;
    readonly different: string;
    readonly picture: string;
    readonly waiting: string;
    readonly suspended: string;
    readonly disconnected: string;
  };
  readonly done: {
    readonly title: string;
    readonly lead: string;
    readonly name: string;
    readonly type: string;
    readonly person: string;
    readonly validTo: string;
    readonly reference: string;
    readonly nextTitle: string;
    /** What it can be used for. */
    readonly use: Readonly<Record<Delivery, string>>;
    /** Where its key lies, and how to get rid of it. */
    readonly where: Readonly<Record<Delivery, string>>;
    readonly tryTitle: string;
    readonly tryLead: string;
    readonly tryIt: string;
    readonly trying: string;
    readonly accepted: (subject: string) => string;
    readonly download: string;
    readonly takeCard: string;
  };
  /** Signing this phone in by a code that is typed at the station. */
  readonly signIn: {
    readonly title: string;
    readonly lead: string;
    readonly showCode: string;
    readonly codeTitle: string;
    readonly codeLead: string;
    readonly minutesLeft: (minutes: number) => string;
    readonly steps: readonly string[];
    readonly warning: string;
    readonly waiting: string;
    readonly cancel: string;
    readonly numberTitle: string;
    readonly numberLead: string;
    readonly number: string;
    readonly numberHint: string;
  };
  /** Enrolling this phone. */
  readonly enrol: {
    readonly title: string;
    readonly lead: string;
    readonly canSeeTitle: string;
    readonly canSee: string;
    readonly cannotSeeTitle: string;
    readonly cannotSee: string;
    readonly name: string;
    readonly nameHint: string;
    readonly defaultName: string;
    readonly enrol: string;
  };
  /** This phone, once it is enrolled. */
  readonly phone: {
    readonly title: string;
    readonly lead: (account: string) => string;
    readonly beginLead: string;
    readonly begin: string;
    readonly thisPhone: string;
    readonly others: string;
    readonly since: (date: string) => string;
    readonly contact: (date: string) => string;
    /** The end of this phone: to choose it, and the page that asks once more. */
    readonly remove: Readonly<Record<'choose' | 'title' | 'warning' | 'confirm', string>>;
    /** The end of another one of the person's. */
    readonly lost: Readonly<Record<'choose' | 'title' | 'warning' | 'keep' | 'confirm', string>>;
    /** Being told by the phone's own notifications. */
    readonly push: {
      readonly title: string;
      readonly lead: string;
      readonly allow: string;
      readonly asking: string;
      readonly on: string;
      readonly stop: string;
      readonly refused: string;
      readonly failed: string;
    };
  };
  readonly problem: string;
  /** With the colon, before which French has a space. */
  readonly referenceCode: string;
  readonly help: (support: string) => string;
  readonly remedies: { readonly tryAgain: string; readonly newCode: string; readonly typeCode: string };
  readonly failures: Readonly<Record<PhoneFailureCode, FailureText>>;
}
