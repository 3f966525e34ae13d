// SPDX-License-Identifier: Apache-2.0
// Drawings of the physical situation. They say nothing that the words beside them do not say.

/** A station's screen with a QR code, and a phone held up to it. */
export function PhoneAtStation() {
  return (
    <svg className="drawing" viewBox="0 0 280 150" aria-hidden="true">
      <path className="drawing-line" d="M70 128h60M100 112v16" />
      <rect className="drawing-surface" x="30" y="14" width="140" height="98" rx="7" />
      <QrCode x={62} y={26} />
      <path className="drawing-digits" d="M68 96h24M104 96h24" />
      <rect className="drawing-accent" x="40" y="126" width="34" height="12" rx="3" />
      <path className="drawing-line" d="M48 126v-7h18v7" />
      <path className="drawing-beam" d="M196 62 122 30M196 92l-74-12" />
      <rect className="drawing-phone" x="192" y="32" width="56" height="100" rx="9" />
      <rect className="drawing-frame" x="204" y="62" width="32" height="32" rx="4" />
      <path className="drawing-line" d="M212 121h16" />
    </svg>
  );
}

/** A phone's camera with a frame around a code. */
export function CameraFrame() {
  return (
    <svg className="drawing" viewBox="0 0 280 150" aria-hidden="true">
      <rect className="drawing-phone" x="98" y="6" width="84" height="138" rx="12" />
      <path className="drawing-corners" d="M112 60V46h14M154 46h14v14M168 88v14h-14M126 102h-14V88" />
      <QrCode x={117} y={51} />
      <path className="drawing-line" d="M130 131h20" />
    </svg>
  );
}

/** The number under the QR code on the station's screen. */
export function NumberUnderCode() {
  return (
    <svg className="drawing small" viewBox="0 0 280 104" aria-hidden="true">
      <rect className="drawing-surface" x="60" y="4" width="160" height="96" rx="7" />
      <g opacity=".45">
        <QrCode x={117} y={12} />
      </g>
      <rect className="drawing-highlight" x="84" y="66" width="112" height="26" rx="6" />
      <path className="drawing-digits strong" d="M98 79h34M148 79h34" />
    </svg>
  );
}

/** Something that looks like a QR code and leads nowhere, 46 wide. */
function QrCode({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path className="drawing-eyes" d="M2 2h10v10H2zM34 2h10v10H34zM2 34h10v10H2z" />
      <path
        className="drawing-cells"
        d="M18 2h4v4h-4zM26 2h4v8h-4zM18 12h8v4h-8zM2 18h4v4H2zM10 18h8v4h-8zM22 20h4v8h-4zM30 18h6v4h-6zM40 18h4v8h-4zM2 26h8v4H2zM14 26h4v4h-4zM30 26h4v4h-4zM18 32h4v12h-4zM26 34h8v4h-8zM38 32h6v4h-6zM26 42h4v2h-4zM34 40h4v4h-4zM42 42h2v2h-2z"
      />
    </g>
  );
}
