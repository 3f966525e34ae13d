// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { createReaderHistory, type ReaderLook } from '../../main/card/reader-history.ts';

const [empty, present, inUse, exclusive, mute] = [0x10, 0x20, 0x100, 0x80, 0x200];

/** A look at one reader: PC/SC's flags, and its counter of card events. */
const look = (counter: number, ...flags: number[]): ReaderLook[] => [
  { name: 'A', state: flags.reduce((all, flag) => all | flag, counter << 16) },
];

function seen(looks: readonly (readonly ReaderLook[])[], isHeld = (_: string) => false) {
  const history = createReaderHistory(isHeld);
  return looks.map((readers) => history(readers).map(({ card, insertion }) => `${card} ${insertion}`));
}

describe('the history of a reader', () => {
  test('counts insertions', () => {
    const looks = [look(0, empty), look(1, present), look(2, empty), look(3, present)];
    expect(seen(looks)).toEqual([['absent 0'], ['present 1'], ['absent 1'], ['present 2']]);
  });

  test('takes a moved counter for a card that was swapped between two looks', () => {
    expect(seen([look(1, present), look(3, present)])).toEqual([['present 1'], ['present 2']]);
  });

  test('counts a card once that is shown before the service has counted it, and the next one anew', () => {
    const shown = [look(2, empty), look(2, present), look(2, present, exclusive), look(3, present)];
    expect(seen(shown, () => true)).toEqual([['absent 0'], ['present 1'], ['present 1'], ['present 1']]);
    expect(seen([...shown, look(5, present)]).at(-1)).toEqual(['present 2']);
    expect(seen([...shown.slice(0, 3), look(4, present)]).at(-1)).toEqual(['present 2']);
    expect(seen([...shown.slice(0, 3), look(3, empty), look(3, present)]).at(-1)).toEqual(['present 2']);
  });

  test('keeps the insertion of a card that is connected to, reset or woken up', () => {
    const looks = [look(1, present), look(1, present, inUse), look(1, present, mute), look(1, present)];
    expect(seen(looks)).toEqual([['present 1'], ['present 1'], ['mute 1'], ['present 1']]);
  });

  test('takes a card in a reader that was plugged in again for a new insertion', () => {
    expect(seen([look(1, present), [], look(1, present)])).toEqual([['present 1'], [], ['present 2']]);
  });

  test('understands a counter whose highest bit is set', () => {
    expect(seen([look(0xffff, present), look(0xffff, present)])).toEqual([['present 1'], ['present 1']]);
  });

  test('tells a card that another program holds', () => {
    expect(seen([look(1, present, inUse, exclusive)])).toEqual([['inUse 1']]);
  });

  test('does not take its own program’s hold for another’s, nor what is left of it for a moment', () => {
    let held = true;
    const history = createReaderHistory(() => held);
    const cardNow = (...flags: number[]) => history(look(1, present, ...flags)).map(({ card }) => card);
    expect(cardNow(exclusive)).toEqual(['present']);
    held = false;
    expect(cardNow(exclusive)).toEqual(['present']);
    expect(cardNow()).toEqual(['present']);
    expect(cardNow(exclusive)).toEqual(['inUse']);
  });
});
