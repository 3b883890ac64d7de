import { definePlugin, runPlugin } from '@patchbay/plugin-sdk';
import { measure } from './measure.mjs';

await runPlugin(
  definePlugin((plugin) => ({
    MessageWillBePosted: (_context, post) => [{ ...post, message: `${post.message} (seen)` }, ''],
    // "/get-user <calls> <in flight>"
    ExecuteCommand: async (_context, { command }) => {
      const [, count, inFlight] = command.split(' ').map(Number);
      const measured = await measure(count, inFlight, () => plugin.api.GetUser('u1k7n9tq8bd1dkbsqr9s9ahemh'));
      return { text: JSON.stringify(measured) };
    },
  })),
);
