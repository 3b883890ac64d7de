import type { UserTimezone } from '@mattermost/types/users';
import { DateTime } from 'luxon';
import { getCurrentTimezone } from 'mattermost-redux/selectors/entities/timezone';
import { FormattedTime } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';

/** What time it is for somebody; nothing for who lives by the same clock as the person who looks. */
export function LocalTime({ timezone }: { timezone?: UserTimezone }) {
  const mine = useAppSelector(getCurrentTimezone);
  const theirs =
    String(timezone?.useAutomaticTimezone) === 'true'
      ? timezone?.automaticTimezone
      : timezone?.manualTimezone;
  const now = DateTime.now().setZone(theirs ?? '');
  if (!theirs || !now.isValid || now.offset === DateTime.now().setZone(mine).offset) {
    return null;
  }
  return (
    <p className="profile-popover__row">
      <Icon name="clock-outline" />
      <Text
        id="profile.localTime"
        values={{ time: <FormattedTime value={now.toMillis()} timeZone={theirs} /> }}
      />
    </p>
  );
}
