import type { Channel, Post, User } from '@patchbay/contract';
import type { EventHub } from '../events/event-hub.ts';
import { present } from '../model/present.ts';

export interface PostedDetails {
  readonly channel: Channel;
  readonly author: User;
  readonly mentions: readonly string[];
  /** Who follows the thread of a reply. */
  readonly followers?: readonly string[];
  readonly setOnline: boolean;
}

/** A post as events carry it: JSON text inside JSON. */
export function postJson(post: Post): string {
  return JSON.stringify(present('model.Post', post));
}

/** What `posted` carries beside the post, for clients to notify without asking (contract: management §10). */
export function postedData(post: Post, details: PostedDetails): Record<string, unknown> {
  const { channel, author, followers = [], mentions, setOnline } = details;
  const sender = senderOf(post, author);
  return {
    channel_display_name: channel.type === 'D' ? sender : channel.display_name,
    channel_name: channel.name,
    channel_type: channel.type,
    ...(mentions.length > 0 ? { mentions: JSON.stringify(mentions) } : {}),
    ...(followers.length > 0 ? { followers: JSON.stringify(followers) } : {}),
    ...(post.file_ids.length > 0 ? { otherFile: 'true' } : {}),
    sender_name: sender,
    set_online: setOnline,
    team_id: channel.team_id,
  };
}

/** How clients call whoever wrote a post. */
export function senderOf(post: Post, author: User): string {
  if (post.type.startsWith('system_')) return 'System';
  const override = post.props['override_username'];
  if (post.props['from_webhook'] === 'true' && typeof override === 'string' && override !== '')
    return override;
  return `@${author.username}`;
}

/** Who deleted a post only administrators learn. */
export function publishDeleted(events: EventHub, post: Post, deletedBy: string): void {
  const data = { post: postJson(post) };
  const broadcast = { channel_id: post.channel_id };
  events.publish({ event: 'post_deleted', data, broadcast: { ...broadcast, contains_sanitized_data: true } });
  events.publish({
    event: 'post_deleted',
    data: { ...data, delete_by: deletedBy },
    broadcast: { ...broadcast, contains_sensitive_data: true },
  });
}
