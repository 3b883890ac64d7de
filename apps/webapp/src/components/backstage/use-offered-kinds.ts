import { shallowEqual, useSelector } from 'react-redux';
import type { GlobalState } from '../../store/global-state.ts';
import { kindAccess, kindNames } from './backstage-access.ts';
import type { KindName } from './integration-kind.ts';

/** The sorts of integrations that the person may make in a team. */
export function useOfferedKinds(teamId: string): readonly KindName[] {
  return useSelector(
    (state: GlobalState) => kindNames.filter((name) => kindAccess(state, teamId, name).isOffered),
    shallowEqual,
  );
}
