import type { TeamMembership } from '@mattermost/types/teams';
import type { UserProfile } from '@mattermost/types/users';
import { UserTypes } from 'mattermost-redux/action_types';
import { Permissions } from 'mattermost-redux/constants';
import { Client4 } from 'mattermost-redux/client';
import { haveITeamPermission } from 'mattermost-redux/selectors/entities/roles';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { getCurrentUserId } from 'mattermost-redux/selectors/entities/users';
import { useCallback, useState } from 'react';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useSettled } from '../answers/use-settled.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { TeamMemberRow } from './team-member-row.tsx';

const PAGE = 100;

interface Row {
  user: UserProfile;
  member?: TeamMembership;
}

/** Who is in the team. Who may do so makes administrators of them, and takes them out. */
export function TeamMembersDialog({ onHide, onLoad }: { onHide(): void; onLoad?(): void }) {
  const dispatch = useAppDispatch();
  const text = useText();
  const team = useAppSelector(getCurrentTeam);
  const teamId = team?.id ?? '';
  const me = useAppSelector(getCurrentUserId);
  const may = (permission: string) => (state: Parameters<typeof haveITeamPermission>[0]) =>
    haveITeamPermission(state, teamId, permission);
  const mayRemove = useAppSelector(may(Permissions.REMOVE_USER_FROM_TEAM));
  const mayPromote = useAppSelector(may(Permissions.MANAGE_TEAM_ROLES));
  const [term, setTerm] = useState('');
  const wanted = useSettled(term.trim(), term !== '');
  const [error, setError] = useState<ActionError>();
  const load = useCallback(async (): Promise<readonly Row[]> => {
    const users =
      wanted === ''
        ? await Client4.getProfilesInTeam(teamId, 0, PAGE)
        : await Client4.searchUsers(wanted, { team_id: teamId, limit: PAGE });
    const members =
      users.length === 0
        ? []
        : await Client4.getTeamMembersByIds(
            teamId,
            users.map(({ id }) => id),
          );
    dispatch({ type: UserTypes.RECEIVED_PROFILES_LIST, data: users });
    onLoad?.();
    return users.map((user) => ({ user, member: members.find(({ user_id: id }) => id === user.id) }));
  }, [dispatch, onLoad, teamId, wanted]);
  const rows = useLoaded(load);
  const act = async (request: () => Promise<unknown>) => {
    const result = await dispatch(guarded(request));
    setError(result.error);
    if (result.error === undefined) {
      rows.reload();
    }
  };
  return (
    <Dialog
      title={<Text id="teams.membersOf" values={{ team: team?.display_name ?? '' }} />}
      onClose={onHide}
    >
      <input
        id="team-members-search"
        className="form-control"
        data-autofocus
        aria-label={text('teams.membersSearch')}
        placeholder={text('teams.membersSearch')}
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
      {error !== undefined && <ErrorNote error={error} />}
      <LoadedView loaded={rows}>
        {(all) => (
          <ul className="setting-rows">
            {all.length === 0 && (
              <li className="empty">
                <Text id="teams.nobody" />
              </li>
            )}
            {all.map(({ user, member }) => (
              <TeamMemberRow
                key={user.id}
                user={user}
                member={member}
                mayRemove={mayRemove && user.id !== me}
                mayPromote={mayPromote && user.id !== me}
                onRemove={() => void act(() => Client4.removeFromTeam(teamId, user.id))}
                onPromote={(isAdmin) =>
                  void act(() => Client4.updateTeamMemberSchemeRoles(teamId, user.id, true, isAdmin))
                }
              />
            ))}
          </ul>
        )}
      </LoadedView>
    </Dialog>
  );
}
