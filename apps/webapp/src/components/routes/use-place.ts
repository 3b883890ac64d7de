import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { useEffect, useState } from 'react';
import { openPlace } from '../../actions/open-place.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { channelIdOfPath } from './channel-path.ts';
import { lastPlace } from './last-place.ts';

interface Place {
  channel?: Channel;
  /** The server knows it neither. */
  isMissing: boolean;
}

/** The channel that an address names; where the store does not know it, it is fetched. */
export function usePlace(team: Team, isDirect: boolean, name: string): Place {
  const dispatch = useAppDispatch();
  const channelId = useAppSelector((state) => channelIdOfPath(state, team.id, isDirect, name));
  const channel = useAppSelector((state) =>
    channelId === undefined ? undefined : getChannel(state, channelId),
  );
  const place = `${team.id}/${isDirect ? 'messages' : 'channels'}/${name}`;
  const [missing, setMissing] = useState('');
  const isKnown = channel !== undefined;

  useEffect(() => {
    if (isKnown) {
      return;
    }
    void dispatch(openPlace(team, isDirect, name)).then(({ error }) => {
      if (error !== undefined) {
        lastPlace.forget(team.id, `${isDirect ? 'messages' : 'channels'}/${name}`);
        setMissing(place);
      }
    });
    // The team as such is the same when something of it changes.
  }, [dispatch, isDirect, isKnown, name, place]);

  return { channel, isMissing: !isKnown && missing === place };
}
