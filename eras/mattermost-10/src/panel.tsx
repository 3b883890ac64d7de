import { getUserByUsername } from 'mattermost-redux/actions/users';
import { getCurrentChannel } from 'mattermost-redux/selectors/entities/channels';
import { getTheme } from 'mattermost-redux/selectors/entities/preferences';
import { getMyTeams } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { displayUsername } from 'mattermost-redux/utils/user_utils';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDispatch, useSelector } from 'react-redux';
import { useLocation } from 'react-router-dom';

export function Panel() {
  const intl = useIntl();
  const dispatch = useDispatch();
  const { pathname } = useLocation();
  const user = useSelector(getCurrentUser);
  const channel = useSelector(getCurrentChannel);
  const teams = useSelector(getMyTeams);
  const theme = useSelector(getTheme);
  const [answer, setAnswer] = useState('nobody');

  const fetch = async () => {
    const { data, error } = (await dispatch(getUserByUsername('bob') as never)) as {
      data?: { username: string };
      error?: Error;
    };
    setAnswer(data ? displayUsername(data as never, 'username') : String(error));
  };

  return (
    <div className="era10-panel" style={{ color: theme.centerChannelColor, padding: 10 }}>
      <p>
        <FormattedMessage
          id="era10.greeting"
          defaultMessage="untranslated {name}"
          values={{ name: user.username }}
        />
      </p>
      <p>{`${channel?.display_name}: ${intl.formatMessage({ id: 'era10.count' }, { count: teams.length })}`}</p>
      <p>{`era 10 at ${pathname}`}</p>
      <p>{`era 10 fetched ${answer}`}</p>
      <button onClick={fetch}>era 10 fetch</button>
    </div>
  );
}
