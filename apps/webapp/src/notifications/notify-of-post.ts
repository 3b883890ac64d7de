import type { PluginComponentEntry } from '@patchbay/registry';
import type { Channel } from '@mattermost/types/channels';
import type { Post } from '@mattermost/types/posts';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentTeam, getTeam } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import type { AppServices } from '../app-context.ts';
import { callPlugin } from '../plugins/call-plugin.ts';
import { isRecord, text } from '../rest/fields.ts';
import type { GlobalState } from '../store/global-state.ts';
import { soundPost } from '../store/sound-post.ts';
import type { AppThunk } from '../store/store.ts';
import { notifyMe } from './notify-me.ts';
import { shouldNotify } from './should-notify.ts';
import type { NewPostProps } from './should-notify.ts';

/** What plugins may change (contract: registry registerDesktopNotificationHook). */
export interface NotificationArgs {
  title: string;
  body: string;
  silent: boolean;
  soundName: string;
  url: string;
  notify: boolean;
}

type Hook = (
  post: Post,
  props: NewPostProps,
  channel: Channel,
  teamId: string,
  args: NotificationArgs,
) => unknown;

interface HookAnswer {
  args?: NotificationArgs;
  error?: unknown;
}

const LONGEST_BODY = 200;
/** No more of a message is read for it: what takes the formatting away goes through it many times. */
const READ_OF_MESSAGE = 1_000;
const DEFAULT_SOUND = 'Bing';

/** A post came: the person is told of it, if they want that and are not looking at it. Plugins have the last word. */
export function notifyOfPost(
  data: Readonly<Record<string, unknown>>,
  services: Pick<AppServices, 'webHalfFailed'>,
): AppThunk<Promise<void>> {
  return async (dispatch, getState) => {
    const state = getState();
    const post = postOf(data.post);
    const props = data as NewPostProps;
    if (post === undefined || !shouldNotify(state, post, props)) {
      return;
    }
    const channel = getChannel(state, post.channel_id) ?? channelOf(post, props);
    const teamId = channel.team_id || String(props.team_id ?? '');
    const args = await throughHooks(
      state.plugins.components.DesktopNotificationHooks,
      services,
      [post, props, channel, teamId],
      argsOf(state, post, props, channel),
    );
    if (args?.notify === true) {
      const { title, body, silent, soundName, url } = args;
      await dispatch(notifyMe(title, body, post.channel_id, teamId, silent, soundName, url));
    }
  };
}

/** Each plugin sees what the one before made of it; an answer without `args` ends it (contract: webapp §7). */
async function throughHooks(
  entries: readonly PluginComponentEntry[],
  services: Pick<AppServices, 'webHalfFailed'>,
  about: [Post, NewPostProps, Channel, string],
  args: NotificationArgs,
): Promise<NotificationArgs | undefined> {
  let current = args;
  for (const { pluginId, hook } of entries) {
    const answer = (await callPlugin(services, pluginId, 'DesktopNotificationHooks', () =>
      (hook as Hook)(...about, current),
    )) as HookAnswer | null | undefined;
    if (answer) {
      if (answer.error !== undefined || !answer.args) {
        return undefined;
      }
      current = answer.args;
    }
  }
  return current;
}

function argsOf(state: GlobalState, post: Post, props: NewPostProps, channel: Channel): NotificationArgs {
  const mine = state.entities.channels.myMembers[channel.id]?.notify_props as
    Readonly<Record<string, string | undefined>> | undefined;
  const me = getCurrentUser(state).notify_props;
  const own = (value: string | undefined) => (value === undefined || value === 'default' ? undefined : value);
  const sound = own(mine?.desktop_sound) === 'on' ? 'true' : own(mine?.desktop_sound);
  // Only what a webhook said may be under another name.
  const override: unknown = post.props?.from_webhook === 'true' ? post.props.override_username : undefined;
  const sender = (text(override) || text(props.sender_name)).replace(/^@/, '');
  const isDirect = channel.type === 'D';
  const team = getTeam(state, channel.team_id) ?? getCurrentTeam(state);
  const said = plain(post, sender);
  return {
    title: isDirect ? sender : ((channel.display_name || props.channel_display_name) ?? sender),
    body: isDirect || sender === '' ? said : `@${sender}: ${said}`,
    silent: (sound ?? me?.desktop_sound ?? 'true') !== 'true',
    soundName: own(mine?.desktop_notification_sound) ?? own(me?.desktop_notification_sound) ?? DEFAULT_SOUND,
    url: team === undefined ? '/' : `/${team.name}/pl/${post.id}`,
    notify: !isLookedAt(state, post),
  };
}

/** The window has the focus, and what the post is in is open. */
function isLookedAt(state: GlobalState, post: Post): boolean {
  if (!document.hasFocus()) {
    return false;
  }
  const { rhs, threads } = state.views;
  if (post.root_id !== '' && isCollapsedThreadsEnabled(state)) {
    const open: readonly unknown[] = Object.values(threads.selectedThreadIdInTeam ?? {});
    return rhs.selectedPostId === post.root_id || open.includes(post.root_id);
  }
  return state.entities.channels.currentChannelId === post.channel_id;
}

/** The text as it is read, without what formats it. */
function plain({ message, file_ids: fileIds }: Post, sender: string): string {
  const read = message
    .slice(0, READ_OF_MESSAGE)
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_~`]{1,3}(\S(?:.*?\S)?)[*_~`]{1,3}/g, '$1')
    .replaceAll(/^\s*(?:>|#{1,6}|[-*+]|\d+\.)\s+/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const shown = read === '' && (fileIds ?? []).length > 0 ? '📎' : read || sender;
  return shown.length > LONGEST_BODY ? `${shown.slice(0, LONGEST_BODY)}…` : shown;
}

const channelOf = (post: Post, props: NewPostProps): Channel =>
  ({
    id: post.channel_id,
    type: props.channel_type ?? '',
    team_id: props.team_id ?? '',
    display_name: props.channel_display_name ?? '',
  }) as Channel;

function postOf(given: unknown): Post | undefined {
  try {
    const post: unknown = typeof given === 'string' ? JSON.parse(given) : given;
    return isRecord(post) ? soundPost(post as never) : undefined;
  } catch {
    return undefined;
  }
}
