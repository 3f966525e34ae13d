// SPDX-License-Identifier: Apache-2.0

/** Stands in for `Menu`: menus are kept as data. None is drawn, and none of their shortcuts works. */
import { loud } from '../loud.ts';

let applicationMenu: Electron.Menu | null = null;

export const Menu = loud<typeof Electron.Menu>('Menu', {
  setApplicationMenu(menu) {
    applicationMenu = menu;
  },
  getApplicationMenu: () => applicationMenu,
  buildFromTemplate: (template) => loud<Electron.Menu>('menu', { items: template as Electron.MenuItem[] }),
});
