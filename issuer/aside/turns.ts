// SPDX-License-Identifier: Apache-2.0

/** What waits for its turn. Those who want something take turns, however much one of them wants; each in its own order. */
export interface Turns<Item> {
  add(who: string, item: Item): void;
  /** Whose turn it is next: takes it out. */
  next(): Item | undefined;
}

/** Nobody waits yet. */
export function createTurns<Item>(): Turns<Item> {
  // A map gives its entries in the order in which they were added: who had a turn goes to the end.
  const waiting = new Map<string, Item[]>();
  return {
    add(who, item) {
      const own = waiting.get(who);
      if (own) own.push(item);
      else waiting.set(who, [item]);
    },
    next() {
      const [first] = waiting;
      if (!first) return undefined;
      const [who, own] = first;
      waiting.delete(who);
      const item = own.shift();
      if (own.length > 0) waiting.set(who, own);
      return item;
    },
  };
}
