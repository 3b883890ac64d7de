import type { Team } from '@mattermost/types/teams';
import type { UserProfile } from '@mattermost/types/users';
import { UserTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { useEffect, useState } from 'react';
import { useHistory } from 'react-router-dom';
import { openDirectChannel } from '../../actions/channels.ts';
import { guarded } from '../../actions/guarded.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Avatar } from '../common/avatar.tsx';
import { Dialog } from '../dialog/dialog.tsx';

interface DirectMessageDialogProps {
  team: Team;
  onClose(): void;
}

const PEOPLE_SHOWN = 100;

export function DirectMessageDialog({ team, onClose }: DirectMessageDialogProps) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const text = useText();
  const me = useAppSelector((state) => state.entities.users.currentUserId);
  const [people, setPeople] = useState<UserProfile[]>();
  const [term, setTerm] = useState('');
  const [error, setError] = useState<string>();

  useEffect(() => {
    void dispatch(guarded(() => Client4.getProfilesInTeam(team.id, 0, PEOPLE_SHOWN))).then((result) => {
      setPeople(result.data ?? []);
      setError(result.error?.message);
    });
  }, [dispatch, team.id]);

  const open = async (user: UserProfile) => {
    dispatch({ type: UserTypes.RECEIVED_PROFILE, data: user });
    const result = await dispatch(openDirectChannel(user.id));
    setError(result.error?.message);
    if (result.data !== undefined) {
      onClose();
      history.push(`/${team.name}/messages/@${user.username}`);
    }
  };

  const shown = people?.filter(
    (user) =>
      user.id !== me &&
      `${user.username} ${user.first_name} ${user.last_name}`
        .toLowerCase()
        .includes(term.trim().toLowerCase()),
  );
  return (
    <Dialog title={<Text id="direct.title" />} onClose={onClose}>
      <input
        className="form-control"
        data-autofocus
        type="search"
        placeholder={text('direct.search')}
        aria-label={text('direct.search')}
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
      {error !== undefined && (
        <p className="alert alert--error" role="alert">
          {error}
        </p>
      )}
      {shown?.length === 0 && (
        <p className="empty">
          <Text id="direct.none" />
        </p>
      )}
      <ul className="choice-list">
        {shown?.map((user) => (
          <li key={user.id}>
            <button type="button" className="choice" onClick={() => void open(user)}>
              <Avatar user={user} />
              <span className="choice__text">
                <strong>{user.username}</strong>
                <small>{[user.first_name, user.last_name].filter(Boolean).join(' ')}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
