// SPDX-License-Identifier: Apache-2.0

import { Button } from 'react-aria-components/Button';
import type { StationApi } from '../../contract/ipc.ts';
import { Sign } from '../illustrations/signs.tsx';
import { ActionButton } from './action-button.tsx';
import { DialogButton } from './dialog-button.tsx';
import { useStation } from './station.tsx';

/** Help with the present page, and whom to ask. */
export function HelpDialog() {
  const { text } = useStation();
  return (
    <DialogButton
      className="button button-bare"
      title={text.frame.helpTitle}
      content={(close) => <Help close={close} />}
    >
      <Sign name="help" />
      {text.frame.help}
    </DialogButton>
  );
}

function Help({ close }: { close: () => void }) {
  const { view, text } = useStation();
  return (
    <>
      <p>{text.help[view.page.kind]}</p>
      {view.support && <p>{text.frame.askSupport(view.support)}</p>}
      {view.administratorOffered && (
        <ActionButton look="bare" send={openAdministrator(close)}>
          {text.administrator.offer}
        </ActionButton>
      )}
      <Button className="button button-primary" onPress={close}>
        {text.frame.close}
      </Button>
    </>
  );
}

/** The dialog makes way for the page that asks for the PIN. */
function openAdministrator(close: () => void): (station: StationApi) => Promise<void> {
  return (station) => {
    close();
    return station.openAdministrator();
  };
}
