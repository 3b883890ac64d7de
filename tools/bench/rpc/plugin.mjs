import { definePlugin, runPlugin } from '@patchbay/plugin-sdk';

await runPlugin(
  definePlugin(() => ({
    MessageWillBePosted: (_context, post) => [{ ...post, message: `${post.message} (seen)` }, ''],
  })),
);
