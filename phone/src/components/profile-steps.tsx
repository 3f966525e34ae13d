// SPDX-License-Identifier: Apache-2.0

import { useText } from '../text/language.tsx';
import { InstallScreen, QuestionScreen, SettingsScreen } from './phone-screens.tsx';
import { Steps } from './steps.tsx';

/** How a configuration profile is installed on iPhone and iPad. */
export function ProfileSteps() {
  const { allow, settings, install } = useText().profile;
  return (
    <Steps
      steps={[
        { text: allow, drawing: <QuestionScreen /> },
        { text: settings, drawing: <SettingsScreen /> },
        { text: install, drawing: <InstallScreen /> },
      ]}
    />
  );
}
