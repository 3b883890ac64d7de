import { useState } from 'react';

interface Pointed<Item> {
  index: number;
  /** Undefined where the list is empty. */
  item: Item | undefined;
  /** One on or one back, round at the ends. */
  move(step: number): void;
  toFirst(): void;
}

/** An entry up or down, as the arrow keys say; undefined for other keys. */
export const stepOf = ({ key }: { key: string }): number | undefined => ({ ArrowDown: 1, ArrowUp: -1 })[key];

/**
 * The entry that Enter would choose, at first the first. When an answer changes the list it stays with the entry, not
 * with the place in the list, for another may be there then.
 */
export function usePointed<Item>(items: readonly Item[], keyOf: (item: Item) => string): Pointed<Item> {
  const [key, setKey] = useState<string>();
  const found = items.findIndex((item) => keyOf(item) === key);
  const index = Math.max(found, 0);
  return {
    index,
    item: items[index],
    move: (step) => {
      const next = items[(index + step + items.length) % Math.max(items.length, 1)];
      setKey(next === undefined ? undefined : keyOf(next));
    },
    toFirst: () => setKey(undefined),
  };
}
