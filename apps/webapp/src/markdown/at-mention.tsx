import { getTeammateNameDisplaySetting } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentUserId, getUsersByUsername } from 'mattermost-redux/selectors/entities/users';
import { displayUsername } from 'mattermost-redux/utils/user_utils';
import type { UserProfile } from '@mattermost/types/users';
import { ProfileTrigger } from '../components/profile/profile-trigger.tsx';
import { useAppSelector } from '../store/hooks.ts';

const everyone = new Set(['all', 'channel', 'here']);

interface AtMentionProps {
  name: string;
  channelId?: string;
  /** A mention of the reader, and one of everyone, is marked. */
  isMarked?: boolean;
}

/** A mention of someone the store knows, who is opened by a click, or of everyone; any other stays text. */
export function AtMention({ name, channelId, isMarked = true }: AtMentionProps) {
  const users = useAppSelector(getUsersByUsername);
  const found = userCalled(users, name.toLowerCase());
  const me = useAppSelector(getCurrentUserId);
  const display = useAppSelector((state) => getTeammateNameDisplaySetting(state) ?? 'username');
  const [word = '', rest = ''] = /^(all|channel|here)([.,:_-]*)$/i.exec(name)?.slice(1) ?? [];
  if (everyone.has(word.toLowerCase())) {
    return (
      <>
        <span className={isMarked ? 'mention--highlight' : 'mention-link'}>@{word}</span>
        {rest}
      </>
    );
  }
  if (found === undefined) {
    return <>@{name}</>;
  }
  const { user, length } = found;
  const isMe = user.id === me && isMarked;
  return (
    <>
      <ProfileTrigger
        userId={user.id}
        channelId={channelId}
        className={isMe ? 'mention--highlight' : 'mention-link'}
      >
        @{displayUsername(user, display)}
      </ProfileTrigger>
      {name.slice(length)}
    </>
  );
}

/** Whose name it is; what ends a sentence may stand right after it. */
function userCalled(users: Readonly<Record<string, UserProfile>>, name: string) {
  for (let length = name.length; length > 0; length--) {
    const candidate = name.slice(0, length);
    const user = Object.hasOwn(users, candidate) ? users[candidate] : undefined;
    if (user !== undefined) {
      return { user, length };
    }
    if (!/[._:-]$/.test(candidate)) {
      return undefined;
    }
  }
  return undefined;
}
