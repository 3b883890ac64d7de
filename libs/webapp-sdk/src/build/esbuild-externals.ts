import { externals, isExternal } from './externals.ts';
import { isJsxRuntime, jsxRuntimeSource } from './jsx-runtime-source.ts';

/** The part of esbuild's plugin interface used here; esbuild itself stays the author's dependency. */
export interface EsbuildPluginLike {
  name: string;
  setup(build: {
    onResolve(
      options: { filter: RegExp },
      callback: (args: { path: string }) => { path: string; namespace: string } | undefined,
    ): void;
    onLoad(
      options: { filter: RegExp; namespace: string },
      callback: (args: { path: string }) => { contents: string; loader: 'js' } | undefined,
    ): void;
  }): void;
}

const NAMESPACE = 'host-global';

/** An esbuild plugin that takes the libraries of {@link externals} from the host. Build with `format: 'iife'`. */
export function esbuildExternals(): EsbuildPluginLike {
  return {
    name: 'patchbay-externals',
    setup(build) {
      build.onResolve({ filter: /^[a-z]/ }, ({ path }) =>
        isExternal(path) ? { path, namespace: NAMESPACE } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => {
        if (!isExternal(path)) {
          return undefined;
        }
        const contents = isJsxRuntime(path)
          ? jsxRuntimeSource
          : `module.exports = window.${externals[path]};`;
        return { contents, loader: 'js' };
      });
    },
  };
}
