// SPDX-License-Identifier: Apache-2.0

import type { PhrasePicture as Picture } from '../../contract/phrase.ts';

const cell = 10;

/** The fields of a phrase's picture, drawn from the top left corner; 50 by 50. */
export function PhrasePicture({ picture }: { picture: Picture }) {
  return (
    <g className={`phrase-colour-${picture.colour}`} shapeRendering="crispEdges">
      {picture.rows.flatMap((row, y) =>
        row.map((filled, x) => {
          const place = `${x},${y}`;
          return filled ? <rect key={place} x={x * cell} y={y * cell} width={cell} height={cell} /> : null;
        }),
      )}
    </g>
  );
}
