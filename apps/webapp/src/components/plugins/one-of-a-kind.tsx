import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';

/** Who is on screen, by kind. */
class Kinds {
  readonly #members = new Map<string, object[]>();
  readonly #listeners = new Set<() => void>();

  join(kind: string, member: object): () => void {
    this.#change(kind, (others) => [...others, member]);
    return () => this.#change(kind, (others) => others.filter((other) => other !== member));
  }

  isChosen(kind: string, member: object): boolean {
    return this.#members.get(kind)?.at(-1) === member;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #change(kind: string, change: (members: object[]) => object[]): void {
    const members = change(this.#members.get(kind) ?? []);
    if (members.length === 0) {
      this.#members.delete(kind);
    } else {
      this.#members.set(kind, members);
    }
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}

const kinds = new Kinds();

/** Of many on screen that say the same only the one that came last is shown, so that a page is not full of it. */
export function OneOfAKind({ kind, children }: { kind: string; children: ReactNode }) {
  const member = useRef<object>({}).current;
  useLayoutEffect(() => kinds.join(kind, member), [kind, member]);
  const isChosen = useSyncExternalStore(kinds.subscribe, () => kinds.isChosen(kind, member));
  return isChosen ? <>{children}</> : null;
}
