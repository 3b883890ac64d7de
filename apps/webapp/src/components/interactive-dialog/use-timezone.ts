import { DateTime } from 'luxon';
import { getCurrentTimezone } from 'mattermost-redux/selectors/entities/timezone';
import { useAppSelector } from '../../store/hooks.ts';

/** The zone in which this person reads times. */
export function useTimezone(): string {
  const chosen = useAppSelector((state) => getCurrentTimezone(state));
  return chosen || DateTime.local().zoneName;
}
