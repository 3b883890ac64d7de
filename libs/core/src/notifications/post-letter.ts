import type { EmailNotification } from '@patchbay/contract';
import { fill } from '../model/fill.ts';
import { escapeHtml } from '../mail/letter-page.ts';
import type { MadePost } from '../posts/post-aftermath.ts';

/** Characters of a message that a letter shows. */
const LONGEST_EXCERPT = 2_000;

export interface LetterPlace {
  readonly siteName: string;
  readonly siteUrl: string;
  readonly teamName: string;
  readonly teamDisplayName: string;
  /** EmailSettings.EmailNotificationContentsType is `full`: otherwise the letter only says that there is something. */
  readonly showsContent: boolean;
}

/** What a letter about a post says, before plugins may change it. */
export function emailNotification(
  made: MadePost,
  recipientId: string,
  place: LetterPlace,
): EmailNotification {
  const { author, channel, post } = made;
  const isDirect = channel.type === 'D';
  const isGroup = channel.type === 'G';
  const where = isDirect ? 'a direct message' : isGroup ? 'a group message' : channel.display_name;
  const title = isDirect
    ? `${author.username} sent you a direct message`
    : isGroup
      ? `${author.username} wrote in a group message`
      : `${author.username} mentioned you in ${place.showsContent ? channel.display_name : 'a channel'}`;
  const text = place.showsContent ? [...post.message].slice(0, LONGEST_EXCERPT).join('') : '';
  const subject = isDirect || isGroup ? title : `${title} (${place.teamDisplayName})`;
  return fill<EmailNotification>('model.EmailNotification', {
    subject: `[${place.siteName}] ${subject}`,
    title,
    subtitle: place.showsContent ? where : '',
    message_html: escapeHtml(text).replaceAll('\n', '<br>'),
    message_text: text,
    button_text: 'Open the message',
    button_url: [place.siteUrl, ...(place.teamName === '' ? [] : [place.teamName]), 'pl', post.id].join('/'),
    footer_text: `You can change in ${place.siteName} of what you get letters.`,
    post_id: post.id,
    channel_id: channel.id,
    team_id: channel.team_id,
    sender_id: author.id,
    sender_display_name: author.username,
    recipient_id: recipientId,
    root_id: post.root_id,
    channel_type: channel.type,
    channel_name: channel.display_name,
    team_name: place.teamDisplayName,
    sender_username: author.username,
    is_direct_message: isDirect,
    is_group_message: isGroup,
    is_thread_reply: post.root_id !== '',
  });
}
