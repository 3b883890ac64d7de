import { forwardRef, lazy, Suspense } from 'react';
import type { ComponentType } from 'react';

type Props = Record<string, unknown>;

/**
 * A component that is there at once, as bundles look for it when they run, and fetched when it is first drawn; a ref
 * reaches it then. What a plugin hands in is not known to be what its type says.
 */
export function later<Name extends string>(load: () => Promise<Readonly<Record<Name, unknown>>>, name: Name) {
  const Fetched = lazy(async () => ({
    default: (await load())[name] as ComponentType<Props & { ref?: unknown }>,
  }));
  const Later = forwardRef<unknown, Props>(function Later(props, ref) {
    const given = ref === null ? props : { ...props, ref };
    return (
      <Suspense fallback={null}>
        <Fetched {...given} />
      </Suspense>
    );
  });
  Later.displayName = name;
  return Later;
}
