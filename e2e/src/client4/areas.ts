import { actions } from './areas/actions.ts';
import { botsAndRoles } from './areas/bots-and-roles.ts';
import { categories } from './areas/categories.ts';
import { channelMembers } from './areas/channel-members.ts';
import { channels } from './areas/channels.ts';
import { commands } from './areas/commands.ts';
import { configAndSystem } from './areas/config-and-system.ts';
import { files } from './areas/files.ts';
import { mail } from './areas/mail.ts';
import { oauth } from './areas/oauth.ts';
import { plugins } from './areas/plugins.ts';
import { posts } from './areas/posts.ts';
import { preferencesAndStatuses } from './areas/preferences-and-statuses.ts';
import { reactionsAndEmoji } from './areas/reactions-and-emoji.ts';
import { searchAndDrafts } from './areas/search-and-drafts.ts';
import { sessions } from './areas/sessions.ts';
import { teams } from './areas/teams.ts';
import { threads } from './areas/threads.ts';
import { users } from './areas/users.ts';
import { webhooks } from './areas/webhooks.ts';
import { withoutLicence } from './areas/without-licence.ts';

/** Every part of what the client can ask of this server; the last one ends every session. */
export const areas = [
  users,
  sessions,
  teams,
  channels,
  channelMembers,
  categories,
  posts,
  threads,
  files,
  reactionsAndEmoji,
  searchAndDrafts,
  preferencesAndStatuses,
  commands,
  webhooks,
  actions,
  oauth,
  botsAndRoles,
  plugins,
  mail,
  withoutLicence,
  configAndSystem,
];
