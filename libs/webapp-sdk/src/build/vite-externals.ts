import { externals } from './externals.ts';
import { isJsxRuntime, jsxRuntimeSource } from './jsx-runtime-source.ts';

/** The part of Vite's plugin interface used here; Vite itself stays the author's dependency. */
export interface VitePluginLike {
  name: string;
  enforce: 'pre';
  config(): object;
  resolveId(source: string): string | undefined;
  load(id: string): string | undefined;
}

const JSX_RUNTIME_ID = '\0patchbay-jsx-runtime';

/** A Vite plugin that takes the libraries of {@link externals} from the host; the output becomes one classic script. */
export function viteExternals(): VitePluginLike {
  const taken = Object.entries(externals).filter(([name]) => !isJsxRuntime(name));
  return {
    name: 'patchbay-externals',
    enforce: 'pre',
    config: () => ({
      build: {
        rollupOptions: {
          external: taken.map(([name]) => name),
          output: { format: 'iife', globals: Object.fromEntries(taken) },
        },
      },
    }),
    resolveId: (source) => (isJsxRuntime(source) ? JSX_RUNTIME_ID : undefined),
    load: (id) => (id === JSX_RUNTIME_ID ? jsxRuntimeSource : undefined),
  };
}
