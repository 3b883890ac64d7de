import type { UserCustomStatus, UserProfile } from '@mattermost/types/users';
import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';
import { record } from '../../rest/fields.ts';
import { Emoji } from '../emoji/emoji.tsx';

const words: Readonly<Record<string, MessageId>> = {
  online: 'status.online',
  away: 'status.away',
  dnd: 'status.dnd',
  ooo: 'status.ooo',
  offline: 'status.offline',
};

/** Whether somebody is there, and what they say of it themselves. */
export function Status({ user, status }: { user: UserProfile; status: string }) {
  const custom = customStatusOf(user);
  return (
    <>
      <p className="profile-popover__row">
        <span className={`status-dot status-dot--${status}`} aria-hidden="true" />
        <Text id={words[status] ?? 'status.offline'} />
      </p>
      {custom !== undefined && (
        <p className="profile-popover__row">
          {custom.emoji && <Emoji name={custom.emoji} />}
          {custom.text}
        </p>
      )}
    </>
  );
}

/** What somebody says of themselves, as long as it holds; it is JSON in a text that anybody may have written. */
export function customStatusOf(user: UserProfile | undefined): UserCustomStatus | undefined {
  try {
    const status = JSON.parse(user?.props?.customStatus ?? 'null') as Partial<UserCustomStatus> | null;
    const isOver = Date.parse(status?.expires_at ?? '') < Date.now() && status?.duration !== undefined;
    const { text, emoji } = record(status);
    const isEmpty = typeof text !== 'string' || (emoji !== undefined && typeof emoji !== 'string');
    if (isEmpty || (text === '' && !emoji) || (isOver && status?.duration !== ('' as never))) {
      return undefined;
    }
    return { ...status, text, emoji: emoji ?? '' } as UserCustomStatus;
  } catch {
    return undefined;
  }
}
