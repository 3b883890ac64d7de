import type { Era } from './build-era.ts';

/** Says to the web half whatever is posted after "tick". */
const ticking = `
  MessageHasBeenPosted: async (_context, post) => {
    const said = /^tick (.+)/.exec(post.message)?.[1];
    if (said) await plugin.api.PublishWebSocketEvent('tick', { said }, {});
  },`;

const webpack = { tool: 'webpack', args: ['--mode=production', '--output-path'] };
const vite = (mode: string) => ({
  folder: 'mattermost-12',
  tool: 'vite',
  args: ['build', '--configLoader=native', `--mode=${mode}`, '--logLevel=warn', '--emptyOutDir', '--outDir'],
});

/** Those that run, oldest first. */
export const eras: readonly Era[] = [
  { folder: 'mattermost-5', ...webpack, hooks: ticking },
  { folder: 'mattermost-10', ...webpack },
  { folder: 'mattermost-11', ...webpack, hooks: ticking },
  vite('production'),
  { ...vite('either'), manifest: { id: 'com.example.era-12-either' } },
];

export const NEEDS_19 = 'com.example.era-12-needs';
export const BRINGS_19 = 'com.example.era-12-brings';

/** Those that only a page with React 19 could draw. */
export const tooNew: readonly Era[] = [
  { ...vite('needs-19'), manifest: { id: NEEDS_19 } },
  { ...vite('brings-19'), manifest: { id: BRINGS_19 } },
];
