import { Client4 } from 'mattermost-redux/client';
import type { MessageId } from '../../../i18n/catalogue.ts';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { useLoaded } from '../../answers/use-loaded.ts';

const MOST_TEAMS = 200;

interface TeamSelectProps {
  /** A team's id, or one of `others`, or '' for everything. */
  value: string;
  /** What '' is called. */
  everything: MessageId;
  others?: readonly { value: string; text: MessageId }[];
  onChange(value: string): void;
}

const load = () => Client4.getTeams(0, MOST_TEAMS, false);

/** Chooses one of the teams of the server. */
export function TeamSelect({ value, everything, others = [], onChange }: TeamSelectProps) {
  const text = useText();
  const { data } = useLoaded(load);
  const teams = Array.isArray(data) ? data : [];
  return (
    <label className="inline-field">
      <Text id="statistics.team" />
      <select className="form-control" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{text(everything)}</option>
        {others.map((other) => (
          <option key={other.value} value={other.value}>
            {text(other.text)}
          </option>
        ))}
        {teams.map(({ id, display_name: name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
