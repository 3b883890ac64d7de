export { externals } from './externals.ts';
export type { ExternalName } from './externals.ts';
export { webpackExternals } from './webpack-externals.ts';
export { esbuildExternals } from './esbuild-externals.ts';
export type { EsbuildPluginLike } from './esbuild-externals.ts';
export { viteExternals } from './vite-externals.ts';
export type { VitePluginLike } from './vite-externals.ts';
