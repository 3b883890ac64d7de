import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { useEffect, useState } from 'react';
import { useHistory } from 'react-router-dom';
import { joinChannel, listPublicChannels } from '../../actions/channels.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../common/icon.tsx';
import { Dialog } from '../dialog/dialog.tsx';

interface BrowseChannelsDialogProps {
  team: Team;
  onClose(): void;
}

export function BrowseChannelsDialog({ team, onClose }: BrowseChannelsDialogProps) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const text = useText();
  const members = useAppSelector((state) => state.entities.channels.myMembers);
  const [channels, setChannels] = useState<Channel[]>();
  const [term, setTerm] = useState('');
  const [error, setError] = useState<string>();

  useEffect(() => {
    void dispatch(listPublicChannels(team.id)).then((result) => {
      setChannels(result.data ?? []);
      setError(result.error?.message);
    });
  }, [dispatch, team.id]);

  const open = async (channel: Channel) => {
    const { error: refused } = members[channel.id] ? {} : await dispatch(joinChannel(channel));
    setError(refused?.message);
    if (refused === undefined) {
      onClose();
      history.push(`/${team.name}/channels/${channel.name}`);
    }
  };

  const shown = channels?.filter((channel) =>
    `${channel.display_name} ${channel.purpose}`.toLowerCase().includes(term.trim().toLowerCase()),
  );
  return (
    <Dialog title={<Text id="browse.title" />} onClose={onClose}>
      <input
        className="form-control"
        data-autofocus
        type="search"
        placeholder={text('browse.search')}
        aria-label={text('browse.search')}
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
      {error !== undefined && (
        <p className="alert alert--error" role="alert">
          {error}
        </p>
      )}
      {shown === undefined && (
        <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
      )}
      {shown?.length === 0 && (
        <p className="empty">
          <Text id="browse.none" />
        </p>
      )}
      <ul className="choice-list">
        {shown?.map((channel) => (
          <li key={channel.id}>
            <button type="button" className="choice" onClick={() => void open(channel)}>
              <Icon name="globe" />
              <span className="choice__text">
                <strong>{channel.display_name}</strong>
                {channel.purpose !== '' && <small>{channel.purpose}</small>}
              </span>
              <span className="choice__hint">
                <Text id={members[channel.id] ? 'browse.joined' : 'browse.join'} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
