import type { GlobalState } from '@mattermost/types/store';
import { DateTime } from 'luxon';
import { PostTypes } from 'mattermost-redux/action_types';
import { Client4 } from 'mattermost-redux/client';
import { getCurrentChannel } from 'mattermost-redux/selectors/entities/channels';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import { getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { Suspense, lazy, useState } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import Select from 'react-select';

import { slice } from './slice';

const Details = lazy(() => import('./details'));

const choices = [
  { value: 'tea', label: 'Tea of era 11' },
  { value: 'coffee', label: 'Coffee of era 11' },
];

export function Panel() {
  const dispatch = useDispatch();
  const user = useSelector(getCurrentUser);
  const channel = useSelector(getCurrentChannel);
  const teams = useSelector(getMyTeams);
  const theme = useSelector(getTheme);
  const heard = useSelector((state: GlobalState) => slice(state).heard);
  const [choice, setChoice] = useState<{ value: string } | null>(null);
  const [isOpen, setOpen] = useState(false);

  // Kept by the server, and put into the store of the page by hand.
  const write = async () => {
    const post = { channel_id: channel?.id ?? '', message: 'posted by era 11 through its own client' };
    const data = await Client4.createPost(post as never);
    dispatch({ type: PostTypes.RECEIVED_NEW_POST, data, channelId: data.channel_id });
  };

  return (
    <div className="era11-panel" style={{ padding: 10, color: theme.centerChannelColor }}>
      <p>{`era 11: ${user.username} in ${channel?.display_name} of ${teams.length}`}</p>
      <p>{`since ${DateTime.fromMillis(user.create_at).isValid ? 'a day that is known' : 'never'}`}</p>
      <p>{`era 11 heard ${heard.join(', ')}`}</p>
      <Select aria-label="Drink" options={choices} onChange={setChoice} />
      <p>{`era 11 drinks ${choice?.value ?? 'nothing'}`}</p>
      <button onClick={write}>era 11 write</button>
      <button onClick={() => setOpen(true)}>era 11 details</button>
      {isOpen && (
        <Suspense fallback="…">
          <Details />
        </Suspense>
      )}
    </div>
  );
}
