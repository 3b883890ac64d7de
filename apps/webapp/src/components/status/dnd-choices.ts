import { DateTime } from 'luxon';
import type { MessageId } from '../../i18n/catalogue.ts';

interface DndChoice {
  id: string;
  label: MessageId;
  /** In milliseconds since 1970; 0 for no end. */
  until: number;
}

const MORNING_HOUR = 9;

/** How long one is not to be disturbed. */
export function dndChoices(now: number): readonly DndChoice[] {
  const at = DateTime.fromMillis(now);
  return [
    { id: 'always', label: 'status.dndAlways', until: 0 },
    { id: '30m', label: 'status.for30Minutes', until: at.plus({ minutes: 30 }).toMillis() },
    { id: '1h', label: 'status.for1Hour', until: at.plus({ hours: 1 }).toMillis() },
    { id: '2h', label: 'status.for2Hours', until: at.plus({ hours: 2 }).toMillis() },
    {
      id: 'tomorrow',
      label: 'status.tomorrow',
      until: at.plus({ days: 1 }).startOf('day').set({ hour: MORNING_HOUR }).toMillis(),
    },
  ];
}
