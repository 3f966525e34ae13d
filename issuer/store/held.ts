// SPDX-License-Identifier: Apache-2.0
// What a transaction holds, nobody else changes until it ends: so it is read once, and of what is saved only the
// difference is written.

/** Records of which one can be held; `save` writes what differs from `before`, where that is known. */
export interface HoldableRecords<Item> {
  get(id: string): Promise<Item | undefined>;
  hold(id: string): Promise<Item | undefined>;
  save(item: Item, before?: Item): Promise<void>;
}

/**
 * The same for one transaction; `keep` is told of what was held in another way. Where transactions run one at a time
 * (`alone`), whatever is read is held.
 */
export function readOnce<Item extends { readonly id: string }>(records: HoldableRecords<Item>, alone: boolean) {
  const held = new Map<string, Item>();
  const keep = (item: Item | undefined) => {
    if (item) held.set(item.id, item);
    return item;
  };
  const hold = async (id: string) => held.get(id) ?? keep(await records.hold(id));
  return {
    keep,
    get: async (id: string) => held.get(id) ?? (alone ? hold(id) : records.get(id)),
    hold,
    async save(item: Item) {
      await records.save(item, held.get(item.id));
      if (held.has(item.id)) keep(item);
    },
  };
}
