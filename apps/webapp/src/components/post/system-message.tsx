import type { Post } from '@mattermost/types/posts';
import type { ReactNode } from 'react';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { AtMention } from '../../markdown/at-mention.tsx';
import { Markdown } from '../../markdown/markdown.tsx';
import { AddMemberHint } from './add-member-hint.tsx';

type Describe = (post: Post) => ReactNode;

const textOf = (post: Post, name: string): string => {
  const value: unknown = post.props?.[name];
  return typeof value === 'string' ? value : '';
};

/** Somebody whom a message tells of, by name; `undefined` where the name is missing, and with it the sense. */
const person = (post: Post, name: string): ReactNode => {
  const username = textOf(post, name);
  return username === '' ? undefined : (
    <AtMention name={username} channelId={post.channel_id} isMarked={false} />
  );
};

/** A message with the people it names; without one of them the server's own words stand. */
const about =
  (id: MessageId, people: Readonly<Record<string, string>>): Describe =>
  (post) => {
    const values = Object.entries(people).map(([value, prop]) => [value, person(post, prop)] as const);
    return values.some(([, node]) => node === undefined) ? undefined : (
      <Text id={id} values={Object.fromEntries(values)} />
    );
  };

/** A message of something that was changed: from and to, only to, or taken away. */
const change =
  (ids: { changed: MessageId; set: MessageId; removed: MessageId }, what: string): Describe =>
  (post) => {
    const user = person(post, 'username');
    const before = textOf(post, `old_${what}`);
    const after = textOf(post, `new_${what}`);
    if (user === undefined) {
      return undefined;
    }
    const id = after === '' ? ids.removed : before === '' ? ids.set : ids.changed;
    return <Text id={id} values={{ user, before: inline(before), after: inline(after) }} />;
  };

const inline = (text: string) => <Markdown text={text} options={{ singleline: true }} />;

const byType: Readonly<Record<string, Describe>> = {
  system_join_channel: about('system.joined', { user: 'username' }),
  system_guest_join_channel: about('system.guestJoined', { user: 'username' }),
  system_join_team: about('system.joinedTeam', { user: 'username' }),
  system_leave_channel: about('system.left', { user: 'username' }),
  system_leave_team: about('system.leftTeam', { user: 'username' }),
  system_add_to_channel: about('system.added', { user: 'addedUsername', actor: 'username' }),
  system_add_guest_to_chan: about('system.guestAdded', { user: 'addedUsername', actor: 'username' }),
  system_add_to_team: about('system.addedToTeam', { user: 'addedUsername', actor: 'username' }),
  system_remove_from_channel: about('system.removed', { user: 'removedUsername' }),
  system_remove_from_team: about('system.removedFromTeam', { user: 'username' }),
  system_header_change: change(
    { changed: 'system.headerChanged', set: 'system.headerSet', removed: 'system.headerRemoved' },
    'header',
  ),
  system_purpose_change: change(
    { changed: 'system.purposeChanged', set: 'system.purposeSet', removed: 'system.purposeRemoved' },
    'purpose',
  ),
  system_displayname_change: change(
    { changed: 'system.renamed', set: 'system.named', removed: 'system.named' },
    'displayname',
  ),
  system_channel_deleted: about('system.archived', { user: 'username' }),
  system_channel_restored: about('system.unarchived', { user: 'username' }),
  system_convert_channel: () => <Text id="system.converted" />,
  me: (post) => {
    const message = textOf(post, 'message');
    return message === '' ? undefined : (
      <em>
        <Markdown text={message} />
      </em>
    );
  },
  system_ephemeral_add_to_channel: (post) => <AddMemberHint post={post} />,
  system_ephemeral: (post) => (post.props?.add_channel_member ? <AddMemberHint post={post} /> : undefined),
};

/** The words for a post of the server's own kinds; `undefined` for any other, which says itself what it means. */
export function systemMessage(post: Post): ReactNode {
  return Object.hasOwn(byType, post.type) ? byType[post.type]?.(post) : undefined;
}
