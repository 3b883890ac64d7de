import type { Channel } from '@mattermost/types/channels';
import type { UserProfile } from '@mattermost/types/users';
import { addChannelMembers, getChannelStats } from 'mattermost-redux/actions/channels';
import { Client4 } from 'mattermost-redux/client';
import { useCallback } from 'react';
import { ofRedux } from '../../actions/of-redux.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch } from '../../store/hooks.ts';
import { PEOPLE_PER_PAGE, PeopleDialog } from '../people-picker/people-dialog.tsx';

interface ChannelInviteModalProps {
  channel: Channel;
  onExited(): void;
}

const MOST = 100;

/** Adding people of the team to a channel. */
export function ChannelInviteModal({ channel, onExited }: ChannelInviteModalProps) {
  const dispatch = useAppDispatch();
  const { id, team_id: teamId, group_constrained: isConstrained } = channel;
  const all = useCallback(
    (page: number) => Client4.getProfilesNotInChannel(teamId, id, isConstrained, page, PEOPLE_PER_PAGE),
    [id, isConstrained, teamId],
  );
  const search = useCallback(
    (words: string) =>
      Client4.searchUsers(words, {
        team_id: teamId,
        not_in_channel_id: id,
        group_constrained: isConstrained,
      }),
    [id, isConstrained, teamId],
  );
  const add = async (chosen: readonly UserProfile[]) => {
    const userIds = chosen.map((user) => user.id);
    const done = await dispatch(ofRedux(addChannelMembers(id, userIds)));
    if (done.error === undefined) {
      void dispatch(getChannelStats(id));
      onExited();
    }
    return done;
  };
  return (
    <PeopleDialog
      title={<Text id="invite.title" values={{ name: channel.display_name }} />}
      confirm={<Text id="invite.add" />}
      most={MOST}
      all={all}
      search={search}
      onGo={add}
      onExited={onExited}
    />
  );
}
