import { Profiler } from 'react';
import type { ReactNode } from 'react';

/** As much of React's tree as counting needs. */
interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly type: unknown;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
}

/** React's numbers for functions, classes, forwarded references and memos. */
const COMPONENT_TAGS = new Set([0, 1, 11, 14, 15]);
/** React's mark of what was drawn, not passed over. */
const PERFORMED_WORK = 1;

const counts = new Map<string, number>();

/** How often each component was drawn inside of {@link CountedRenders}, by its name. */
export const renderCount = {
  clear: () => counts.clear(),
  of: (name: string): number => counts.get(name) ?? 0,
  all: (): Record<string, number> => Object.fromEntries(counts),
};

/** Counts what is drawn in the page whenever something of its content was. */
export function CountedRenders({ children }: { children: ReactNode }) {
  return (
    <Profiler id="counted" onRender={() => visit(currentTree())}>
      {children}
    </Profiler>
  );
}

function currentTree(): Fiber {
  for (const place of document.body.children) {
    const key = Object.keys(place).find((name) => name.startsWith('__reactContainer$'));
    if (key !== undefined) {
      const root = (place as unknown as Record<string, { stateNode: { current: Fiber } }>)[key];
      return (root as { stateNode: { current: Fiber } }).stateNode.current;
    }
  }
  throw new Error('React draws nowhere in this page');
}

function visit(fiber: Fiber): void {
  if (COMPONENT_TAGS.has(fiber.tag) && (fiber.flags & PERFORMED_WORK) !== 0) {
    const name = nameOf(fiber.type);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // What is below is the same object where nothing of it was drawn.
  if (fiber.alternate?.child !== fiber.child) {
    for (let { child } = fiber; child !== null; child = child.sibling) {
      visit(child);
    }
  }
}

function nameOf(type: unknown): string {
  const { displayName, name, render, type: inner } = type as Record<string, unknown>;
  const known = [displayName, name].find((each) => typeof each === 'string' && each !== '');
  const wrapped = render ?? inner;
  return (known as string | undefined) ?? (wrapped === undefined ? '' : nameOf(wrapped));
}
