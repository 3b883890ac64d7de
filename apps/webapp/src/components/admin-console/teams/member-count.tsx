import { useCallback } from 'react';
import { FormattedNumber } from 'react-intl';
import { countMembers } from '../../../rest/team-list.ts';
import { useLoaded } from '../../answers/use-loaded.ts';

/** How many are in a team; nothing where that cannot be had. */
export function MemberCount({ teamId }: { teamId: string }) {
  const load = useCallback((signal: AbortSignal) => countMembers(teamId, signal), [teamId]);
  const { data } = useLoaded(load);
  return data === undefined ? <>–</> : <FormattedNumber value={data} />;
}
