import type { Channel, Post, User } from '@patchbay/contract';
import type { EventHub } from '../events/event-hub.ts';
import { present } from '../model/present.ts';

export interface PostedDetails {
  readonly channel: Channel;
  readonly author: User;
  readonly mentions: readonly string[];
  readonly setOnline: boolean;
}

/** A post as events carry it: JSON text inside JSON. */
export function postJson(post: Post): string {
  return JSON.stringify(present('model.Post', post));
}

/** `posted`, with what clients need to notify without asking (contract: management §10). */
export function publishPosted(events: EventHub, post: Post, details: PostedDetails): void {
  const { channel, author, mentions, setOnline } = details;
  const sender = post.type.startsWith('system_') ? 'System' : `@${author.username}`;
  events.publish({
    event: 'posted',
    data: {
      channel_display_name: channel.type === 'D' ? sender : channel.display_name,
      channel_name: channel.name,
      channel_type: channel.type,
      ...(mentions.length > 0 ? { mentions: JSON.stringify(mentions) } : {}),
      post: postJson(post),
      sender_name: sender,
      set_online: setOnline,
      team_id: channel.team_id,
    },
    broadcast: { channel_id: channel.id },
  });
}

export function publishEdited(events: EventHub, post: Post): void {
  events.publish({
    event: 'post_edited',
    data: { post: postJson(post) },
    broadcast: { channel_id: post.channel_id },
  });
}

export function publishDeleted(events: EventHub, post: Post, deletedBy: string): void {
  events.publish({
    event: 'post_deleted',
    data: { post: postJson(post), delete_by: deletedBy },
    broadcast: { channel_id: post.channel_id },
  });
}
