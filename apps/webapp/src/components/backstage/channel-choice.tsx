import { getMyChannels } from 'mattermost-redux/selectors/entities/channels';
import { getCurrentTeamId } from 'mattermost-redux/selectors/entities/teams';
import { useMemo } from 'react';
import type { SelectHTMLAttributes } from 'react';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAppSelector } from '../../store/hooks.ts';

type ChannelChoiceProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
  value: string;
  /** What no channel means; without it one has to be chosen, and private ones can be. */
  noChannel?: MessageId;
  onChange(channelId: string): void;
};

/** One of the team's channels that the person is in. */
export function ChannelChoice({ value, noChannel, onChange, ...rest }: ChannelChoiceProps) {
  const text = useText();
  const mine = useAppSelector(getMyChannels);
  const teamId = useAppSelector(getCurrentTeamId);
  const current = useAppSelector((state) => state.entities.channels.channels[value]);
  const channels = useMemo(() => {
    const types = noChannel === undefined ? ['O', 'P'] : ['O'];
    const shown = mine.filter(
      ({ type, team_id: team, delete_at: gone }) => types.includes(type) && team === teamId && gone === 0,
    );
    // One that the person is not in stays chosen.
    const all = current === undefined || shown.includes(current) ? shown : [...shown, current];
    return all.sort((one, other) => one.display_name.localeCompare(other.display_name));
  }, [mine, teamId, current, noChannel]);
  return (
    <select {...rest} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{text(noChannel ?? 'backstage.field.chooseChannel')}</option>
      {value !== '' && current === undefined && <option value={value}>{value}</option>}
      {channels.map(({ id, display_name: name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
