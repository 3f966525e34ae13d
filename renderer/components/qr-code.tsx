// SPDX-License-Identifier: Apache-2.0

import { create } from 'qrcode';
import { type CSSProperties, useMemo } from 'react';

/** Light modules around the code (ISO/IEC 18004, 9.1). */
const quietZone = 4;

/**
 * A QR code, error correction Q; an upper-case link is in alphanumeric mode, and so a smaller one. Always black on
 * white, because many cameras do not read it the other way round; each module is a whole number of pixels, so that
 * edges stay crisp.
 */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => drawModules(text), [text]);
  return (
    <svg
      className="qr"
      style={{ '--modules': size } as CSSProperties}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect className="qr-light" width={size} height={size} />
      <path className="qr-dark" d={path} />
    </svg>
  );
}

/** The characters of that mode (ISO/IEC 18004, table 5). */
const isAlphanumeric = /^[0-9A-Z $%*+\-./:]*$/;

/** One path with a rectangle for each run of dark modules in a row. */
function drawModules(text: string): { path: string; size: number } {
  const data = isAlphanumeric.test(text)
    ? [{ data: text, mode: 'alphanumeric' as const }]
    : [{ data: new TextEncoder().encode(text), mode: 'byte' as const }];
  const { modules } = create(data, { errorCorrectionLevel: 'Q' });
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      let length = 0;
      while (column + length < modules.size && modules.get(row, column + length)) length += 1;
      if (length > 0) runs.push(`M${column + quietZone} ${row + quietZone}h${length}v1h-${length}z`);
      column += length;
    }
  }
  return { path: runs.join(''), size: modules.size + 2 * quietZone };
}
