import type { Team } from '@mattermost/types/teams';
import { shallowEqual, useSelector } from 'react-redux';
import { Text } from '../../i18n/text.tsx';
import type { GlobalState } from '../../store/global-state.ts';
import { kindAccess } from './backstage-access.ts';
import type { IntegrationKind } from './integration-kind.ts';
import { IntegrationList } from './integration-list.tsx';

/** The page of a sort of integrations, for who may make some while it is switched on. */
export function IntegrationPage({ team, kind }: { team: Team; kind: IntegrationKind }) {
  const access = useSelector((state: GlobalState) => kindAccess(state, team.id, kind.name), shallowEqual);
  return access.isOffered ? (
    <IntegrationList team={team} kind={kind} access={access} />
  ) : (
    <p className="empty">
      <Text id="backstage.notOffered" />
    </p>
  );
}
