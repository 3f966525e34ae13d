// SPDX-License-Identifier: Apache-2.0

/**
 * How far around a pixel its surroundings reach, of the frame's shorter side: a few modules of a code that is held
 * well.
 */
const reachShare = 0.06;
const middle = 128;
/** What one standard deviation becomes. */
const contrast = 48;
/** Flat ground stays flat, though there is noise in it. */
const leastVariance = 16;

/**
 * The frame with each pixel as much brighter or darker than the middle as it is than its surroundings, by their contrast:
 * what lies under a reflection or in a shadow looks like the rest. The green is looked at, the result is grey.
 */
export function evenOut(frame: ImageData): ImageData {
  const { data, width, height } = frame;
  const reach = Math.round(Math.min(width, height) * reachShare);
  const columns = columnSums(width);
  const even = new Uint8ClampedArray(data.length).fill(255);
  for (let row = 0; row < reach; row += 1) columns.add(data, row, 1);
  for (let row = 0; row < height; row += 1) {
    if (row + reach < height) columns.add(data, row + reach, 1);
    if (row - reach > 0) columns.add(data, row - reach - 1, -1);
    const rows = Math.min(height, row + reach + 1) - Math.max(0, row - reach);
    evenRow({ data, even, width, row, reach, rows }, columns);
  }
  return { data: even, width, height, colorSpace: frame.colorSpace };
}

type ColumnSums = ReturnType<typeof columnSums>;

/** The sums of brightness and of its square over the rows that surround the present one, for each column. */
function columnSums(width: number) {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  return {
    sums,
    squares,
    add: (data: Uint8ClampedArray, row: number, sign: 1 | -1): void => {
      for (let column = 0; column < width; column += 1) {
        const value = data[(row * width + column) * 4 + 1] ?? 0;
        sums[column] = (sums[column] ?? 0) + sign * value;
        squares[column] = (squares[column] ?? 0) + sign * value * value;
      }
    },
  };
}

interface Row {
  readonly data: Uint8ClampedArray;
  readonly even: Uint8ClampedArray;
  readonly width: number;
  readonly row: number;
  readonly reach: number;
  /** How many rows the sums are of. */
  readonly rows: number;
}

function evenRow({ data, even, width, row, reach, rows }: Row, { sums, squares }: ColumnSums): void {
  let [sum, square] = [0, 0];
  const add = (column: number, sign: 1 | -1): void => {
    if (column < 0 || column >= width) return;
    sum += sign * (sums[column] ?? 0);
    square += sign * (squares[column] ?? 0);
  };
  for (let column = 0; column < reach; column += 1) add(column, 1);
  for (let column = 0; column < width; column += 1) {
    add(column + reach, 1);
    add(column - reach - 1, -1);
    const count = rows * (Math.min(width, column + reach + 1) - Math.max(0, column - reach));
    const mean = sum / count;
    const deviation = Math.sqrt(Math.max(leastVariance, square / count - mean * mean));
    const index = (row * width + column) * 4;
    const value = middle + (contrast * ((data[index + 1] ?? 0) - mean)) / deviation;
    even[index] = value;
    even[index + 1] = value;
    even[index + 2] = value;
  }
}
