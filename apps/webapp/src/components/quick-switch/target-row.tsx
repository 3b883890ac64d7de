import { getUser } from 'mattermost-redux/selectors/entities/users';
import { getUserIdFromChannelName } from 'mattermost-redux/utils/channel_utils';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { ChannelIcon } from '../channel/channel-icon.tsx';
import { Avatar } from '../elements/avatar.tsx';
import type { Target } from './targets.ts';

interface TargetRowProps {
  target: Target;
  isChosen: boolean;
  onChoose(): void;
}

export function TargetRow({ target, isChosen, onChoose }: TargetRowProps) {
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const userId =
    target.kind === 'person'
      ? target.user.id
      : target.channel.type === 'D'
        ? getUserIdFromChannelName(me, target.channel.name)
        : '';
  const known = useAppSelector((state) => getUser(state, userId));
  const user = target.kind === 'person' ? target.user : known;
  const isUnread = target.kind === 'mine' && target.isUnread;
  return (
    <li
      id={`switch_${target.key}`}
      className={`choice ${isChosen ? 'choice--chosen' : ''} ${isUnread ? 'choice--unread' : ''}`}
      role="option"
      aria-selected={isChosen}
      data-testid={target.kind === 'person' ? target.user.username : (user?.username ?? target.channel.name)}
      onClick={onChoose}
    >
      {user !== undefined || target.kind === 'person' ? (
        <Avatar user={user} size="small" status />
      ) : (
        <ChannelIcon channel={target.channel} />
      )}
      <span className="choice__text quick-switch__name">
        {target.name}
        {user !== undefined && user.username !== target.name && <small>@{user.username}</small>}
      </span>
      {target.kind === 'join' && (
        <span className="choice__hint">
          <Text id="browse.join" />
        </span>
      )}
      {target.kind === 'mine' && target.channel.delete_at > 0 && (
        <span className="choice__hint">
          <Text id="browse.archived" />
        </span>
      )}
      {target.kind === 'mine' && target.mentions > 0 && <span className="badge">{target.mentions}</span>}
    </li>
  );
}
