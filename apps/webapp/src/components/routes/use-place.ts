import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { useEffect, useRef, useState } from 'react';
import { useHistory } from 'react-router-dom';
import { openPlace } from '../../actions/open-place.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { channelIdOfPath, pathOfChannel } from './channel-path.ts';
import { lastPlace } from './last-place.ts';

const DEFAULT_CHANNEL = 'town-square';

interface Place {
  channel?: Channel;
  /** The server knows it neither. */
  isMissing: boolean;
}

/** The channel that an address names; where the store does not know it, it is fetched. */
export function usePlace(team: Team, isDirect: boolean, name: string): Place {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const place = `${team.id}/${isDirect ? 'messages' : 'channels'}/${name}`;
  const last = useRef({ place: '', channelId: '' });
  const channelId = useAppSelector((state) => {
    const found = channelIdOfPath(state, team.id, isDirect, name);
    const before = last.current.place === place ? last.current.channelId : '';
    return found ?? (state.entities.channels.myMembers[before] === undefined ? undefined : before);
  });
  const channel = useAppSelector((state) =>
    channelId === undefined ? undefined : getChannel(state, channelId),
  );
  last.current = channelId === undefined ? last.current : { place, channelId };
  const [missing, setMissing] = useState('');
  const isKnown = channel !== undefined;

  useEffect(() => {
    if (isKnown) {
      return;
    }
    if (last.current.place === place) {
      // It was on screen and is not the person's any more: they left, or were taken out. Opening it would join it again.
      history.replace(`/${team.name}/channels/${DEFAULT_CHANNEL}`);
      return;
    }
    void dispatch(openPlace(team, isDirect, name)).then(({ error }) => {
      if (error !== undefined) {
        lastPlace.forget(team.id, `${isDirect ? 'messages' : 'channels'}/${name}`);
        setMissing(place);
      }
    });
    // The team as such is the same when something of it changes.
  }, [dispatch, history, isDirect, isKnown, name, place]);

  // It was given another name while it was on screen: the address follows.
  const path = useAppSelector((state) =>
    channel === undefined ? '' : pathOfChannel(state, team.name, channel),
  );
  const isRenamed = channel !== undefined && !isDirect && channel.name !== name && channel.id !== name;
  useEffect(() => {
    if (isRenamed) {
      history.replace(path);
    }
  }, [history, isRenamed, path]);

  return { channel, isMissing: !isKnown && missing === place };
}
