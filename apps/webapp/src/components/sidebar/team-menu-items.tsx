import type { Team } from '@mattermost/types/teams';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { haveISystemPermission, haveITeamPermission } from 'mattermost-redux/selectors/entities/roles';
import { shallowEqual } from 'react-redux';
import { useHistory } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import type { GlobalState } from '../../store/global-state.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { hasIntegrations } from '../backstage/backstage-access.ts';
import { knownModals } from '../dialog/known-modals.ts';
import type { ModalId } from '../dialog/modal-identifiers.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { MenuItem } from '../menu/menu-item.tsx';

/** What the person may do with the team; what the server would refuse is not offered. */
function teamRights(state: GlobalState, teamId: string) {
  const may = (permission: string) => haveITeamPermission(state, teamId, permission) ?? false;
  const config = getConfig(state);
  return {
    invites: may('add_user_to_team') || may('invite_guest'),
    manages: may('manage_team'),
    managesMembers: may('remove_user_from_team') || may('manage_team_roles'),
    integrates: hasIntegrations(state, teamId),
    makesEmoji: config.EnableCustomEmoji === 'true' && may('create_emojis'),
    createsTeams: haveISystemPermission(state, { permission: 'create_team' }),
  };
}

/** The team's own part of the main menu. */
export function TeamMenuItems({ team }: { team: Team }) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const rights = useAppSelector((state) => teamRights(state, team.id), shallowEqual);
  const open = (modalId: ModalId) => dispatch(openModalById(modalId));
  const isThere = (modalId: ModalId) => Object.hasOwn(knownModals, modalId);
  return (
    <>
      {rights.invites && isThere('invitation') && (
        <MenuItem
          id="invitePeople"
          icon="account-plus-outline"
          testId="menu-invite"
          onSelect={() => open('invitation')}
        >
          <Text id="menu.invite" />
        </MenuItem>
      )}
      {rights.manages && isThere('team_settings') && (
        <MenuItem
          id="teamSettings"
          icon="settings-outline"
          testId="menu-team-settings"
          onSelect={() => open('team_settings')}
        >
          <Text id="menu.teamSettings" />
        </MenuItem>
      )}
      {isThere('team_members') && (
        <MenuItem
          id="manageMembers"
          icon="account-multiple-outline"
          testId="menu-team-members"
          onSelect={() => open('team_members')}
        >
          <Text id={rights.managesMembers ? 'menu.manageMembers' : 'menu.viewMembers'} />
        </MenuItem>
      )}
      {rights.integrates && (
        <MenuItem
          id="integrations"
          icon="webhook-incoming"
          testId="menu-integrations"
          onSelect={() => history.push(`/${team.name}/integrations`)}
        >
          <Text id="menu.integrations" />
        </MenuItem>
      )}
      {rights.makesEmoji && (
        <MenuItem
          id="customEmoji"
          icon="emoticon-plus-outline"
          testId="menu-emoji"
          onSelect={() => history.push(`/${team.name}/emoji`)}
        >
          <Text id="menu.emoji" />
        </MenuItem>
      )}
      <hr className="menu__divider" />
      {rights.createsTeams && (
        <MenuItem
          id="createTeam"
          icon="plus"
          testId="menu-create-team"
          onSelect={() => history.push('/create_team')}
        >
          <Text id="rail.create" />
        </MenuItem>
      )}
      <MenuItem
        id="joinTeam"
        icon="account-multiple-plus-outline"
        testId="menu-join-team"
        onSelect={() => history.push('/select_team')}
      >
        <Text id="rail.join" />
      </MenuItem>
      {isThere('leave_team') && (
        <MenuItem
          id="leaveTeam"
          icon="exit-to-app"
          danger
          testId="menu-leave-team"
          onSelect={() => open('leave_team')}
        >
          <Text id="menu.leaveTeam" />
        </MenuItem>
      )}
    </>
  );
}
