// SPDX-License-Identifier: Apache-2.0
// The phone's listener (contract/phone-api.ts): the phone app, what it asks, and EST.

import type { Hono } from 'hono';
import type { PhoneInfo } from '../../contract/phone-api.ts';
import { createApp, type ListenerSurroundings } from './app.ts';
import { type DeviceLoginDuties, routeDeviceLogin } from './device-login.ts';
import { type DisavowalDuties, routeDisavowals } from './disavowals.ts';
import { type EstDuties, routeEst } from './est.ts';
import { servePages } from './pages.ts';
import { type PhoneActivationDuties, routePhoneActivations } from './phone-activations.ts';
import { type MailDuties, routeMail } from './phone-mail.ts';
import { type ProfileDuties, routeProfiles } from './phone-profiles.ts';
import { type RenewalDuties, routeRenewals } from './phone-renewals.ts';
import { routeTrials, type TrialDuties } from './phone-trials.ts';
import { type PhonesDuties, routePhones } from './phones.ts';
import { type RevocationDuties, routeRevocation } from './revocation.ts';
import { routeScep, type ScepDuties } from './scep.ts';

/** What the phone's listener serves. */
export type PhoneDuties = ListenerSurroundings &
  EstDuties &
  ScepDuties &
  ProfileDuties &
  MailDuties &
  PhoneActivationDuties &
  RenewalDuties &
  RevocationDuties &
  DeviceLoginDuties &
  DisavowalDuties &
  PhonesDuties &
  TrialDuties & {
    readonly info: Omit<PhoneInfo, 'now'>;
    /** The folder of the built phone app. */
    readonly pages: string | undefined;
  };

/** The application behind the phone's listener. */
export function createPhoneApp(duties: PhoneDuties): Hono {
  const { info, clock, pages } = duties;
  const app = createApp(duties);
  app.get('/api/info', (context) => context.json({ ...info, now: clock.now() } satisfies PhoneInfo));
  routePhoneActivations(app, duties);
  routeDeviceLogin(app, duties);
  routePhones(app, duties);
  routeTrials(app, duties);
  routeRenewals(app, duties);
  routeEst(app, duties);
  routeRevocation(app, duties);
  routeScep(app, duties);
  routeProfiles(app, duties);
  routeDisavowals(app, duties);
  routeMail(app, duties);
  if (pages !== undefined) servePages(app, pages, info);
  return app;
}
