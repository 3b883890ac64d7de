import type { Team } from '@mattermost/types/teams';
import { get } from 'mattermost-redux/selectors/entities/preferences';
import type { GlobalState } from '../../store/global-state.ts';

/** Teams in the order that the person gave them (preference `teams_order`), the others behind by name. */
export function orderedTeams(state: GlobalState, teams: readonly Team[]): Team[] {
  const order = String(get(state, 'teams_order', '', '')).split(',');
  const placeOf = ({ id }: Team) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...teams].sort(
    (one, other) => placeOf(one) - placeOf(other) || one.display_name.localeCompare(other.display_name),
  );
}
