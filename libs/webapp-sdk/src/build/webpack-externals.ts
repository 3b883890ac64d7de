import { externals } from './externals.ts';

/**
 * The map for webpack's `externals`. With the automatic JSX runtime it needs a host that has
 * `window.ReactJSXRuntime` (Patchbay, Mattermost 12); for older ones compile JSX to `React.createElement`.
 */
export const webpackExternals: Record<string, string> = { ...externals };
