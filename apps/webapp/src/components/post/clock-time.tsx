import { getBool } from 'mattermost-redux/selectors/entities/preferences';
import { FormattedTime } from 'react-intl';
import { useAppSelector } from '../../store/hooks.ts';

/** A time of day, in 24 hours for who wants them. */
export function ClockTime({ at }: { at: number }) {
  const military = useAppSelector((state) => getBool(state, 'display_settings', 'use_military_time', false));
  return <FormattedTime value={at} {...(military ? { hourCycle: 'h23' as const } : {})} />;
}
