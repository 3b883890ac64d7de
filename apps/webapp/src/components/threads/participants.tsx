import { getUsers } from 'mattermost-redux/selectors/entities/users';
import { useEffect } from 'react';
import { shallowEqual } from 'react-redux';
import { loadMissingProfiles } from '../../actions/profiles.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Avatar } from '../elements/avatar.tsx';

const SHOWN = 4;

/** Who takes part in a thread: the latest as pictures, the rest counted. */
export function Participants({ userIds }: { userIds: readonly string[] }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const users = useAppSelector((state) => userIds.map((id) => getUsers(state)[id]), shallowEqual);
  const shown = userIds.slice(0, SHOWN);
  const key = shown.join(' ');
  useEffect(() => {
    void dispatch(loadMissingProfiles(key.split(' ')));
  }, [dispatch, key]);
  if (userIds.length === 0) {
    return null;
  }
  const names = users.map((user) => user?.username ?? '…').join(', ');
  return (
    <span
      className="participants Avatars"
      role="img"
      aria-label={text('thread.participants', { names })}
      title={names}
    >
      {shown.map((id, index) => (
        <Avatar key={id} user={users[index]} size="small" />
      ))}
      {userIds.length > SHOWN && <span className="participants__more">+{userIds.length - SHOWN}</span>}
    </span>
  );
}
