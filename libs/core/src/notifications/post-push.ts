import type { PushNotification } from '@patchbay/contract';
import { fill } from '../model/fill.ts';
import type { MentionKind } from '../posts/mentions/mention-finder.ts';
import type { MadePost } from '../posts/post-aftermath.ts';

/** Characters of a message that a device shows. */
const LONGEST_EXCERPT = 1_000;

/** How much EmailSettings.PushNotificationContents lets a device show. */
export type PushContents = 'full' | 'generic' | 'generic_no_channel' | 'id_loaded' | (string & {});

/** What a device is told of a post, before plugins may change it. */
export function pushNotification(
  made: MadePost,
  mention: MentionKind | undefined,
  options: { readonly contents: PushContents; readonly badge: number },
): PushNotification {
  const { author, channel, post } = made;
  const isDirect = channel.type === 'D';
  const override = post.props['override_username'];
  const sender = typeof override === 'string' && override !== '' ? override : author.username;
  const base = {
    version: 'v2',
    type: 'message',
    category: post.props['attachments'] === undefined ? 'CAN_REPLY' : '',
    post_id: post.id,
    root_id: post.root_id,
    team_id: channel.team_id,
    channel_id: channel.id,
    badge: options.badge,
    PostType: post.type,
    ChannelType: channel.type,
  };
  if (options.contents === 'id_loaded')
    return fill<PushNotification>('model.PushNotification', {
      ...base,
      is_id_loaded: true,
      message: 'You have a new message.',
    });
  const isFull = options.contents === 'full';
  const showsChannel = options.contents !== 'generic_no_channel' || isDirect;
  return fill<PushNotification>('model.PushNotification', {
    ...base,
    channel_name: isDirect ? `@${sender}` : showsChannel ? channel.display_name : sender,
    sender_id: post.user_id,
    sender_name: sender,
    message: isFull
      ? `${isDirect ? '' : `@${sender}: `}${[...post.message].slice(0, LONGEST_EXCERPT).join('')}`
      : `@${sender} ${verb(mention)}.`,
    ...(post.props['from_webhook'] === 'true' ? { from_webhook: 'true' } : {}),
    ...(typeof override === 'string' ? { override_username: override } : {}),
  });
}

function verb(mention: MentionKind | undefined): string {
  if (mention === 'direct') return 'sent you a message';
  if (mention === 'everybody') return 'notified the channel';
  return mention === 'name' ? 'mentioned you' : 'posted a message';
}
