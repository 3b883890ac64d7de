import { getChannelsNameMapInCurrentTeam } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { Link } from 'react-router-dom';
import { useAppSelector } from '../store/hooks.ts';

/** A link to a channel of the current team; a name that is none stays text. */
export function ChannelMention({ name }: { name: string }) {
  const channel = useAppSelector((state) => getChannelsNameMapInCurrentTeam(state)[name.toLowerCase()]);
  const team = useAppSelector(getCurrentTeam);
  if (channel === undefined || team === undefined) {
    return <>~{name}</>;
  }
  return (
    <Link className="mention-link" to={`/${team.name}/channels/${channel.name}`}>
      ~{channel.display_name}
    </Link>
  );
}
