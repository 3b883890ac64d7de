import type { Post } from '@mattermost/types/posts';
import { General } from 'mattermost-redux/constants';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { isChannelMuted } from 'mattermost-redux/utils/channel_utils';
import { isSystemMessage } from 'mattermost-redux/utils/post_utils';
import type { GlobalState } from '../store/global-state.ts';

/** What comes with a post over the socket; plugins' hooks get it as it came (contract: registry registerDesktopNotificationHook). */
export interface NewPostProps {
  channel_display_name?: string;
  channel_type?: string;
  sender_name?: string;
  team_id?: string;
  /** JSON of the ids of those who are mentioned. */
  mentions?: string;
  /** JSON of the ids of those who follow the thread. */
  followers?: string;
  [prop: string]: unknown;
}

const ALL = 'all';
const MENTION = 'mention';
const NONE = 'none';
const undisturbed: ReadonlySet<string> = new Set(['dnd', 'ooo']);

/**
 * Whether the person wants to hear of a post, by what they said for the channel and for everything. Where they are
 * looking just now is another question.
 */
export function shouldNotify(state: GlobalState, post: Post, props: NewPostProps): boolean {
  const me = getCurrentUser(state);
  const member = state.entities.channels.myMembers[post.channel_id];
  if (me === undefined || undisturbed.has(state.entities.users.statuses[me.id] ?? '')) {
    return false;
  }
  if (post.user_id === me.id && post.props?.from_webhook !== 'true') {
    return false;
  }
  if (isSystemMessage(post) && !addsMe(post, me.id)) {
    return false;
  }
  if (post.props?.force_notification !== undefined) {
    return true;
  }
  if (member === undefined || isChannelMuted(member)) {
    return false;
  }
  const isThread = post.root_id !== '' && isCollapsedThreadsEnabled(state);
  if (isThread && !ids(props.followers).includes(me.id)) {
    return false;
  }
  const level = isThread
    ? levelOf(member.notify_props?.desktop_threads, me.notify_props?.desktop_threads ?? ALL)
    : channelLevel(state, post, props);
  const isMentioned = ids(props.mentions).includes(me.id);
  return level === ALL || (level === MENTION && (isMentioned || props.channel_type === General.DM_CHANNEL));
}

/** In a group everybody is meant, unless the person said otherwise of this very group. */
function channelLevel(state: GlobalState, post: Post, props: NewPostProps): string {
  const ofChannel: string | undefined =
    state.entities.channels.myMembers[post.channel_id]?.notify_props?.desktop;
  const ofPerson = getCurrentUser(state).notify_props?.desktop ?? MENTION;
  const isGroup = props.channel_type === General.GM_CHANNEL;
  const usual = isGroup && ofPerson !== NONE ? ALL : ofPerson;
  return levelOf(ofChannel, usual);
}

const levelOf = (own: string | undefined, usual: string): string =>
  own === undefined || own === 'default' ? usual : own;

const addsMe = ({ type, props }: Post, me: string) =>
  type === 'system_add_to_channel' && props?.addedUserId === me;

function ids(json: unknown): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(typeof json === 'string' ? json : '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
