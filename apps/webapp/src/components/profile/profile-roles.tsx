import type { UserProfile } from '@mattermost/types/users';
import { getChannelMember } from 'mattermost-redux/actions/channels';
import { getTeamMember } from 'mattermost-redux/actions/teams';
import { getCurrentTeamId } from 'mattermost-redux/selectors/entities/teams';
import { isGuest, isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import { useEffect } from 'react';
import { Text } from '../../i18n/text.tsx';
import type { MessageId } from '../../i18n/catalogue.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';

interface ProfileRolesProps {
  user: UserProfile;
  /** Where the person was met. */
  channelId?: string;
}

/** What somebody may do here beyond others: the highest of the server's, the team's and the channel's roles. */
export function ProfileRoles({ user, channelId = '' }: ProfileRolesProps) {
  const dispatch = useAppDispatch();
  const teamId = useAppSelector(getCurrentTeamId);
  const role = useAppSelector(({ entities }): MessageId | undefined => {
    if (isSystemAdmin(user.roles)) {
      return 'profile.systemAdmin';
    }
    if (isGuest(user.roles)) {
      return 'profile.guest';
    }
    if (entities.teams.membersInTeam[teamId]?.[user.id]?.scheme_admin === true) {
      return 'profile.teamAdmin';
    }
    return entities.channels.membersInChannel[channelId]?.[user.id]?.scheme_admin === true
      ? 'profile.channelAdmin'
      : undefined;
  });
  useEffect(() => {
    if (!user.is_bot && teamId !== '') {
      void dispatch(getTeamMember(teamId, user.id));
    }
    if (!user.is_bot && channelId !== '') {
      void dispatch(getChannelMember(channelId, user.id));
    }
  }, [channelId, dispatch, teamId, user.id, user.is_bot]);
  return role === undefined ? null : (
    <span className="tag">
      <Text id={role} />
    </span>
  );
}
