// SPDX-License-Identifier: Apache-2.0
// The station's listener (contract/station-api.ts).

import type { Hono } from 'hono';
import type { IssuerInfo } from '../../contract/station-api.ts';
import { createApp, type ListenerSurroundings } from './app.ts';
import { type MonitoringDuties, routeMonitoring } from './monitoring.ts';
import { type RegistrationDuties, recogniseStations } from './registered-stations.ts';
import { type ActivationDuties, routeActivations } from './station-activations.ts';
import { type CardSignerDuties, routeCardSigners } from './station-card-signers.ts';
import { type CredentialDuties, routeCredentials } from './station-credentials.ts';
import { type LoginDuties, routeLogin } from './station-login.ts';
import { routeStationSignIns, type StationSignInDuties } from './station-sign-ins.ts';

/** What the station's listener serves. */
export type StationDuties = ListenerSurroundings &
  LoginDuties &
  ActivationDuties &
  StationSignInDuties &
  CredentialDuties &
  CardSignerDuties &
  RegistrationDuties &
  MonitoringDuties & { readonly info: IssuerInfo };

/** The application behind the station's listener. */
export function createStationApp(duties: StationDuties): Hono {
  const app = createApp(duties, (open) => routeMonitoring(open, duties));
  app.use(recogniseStations(duties));
  app.get('/v1/info', (context) => context.json(duties.info));
  routeLogin(app, duties);
  routeActivations(app, duties);
  routeStationSignIns(app, duties);
  routeCredentials(app, duties);
  routeCardSigners(app, duties);
  return app;
}
