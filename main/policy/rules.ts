// SPDX-License-Identifier: Apache-2.0

import type { Instructions, Language } from '../../contract/view.ts';
import type { Settings } from '../startup.ts';
import type { KioskRules, Rules } from '../station/state.ts';
import { offeredActions, type Policy } from './policy.ts';

/** What both settle for the workflow. `preferred` are the system's languages, as BCP 47 tags, the first first. */
export function rulesOf({ options, policy }: Settings, preferred: readonly string[]): Rules {
  const { settings, logo } = policy;
  const { organisation, support, instructions, languages, idle, kiosk } = settings;
  const { light, dark } = organisation.accent;
  return {
    language: languages.default ?? systemLanguage(languages.offered, preferred),
    languages: languages.offered,
    practiceAllowed: settings.virtualCard === 'allowed' && !options.practice,
    practiceHouse: options.practice,
    actions: offeredActions(settings),
    idleSeconds: idle.seconds,
    idleWarningSeconds: idle.warningSeconds,
    visitSeconds: settings.visitMinutes * 60,
    pinUnblock: settings.pinUnblock,
    brand: {
      logo: logo !== undefined,
      accent: { ...(light === undefined ? {} : { light }), ...(dark === undefined ? {} : { dark }) },
    },
    ...(options.kiosk ? { kiosk: kioskRules(kiosk) } : {}),
    ...(organisation.name === undefined ? {} : { organisation: organisation.name }),
    ...(support === undefined ? {} : { support }),
    ...(instructions === undefined ? {} : { instructions: present(instructions) }),
  };
}

/** Without what is left out. */
function present({ text, link }: NonNullable<Policy['instructions']>): Instructions {
  return { ...(text === undefined ? {} : { text }), ...(link === undefined ? {} : { link }) };
}

function kioskRules({ attractSeconds, exitPin, pinEntry, shuffledDigits, speech }: Policy['kiosk']): KioskRules {
  return {
    attractSeconds,
    hasExit: exitPin !== undefined,
    pinByKeyboard: pinEntry === 'keyboard',
    padShuffled: shuffledDigits,
    speech,
  };
}

/** The first of the system's languages that is offered. */
function systemLanguage(offered: readonly Language[], preferred: readonly string[]): Language {
  const wanted = preferred.map((tag) => tag.slice(0, 2).toLowerCase());
  const found = wanted.flatMap((tag) => offered.filter((language) => language === tag))[0];
  return found ?? (offered.includes('en') ? 'en' : (offered[0] ?? 'en'));
}
