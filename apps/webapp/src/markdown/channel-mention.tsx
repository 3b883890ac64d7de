import { getChannelsNameMapInCurrentTeam } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { Link } from 'react-router-dom';
import { useAppSelector } from '../store/hooks.ts';

/** Channels by name, as the server noted them on a post. */
export type ChannelNames = Readonly<Record<string, string | { display_name?: string; team_name?: string }>>;

interface ChannelMentionProps {
  name: string;
  names?: ChannelNames;
}

/** A link to a channel of the current team, or to one that the server says there is; a name that is none stays text. */
export function ChannelMention({ name, names = {} }: ChannelMentionProps) {
  const wanted = name.toLowerCase();
  const channel = useAppSelector((state) => getChannelsNameMapInCurrentTeam(state)[wanted]);
  const team = useAppSelector(getCurrentTeam);
  const noted = Object.hasOwn(names, wanted) ? names[wanted] : undefined;
  const label = channel?.display_name ?? (typeof noted === 'string' ? noted : noted?.display_name);
  const teamName = (typeof noted === 'object' ? noted.team_name : undefined) ?? team?.name;
  if (label === undefined || label === '' || teamName === undefined) {
    return <>~{name}</>;
  }
  return (
    <Link className="mention-link" to={`/${teamName}/channels/${channel?.name ?? wanted}`}>
      ~{label}
    </Link>
  );
}
