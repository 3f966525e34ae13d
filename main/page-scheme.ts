// SPDX-License-Identifier: Apache-2.0
// Where the station's page is: under `app://pivot`, a scheme of its own, because `file:` pages have more rights than a
// page needs (Electron's security list, item 18).

import { protocol } from 'electron';

/** The scheme of the station's page. */
export const pageScheme = 'app';

/** The origin of the station's page. */
export const pageOrigin = `${pageScheme}://pivot`;

/** The address of the station's page. */
export const pageAddress = `${pageOrigin}/index.html`;

/** Makes the scheme known. Has to be called before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true } }]);
}
