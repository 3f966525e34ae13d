// SPDX-License-Identifier: Apache-2.0

import { selfServiceAction } from '../../contract/self-service.ts';
import { unmanaged } from '../../main/policy/policy.ts';
import { rulesOf } from '../../main/policy/rules.ts';
import type { Rules } from '../../main/station/state.ts';

const options = { issuer: { kind: 'embedded' }, practice: false, readers: 'pcsc', kiosk: false } as const;

/** The rules of a station that nobody manages, in English and with every action. */
export const usualRules: Rules = {
  ...rulesOf({ options, policy: { settings: unmanaged } }, ['en']),
  actions: selfServiceAction.options,
};
