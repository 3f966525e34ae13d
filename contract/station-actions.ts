// SPDX-License-Identifier: Apache-2.0

import * as z from 'zod';

/** What an issuer may let a person do at a station, in the order in which the station offers it. */
export const stationAction = z.enum(['setUpPhone', 'signInPhone', 'enrolCredential', 'manageCredentials']);
export type StationAction = z.infer<typeof stationAction>;
