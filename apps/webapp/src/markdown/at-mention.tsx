import { getCurrentUser, getUserByUsername } from 'mattermost-redux/selectors/entities/users';
import { useAppSelector } from '../store/hooks.ts';

const everyone = new Set(['all', 'channel', 'here']);

/** A mention of someone the store knows, or of everyone; any other stays text. */
export function AtMention({ name }: { name: string }) {
  const lowerCase = name.toLowerCase();
  const user = useAppSelector((state) => getUserByUsername(state, lowerCase));
  const isMe = useAppSelector((state) => getCurrentUser(state)?.username === lowerCase);
  if (user === undefined && !everyone.has(lowerCase)) {
    return <>@{name}</>;
  }
  const highlight = isMe || everyone.has(lowerCase);
  return <span className={highlight ? 'mention--highlight' : 'mention-link'}>@{name}</span>;
}
