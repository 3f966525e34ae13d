// SPDX-License-Identifier: Apache-2.0
// What a phone's own screens look like where a profile or a certificate file is installed: no more than where to tap.

/** A question over the page, with its right-hand button to tap. */
export function QuestionScreen() {
  return (
    <Screen>
      <rect className="drawing-surface" x="14" y="44" width="52" height="42" rx="5" />
      <path className="drawing-line" d="M22 55h36M22 63h26" />
      <rect className="drawing-highlight" x="42" y="71" width="19" height="10" rx="4" />
      <path className="drawing-line" d="M21 76h14" />
    </Screen>
  );
}

/** A list of settings, of which the first is meant. */
export function SettingsScreen() {
  return (
    <Screen>
      <rect className="drawing-highlight" x="12" y="28" width="56" height="17" rx="4" />
      <path className="drawing-line" d="M18 37h30M60 33l4 4-4 4" />
      <path className="drawing-line" d="M18 59h38M18 74h32M18 89h40" />
    </Screen>
  );
}

/** A file in a list, with an arrow into the phone. */
export function FileScreen() {
  return (
    <Screen>
      <path className="drawing-highlight" d="M26 34h20l9 9v33H26z" />
      <path className="drawing-line" d="M46 34v9h9M40 51v14M34 60l6 6 6-6" />
      <path className="drawing-line" d="M20 90h40" />
    </Screen>
  );
}

/** A field for a password. */
export function PasswordScreen() {
  return (
    <Screen>
      <path className="drawing-line" d="M20 40h26" />
      <rect className="drawing-highlight" x="14" y="49" width="52" height="17" rx="4" />
      <path className="drawing-digits" d="M20 57.5h40" />
      <path className="drawing-line" d="M28 84h24" />
    </Screen>
  );
}

/** The button at the top right, and what will be installed. */
export function InstallScreen() {
  return (
    <Screen>
      <rect className="drawing-highlight" x="42" y="26" width="26" height="12" rx="4" />
      <path className="drawing-line" d="M14 32h16" />
      <rect className="drawing-surface" x="14" y="47" width="52" height="34" rx="5" />
      <path className="drawing-line" d="m30 63 6 6 14-13" />
    </Screen>
  );
}

function Screen({ children }: { readonly children: React.ReactNode }) {
  return (
    <svg className="step-drawing" viewBox="0 0 80 120" aria-hidden="true">
      <rect className="drawing-phone" x="6" y="6" width="68" height="108" rx="11" />
      <path className="drawing-line" d="M34 15h12" />
      {children}
    </svg>
  );
}
