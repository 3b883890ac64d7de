import { getUserByUsername } from 'mattermost-redux/actions/users';
import { getCurrentChannel } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentUser, getUserByUsername as userNamed } from 'mattermost-redux/selectors/entities/users';
import { startTransition, useId, useState } from 'react';
import { FormattedDate } from 'react-intl';
import { useDispatch, useSelector } from 'react-redux';

interface PanelProps {
  theme: { centerChannelColor: string };
}

export function Panel({ theme }: PanelProps) {
  const dispatch = useDispatch();
  const user = useSelector(getCurrentUser);
  const channel = useSelector(getCurrentChannel);
  const other = useSelector((state: never) => userNamed(state, 'bob'));
  const [note, setNote] = useState('');
  const id = useId();
  return (
    <section className="era12-panel" style={{ padding: 10, color: theme.centerChannelColor }}>
      <p>{`era 12: ${user.username} in ${channel?.display_name}`}</p>
      <p>
        since <FormattedDate value={user.create_at} year="numeric" />
      </p>
      <p>{`era 12 fetched ${other?.username ?? 'nobody'}`}</p>
      <button onClick={() => dispatch(getUserByUsername('bob') as never)}>era 12 fetch</button>
      <label htmlFor={id}>Note of era 12</label>
      <input id={id} onChange={({ target }) => startTransition(() => setNote(target.value))} />
      <output>{`era 12 noted ${note}`}</output>
    </section>
  );
}
