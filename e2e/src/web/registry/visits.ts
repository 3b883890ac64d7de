import { channel } from './visits/channel.ts';
import { frame } from './visits/frame.ts';
import { pages } from './visits/pages.ts';
import { panels } from './visits/panels.ts';
import { posts } from './visits/posts.ts';
import { systemConsole } from './visits/console.ts';
import { unseen } from './visits/unseen.ts';
import { writing } from './visits/writing.ts';
import type { Visit } from './visit.ts';

/** Every location, in an order in which each finds what it needs still registered. */
export const visits: readonly Visit[] = [
  ...unseen,
  ...frame,
  ...posts,
  ...writing,
  ...channel,
  ...panels,
  ...pages,
  ...systemConsole,
];
