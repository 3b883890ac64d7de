import { getChannelsNameMapInCurrentTeam } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { Link } from 'react-router-dom';
import { record, text } from '../rest/fields.ts';
import { useAppSelector } from '../store/hooks.ts';

/** Channels by name, a text or `{display_name, team_name}`: from the props of a post, which anybody may have written. */
export type ChannelNames = Readonly<Record<string, unknown>>;

const TEAM_NAME = /^[a-z0-9-]+$/;

interface ChannelMentionProps {
  name: string;
  names?: ChannelNames;
}

/** A link to a channel of the current team, or to one that the server says there is; a name that is none stays text. */
export function ChannelMention({ name, names }: ChannelMentionProps) {
  const wanted = name.toLowerCase();
  const channel = useAppSelector((state) => {
    const known = getChannelsNameMapInCurrentTeam(state);
    return Object.hasOwn(known, wanted) ? known[wanted] : undefined;
  });
  const team = useAppSelector(getCurrentTeam);
  const all = record(names);
  const noted = Object.hasOwn(all, wanted) ? all[wanted] : undefined;
  const label = channel?.display_name ?? (text(noted) || text(record(noted).display_name));
  const notedTeam = text(record(noted).team_name);
  const teamName = TEAM_NAME.test(notedTeam) ? notedTeam : team?.name;
  if (label === '' || teamName === undefined) {
    return <>~{name}</>;
  }
  return (
    <Link className="mention-link" to={`/${teamName}/channels/${channel?.name ?? wanted}`}>
      ~{label}
    </Link>
  );
}
