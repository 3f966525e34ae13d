// SPDX-License-Identifier: Apache-2.0

/**
 * Stands in for `dialog`. There is nobody to ask: each dialog is written to stderr and answered as if the person had
 * closed it. Specs replace a function, as they do with the real one: `dialog.showOpenDialog = async () => ...`.
 */
import { loud } from '../loud.ts';

export const dialog = loud<Electron.Dialog>('dialog', {
  showErrorBox: (title, content) => console.error(`${title}: ${content}`),
  showMessageBox: async (...asked: unknown[]) => ({ response: closedAnswer(asked), checkboxChecked: false }),
  showMessageBoxSync: (...asked: unknown[]) => closedAnswer(asked),
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showOpenDialogSync: () => undefined,
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
});

/** `cancelId`, or what Electron takes in its place: the first button that says Cancel or No, else 0. */
function closedAnswer(asked: readonly unknown[]): number {
  const { message, buttons = [], cancelId } = asked.at(-1) as Electron.MessageBoxOptions;
  console.error(`stand-in: dialog closed: ${message}`);
  const refusal = buttons.findIndex((label) => /^&?(cancel|no)$/i.test(label));
  return cancelId ?? Math.max(refusal, 0);
}
